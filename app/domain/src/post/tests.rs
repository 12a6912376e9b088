//! A post's life, whatever order its deeds come in.

use proptest::prelude::*;

use super::*;

const NOW: Instant = Instant(1_795_000_000_000);

fn post() -> Post {
    Post {
        id: "01935f5e-0000-7000-8000-000000000001".parse().unwrap(),
        campaign_id: None,
        session_id: None,
        topic_id: None,
        kind: Kind::Article,
        language: Language::En,
        title: "Sleep".parse().unwrap(),
        slug: "sleep".into(),
        body: "Dim the lights.".parse().unwrap(),
        html: "<p>Dim the lights.</p>".into(),
        hash: "a".into(),
        state: State::Draft,
        planned: Some("2026-12-01T10:00".parse().unwrap()),
        zone: ZoneName("UTC".into()),
        planned_at: Some(NOW.plus(1_000_000)),
        author_id: "ana".into(),
        author: "Ana".into(),
        edited_by: "ana".into(),
        asks: String::new(),
        submitted_at: None,
        returned_at: None,
        published_at: None,
        was: None,
        withdrawn_at: None,
        created_at: NOW,
        updated_at: NOW,
        version: Version(1),
    }
}

fn facts(post: &Post) -> PostFacts {
    post.draft().check().unwrap()
}

#[test]
fn another_text_voids_the_approval_and_another_time_does_not() {
    let approved = post().submitted(NOW).unwrap().approved(NOW).unwrap();
    let scheduled = approved.scheduled(true, NOW).unwrap();
    let same = PostFacts { planned_at: Some(NOW.plus(9_000_000)), ..facts(&scheduled) };
    let moved = scheduled.edited(&same, (scheduled.html.clone(), "a".into()), "ed", NOW).unwrap();
    assert_eq!((moved.state, moved.edited_by.as_str()), (State::Scheduled, "ana"));
    let rewritten = scheduled.edited(&same, ("<p>x</p>".into(), "b".into()), "ed", NOW).unwrap();
    assert_eq!((rewritten.state, rewritten.edited_by.as_str()), (State::Draft, "ed"));
    assert!(rewritten.is_by("ed") && rewritten.is_by("ana") && !rewritten.is_by("eve"));
}

#[test]
fn nothing_goes_out_without_a_time_to_come_and_an_approval() {
    let approved = post().submitted(NOW).unwrap().approved(NOW).unwrap();
    assert!(approved.scheduled(false, NOW).is_err());
    assert!(Post { planned_at: None, ..approved.clone() }.scheduled(true, NOW).is_err());
    assert!(Post { planned_at: Some(NOW), ..approved.clone() }.scheduled(true, NOW).is_err());
    assert!(approved.published(NOW).is_err());
    assert!(Post { body: "".parse().unwrap(), ..post() }.submitted(NOW).is_err());
}

proptest! {
    /// Whatever is done to it, readers see only what was scheduled after an approval; and what went out never comes back.
    #[test]
    fn readers_see_only_what_was_scheduled(deeds in proptest::collection::vec(0..8_u8, 0..30)) {
        let mut post = post();
        for deed in deeds {
            let before = post.state;
            let next = match deed {
                0 => post.submitted(NOW),
                1 => post.approved(NOW),
                2 => post.sent_back(NOW),
                3 => post.scheduled(before == State::Approved, NOW),
                4 => post.published(NOW),
                5 => Ok(if post.state.is_ahead() && before != State::Scheduled { post.missed(NOW) } else { post.clone() }),
                6 => post.cancelled(NOW),
                _ => post.withdrawn(NOW),
            };
            if let Ok(next) = next {
                if next.state == State::Published && before != State::Published {
                    prop_assert_eq!(before, State::Scheduled);
                }
                if matches!(before, State::Withdrawn | State::Cancelled) {
                    prop_assert_eq!(next.state, before);
                }
                post = next;
            }
        }
    }
}

#[test]
fn what_was_given_up_stands_again_where_it_stood() {
    let scheduled = Post { state: State::Scheduled, ..post() };
    let cancelled = scheduled.cancelled(NOW).unwrap();
    let later = cancelled.planned_at.unwrap();
    assert_eq!(cancelled.restored(NOW).unwrap().state, State::Scheduled);
    assert_eq!(cancelled.restored(later).unwrap().state, State::Approved, "its minute has passed");
    let published = Post { state: State::Published, ..post() };
    let back = published.withdrawn(NOW).unwrap().restored(NOW).unwrap();
    assert_eq!((back.state, back.withdrawn_at, back.was), (State::Published, None, None));
    assert!(published.restored(NOW).is_err());
}
