//! The inbox and single questions in every state.

use crate::{NOW, before, id};
use domain::gate::{Confirmed, Looked, PublicText};
use domain::handoff::{Handoff, ReachDraft};
use domain::id::TeamId;
use domain::question::{Asked, Question, State, Visibility};
use domain::safety::Known;
use domain::screens::desk::*;
use domain::screens::scripts::Offer;
use domain::screens::{Choice, Frame};
use domain::script::{Category, Use};
use domain::time::DAY;
use domain::{Problems, Version};

type Pages = Vec<(&'static str, String)>;

const ASKED: &str = "Melatonin with warfarin, is that safe together? My mother takes both since October and nobody told her that she should not, and now we are worried about the bruises on her arm.";
const ANSWER: &str = "Not together without talking to us first. Melatonin can strengthen the effect of warfarin.\n\nCall the clinic and ask for the pharmacist; they look at her last blood test with you.";

pub fn pages(frame: &Frame, viewer: &Frame) -> Pages {
    let none = InboxScreen { rows: vec![], next: None, unacknowledged: 0, open: 0, ..inbox() };
    let found = InboxScreen { filter: InboxFilter { q: "tooth".into(), ..InboxFilter::default() }, ..none.clone() };
    let show = |state, visibility| pages::question(frame, &screen(question(state, visibility)));
    vec![
        ("inbox", pages::inbox(frame, &inbox())),
        ("inbox-empty", pages::inbox(frame, &none)),
        ("inbox-found-nothing", pages::inbox(frame, &found)),
        ("question-received", show(State::Received, Visibility::Held)),
        ("question-private", show(State::Acknowledged, Visibility::Private)),
        ("question-public", show(State::Acknowledged, Visibility::Public)),
        ("question-answered", show(State::Answered, Visibility::Public)),
        ("question-dismissed", show(State::Dismissed, Visibility::Held)),
        ("question-withdrawn", show(State::Withdrawn, Visibility::Held)),
        ("question-offline", pages::question(frame, &screen(offline()))),
        ("question-refused", pages::question(frame, &refused())),
        ("question-script", pages::question(frame, &inserted())),
        (
            "question-viewer",
            pages::question(
                viewer,
                &QuestionScreen { may_act: false, ..screen(question(State::Received, Visibility::Held)) },
            ),
        ),
    ]
}

fn inbox() -> InboxScreen {
    let row = |n, text: &str, state, visibility, votes, days, session: &str, name: Option<&str>| InboxRow {
        id: id(n),
        text: text.into(),
        kind: domain::question::Kind::Question,
        source: domain::target::Source::Session,
        state,
        visibility,
        urgency: domain::question::Urgency::Routine,
        votes,
        created_at: before(days),
        due_at: None,
        late_at: None,
        owner_id: None,
        clinician_id: None,
        asks_back: false,
        has_proposal: false,
        is_offline: false,
        session_title: Some(session.into()),
        session_id: Some(id(5)),
        name: name.map(str::to_owned),
        reports: 0,
    };
    use {State::*, Visibility::*};
    let rows = vec![
        row(1, ASKED, Received, Private, 0, 2.1, "Sleep after 60", Some("Rosa Diaz")),
        row(2, "Is it true that older people need less sleep?", Received, Held, 42, 1.3, "Sleep after 60", None),
        row(
            3,
            "The stream froze twice. Very annoying.",
            Acknowledged,
            Held,
            0,
            0.15,
            "Eating well when cooking for one",
            None,
        ),
        row(
            4,
            "How late can I nap without ruining the night?",
            Acknowledged,
            Public,
            18,
            0.014,
            "Sleep after 60",
            Some("Henk"),
        ),
        row(5, "Can I lift weights with a pacemaker?", Answered, Public, 9, 0.003, "Strong bones, steady steps", None),
    ];
    InboxScreen {
        mine: 0,
        unowned: 2,
        to_send: 0,
        with_clinicians: 0,
        offline: 1,
        filter: InboxFilter::default(),
        alarms: vec![],
        rows,
        next: Some("next".into()),
        unacknowledged: 2,
        overdue: 1,
        reported: 0,
        open: 7,
        owners: vec![],
        members: vec![],
        sessions: vec![Choice { value: id::<domain::id::SessionId>(5).to_string(), label: "Sleep after 60".into() }],
        now: NOW,
    }
}

fn question(state: State, visibility: Visibility) -> Question {
    let answered = state == State::Answered;
    let place = Asked {
        session: None,
        private: false,
        topic: None,
        post: None,
        is_kept: false,
        kind: domain::question::Kind::Question,
        source: domain::target::Source::Ask,
        known: &Known::default(),
    };
    Question {
        state,
        public_text: (visibility == Visibility::Public)
            .then(|| cleared("Is melatonin safe together with blood thinners?")),
        answer: answered.then(|| ANSWER.into()),
        reason: (state == State::Dismissed)
            .then(|| "This needs somebody who knows your history. Please call us for an appointment.".into()),
        votes: 31,
        acknowledged_at: (state != State::Received).then(|| before(2.0)),
        answered_at: answered.then(|| before(0.5)),
        updated_at: before(0.5),
        version: Version(3),
        session_id: Some(id(5)),
        visibility,
        ..Question::asked(id(1), "h".into(), ASKED.parse().expect("a question"), place, &Looked::default(), before(2.1))
    }
}

fn offline() -> Question {
    let words = "Thank you for telling us. Our accounts team would like to look into it with you.".parse();
    let asked = question(State::Acknowledged, Visibility::Held);
    asked.taken_offline(&words.expect("words"), NOW.plus(DAY), before(0.4)).expect("offline")
}

/// Somebody to reach, who told how.
pub fn handoff() -> Handoff {
    let begun = Handoff::begun(id(9), id(1), (Category::Billing, Some(id(8))), NOW.plus(DAY), before(0.4));
    let reach = ReachDraft {
        contact: "+1 555 010 987".into(),
        best_time: "After nine".into(),
        details: "Please ask for Rosa.".into(),
        agreed: true,
    };
    begun.reachable(reach.check().expect("a way"), NOW.plus(DAY), before(0.3)).expect("reachable")
}

fn cleared(text: &str) -> PublicText {
    PublicText::clear(text, &Known::default(), &Confirmed::default()).expect("nothing is marked")
}

fn screen(question: Question) -> QuestionScreen {
    let entry = |kind: &str, author: &str, text: &str, days| Entry {
        kind: kind.into(),
        author: Some(author.into()),
        text: text.into(),
        at: before(days),
    };
    let mut entries = vec![entry("original", "the asker", ASKED, 2.1)];
    entries.extend(question.answer.as_ref().map(|answer| entry("reply", "Ana Meyer", answer, 0.5)));
    let touched = question.state != State::Received;
    let notes = if touched {
        vec![Note {
            author: "Ana Meyer".into(),
            text: "Asked pharmacy, waiting for their word.".into(),
            at: before(1.9),
        }]
    } else {
        vec![]
    };
    let line = |days, actor: &str, verb: &str| HistoryLine {
        at: before(days),
        actor: actor.into(),
        verb: verb.parse().expect("a verb"),
        detail: String::new(),
    };
    let mut history = vec![line(2.1, "the asker", "received")];
    if touched {
        history.extend([line(2.0, "Ana Meyer", "acknowledged"), line(1.9, "Ana Meyer", "noted")]);
    }
    let found = question.cleared_answer().map(|_| FoundAt {
        answer: domain::answer::Answer {
            question_id: question.id.clone(),
            slug: "melatonin-beside-a-blood-thinner".into(),
            published_at: before(0.5),
            reviewed_at: before(0.5),
            review_by: "2027-11-24".parse().expect("a day"),
            author_id: None,
            shown: true.into(),
        },
        author: None,
        due: true,
        until: "2028-11-24".parse().expect("a day"),
    });
    let near = NearAnswer {
        text: cleared("May I take melatonin with a blood thinner?"),
        answer: cleared("Not together without asking your pharmacist: both thin the blood."),
        url: "https://wellspring.example/answers/may-i-take-melatonin".into(),
    };
    QuestionScreen {
        near: if question.state.is_open() { vec![near] } else { vec![] },
        found,
        owner: None,
        members: vec![],
        teams: vec![(
            Choice { value: id::<TeamId>(8).to_string(), label: "Patient accounts".into() },
            vec![Category::Billing],
        )],
        handoff: question.is_with_a_team().then(|| (handoff(), Some("Patient accounts".into()))),
        clinicians: vec![],
        asked: None,
        question,
        name: Some("Rosa Diaz".into()),
        email: Some("rosa.diaz@example.org".into()),
        session_title: Some("Sleep after 60".into()),
        topic: None,
        post: None,
        entries,
        notes,
        bursts: vec![],
        alarm: None,
        signs: domain::gate::Signs::default(),
        holds: Vec::new(),
        may_hold: false,
        history,
        next: Some(id(2)),
        scripts: vec![],
        may_act: true,
        refused: None,
        now: NOW,
    }
}

fn refused() -> QuestionScreen {
    let refused = RefusedDeed {
        deed: "dismiss".into(),
        typed: DeedForm { reason: " ".into(), ..DeedForm::default() },
        problems: Problems::one("reason", "The reason is missing."),
        ..RefusedDeed::default()
    };
    QuestionScreen { refused: Some(refused), ..screen(question(State::Acknowledged, Visibility::Held)) }
}

/// A script was put into the answer: a blank is open, and its review was due.
fn inserted() -> QuestionScreen {
    let typed = DeedForm { text: "Hello Rosa,\n\nplease call {{clinic_phone}}.".into(), ..DeedForm::default() };
    let overdue = Some("2026-11-01".parse().expect("a day"));
    let refused = RefusedDeed { deed: "answer".into(), typed, overdue, ..RefusedDeed::default() };
    let offer = |n, used_for, label: &str| Offer { id: id(n), used_for, label: label.into() };
    let scripts = vec![
        offer(21, Use::Reply, "Thank you"),
        offer(22, Use::Reply, "With a clinician"),
        offer(23, Use::Dismissal, "Your own care"),
    ];
    QuestionScreen { refused: Some(refused), scripts, ..screen(question(State::Acknowledged, Visibility::Held)) }
}
