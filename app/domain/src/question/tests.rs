//! A question's life: who may see it after each deed.

use super::*;
use crate::gate::{Confirmed, Looked};
use crate::safety::Known;

const NOW: Instant = Instant(1_795_000_000_000);
const LATER: Instant = Instant(1_795_000_060_000);

fn id<T: std::str::FromStr<Err = String>>(number: u32) -> T {
    format!("01935f5e-0000-7000-8000-{number:012}").parse().unwrap()
}

fn asked(visibility: Visibility) -> Question {
    let (known, private) = (Known::default(), visibility == Visibility::Private);
    let place = Asked {
        session: None,
        private,
        topic: None,
        post: None,
        is_kept: false,
        kind: crate::question::Kind::Question,
        source: crate::target::Source::Ask,
        known: &known,
    };
    let text = "Melatonin with warfarin?";
    let question = Question::asked(id(1), "h".into(), text.parse().unwrap(), place, &Looked::default(), NOW);
    let public_text = (visibility == Visibility::Public).then(|| cleared(text));
    Question { session_id: Some(id(2)), visibility, public_text, ..question }
}

fn cleared(text: &str) -> PublicText {
    PublicText::clear(text, &Known::default(), &Confirmed::default()).unwrap()
}

fn wording() -> PublicText {
    cleared("Melatonin with warfarin?")
}

fn answered_in_public() -> Question {
    let answer: AnswerText = "Not together. Call us first.".parse().unwrap();
    let answered = asked(Visibility::Held).published(wording(), NOW).and_then(|public| public.answered(&answer, NOW));
    answered.and_then(|answered| answered.answer_published(wording(), NOW)).unwrap()
}

#[test]
fn what_is_private_never_becomes_public() {
    let private = asked(Visibility::Private);
    let answer = "Yes.".parse().unwrap();
    assert!(private.published(wording(), NOW).is_err());
    assert!(private.answered(&answer, NOW).unwrap().answer_published(wording(), NOW).is_err());
    for after in [private.withdrawn(NOW), private.dismissed(&"Spam.".parse().unwrap(), NOW)] {
        assert_eq!(after.unwrap().visibility, Visibility::Private);
    }
}

#[test]
fn every_act_of_a_person_acknowledges_first() {
    let held = asked(Visibility::Held);
    let answer = "Yes.".parse().unwrap();
    let acts = [
        held.acknowledged(LATER),
        held.published(wording(), LATER),
        held.answered(&answer, LATER),
        held.dismissed(&"Spam.".parse().unwrap(), LATER),
        asked(Visibility::Public).held(LATER),
    ];
    for after in acts {
        assert_eq!(after.unwrap().acknowledged_at, Some(LATER));
    }
    assert_eq!(held.withdrawn(LATER).unwrap().acknowledged_at, None, "its author is not the desk");
}

#[test]
fn an_answer_given_after_reopening_is_not_public_by_itself() {
    let public = answered_in_public();
    assert!(public.cleared_answer().is_some());
    let reopened = public.reopened(LATER).unwrap();
    assert!(reopened.cleared().is_some() && reopened.cleared_answer().is_none());
    let again = reopened.answered(&"Ask your pharmacist.".parse().unwrap(), LATER).unwrap();
    assert!(again.cleared_answer().is_none(), "neither the old wording nor the new one");
    assert_eq!(again.answered_at, Some(NOW), "the first answer's time");
}

#[test]
fn what_its_author_took_back_is_seen_and_changed_by_nobody() {
    let back = answered_in_public().withdrawn(LATER).unwrap();
    assert!(back.cleared().is_none() && back.cleared_answer().is_none());
    let answer = "Yes.".parse().unwrap();
    let deeds = [
        back.acknowledged(LATER),
        back.published(wording(), LATER),
        back.held(LATER),
        back.answered(&answer, LATER),
        back.answer_published(wording(), LATER),
        back.dismissed(&"Spam.".parse().unwrap(), LATER),
        back.reopened(LATER),
        back.withdrawn(LATER),
    ];
    assert!(deeds.iter().all(Result::is_err));
}

#[test]
fn what_was_dismissed_leaves_the_public_pages_and_stays_away() {
    let dismissed = asked(Visibility::Public).dismissed(&"Not for here.".parse().unwrap(), NOW).unwrap();
    assert!(dismissed.cleared().is_none());
    assert!(dismissed.published(wording(), LATER).is_err());
    let reopened = dismissed.reopened(LATER).unwrap();
    assert_eq!((reopened.state, reopened.visibility, reopened.reason), (State::Acknowledged, Visibility::Held, None));
}

#[test]
fn everybody_reads_the_cleared_words_and_no_others() {
    for hidden in [
        asked(Visibility::Held),
        asked(Visibility::Private),
        answered_in_public().withdrawn(LATER).unwrap(),
        answered_in_public().held(LATER).unwrap(),
        Question { umbrella_id: Some(id(9)), ..answered_in_public() },
    ] {
        assert_eq!(hidden.for_everybody(), None, "{:?}", hidden.visibility);
    }
    let wording = cleared("Is melatonin safe beside blood thinners?");
    let routed = asked(Visibility::Held).published(wording.clone(), NOW).and_then(|it| it.routed(&id(3), NOW)).unwrap();
    let proposed = routed.proposed(&"Ask him about his INR.".parse().unwrap(), NOW).unwrap();
    let answered = proposed.answered(&"Rosa, not together.".parse().unwrap(), LATER).unwrap();
    for question in [&proposed, &answered] {
        let read = question.for_everybody().unwrap();
        assert_eq!((read.text.as_str(), read.answer.as_deref(), read.proposal()), (wording.as_str(), None, None));
        let told = format!("{read:?}");
        assert!(!["warfarin", "INR", "Rosa"].iter().any(|word| told.contains(word)), "{told}");
    }
    let published = answered.answer_published(cleared("Not together."), LATER).unwrap();
    let read = published.for_everybody().unwrap();
    assert_eq!(read.answer.as_deref(), Some("Not together."));
    assert!(!format!("{read:?}").contains("Rosa"));
}

#[test]
fn by_time_goes_what_has_an_end_and_what_was_cleared_stays() {
    let resting = answered_in_public();
    assert!(resting.rests_since(LATER) && !resting.rests_since(NOW));
    assert!(!asked(Visibility::Public).rests_since(LATER), "nobody gave it an end");
    assert!(!resting.to_be_erased(Left::Nothing, NOW).unwrap().rests_since(LATER), "it waits already");
    let gone = resting.erased(Left::Wording, LATER).unwrap();
    assert_eq!((gone.erasing, gone.state, gone.text.as_str()), (Some(Left::Wording), State::Answered, ""));
    assert!(gone.cleared_answer().is_some() && gone.answer.is_none() && !gone.rests_since(Instant(i64::MAX)));
    // A wording that was cleared stays also where its answer was given aloud; that of an open question does not.
    let aloud = Question { public_answer: None, ..resting };
    assert!(aloud.erased(Left::Wording, LATER).unwrap().cleared().is_some());
    assert!(asked(Visibility::Public).erased(Left::Wording, LATER).unwrap().public_text.is_none());
    assert_eq!(asked(Visibility::Private).erased(Left::Wording, LATER).unwrap().erasing, Some(Left::Nothing));
}
