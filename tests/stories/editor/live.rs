//! The staff's stream: what changes under a page that is open.

use domain::time::SECOND;
use serde_json::json;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::live::Topic;
use wellspring_core::staff;

story! {
async fn an_open_plan_hears_what_others_change(world: World) {
    let (ana, ed) = (world.editor("Ana").await, world.editor("Ed").await);
    let session = ana.drafts(&[]).await;
    let mut stream = ed.listens("/plan/live").await;
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["cache-control"], "no-store");
    ana.changes(&session, &[("starts", "2026-11-26T10:00")]).await.leads();
    let event = stream.next().await;
    assert_eq!((event.kind.as_str(), &event.data["kind"], &event.data["id"]), ("plan", &json!("session"), &json!(session.id.to_string())));
    assert!(event.id.is_some());
} }

story! {
async fn a_plan_that_comes_back_hears_what_it_missed_once(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[]).await;
    let seen = world.app.stamp(&Topic::Plan).await.expect("a number");
    ana.changes(&session, &[("title", "Sleep after 70")]).await.leads();
    let newest = world.app.stamp(&Topic::Plan).await.expect("a number");
    let mut stream = ana.with("last-event-id", &seen.to_string()).listens("/plan/live").await;
    let mut heard = stream.next().await;
    while heard.id != Some(newest) {
        assert_eq!(heard.kind, "plan");
        heard = stream.next().await;
    }
    ana.changes(&session, &[("title", "Sleep after 80")]).await.leads();
    assert_eq!(stream.next().await.id, Some(newest + 1));
} }

story! {
async fn a_number_that_was_never_given_is_told_to_read_anew(world: World) {
    let ana = world.editor("Ana").await;
    ana.drafts(&[]).await;
    let mut stream = ana.with("last-event-id", "999999").listens("/plan/live").await;
    let reset = stream.next().await;
    let newest = world.app.stamp(&Topic::Plan).await.expect("a number");
    assert_eq!((reset.kind.as_str(), reset.id), ("reset", Some(newest)));
} }

story! {
async fn an_open_inbox_hears_that_a_question_arrived_but_not_which(world: World) {
    let ana = world.editor("Ana").await;
    let rita = world.responder("Rita").await;
    let session = ana.schedules(&[]).await;
    let mut stream = rita.listens("/plan/live").await;
    let asked = world.phone().asks(&session, "SECRETWORDS about my heart?").await;
    let event = stream.next().await;
    assert_eq!((event.kind.as_str(), event.id, event.data), ("inbox", None, json!({})));
    ana.handles(&asked, "acknowledge", &[]).await;
    assert_eq!(stream.next().await.kind, "inbox");
} }

story! {
async fn a_stream_ends_with_the_sign_in(world: World) {
    let ana = world.editor("Ana").await;
    let ed = world.editor("Ed").await;
    let mut stream = ed.listens("/plan/live").await;
    let console = Operator::at_the_console();
    let member = staff::by_email(&world.app, &console, "ed.editor@clinic.example").await.expect("a member");
    staff::disable(&world.app, &Administrator::at_the_console(), &member.id).await.expect("disabled");
    ana.drafts(&[]).await;
    assert_eq!(stream.maybe().await, None);
} }

story! {
async fn staff_streams_end_when_the_server_stops(world: World) {
    let mut stream = world.editor("Ana").await.listens("/plan/live").await;
    world.app.shutdown.cancel();
    assert_eq!(stream.maybe().await, None);
} }

story! {
async fn a_stream_that_outlasts_its_sign_in_ends_within_half_a_minute(world: World) {
    let ana = world.editor("Ana").await;
    let mut stream = world.editor("Ed").await.listens("/plan/live").await;
    ana.drafts(&[]).await;
    assert_eq!(stream.next().await.kind, "plan");
    // Behind our back, as another program would.
    world.left_behind("UPDATE sign_ins SET ends_at = 1 WHERE staff_id = (SELECT id FROM staff WHERE name = 'Ed')").await;
    world.later(30 * SECOND);
    ana.drafts(&[]).await;
    assert_eq!(stream.maybe().await, None);
} }
