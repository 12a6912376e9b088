//! The desk offers what the rules allow, no more and no less, and shows private text as text alone.

use domain::gate::{Confirmed, PublicText};
use domain::permission::{Permission, Permissions};
use domain::question::{Kind, Question, State, Urgency, Visibility};
use domain::safety::Known;
use domain::screens::desk::QuestionScreen;
use domain::screens::{Badge, Frame};
use domain::{Instant, Version};

const NOW: Instant = Instant(1_795_534_200_000);

fn frame() -> Frame {
    let may = Permissions::new(&[Permission::Read, Permission::Desk]);
    let staff = Badge {
        id: "rita".into(),
        name: "Rita Hansen".into(),
        email: "rita@demo.example".into(),
        may,
        mark: String::new(),
        stays: 1800,
    };
    Frame { assets: "/assets/1".into(), staff: Some(staff), ..Frame::default() }
}

fn question(state: State, visibility: Visibility) -> Question {
    Question {
        id: "01990000-0000-7000-8000-000000000001".parse().unwrap(),
        handle: "h".into(),
        topic_id: None,
        post_id: None,
        session_id: "01990000-0000-7000-8000-000000000002".parse().ok(),
        text: "May I run with </textarea><script>alert(1)</script> a pacemaker?".parse().unwrap(),
        kind: Kind::Question,
        source: domain::target::Source::Session,
        source_url: None,
        state,
        visibility,
        urgency: Urgency::Routine,
        signs: None,
        marks_settled: domain::Flag::default(),
        public_text: (visibility == Visibility::Public).then(|| cleared("May I run?")),
        answer: (state == State::Answered).then(|| "Mostly.".into()),
        public_answer: None,
        reason: None,
        votes: 0,
        created_at: NOW,
        acknowledged_at: None,
        answered_at: None,
        clinician_id: None,
        owner_id: None,
        routed_at: None,
        route_version: 1,
        proposed_answer: None,
        proposed_at: None,
        place: None,
        place_rank: 0,
        placed_at: None,
        live_offset: None,
        due_at: None,
        clock_from: NOW,
        acknowledge_by: None,
        answer_by: None,
        acknowledge_half: None,
        answer_half: None,
        warned: 0,
        umbrella_id: None,
        link_version: 1,
        erasing: None,
        erased_at: None,
        claimed_by: None,
        followed_up_at: None,
        handoff_due_at: None,
        helped: None,
        claimed_name: None,
        claimed_until: None,
        updated_at: NOW,
        version: Version(1),
    }
}

fn cleared(text: &str) -> PublicText {
    PublicText::clear(text, &Known::default(), &Confirmed::default()).expect("nothing is marked")
}

fn page(question: Question, may_act: bool) -> String {
    let screen = QuestionScreen {
        found: None,
        near: vec![],
        owner: None,
        members: vec![],
        clinicians: vec![],
        teams: vec![],
        handoff: None,
        asked: None,
        question,
        name: None,
        email: None,
        session_title: Some("Hearts".into()),
        topic: None,
        post: None,
        entries: vec![],
        notes: vec![],
        bursts: vec![],
        scripts: vec![],
        alarm: None,
        signs: domain::gate::Signs::default(),
        holds: Vec::new(),
        may_hold: false,
        history: vec![],
        next: None,
        may_act,
        refused: None,
        now: NOW,
    };
    pages::question(&frame(), &screen)
}

/// Each deed with whether the rules let it happen. A question that is in hand need not be taken in hand again.
fn rules(question: &Question) -> [(&'static str, bool); 8] {
    let (answer, reason) = ("Yes.".parse().unwrap(), "Off topic.".parse().unwrap());
    [
        ("acknowledge", question.state == State::Received && question.acknowledged(NOW).is_ok()),
        ("assign", question.assigned(None, false, NOW).is_ok()),
        ("publish", question.may_be_published().is_ok()),
        ("hold", question.held(NOW).is_ok()),
        ("answer", question.answered(&answer, NOW).is_ok()),
        ("publish_answer", question.answer_published(cleared("Not together."), NOW).is_ok()),
        ("dismiss", question.dismissed(&reason, NOW).is_ok()),
        ("reopen", question.reopened(NOW).is_ok()),
    ]
}

#[test]
fn exactly_the_deeds_that_the_rules_allow_are_offered() {
    for state in State::ALL {
        for visibility in Visibility::ALL {
            // What ended without an answer is never public.
            if *visibility == Visibility::Public && matches!(state, State::Dismissed | State::Withdrawn) {
                continue;
            }
            let question = question(*state, *visibility);
            let html = page(question.clone(), true);
            for (deed, allowed) in rules(&question) {
                let offered = html.contains(&format!("action=\"/inbox/{}/{deed}\"", question.id));
                assert_eq!(offered, allowed, "{deed} of a question that is {state} and {visibility}");
            }
        }
    }
}

#[test]
fn who_may_only_read_is_offered_nothing() {
    let html = page(question(State::Received, Visibility::Held), false);
    assert!(!html.contains("action=\"/inbox/"), "a viewer got a form");
}

#[test]
fn what_strangers_type_is_only_text_on_the_desk_too() {
    let html = page(question(State::Acknowledged, Visibility::Held), true);
    assert!(html.contains("pacemaker"), "the page holds the text");
    assert!(!html.contains("<script>alert"), "the text left its place");
}

#[test]
fn every_script_of_the_desk_is_asked_for_at_once() {
    let page = page(question(State::Received, Visibility::Held), true);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/desk");
    let scripts: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(page.matches("modulepreload").count(), scripts.len());
    for script in scripts {
        let link = format!("<link rel=\"modulepreload\" href=\"/assets/1/desk/{}\">", script.display());
        assert!(page.contains(&link), "no {link}");
    }
}
