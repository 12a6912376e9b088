//! A double tap, a reload, a lost reply: one question all the same.

use domain::time::{MINUTE, SECOND};
use serde_json::json;

story! {
async fn a_double_tap_before_there_is_a_cookie_is_one_question(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let first = rosa.without_cookies().asks(&session, "Tea at night?").await;
    world.later(10 * SECOND - 1);
    let second = rosa.without_cookies().asks(&session, "Tea at night?").await;
    assert_eq!(first, second);
    assert_eq!(world.how_many(&session).await, 1);
} }

story! {
async fn two_taps_at_the_same_moment_are_one_question(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let (one, other) = (rosa.without_cookies(), rosa.without_cookies());
    let (one, other) = tokio::join!(one.asks(&session, "Tea at night?"), other.asks(&session, "Tea at night?"));
    assert_eq!(one, other);
    assert_eq!(world.how_many(&session).await, 1);
} }

story! {
async fn other_fields_another_address_or_ten_seconds_later_are_other_questions(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    rosa.without_cookies().asks(&session, "Tea at night?").await;
    rosa.without_cookies().asks_as(&session, &[("text", "Tea at night?"), ("name", "Rosa")]).await;
    rosa.without_cookies().from("192.0.2.9").asks(&session, "Tea at night?").await;
    rosa.without_cookies().with("user-agent", "Another/1").asks(&session, "Tea at night?").await;
    assert_eq!(world.how_many(&session).await, 4);
    world.later(11 * SECOND);
    rosa.without_cookies().asks(&session, "Tea at night?").await;
    assert_eq!(world.how_many(&session).await, 5);
} }

story! {
async fn a_reload_with_the_cookie_that_the_first_answer_set_is_the_same_question(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let first = rosa.asks(&session, "Tea at night?").await;
    assert!(rosa.cookie("__Host-ws_voter").is_some());
    world.later(5 * MINUTE);
    assert_eq!(rosa.asks(&session, "Tea at night?").await, first);
    assert_eq!(world.how_many(&session).await, 1);
} }

story! {
async fn a_reload_after_a_double_tap_is_the_same_question_whichever_cookie_came_last(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let (one, other) = (rosa.without_cookies(), rosa.without_cookies());
    let first = one.asks(&session, "Tea at night?").await;
    assert_eq!(other.asks(&session, "Tea at night?").await, first);
    world.later(MINUTE);
    assert_eq!(one.asks(&session, "Tea at night?").await, first);
    assert_eq!(other.asks(&session, "Tea at night?").await, first);
    assert_eq!(world.how_many(&session).await, 1);
} }

story! {
async fn the_same_text_by_the_same_voter_within_ten_minutes_is_one_question(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[("title", "One")]).await;
    let other_session = ana.schedules(&[("title", "Two")]).await;
    rosa.asks(&session, "Something before?").await;
    let first = rosa.asks(&session, "Tea at night?").await;
    world.later(10 * MINUTE - 1);
    assert_eq!(rosa.asks(&session, "Tea at night?").await, first);
    assert_ne!(rosa.asks(&session, "Coffee at night?").await, first);
    assert_ne!(rosa.asks(&other_session, "Tea at night?").await, first);
    world.later(11 * MINUTE);
    assert_ne!(rosa.asks(&session, "Tea at night?").await, first);
    assert_eq!((world.how_many(&session).await, world.how_many(&other_session).await), (4, 1));
} }

story! {
async fn a_lost_reply_is_asked_for_again_by_its_idempotency_key(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let path = format!("{}/questions", session.page());
    let (key, body) = ("2c0b1f6e-key", json!({ "text": "Tea at night?", "name": "Rosa" }));
    let island = || world.phone().with("idempotency-key", key).with("accept", "application/json");
    let first = island().sends("POST", &path, &body).await.is(201).json();
    world.later(60 * MINUTE);
    // Another address and no cookie: a lost reply loses the cookie too.
    let again = island().sends("POST", &path, &body).await.is(201).json();
    assert_eq!(first, again);
    assert_eq!(first["url"], format!("/questions/{}", first["token"].as_str().expect("a token")));
    let other = island().sends("POST", &path, &json!({ "text": "Coffee at night?", "name": "Rosa" })).await;
    other.problem(422, "key-reused");
    assert_eq!(world.how_many(&session).await, 1);
} }

story! {
async fn an_idempotency_key_counts_in_its_own_session_alone(world: World) {
    let ana = world.editor("Ana").await;
    let (one, two) = (ana.schedules(&[("title", "One")]).await, ana.schedules(&[("title", "Two")]).await);
    let rosa = world.phone().with("idempotency-key", "the-same");
    let (first, second) = (rosa.asks(&one, "Tea at night?").await, rosa.asks(&two, "Tea at night?").await);
    assert_ne!(first.id, second.id);
    assert_eq!((world.how_many(&one).await, world.how_many(&two).await), (1, 1));
} }

story! {
async fn a_key_of_no_length_or_too_much_is_refused(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    for key in ["", &"k".repeat(201)] {
        world.phone().with("idempotency-key", key).sends_question(&session, &[("text", "Tea?")]).await.is(422);
    }
    assert_eq!(world.how_many(&session).await, 0);
} }
