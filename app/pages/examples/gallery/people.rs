//! People and settings.

use crate::{NOW, before, id};
use domain::clinician::ClinicianDraft;
use domain::screens::Frame;
use domain::screens::people::*;
use domain::screens::plan::SlotRow;
use domain::screens::settings::{SettingsScreen, TimerRow, TokenRow};
use domain::slot::{Role, State};
use domain::staff::Role as StaffRole;
use domain::time::{DAY, HOUR};
use domain::{Problems, Version};

type Pages = Vec<(&'static str, String)>;

pub fn pages(frame: &Frame, viewer: &Frame) -> Pages {
    let planner =
        PeopleScreen { clinicians: vec![], staff: vec![], one_time_link: None, may_operate: false, ..people() };
    let new =
        ClinicianScreen { id: None, draft: ClinicianDraft::default(), link_url: None, slots: vec![], ..clinician() };
    vec![
        ("people", pages::people(frame, &people())),
        ("people-empty", pages::people(frame, &planner)),
        ("clinician", pages::clinician(frame, &clinician())),
        ("clinician-new", pages::clinician(frame, &new)),
        ("clinician-viewer", pages::clinician(viewer, &clinician())),
        ("settings", pages::settings(frame, &settings())),
        ("settings-empty", pages::settings(frame, &SettingsScreen { tokens: vec![], ..settings() })),
    ]
}

fn people() -> PeopleScreen {
    let clinician = |n, name: &str, position: &str, topics: &str, upcoming| ClinicianRow {
        id: id(n),
        name: name.into(),
        position: position.into(),
        email: format!("c{n}@clinic.example"),
        topics: topics.into(),
        upcoming,
    };
    let staff = |n, name: &str, email: &str, role, disabled, active| StaffRow {
        id: id(n),
        name: name.into(),
        email: email.into(),
        role,
        disabled,
        active,
    };
    PeopleScreen {
        own_feed: String::new(),
        clinicians: vec![
            clinician(1, "Dr. Mei Lin", "Director of geriatric medicine", "sleep, falls, memory", 3),
            clinician(2, "Marcus Okafor", "Chair, wellness institute", "", 0),
        ],
        staff: vec![
            staff(1, "Ana Meyer", "ana@wellspring.example", StaffRole::Admin, false, true),
            staff(2, "Jo Park", "jo@wellspring.example", StaffRole::Responder, false, false),
            staff(3, "Lee Wong", "lee@wellspring.example", StaffRole::Viewer, true, true),
        ],
        staff_form: StaffForm {
            email: "not an address".into(),
            name: "Kim".into(),
            problems: Problems::one("email", "Use an e-mail address such as rosa@example.org."),
            ..StaffForm::default()
        },
        one_time_link: Some("https://wellspring.example/setup/q8ZkP0aTn3vYxW2bLr7cJd".into()),
        may_plan: true,
        may_operate: true,
    }
}

fn clinician() -> ClinicianScreen {
    let slot = |n, state| SlotRow {
        id: id(n),
        clinician: "Dr. Mei Lin".into(),
        position: String::new(),
        role: Role::Expert,
        state,
        starts_at: NOW.plus(i64::from(n) * DAY),
        ends_at: NOW.plus(i64::from(n) * DAY + HOUR),
        asked: domain::slot::SlotDraft::default(),
        call_at: None,
        clash: None,
        reply: None,
        suggested: None,
        elsewhere: Vec::new(),
        next: Vec::new(),
        link_url: None,
        link_used_at: None,
        told_at: None,
        undelivered: None,
    };
    ClinicianScreen {
        id: Some(id(1)),
        version: Version(2),
        draft: ClinicianDraft {
            name: "Dr. Mei Lin".into(),
            position: "Director of geriatric medicine".into(),
            email: "mei.lin@clinic.example".into(),
            zone: "America/New_York".into(),
            language: "en".into(),
            topics: "sleep, falls, memory".into(),
        },
        problems: Problems::default(),
        house: String::new(),
        both: None,
        zones: vec!["America/New_York".into()],
        known_topics: vec!["Sleep".into()],
        keeping: Some(super::clinician::keeping()),
        link_url: Some("https://wellspring.example/clinicians/AbCdEf0123456789AbCdEf0123456789".into()),
        link_used_at: None,
        history: vec![],
        slots: vec![
            (slot(2, State::Confirmed), id(4), "Strong bones, steady steps".into()),
            (slot(9, State::Proposed), id(5), "Sleep after 60".into()),
        ],
        now: NOW,
    }
}

fn settings() -> SettingsScreen {
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let token = |n, name: &str, scopes: &str, revoked| TokenRow {
        id: id(n),
        name: name.into(),
        scopes: scopes.into(),
        created_at: before(40.0),
        last_used_at: (n == 1).then(|| before(0.01)),
        expires_at: (n == 1).then(|| NOW.plus(90 * DAY)),
        revoked,
    };
    SettingsScreen {
        facts: vec![
            fact("Version", "0.1.0"),
            fact("Database", "SQLite 3.51.3, /var/lib/wellspring/wellspring.db"),
            fact("Zone data", "2026f, built in"),
            fact("Public address", "https://wellspring.example"),
        ],
        tokens: vec![token(1, "Website", "read", false), token(2, "Old importer", "read,plan", true)],
        timers: vec![
            TimerRow {
                what: "Clinicians' own calendars are read again.",
                every: HOUR,
                next_at: Some(NOW),
                failed: true,
            },
            TimerRow { what: "Endless series are kept a year ahead.", every: DAY, next_at: None, failed: false },
        ],
    }
}
