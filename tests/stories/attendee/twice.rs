//! A double tap, a reload, a lost reply: one question all the same.

use domain::question::State;
use domain::time::{MINUTE, SECOND};
use serde_json::json;

use crate::world::{Actor, Asked, World};

/// Somebody behind the hall's one address, with the phone that everybody has.
fn in_the_hall(world: &World) -> Actor {
    world.phone().from("198.51.100.7")
}

/// What became of the other of two that nobody can tell from one another: a page of its own, answered with the first.
async fn stands_beside(world: &World, first: &Asked, other: &Asked) {
    assert_ne!(other.page, first.page, "nobody is shown somebody else's page");
    let first = world.question(first).await.id;
    assert_eq!(world.question(other).await.umbrella_id, Some(first));
}

story! {
async fn a_double_tap_before_there_is_a_cookie_is_joined_with_the_first(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let rosa = world.phone();
    let first = rosa.without_cookies().asks(&session, "Tea at night?").await;
    world.later(10 * SECOND - 1);
    for _ in 0..2 {
        stands_beside(&world, &first, &rosa.without_cookies().asks(&session, "Tea at night?").await).await;
    }
    ana.answers(&first, "Herbal, yes.").await;
    assert_eq!(world.how_many(&session).await, 3);
} }

story! {
async fn two_strangers_behind_one_address_read_their_own_page_and_the_same_answer(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let (rosa, theo) = (in_the_hall(&world), in_the_hall(&world));
    let fields = [("text", "Tea at night?")];
    let first = rosa.without_cookies().asks_as(&session, &fields).await;
    let other = theo.without_cookies().asks_as(&session, &fields).await;
    stands_beside(&world, &first, &other).await;
    ana.handles(&first, "acknowledge", &[]).await;
    assert_eq!(world.question(&other).await.state, State::Acknowledged, "one look is for both");
    ana.answers(&first, "Herbal, yes.").await;
    theo.opens(&other.page).await.says("Herbal, yes.");
    theo.presses(&format!("{}/withdraw", other.page)).await.leads();
    rosa.opens(&first.page).await.says("Herbal, yes.");
} }

story! {
async fn who_takes_theirs_back_leaves_the_other_on_its_own(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let first = in_the_hall(&world).without_cookies().asks(&session, "Tea at night?").await;
    let other = in_the_hall(&world).without_cookies().asks(&session, "Tea at night?").await;
    world.phone().presses(&format!("{}/withdraw", first.page)).await.leads();
    let left = world.question(&other).await;
    assert_eq!((left.umbrella_id, left.state), (None, State::Received));
    assert!(world.history(&other).await.contains(&"joined".to_owned()), "it was joined before");
    ana.opens("/inbox").await.says(&other.desk());
} }

story! {
async fn private_ones_are_never_joined_by_themselves(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let fields = [("text", "My pills?"), ("private", "on")];
    let first = in_the_hall(&world).without_cookies().asks_as(&session, &fields).await;
    let other = in_the_hall(&world).without_cookies().asks_as(&session, &fields).await;
    assert_ne!(first.page, other.page);
    assert_eq!(world.question(&other).await.umbrella_id, None);
    ana.answers(&first, "Dear Rosa, call us.").await;
    world.phone().opens(&other.page).await.hides("Dear Rosa");
} }

story! {
async fn two_taps_at_the_same_moment_are_joined(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let (one, other) = (rosa.without_cookies(), rosa.without_cookies());
    let (one, other) = tokio::join!(one.asks(&session, "Tea at night?"), other.asks(&session, "Tea at night?"));
    assert_ne!(one.page, other.page);
    let umbrellas = [world.question(&one).await.umbrella_id, world.question(&other).await.umbrella_id];
    assert_eq!(umbrellas.iter().flatten().count(), 1);
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
async fn a_reload_after_a_double_tap_finds_the_page_that_its_cookie_came_with(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let (one, other) = (rosa.without_cookies(), rosa.without_cookies());
    let first = one.asks(&session, "Tea at night?").await;
    let second = other.asks(&session, "Tea at night?").await;
    world.later(MINUTE);
    assert_eq!(one.asks(&session, "Tea at night?").await, first);
    assert_eq!(other.asks(&session, "Tea at night?").await, second);
    assert_eq!(world.how_many(&session).await, 2);
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
