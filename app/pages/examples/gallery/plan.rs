//! The month, campaigns, audiences, sessions.

use crate::{NOW, before, id};
use domain::audience::AudienceDraft;
use domain::campaign::{CampaignDraft, Color};
use domain::question::State as QuestionState;
use domain::screens::desk::HistoryLine;
use domain::screens::plan::*;
use domain::screens::{Choice, Frame};
use domain::session::{Moderation, Session, SessionFacts, State};
use domain::slot::{Role, SlotDraft, State as SlotState};
use domain::time::{DAY, HOUR, MINUTE};
use domain::{Instant, LocalDate, Problems, Version, ZoneName, zone};

type Pages = Vec<(&'static str, String)>;

pub fn pages(frame: &Frame, said: &Frame, viewer: &Frame) -> Pages {
    let ended =
        SessionScreen { open_questions: open(), open: open().len() as i64, questions: 14, ..session(State::Ended) };
    let fresh =
        SessionScreen { open_questions: vec![], open: 0, slots: vec![], questions: 0, ..session(State::Scheduled) };
    let reading = SessionScreen { may_plan: false, ..session(State::Scheduled) };
    vec![
        ("campaigns", pages::campaigns(frame, &CampaignsScreen { campaigns: campaigns() })),
        ("campaigns-empty", pages::campaigns(frame, &CampaignsScreen { campaigns: vec![] })),
        ("campaign", pages::campaign_form(said, &campaign())),
        ("campaign-new", pages::campaign_form(frame, &campaign_refused())),
        ("campaign-viewer", pages::campaign_form(viewer, &campaign())),
        ("audiences", pages::audiences(frame, &audiences())),
        (
            "audiences-empty",
            pages::audiences(
                frame,
                &AudiencesScreen { audiences: vec![], editing: None, draft: AudienceDraft::default(), ..audiences() },
            ),
        ),
        ("session-new", pages::session(frame, &session_new())),
        ("session-draft", pages::session(frame, &session(State::Draft))),
        ("session-scheduled", pages::session(said, &session(State::Scheduled))),
        ("session-fresh", pages::session(frame, &fresh)),
        ("session-live", pages::session(frame, &session(State::Live))),
        ("session-ended", pages::session(frame, &ended)),
        ("session-cancelled", pages::session(frame, &session(State::Cancelled))),
        ("session-refused", pages::session(frame, &session_refused())),
        ("session-viewer", pages::session(viewer, &reading)),
    ]
}

fn berlin() -> ZoneName {
    ZoneName("Europe/Berlin".into())
}

fn new_york() -> ZoneName {
    ZoneName("America/New_York".into())
}

fn day(text: &str) -> LocalDate {
    text.parse().expect("this is a day")
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.into(), label: label.into() }
}

fn zones() -> Vec<String> {
    ["America/New_York", "America/Vancouver", "Asia/Kolkata", "Europe/Berlin"].map(String::from).to_vec()
}

fn row(n: u32, title: &str, starts_at: Option<Instant>, state: State, color: Option<Color>, open: i64) -> PlanRow {
    let experts = match n % 3 {
        0 => vec![],
        1 => vec![("Dr. Mei Lin".into(), SlotState::Confirmed), ("Marcus Okafor".into(), SlotState::Confirmed)],
        _ => vec![("Dr. Mei Lin".into(), SlotState::Confirmed), ("Marcus Okafor".into(), SlotState::Proposed)],
    };
    PlanRow {
        id: id(n),
        title: title.into(),
        state,
        starts: starts_at.map(|at| zone::local(at, &new_york())),
        zone: new_york(),
        minutes: 60,
        starts_at,
        campaign: color.map(|_| "Stay strong: Senior Games week".into()),
        color,
        experts,
        open_questions: open,
    }
}

fn rows() -> Vec<PlanRow> {
    let (teal, amber, violet) = (Some(Color::Teal), Some(Color::Amber), Some(Color::Violet));
    vec![
        row(1, "Stress, and how to put it down", Some(before(7.0).plus(7 * HOUR)), State::Ended, teal, 4),
        row(2, "Eating well when cooking for one", Some(NOW.plus(-30 * MINUTE)), State::Live, amber, 3),
        row(
            3,
            "Hearts, quickly: what a smartwatch can tell you and what it cannot",
            Some(NOW.plus(4 * HOUR)),
            State::Cancelled,
            None,
            0,
        ),
        row(4, "Strong bones, steady steps", Some(NOW.plus(2 * DAY + 7 * HOUR)), State::Scheduled, teal, 0),
        row(5, "Sleep after 60", Some(NOW.plus(2 * DAY + 9 * HOUR)), State::Scheduled, violet, 1),
        row(6, "Grief at the holidays", Some(NOW.plus(5 * DAY)), State::Draft, None, 0),
    ]
}

fn campaigns() -> Vec<CampaignRow> {
    let campaign = |n, name: &str, color, from, to, sessions| CampaignRow {
        id: id(n),
        name: name.into(),
        color,
        starts_on: day(from),
        ends_on: day(to),
        sessions,
    };
    vec![
        campaign(1, "Dry January, gently", Color::Blue, "2026-12-28", "2027-01-31", 0),
        campaign(2, "Stay strong: Senior Games week", Color::Teal, "2026-11-16", "2026-12-06", 6),
        campaign(3, "Heart month", Color::Rose, "2026-02-01", "2026-02-28", 1),
    ]
}

fn history() -> Vec<HistoryLine> {
    let line = |days, actor: &str, verb: &str, detail: &str| HistoryLine {
        at: before(days),
        actor: actor.into(),
        verb: verb.parse().expect("a verb"),
        detail: detail.into(),
    };
    vec![
        line(9.2, "Ana Meyer", "created", ""),
        line(8.0, "Ana Meyer", "rescheduled", "from Thu 26 Nov 2026, 10:00 to 18:00"),
        line(3.1, "Jo Park", "scheduled", ""),
    ]
}

fn campaign() -> CampaignScreen {
    let draft = CampaignDraft {
        name: "Stay strong: Senior Games week".into(),
        objective: "People over 60 move more, and bring worries to us before they are ill.".into(),
        main_message: "You are never too old to get stronger.".into(),
        audience_ids: vec![id(1)],
        starts_on: "2026-11-16".into(),
        ends_on: "2026-12-06".into(),
        zone: "America/New_York".into(),
        color: "teal".into(),
        marks_stand: false,
    };
    CampaignScreen {
        id: Some(id(2)),
        version: Version(4),
        slug: Some("stay-strong".into()),
        draft,
        problems: Problems::default(),
        both: None,
        audiences: vec![
            choice(id::<domain::id::AudienceId>(1).as_str(), "Adults over 60 who train"),
            choice("2", "Family who care for a parent"),
        ],
        house: String::new(),
        zones: zones(),
        sessions: rows(),
        history: history(),
    }
}

fn campaign_refused() -> CampaignScreen {
    let mut problems = Problems::one("name", "The name is missing.");
    problems.add("ends_on", "The last day is before the first, 2026-12-16.");
    let draft = CampaignDraft { name: String::new(), starts_on: "2026-12-16".into(), ..campaign().draft };
    CampaignScreen {
        id: None,
        slug: None,
        draft,
        problems,
        audiences: vec![],
        sessions: vec![],
        history: vec![],
        ..campaign()
    }
}

fn audiences() -> AudiencesScreen {
    let row = |n, name: &str, needs: &str, languages: &str, reading_level: &str| AudienceRow {
        id: id(n),
        name: name.into(),
        needs: needs.into(),
        languages: languages.into(),
        reading_level: reading_level.into(),
        campaigns: i64::from(n),
    };
    let rows = vec![
        row(
            1,
            "Adults over 60 who train",
            "Know what is safe with their medicines and joints.",
            "English, Spanish",
            "grade 6",
        ),
        row(2, "Family who care for a parent", "Notice early signs; know whom to call.", "English", ""),
    ];
    let draft = AudienceDraft {
        name: "Adults over 60 who train".into(),
        languages: "English, Spanish".into(),
        ..AudienceDraft::default()
    };
    AudiencesScreen {
        audiences: rows,
        editing: Some((id(1), Version(2))),
        draft,
        problems: Problems::default(),
        both: None,
    }
}

fn stored(state: State) -> Session {
    let starts_at = match state {
        State::Ended => before(7.0),
        State::Live => NOW.plus(-20 * MINUTE),
        _ => NOW.plus(2 * DAY + 2 * HOUR),
    };
    let dated = state != State::Draft;
    let facts = SessionFacts {
        campaign_id: Some(id(2)),
        title: "Sleep after 60".parse().expect("a title"),
        summary: "Why nights change as we age, what helps without tablets, and when to see someone."
            .parse()
            .expect("a text"),
        language: domain::Language::En,
        starts: dated.then(|| zone::local(starts_at, &berlin())),
        starts_at: dated.then_some(starts_at),
        zone: berlin(),
        minutes: 60,
        join_url: Some("https://meet.example.org/sleep".into()),
        recording_url: None,
        moderation: Moderation::Held,
        marks_stand: false,
    };
    Session {
        state,
        sequence: 3,
        published_at: dated.then(|| before(3.1)),
        closed_at: (state == State::Ended).then(|| before(6.9)),
        updated_at: before(1.0),
        version: Version(7),
        ..Session::drafted(id(5), "sleep-after-60".into(), "K7QMPX".into(), &facts, before(9.2))
    }
}

fn slot(n: u32, clinician: &str, position: &str, role: Role, state: SlotState, session: &Session) -> SlotRow {
    let start = session.starts_at.unwrap_or(NOW);
    let row = SlotRow {
        id: id(n),
        clinician: clinician.into(),
        position: position.into(),
        role,
        state,
        starts_at: start,
        ends_at: start.plus(HOUR),
        asked: SlotDraft::default(),
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
    if n == 2 { SlotRow { ends_at: start.plus(30 * MINUTE), ..row } } else { row }
}

fn open() -> Vec<OpenQuestion> {
    let question =
        |n, text: &str, state, days| OpenQuestion { id: id(n), text: text.into(), state, created_at: before(days) };
    vec![
        question(
            1,
            "Melatonin with warfarin, is that safe together? My mother takes both since October and nobody told her that she should not.",
            QuestionState::Received,
            2.1,
        ),
        question(2, "Is it true that older people need less sleep?", QuestionState::Received, 1.2),
        question(3, "How late can I nap without ruining the night?", QuestionState::Acknowledged, 0.02),
    ]
}

fn session(state: State) -> SessionScreen {
    let session = stored(state);
    let dated = session.starts.is_some();
    let people = vec![
        slot(1, "Dr. Mei Lin", "Director of geriatric medicine", Role::Chair, SlotState::Confirmed, &session),
        slot(2, "Marcus Okafor", "Chair, wellness institute", Role::Expert, SlotState::Proposed, &session),
        slot(3, "Dr. Sofia Ortiz", "Sleep physician", Role::Expert, SlotState::Declined, &session),
    ];
    SessionScreen {
        draft: session.draft(),
        session: Some(session),
        problems: Problems::default(),
        both: None,
        time_note: None,
        campaigns: campaigns().iter().map(|row| choice(row.id.as_str(), &row.name)).collect(),
        campaign_zones: Vec::new(),
        house: String::new(),
        zones: zones(),
        slots: if dated { people } else { vec![] },
        slot_draft: SlotDraft::default(),
        slot_problems: Problems::default(),
        clinicians: vec![choice("1", "Dr. Mei Lin"), choice("2", "Marcus Okafor")],
        open_questions: if dated && state != State::Cancelled { open() } else { vec![] },
        open: if dated && state != State::Cancelled { open().len() as i64 } else { 0 },
        at_desk: true,
        questions: if dated { 14 } else { 0 },
        public_url: dated.then(|| "https://wellspring.example/events/sleep-after-60".into()),
        short_url: dated.then(|| "https://wellspring.example/e/K7QMPX".into()),
        far_title: None,
        series: None,
        waiting: Waiting { asked: 2, again: 1, due_at: Some(NOW.plus(90_000)), ..Waiting::default() },
        way_back: None,
        history: history(),
        may_plan: true,
        now: NOW,
    }
}

fn session_new() -> SessionScreen {
    let draft =
        domain::session::SessionDraft { zone: "America/New_York".into(), minutes: "60".into(), ..Default::default() };
    SessionScreen { session: None, draft, history: vec![], ..session(State::Draft) }
}

fn session_refused() -> SessionScreen {
    let mut screen = session(State::Scheduled);
    screen.draft.starts = Some("2027-03-28T02:30".into());
    screen.problems = Problems::one(
        "starts",
        "The clocks go forward then, so this time does not exist. The nearest are Sun 28 Mar 2027, 01:59 and Sun 28 Mar 2027, 03:00.",
    );
    screen.time_note = Some("The clock shows this time twice on that day; the first one is meant.".into());
    screen.slot_draft = SlotDraft { clinician_id: "1".into(), ..SlotDraft::default() };
    screen.slot_problems =
        Problems::one("clinician_id", "Dr. Mei Lin is taken then: Strong bones, steady steps, 18:00–19:00.");
    screen
}
