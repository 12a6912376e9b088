//! When something fails: a page that helps, in the product's look, and never our internals.

use domain::time::MINUTE;
use serde_json::json;

use crate::world::{Answer, Setting};

/// Expects a whole page of ours, with a way on.
#[track_caller]
fn page(answer: Answer, status: u16) -> Answer {
    let answer = answer.is(status);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert!(answer.body.starts_with("<!doctype html>"), "{}", &answer.body[..40]);
    answer.says("href=\"/calendar\"").says("<h1")
}

story! {
async fn what_is_not_there_has_a_page_that_leads_on(world: World) {
    for path in ["/nowhere", "/events/nosuch", "/campaigns/nosuch", "/questions/nosuch", "/events/nosuch/event.ics", "/assets/old/start.js"] {
        page(world.phone().get(path).await, 404).says("There is no page here");
    }
    world.phone().get("/plan/sessions/nosuch").await.is(303);
    page(world.editor("Ana").await.get("/plan/sessions/nosuch").await, 404);
    page(world.phone().does("DELETE", "/calendar").await, 405);
} }

story! {
async fn a_vote_for_what_no_question_can_be_called_finds_nothing(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    for name in ["%00", "nosuch", "%F0%9F%92%9A", "a%27b"] {
        let path = format!("{}/questions/{name}/vote", session.page());
        page(world.phone().post(&path, &[]).await, 404);
    }
} }

story! {
async fn a_link_that_was_used_or_is_too_old_says_so(world: World) {
    let link = wellspring_core::staff::first_link(&world.app).await.expect("a link").expect("nobody is there yet");
    let path = link.strip_prefix(crate::world::HERE).expect("ours").to_owned();
    world.phone().opens(&path).await;
    world.later(30 * MINUTE);
    page(world.phone().get(&path).await, 410).says("This link is no longer valid");
} }

story! {
async fn more_than_64_kib_is_too_much_at_once(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let most = "a".repeat(64 * 1024);
    page(world.phone().sends_question(&session, &[("text", &most)]).await, 413).says("64 KiB");
    let path = format!("/api/v1/public/sessions/{}/questions", session.code);
    world.calendar_client().sends("POST", &path, &json!({ "text": most })).await.problem(413, "too-large");
    // Just below, it is read and the text itself is too long.
    world.phone().sends_question(&session, &[("text", &most[..64 * 1024 - 10])]).await.is(422);
} }

story! {
async fn what_cannot_be_read_is_said_to_be_so(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let path = format!("{}/questions", session.page());
    page(world.phone().with("content-type", "text/plain").sends("POST", &path, &json!({})).await, 415);
    page(world.phone().with("content-type", "application/json").post(&path, &[("text", "not JSON")]).await, 422);
    assert_eq!(world.how_many(&session).await, 0);
} }

story! {
async fn too_many_questions_at_once_are_asked_to_wait_with_their_text_kept(world: World) {
    let busy = world.another(Setting { asks_per_voter: 3, ..Setting::default() }).await;
    let session = busy.editor("Ana").await.schedules(&[]).await;
    let rosa = busy.phone();
    for n in 0..4 {
        rosa.sends_question(&session, &[("text", &format!("Question {n}?"))]).await.is(303);
    }
    let refused = rosa.sends_question(&session, &[("text", "One too many?")]).await.is(429);
    assert!(refused.header("retry-after").parse::<u64>().expect("seconds") >= 1);
    refused.says("One too many?").says("Please try again in");
    // Everybody else goes on.
    busy.phone().sends_question(&session, &[("text", "And mine?")]).await.is(303);
    assert_eq!(busy.how_many(&session).await, 5);
    busy.close().await;
} }

story! {
async fn a_full_queue_asks_people_to_come_back_with_their_text_kept(world: World) {
    let busy = world.another(Setting { intake_queue: 1, ..Setting::default() }).await;
    let session = busy.editor("Ana").await.schedules(&[]).await;
    let rush = (0..40).map(|n| {
        let (phone, session) = (busy.phone(), session.clone());
        async move { phone.sends_question(&session, &[("text", &format!("Question {n} of the rush?"))]).await }
    });
    let answers = futures::future::join_all(rush).await;
    let (taken, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 303);
    assert!(!taken.is_empty() && !refused.is_empty(), "{} taken, {} refused", taken.len(), refused.len());
    for answer in refused {
        assert!(answer.header("retry-after").parse::<u64>().expect("seconds") >= 1);
        page(answer, 503).says("of the rush?");
    }
    assert_eq!(busy.how_many(&session).await, taken.len() as i64);
    let path = format!("/api/v1/public/sessions/{}/questions", session.code);
    let rush = (0..40).map(|n| {
        let (client, path) = (busy.calendar_client(), path.clone());
        async move { client.sends("POST", &path, &json!({ "text": format!("Program {n}?") })).await }
    });
    let refused = futures::future::join_all(rush).await.into_iter().find(|answer| answer.status == 503).expect("one that was refused");
    assert_eq!(refused.header("retry-after"), "2");
    refused.problem(503, "busy");
    busy.close().await;
} }

story! {
async fn our_own_faults_tell_nothing_of_us(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    world.app.close().await;
    let answer = page(world.phone().get(&session.page()).await, 500);
    for word in ["sqlx", "pool", "Pool", "database", "storage", "src/"] {
        assert!(!answer.has(word), "{word}");
    }
    world.calendar_client().get("/api/v1/campaigns").await.is(401);
    world.phone().get("/readyz").await.is(503);
    world.phone().get("/healthz").await.is(200);
} }
