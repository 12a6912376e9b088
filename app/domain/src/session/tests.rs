//! A session's life, and what depends on the clock.

use super::*;
use crate::time::HOUR;

const NOW: Instant = Instant(1_795_000_000_000);

fn draft() -> SessionDraft {
    let starts = Some(NOW.plus(HOUR).utc().to_string());
    SessionDraft {
        title: "Sleep after 60".into(),
        starts,
        zone: "UTC".into(),
        minutes: "60".into(),
        ..SessionDraft::default()
    }
}

fn planned() -> Session {
    let id = "01935f5e-0000-7000-8000-000000000001".parse().unwrap();
    Session::drafted(id, "sleep-after-60".into(), "abcdef".into(), &draft().check().unwrap(), NOW)
}

#[test]
fn questions_are_taken_until_seven_days_after_the_end_whoever_forgot_to_end_it() {
    let scheduled = planned().scheduled(NOW).unwrap();
    let end = scheduled.ends_at.unwrap();
    let live = scheduled.gone_live(true, NOW.plus(HOUR)).unwrap();
    let ended = live.ended(end).unwrap();
    for session in [&scheduled, &live, &ended] {
        assert!(session.takes_questions(end.plus(QUESTIONS_AFTER_END - 1)));
        assert!(!session.takes_questions(end.plus(QUESTIONS_AFTER_END)));
    }
    assert!(!planned().takes_questions(NOW) && !scheduled.cancelled(NOW).unwrap().takes_questions(NOW));
}

#[test]
fn the_join_link_shows_from_a_quarter_of_an_hour_before_until_the_end() {
    let scheduled = planned().scheduled(NOW).unwrap();
    let Span { start, end } = scheduled.span().unwrap();
    assert!(!scheduled.shows_join(start.plus(-JOIN_BEFORE - 1)));
    assert!(scheduled.shows_join(start.plus(-JOIN_BEFORE)) && scheduled.shows_join(end.plus(-1)));
    assert!(!scheduled.shows_join(end), "nobody came");
    assert!(scheduled.gone_live(true, start).unwrap().shows_join(end.plus(HOUR)), "it runs over");
}

#[test]
fn a_live_session_changes_its_length_and_not_its_start() {
    let live = planned().scheduled(NOW).unwrap().gone_live(true, NOW).unwrap();
    let longer = SessionDraft { minutes: "90".into(), ..draft() }.check().unwrap();
    assert_eq!(live.edited(&longer, NOW).unwrap().sequence, live.sequence + 1);
    let tomorrow = SessionDraft { starts: Some(NOW.plus(DAY).utc().to_string()), ..draft() }.check().unwrap();
    assert!(live.edited(&tomorrow, NOW).unwrap_err().message("starts").is_some());
}

#[test]
fn sequence_rises_with_time_place_and_state_alone() {
    let session = planned();
    let edited = |draft: SessionDraft| session.edited(&draft.check().unwrap(), NOW).unwrap().sequence;
    assert_eq!(edited(SessionDraft { title: "Sleep well".into(), summary: "All night".into(), ..draft() }), 0);
    assert_eq!(edited(SessionDraft { minutes: "45".into(), ..draft() }), 1);
    assert_eq!(
        edited(SessionDraft { zone: "Europe/London".into(), ..draft() }),
        1,
        "the same instant, but another clock"
    );
    assert_eq!(edited(SessionDraft { join_url: Some("https://meet.example/1".into()), ..draft() }), 1);
    assert_eq!(session.scheduled(NOW).unwrap().sequence, 1);
}
