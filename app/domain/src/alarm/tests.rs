use super::*;
use crate::activity::ActorKind;
use crate::safety::Span;

const NOW: Instant = Instant(1_000_000_000);

fn who(name: &str) -> Who {
    Who::new(ActorKind::Staff, name, name)
}

fn alarm(kind: SignKind) -> Alarm {
    let sign = Sign { kind, span: Span { start: 0, end: 3 }, entry: "an entry".to_owned() };
    Alarm::raised(&uuid::Uuid::from_u128(1).into(), &[sign], None, NOW)
}

#[test]
fn what_was_an_emergency_takes_two_people_to_close() {
    let said = alarm(SignKind::ChestPain).ended(Outcome::Reached, &who("Ed"), NOW).unwrap();
    assert_eq!(said.standing(), Standing::AwaitsSecond(Outcome::Reached));
    assert!(said.clone().seconded(&who("Ed"), NOW).is_err(), "the same person");
    assert!(said.clone().ended(Outcome::Referred, &who("Ana"), NOW).is_err(), "somebody has said so already");
    assert_eq!(said.seconded(&who("Ana"), NOW).unwrap().standing(), Standing::Over(Outcome::Reached));
}

#[test]
fn one_person_says_that_it_was_none_and_anybody_takes_that_back_for_ten_minutes() {
    let calm = alarm(SignKind::ChestPain).ended(Outcome::NoEmergency, &who("Ed"), NOW).unwrap();
    assert!(!calm.is_open());
    assert!(calm.clone().reopened(&who("Ana"), NOW.plus(UNDO)).unwrap().is_open());
    assert!(calm.reopened(&who("Ana"), NOW.plus(UNDO + 1)).is_err());
}

#[test]
fn of_self_harm_and_abuse_a_second_person_says_that_it_was_none() {
    for kind in [SignKind::SelfHarm, SignKind::Abuse] {
        let said = alarm(kind).ended(Outcome::NoEmergency, &who("Ed"), NOW).unwrap();
        assert!(said.is_open(), "{kind}");
        assert!(!said.seconded(&who("Ana"), NOW).unwrap().is_open());
    }
}

#[test]
fn whoever_says_first_that_they_are_on_it_stays() {
    let seen = alarm(SignKind::Stroke).seen(&who("Ed"), NOW).seen(&who("Ana"), NOW.plus(1));
    assert_eq!(seen.seen_name.as_deref(), Some("Ed"));
    assert!(!seen.calls_on());
}

#[test]
fn an_end_that_waits_for_a_second_person_can_be_taken_back() {
    let said = alarm(SignKind::Abuse).ended(Outcome::Referred, &who("Ed"), NOW).unwrap();
    let open = said.reopened(&who("Ana"), NOW.plus(UNDO * 100)).unwrap();
    assert_eq!((open.standing(), open.seen_name.as_deref()), (Standing::Seen, Some("Ana")));
    assert!(open.seconded(&who("Ed"), NOW).is_err());
}
