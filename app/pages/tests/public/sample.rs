//! Made-up screens, rich enough to be looked at.

use domain::campaign::Color;
use domain::gate::{Confirmed, Looked};
use domain::question::{Asked, PublicText, Question, QuestionDraft, State as QuestionState, Visibility};
use domain::safety::Known;
use domain::screens::attendee::*;
use domain::session::State;
use domain::slot::Role;
use domain::{Instant, Language, Problems, ZoneName};
use pages::Trouble;

pub fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn card(title: &str, starts: &str, state: State, color: Color) -> SessionCard {
    SessionCard {
        title: title.into(),
        slug: "a-session".into(),
        state,
        zone: ZoneName("America/New_York".into()),
        starts_at: at(starts),
        ends_at: at(starts).plus(3_600_000),
        summary: "What changes as we age, what helps without tablets, and when to see someone.".into(),
        language: Language::En,
        experts: vec!["Dr. Helen Lin".into(), "Marcus Okafor".into()],
        answered: if state == State::Ended { 12 } else { 0 },
        color: Some(color),
        campaign: Some("Stay strong: Senior Games week".into()),
    }
}

pub fn home() -> HomeScreen {
    HomeScreen {
        posts: vec![],
        live: vec![card("Eating well when cooking for one", "2026-11-24T23:00:00Z", State::Live, Color::Amber)],
        upcoming: vec![
            card("Strong bones, steady steps", "2026-11-26T23:00:00Z", State::Scheduled, Color::Teal),
            card("Sleep after 60", "2026-12-03T15:00:00Z", State::Scheduled, Color::Violet),
        ],
        past: vec![card("Stress, and how to put it down", "2026-11-17T23:00:00Z", State::Ended, Color::Teal)],
    }
}

pub fn month() -> PublicMonthScreen {
    let HomeScreen { live, upcoming, past, .. } = home();
    let sessions =
        past.into_iter().chain(live).chain(upcoming).filter(|card| card.starts_at < at("2026-12-01T00:00:00Z"));
    PublicMonthScreen { year: 2026, month: 11, sessions: sessions.collect(), today: "2026-11-24".parse().unwrap() }
}

pub fn campaign() -> CampaignPageScreen {
    let HomeScreen { live, upcoming, past, .. } = home();
    CampaignPageScreen {
        posts: vec![],
        name: "Stay strong: Senior Games week".into(),
        slug: "stay-strong".into(),
        main_message: "You are never too old to get stronger. Eat well, keep moving, put stress down.".into(),
        color: Color::Teal,
        starts_on: "2026-11-17".parse().unwrap(),
        ends_on: "2026-12-12".parse().unwrap(),
        sessions: live.into_iter().chain(upcoming).chain(past).collect(),
        now: at("2026-11-24T23:20:00Z"),
    }
}

fn expert(name: &str, position: &str, role: Role) -> Expert {
    Expert { name: name.into(), position: position.into(), role }
}

fn session(state: State) -> PublicSession {
    PublicSession {
        title: "Sleep after 60".into(),
        slug: "sleep-after-60".into(),
        code: "K7QM4D".into(),
        summary: "Why nights change as we age, what helps without tablets, and when to see someone. An hour with two of our experts, and your questions.".into(),
        language: Language::En,
        state,
        zone: ZoneName("Europe/Berlin".into()),
        starts_at: at("2027-03-28T08:00:00Z"),
        ends_at: at("2027-03-28T09:00:00Z"),
        recording_url: (state == State::Ended).then(|| "https://video.example/sleep".into()),
        join_url: (state == State::Live).then(|| "https://meet.example/sleep".into()),
        experts: vec![
            expert("Dr. Helen Lin", "Director of geriatric medicine", Role::Expert),
            expert("Marcus Okafor", "Wellness institute", Role::Chair),
        ],
        campaign: Some(CampaignLink { name: "Stay strong: Senior Games week".into(), slug: "stay-strong".into(), color: Color::Violet }),
        takes_questions: state != State::Cancelled,
        takes_votes: state != State::Cancelled,
        paused: false,
        votes_hidden: false,
        held: true,
        slow_seconds: 0,
    }
}

fn stored(text: &str, answer: Option<&str>) -> Question {
    let now = at("2027-03-28T08:10:00Z");
    let id = "0190a3c0-0000-7000-8000-000000000001".parse().unwrap();
    let session = "0190a3c0-0000-7000-8000-000000000002".parse().unwrap();
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
        state: if answer.is_some() { QuestionState::Answered } else { QuestionState::Acknowledged },
        answer: answer.map(str::to_owned),
        public_text: Some(cleared(text)),
        visibility: Visibility::Public,
        public_answer: answer.map(cleared),
        acknowledged_at: Some(now),
        answered_at: answer.map(|_| now),
        session_id: Some(session),
        ..Question::asked(id, "h".into(), text.parse().unwrap(), place, &Looked::default(), now)
    }
}

fn cleared(text: &str) -> PublicText {
    PublicText::clear(text, &Known::default(), &Confirmed::default()).expect("nothing is marked")
}

fn public(handle: &str, text: &str, votes: i64, answer: Option<&str>) -> PublicQuestion {
    let question = stored(text, answer);
    PublicQuestion {
        handle: handle.into(),
        text: cleared(text),
        votes,
        answered: answer.is_some(),
        answer: question.cleared_answer(),
        now: false,
        asked_at: question.created_at,
    }
}

pub fn event(state: State) -> EventScreen {
    let ended = state == State::Ended;
    let answers = [
        ended.then_some("You need about as much as before, seven to eight hours. Sleep gets lighter with age and wakes are more frequent, so it can feel like less.\n\nIf you are tired most days, bring it up at your next visit."),
        ended.then_some("Not without talking to us first. Melatonin can strengthen the effect of warfarin. Call the clinic and ask for the pharmacist."),
    ];
    let questions = vec![
        public("q1", "Is it true that older people need less sleep, or do we just get less?", 42, answers[0]),
        public("q2", "Melatonin with blood thinners: safe together?", 31, answers[1]),
        public("q3", "How late can I nap without ruining the night?", 18, None),
        public("q4", "My husband kicks in his sleep since he started a new tablet. Who should we talk to?", 7, None),
    ];
    let questions = if state == State::Scheduled { vec![] } else { questions };
    EventScreen {
        whole: false,
        newest: false,
        session: session(state),
        questions,
        seq: 1,
        form: AskForm::default(),
        now: at("2027-03-28T08:20:00Z"),
    }
}

pub fn refused() -> EventScreen {
    let draft = QuestionDraft {
        text: "Can I take".into(),
        name: String::new(),
        email: "rosa@".into(),
        private: true,
        ..QuestionDraft::default()
    };
    let mut problems = Problems::one("text", "Write at least a few words.");
    problems.add("email", "Use an address such as name@example.org.");
    EventScreen { form: AskForm { draft, problems }, ..event(State::Live) }
}

pub fn asker(state: QuestionState) -> AskerScreen {
    let dismissed = state == QuestionState::Dismissed;
    AskerScreen {
        asked_in: AskedIn {
            title: Some("Sleep after 60".into()),
            path: "/events/sleep-after-60".into(),
            zone: session(State::Ended).zone,
        },
        path: "/questions/q1.7f3kQ0aZ".into(),
        text: "Melatonin with warfarin, is that safe together? My mother takes both since October.".into(),
        state,
        visibility: if dismissed { Visibility::Held } else { Visibility::Public },
        public_text: (!dismissed).then(|| cleared("Is melatonin safe with blood thinners?")),
        answer: (state == QuestionState::Answered)
            .then(|| "Not together without talking to us first.\nCall the clinic and ask for the pharmacist.".into()),
        reason: dismissed.then(|| "This needs your records; please call the clinic.".into()),
        votes: 31,
        asked_at: at("2027-03-28T08:12:00Z"),
        acknowledged_at: Some(at("2027-03-28T08:40:00Z")),
        answered_at: (state == QuestionState::Answered).then(|| at("2027-03-28T13:02:00Z")),
        will_be_mailed: true,
        umbrella: None,
        until: None,
        now: false,
        marked: None,
        help: None,
        erasure: Erasure::Possible { wording: state == QuestionState::Answered, waits: false },
        code: "abcde-fghjk".parse().ok(),
        confirms: false,
        by: "/questions/q1.7f3kQ0aZ".into(),
        takes_email: true,
        thread: Vec::new(),
        helped: None,
        offline: None,
        forms: OwnForms::default(),
    }
}

pub fn busy() -> Trouble {
    Trouble {
        kept: Some("How late can I nap without ruining the night?".into()),
        request: Some("01HZX2".into()),
        ..Trouble::new(503)
    }
}

fn asked_in() -> AskedIn {
    AskedIn {
        title: Some("Sleep after 60".into()),
        path: "/events/a-session".into(),
        zone: ZoneName("America/New_York".into()),
    }
}

pub fn ask(language: domain::Language) -> AskScreen {
    AskScreen {
        lines: domain::help::Country::Us.lines(&[], language),
        hours: domain::hours::DeskHours::default(),
        zone: ZoneName("America/New_York".into()),
        within: None,
        topics: vec![],
        post: Some(("protein-after-60".into(), "Protein after 60".into())),
        answers: vec![],
        form: AskForm::default(),
    }
}

pub fn mine() -> MineScreen {
    let asked = Mine {
        path: "/questions/token".into(),
        title: None,
        state: QuestionState::Received,
        asked_at: at("2026-11-24T15:00:00Z"),
    };
    MineScreen { asked: vec![asked], zone: ZoneName("America/New_York".into()) }
}

pub fn locked() -> LockedScreen {
    LockedScreen {
        asked_in: asked_in(),
        state: QuestionState::Answered,
        asked_at: at("2026-11-24T15:00:00Z"),
        text: None,
        answer: None,
        by: "/questions/token".into(),
    }
}

pub fn follow() -> FollowScreen {
    FollowScreen { asked_in: asked_in(), path: "/follow/token".into(), text: None, is_confirmed: false, is_told: false }
}

fn author() -> Author {
    Author { name: "Dr. Helen Lin".into(), position: "Geriatric medicine".into() }
}

fn found_answer(text: &str, lead: &str, by: Option<Author>, due: bool) -> AnswerCard {
    let (slug, reviewed_at) = ("melatonin-with-blood-thinners".into(), at("2027-03-28T09:30:00Z"));
    AnswerCard { slug, text: cleared(text), lead: lead.into(), author: by, reviewed_at, due }
}

fn found_answers() -> Vec<AnswerCard> {
    let tea = "Is there anything that helps with restless legs at night, without another tablet, when one already takes five of them and drinks neither coffee nor tea?";
    vec![
        found_answer(
            "Melatonin with blood thinners: safe together?",
            "Not without talking to us first.",
            Some(author()),
            false,
        ),
        found_answer(tea, "Often, yes: a walk before bed, a warm bath, and less alcohol.", None, true),
    ]
}

fn zone() -> ZoneName {
    ZoneName("America/New_York".into())
}

fn choice(value: &str, label: &str) -> domain::screens::Choice {
    domain::screens::Choice { value: value.into(), label: label.into() }
}

pub fn answers() -> AnswersScreen {
    let topics = vec![choice("sueno", "Sueño"), choice("heart", "Heart and vessels")];
    AnswersScreen { answers: found_answers(), topics, zone: zone(), begins: true, next: Some("another".into()) }
}

pub fn topic() -> TopicScreen {
    let (topic, posts) = (choice("sueno", "Sueño"), vec![]);
    TopicScreen { topic, answers: found_answers(), posts, zone: zone(), next: None }
}

pub fn published(due: bool) -> AnswerScreen {
    let session = AnsweredIn {
        title: "Sleep after 60".into(),
        path: "/events/sleep-after-60#q-q2".into(),
        recording: Some(Recording { url: "https://video.example/sleep#t=754".into(), moment: Some("12:34".into()) }),
    };
    AnswerScreen {
        slug: "melatonin-with-blood-thinners".into(),
        text: cleared("Melatonin with blood thinners: safe together?"),
        answer: cleared("Not without talking to us first. Melatonin can strengthen the effect of warfarin."),
        author: (!due).then(author),
        asked_at: at("2027-03-28T08:05:00Z"),
        published_at: at("2027-03-28T09:30:00Z"),
        reviewed_at: at("2027-03-28T09:30:00Z"),
        review_by: "2028-03-28".parse().unwrap(),
        due,
        session: (!due).then_some(session),
        topic: Some(choice("sueno", "Sueño")),
        zone: zone(),
    }
}

pub fn found() -> SearchScreen {
    let HomeScreen { past, .. } = home();
    SearchScreen { q: "sleep".into(), answers: found_answers(), posts: vec![], sessions: past, zone: zone() }
}

pub fn nothing_found() -> SearchScreen {
    SearchScreen { q: "xyzzy".into(), answers: vec![], posts: vec![], sessions: vec![], zone: zone() }
}
