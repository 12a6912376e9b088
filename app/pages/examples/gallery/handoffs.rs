//! Teams, and what one of them was handed.

use crate::inbox::handoff;
use crate::{NOW, id};
use domain::screens::attendee::Said;
use domain::screens::handoff::{HandoffScreen, TeamsScreen};
use domain::screens::{Choice, Frame};
use domain::team::{Team, TeamDraft};
use domain::{Problems, Version};

pub fn pages(frame: &Frame) -> Vec<(&'static str, String)> {
    let public = Frame { staff: None, ..frame.clone() };
    let none = TeamsScreen { teams: vec![], ..teams() };
    vec![
        ("handoff", pages::handoff(&public, &screen())),
        ("handoff-closed", pages::handoff_closed(&public)),
        ("teams", pages::teams(frame, &teams())),
        ("teams-empty", pages::teams(frame, &none)),
    ]
}

fn screen() -> HandoffScreen {
    let text = "Thank you for telling us. Our accounts team would like to look into it with you.";
    HandoffScreen {
        path: "/handoffs/AbCd".into(),
        team: "Patient accounts".into(),
        handoff: handoff(),
        version: Version(3),
        text: "You billed my knee twice.".into(),
        said: vec![Said { by_them: false, text: text.into(), at: NOW }],
        name: Some("Rosa Diaz".into()),
        refused: None,
        now: NOW,
    }
}

fn teams() -> TeamsScreen {
    let team = |n, name: &str, email: &str, takes: &str| Team {
        id: id(n),
        name: name.parse().expect("a name"),
        email: email.parse().expect("an address"),
        lead_id: None,
        categories: takes.parse().expect("words"),
        version: Version(1),
    };
    TeamsScreen {
        teams: vec![
            (team(1, "Patient accounts", "accounts@wellspring.example", "billing"), Some("Ana Meyer".into())),
            (team(2, "Scheduling", "scheduling@wellspring.example", "appointment,care_question"), None),
        ],
        members: vec![Choice { value: "ana".into(), label: "Ana Meyer".into() }],
        editing: None,
        draft: TeamDraft::default(),
        problems: Problems::default(),
        both: None,
    }
}
