//! What clinicians see by their links, in each state.

use domain::clinician::{Assistant, AssistantDraft, FeedDraft, Leave, LeaveDraft};
use domain::screens::Frame;
use domain::screens::clinician::{
    AnswerScreen, AskedFor, BusyState, Keeping, OwnQuestion, OwnScreen, OwnSlot, SlotScreen, With,
};
use domain::slot::{AnswerDraft, ReplyKind, Role, SlotReply, State};
use domain::time::{DAY, HOUR, MINUTE};
use domain::{Instant, Problems, Span, ZoneName, session};

/// The moment at which every page is looked at: Tuesday 24 November 2026, 15:30 UTC.
pub const NOW: Instant = Instant(1_795_534_200_000);

/// An id by number.
pub fn id<T: std::str::FromStr<Err = String>>(n: u32) -> T {
    format!("01990000-0000-7000-8000-{n:012}").parse().expect("this is an id")
}

/// Each page by name.
pub fn pages(frame: &Frame) -> Vec<(&'static str, String)> {
    let public = Frame { staff: None, ..frame.clone() };
    let slot = |screen: SlotScreen| pages::slot(&public, &screen);
    let asked = asked();
    let cancelled = AskedFor { state: session::State::Cancelled, ..asked.session.clone() };
    vec![
        ("slot-asked", slot(asked.clone())),
        ("slot-moved", slot(SlotScreen { moved: true, was_at: Some(NOW.plus(6 * DAY)), ..asked.clone() })),
        ("slot-confirmed", slot(SlotScreen { state: State::Confirmed, ..asked.clone() })),
        (
            "slot-declined",
            slot(SlotScreen { state: State::Declined, reply: Some(reply(ReplyKind::Declined)), ..asked.clone() }),
        ),
        ("slot-wished", slot(SlotScreen { reply: Some(reply(ReplyKind::AnotherTime)), ..asked.clone() })),
        ("slot-withdrawn", slot(SlotScreen { state: State::Withdrawn, ..asked.clone() })),
        ("slot-cancelled", slot(SlotScreen { session: cancelled, state: State::Withdrawn, ..asked.clone() })),
        ("slot-refused", slot(refused(&asked))),
        (
            "slot-ended",
            pages::link_ended(&public, "This session is over, and so is its link. Thank you for having been asked."),
        ),
        ("own", pages::own(&public, &own())),
        (
            "own-empty",
            pages::own(&public, &OwnScreen { slots: vec![], questions: vec![], said: None, acting: None, ..own() }),
        ),
        ("answer", pages::answer(&public, &answer())),
        ("answer-kept", pages::answer(&public, &AnswerScreen { draft: "Half a milligram".into(), ..answer() })),
        ("answer-sent", pages::answer(&public, &AnswerScreen { sent: true, ..answer() })),
    ]
}

fn answer() -> AnswerScreen {
    AnswerScreen {
        path: "/answer/AbCd".into(),
        clinician: "Dr. Mei Lin".into(),
        session: Some("Sleep after 60: what helps, what harms".into()),
        text: "How much melatonin is too much?".into(),
        said: Vec::new(),
        draft: String::new(),
        problems: Problems::default(),
        sent: false,
    }
}

fn berlin() -> ZoneName {
    ZoneName("Europe/Berlin".to_owned())
}

fn chicago() -> ZoneName {
    ZoneName("America/Chicago".to_owned())
}

fn part() -> Span {
    let start = NOW.plus(7 * DAY + 30 * MINUTE);
    Span { start, end: start.plus(45 * MINUTE) }
}

fn asked() -> SlotScreen {
    let with = |name: &str, position: &str, role, confirmed| With {
        name: name.into(),
        position: position.into(),
        role,
        confirmed,
    };
    SlotScreen {
        path: "/slots/AbCd".into(),
        home: None,
        acting: None,
        clinician: "Dr. Mei Lin".into(),
        zone: berlin(),
        clock: domain::Clock::Day,
        session: AskedFor {
            title: "Sleep after 60: what helps, what harms".into(),
            summary: "Why sleep changes with age, which habits help, and what to know before taking anything for it."
                .into(),
            state: session::State::Scheduled,
            zone: chicago(),
            span: Some(Span { start: part().start, end: part().start.plus(HOUR) }),
            join_url: Some("https://meet.example.org/sleep-after-60".into()),
            public_path: Some("/events/sleep".into()),
            campaign: Some("Stay strong: Senior Games week".into()),
        },
        role: Role::Expert,
        state: State::Proposed,
        span: part(),
        call_at: Some(part().start.plus(-15 * MINUTE)),
        sequence: 2,
        with: vec![
            with("Dr. Maya Okafor", "Wellness chair", Role::Chair, true),
            with("Marcus Bell", "", Role::Moderator, false),
        ],
        reply: None,
        draft: AnswerDraft { zone: "Europe/Berlin".into(), ..AnswerDraft::default() },
        problems: Problems::default(),
        tried: None,
        moved: false,
        was_at: None,
        now: NOW,
    }
}

fn refused(asked: &SlotScreen) -> SlotScreen {
    let draft =
        AnswerDraft { starts: "2026-11-20T10:00".into(), reason: "Clinic until seven".into(), ..asked.draft.clone() };
    let problems = Problems::one("starts", "That time is already over.");
    SlotScreen {
        tried: Some("another_time".into()),
        draft,
        problems,
        acting: Some("Sam Park".into()),
        home: Some("/clinicians/x".into()),
        ..asked.clone()
    }
}

fn reply(kind: ReplyKind) -> SlotReply {
    SlotReply {
        slot_id: id(1),
        kind,
        text: "On call in the catheter lab that night".into(),
        name: String::new(),
        starts: (kind == ReplyKind::AnotherTime).then(|| "2026-12-02T19:30".parse().expect("a time")),
        zone: (kind == ReplyKind::AnotherTime).then(berlin),
        author: "Dr. Mei Lin".into(),
        at: NOW,
    }
}

fn own() -> OwnScreen {
    let slot = |n: u32, title: &str, state, cancelled| OwnSlot {
        id: id(n),
        title: title.into(),
        role: Role::Expert,
        state,
        span: Span { start: part().start.plus(i64::from(n) * DAY), end: part().end.plus(i64::from(n) * DAY) },
        call_at: (n == 1).then(|| part().start.plus(DAY - 15 * MINUTE)),
        sequence: 0,
        cancelled,
    };
    OwnScreen {
        path: "/clinicians/AbCd".into(),
        clinician: "Dr. Mei Lin".into(),
        acting: Some("Sam Park".into()),
        zone: berlin(),
        clock: domain::Clock::Day,
        slots: vec![
            slot(1, "Sleep after 60: what helps, what harms", State::Proposed, false),
            slot(3, "Eating for strength", State::Proposed, false),
            slot(4, "Steady on your feet: balance for everyday life", State::Confirmed, false),
            slot(9, "Quiet the noise", State::Withdrawn, true),
        ],
        questions: vec![
            OwnQuestion {
                asked_in: Some("Sleep after 60: what helps, what harms".into()),
                asked_at: NOW,
                until: Some(NOW.plus(DAY)),
                sent: false,
                path: Some("/answer/AbCd".into()),
            },
            OwnQuestion { asked_in: None, asked_at: NOW, until: None, sent: false, path: None },
        ],
        keeping: keeping(),
        said: Some("Noted. Whoever plans is told when they ask for these days.".into()),
    }
}

/// The panels of a calendar, as full as they get.
pub fn keeping() -> Keeping {
    let day = |text: &str| text.parse().expect("a day");
    let assistant = Assistant {
        id: id(1),
        clinician_id: id(1),
        name: "Sam Park".parse().expect("a name"),
        email: "sam.park@wellspring.example".parse().expect("an address"),
        link_version: 1,
        link_used_at: Some(NOW.plus(-DAY)),
    };
    Keeping {
        base: "/clinicians/AbCd".into(),
        clinician_id: id(1),
        feed: "https://wellspring.example/feeds/AbCdEf0123456789AbCdEf0123456789/calendar.ics".to_owned(),
        choice: FeedDraft { alarm: "30".into(), reduced: true, back: "90".into() },
        leaves: vec![Leave {
            id: id(1),
            clinician_id: id(1),
            starts_on: day("2026-12-24"),
            ends_on: day("2027-01-02"),
            note: "Family".into(),
        }],
        leave: LeaveDraft::default(),
        busy: BusyState {
            host: Some("outlook.office365.com".into()),
            read_at: Some(NOW.plus(-20 * MINUTE)),
            error: None,
            unread: None,
            from_url: 41,
            from_file: 0,
            file_unread: None,
            typed: String::new(),
        },
        assistants: vec![(assistant, "https://wellspring.example/clinicians/ZyXwVu9876543210ZyXwVu9876543210".into())],
        assistant: AssistantDraft::default(),
        appoints: true,
        language: domain::Language::En,
        wrong: None,
        now: NOW,
    }
}
