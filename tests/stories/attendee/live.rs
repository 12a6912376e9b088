//! The live stream on a session's page.

use serde_json::json;

use crate::world::{Asked, Planned, World};

fn live(session: &Planned) -> String {
    format!("/api/v1/public/sessions/{}/live", session.code)
}

/// Publishes a new question, which is one event.
async fn publishes_one(world: &World, ana: &crate::world::Actor, session: &Planned, text: &str) -> Asked {
    let asked = world.phone().asks(session, text).await;
    ana.publishes(&asked, "").await;
    asked
}

story! {
async fn a_listener_sees_questions_and_answers_as_they_become_public(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let mut stream = world.phone().listens(&live(&session)).await;
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["cache-control"], "no-store");
    let asked = publishes_one(&world, &ana, &session, "How many steps?").await;
    let seen = stream.next().await;
    assert_eq!((seen.kind.as_str(), &seen.data["handle"], &seen.data["text"]), ("question", &json!(asked.handle), &json!("How many steps?")));
    assert_eq!((&seen.data["answered"], &seen.data["answer"]), (&json!(false), &json!(null)));
    ana.handles(&asked, "answer", &[("text", "About 7,000."), ("publish", "on")]).await;
    let answered = stream.next().await;
    assert_eq!((&answered.data["answered"], &answered.data["answer"]), (&json!(true), &json!("About 7,000.")));
    assert_eq!(answered.id, seen.id.map(|id| id + 1));
} }

story! {
async fn a_listener_is_told_when_a_question_is_gone_again(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = publishes_one(&world, &ana, &session, "SHOWNTHENHELD").await;
    let mut stream = world.phone().listens(&live(&session)).await;
    ana.handles(&asked, "hold", &[]).await;
    let gone = stream.next().await;
    assert_eq!((gone.kind.as_str(), gone.data), ("question", json!({ "handle": asked.handle, "gone": true })));
    let mut replay = world.phone().listens(&format!("{}?after=1", live(&session))).await;
    assert!(!replay.next().await.data.to_string().contains("SHOWNTHENHELD"));
} }

story! {
async fn votes_arrive_without_a_number_of_their_own(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "Stairs or lift?").await;
    let mut stream = world.phone().listens(&live(&session)).await;
    let voters: Vec<_> = (0..5).map(|_| world.phone()).collect();
    futures::future::join_all(voters.iter().map(|voter| voter.votes(&session, &asked))).await;
    let mut events = 0;
    loop {
        let event = stream.next().await;
        assert_eq!((event.kind.as_str(), event.id), ("votes", None));
        events += 1;
        if event.data["votes"] == json!([[asked.handle, 5]]) {
            break;
        }
    }
    assert!(events < 5, "five votes at once came as {events} events");
} }

story! {
async fn a_listener_hears_the_session_begin_and_end(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let mut stream = world.phone().listens(&live(&session)).await;
    ana.leads_on(&session, "go_live").await;
    let event = stream.next().await;
    let now = |state: &str| json!({ "state": state, "paused": false, "votes_hidden": false });
    assert_eq!((event.kind.as_str(), event.data), ("state", now("live")));
    ana.leads_on(&session, "end").await;
    assert_eq!(stream.next().await.data, now("ended"));
} }

story! {
async fn whoever_comes_back_is_given_what_they_missed(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let mut stream = world.phone().listens(&live(&session)).await;
    publishes_one(&world, &ana, &session, "The first?").await;
    let seen = stream.next().await.id.expect("a number");
    drop(stream);
    publishes_one(&world, &ana, &session, "The second?").await;
    publishes_one(&world, &ana, &session, "The third?").await;
    let by_header = world.phone().with("last-event-id", &seen.to_string()).listens(&live(&session)).await;
    let by_query = world.phone().listens(&format!("{}?after={seen}", live(&session))).await;
    // The browser's own reconnect sends both; then the header is newer.
    let by_both = world.phone().with("last-event-id", &seen.to_string()).listens(&format!("{}?after=0", live(&session))).await;
    for mut stream in [by_header, by_query, by_both] {
        let (second, third) = (stream.next().await, stream.next().await);
        assert_eq!((&second.data["text"], second.id), (&json!("The second?"), Some(seen + 1)));
        assert_eq!((&third.data["text"], third.id), (&json!("The third?"), Some(seen + 2)));
    }
} }

story! {
async fn the_page_names_the_number_that_its_island_goes_on_from(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    publishes_one(&world, &ana, &session, "Before the page?").await;
    world.phone().opens(&session.page()).await.says("Before the page?");
    let seq = world.app.stamp(&wellspring_core::live::Topic::Session(session.id.clone())).await.expect("a number");
    let mut stream = world.phone().listens(&format!("{}?after={seq}", live(&session))).await;
    publishes_one(&world, &ana, &session, "After the page?").await;
    assert_eq!(stream.next().await.data["text"], "After the page?");
} }

/// So much happened that nobody replays it.
const MUCH: &str = "
    INSERT INTO events (topic, seq, kind, subject, at)
    WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 1000)
    SELECT name, seq + n, 'state', '', 1795532400000 FROM topics, more WHERE name >= 'session:' AND name < 'session;'";

story! {
async fn what_was_missed_of_a_question_is_told_once_and_as_it_is_now(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "Again and again?").await;
    let other = world.phone().asks(&session, "And this?").await;
    for _ in 0..101 {
        ana.handles(&asked, "hold", &[]).await;
        ana.handles(&asked, "publish", &[]).await;
    }
    let path = format!("{}?after=1", live(&session));
    let (mut stream, mut beside) = (world.phone().listens(&path).await, world.phone().listens(&path).await);
    for stream in [&mut stream, &mut beside] {
        assert_eq!(stream.next().await.data["handle"], json!(other.handle));
        assert_eq!(stream.next().await.data["text"], "Again and again?");
    }
    ana.handles(&asked, "hold", &[]).await;
    assert_eq!((stream.next().await.data["gone"].clone(), beside.next().await.data["gone"].clone()), (json!(true), json!(true)));
    let mut late = world.phone().listens(&path).await;
    assert_eq!(late.next().await.data["handle"], json!(other.handle));
    assert_eq!(late.next().await.data, json!({ "handle": asked.handle, "gone": true }));
} }

story! {
async fn too_long_away_is_told_to_read_anew(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "Again and again?").await;
    world.left_behind(MUCH).await;
    world.left_behind("UPDATE topics SET seq = seq + 1000 WHERE name >= 'session:' AND name < 'session;'").await;
    ana.handles(&asked, "hold", &[]).await;
    ana.handles(&asked, "publish", &[]).await;
    let mut stream = world.phone().listens(&format!("{}?after=1", live(&session))).await;
    let reset = stream.next().await;
    assert_eq!(reset.kind, "reset");
    let newest = reset.id.expect("a number");
    // From a number that was never given, too.
    let mut ahead = world.phone().with("last-event-id", "999999").listens(&live(&session)).await;
    assert_eq!(ahead.next().await, reset);
    ana.handles(&asked, "hold", &[]).await;
    assert_eq!((stream.next().await.id, ahead.next().await.id), (Some(newest + 1), Some(newest + 1)));
} }

story! {
async fn another_sessions_questions_are_not_heard(world: World) {
    let ana = world.editor("Ana").await;
    let (one, two) = (ana.schedules(&[("title", "One")]).await, ana.schedules(&[("title", "Two")]).await);
    let mut stream = world.phone().listens(&live(&one)).await;
    publishes_one(&world, &ana, &two, "In the other room?").await;
    publishes_one(&world, &ana, &one, "In this room?").await;
    assert_eq!(stream.next().await.data["text"], "In this room?");
} }

story! {
async fn streams_end_when_the_server_stops(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let mut stream = world.phone().listens(&live(&session)).await;
    world.app.shutdown.cancel();
    assert_eq!(stream.maybe().await, None);
    world.phone().get("/readyz").await.is(503);
} }

story! {
async fn a_stream_of_no_session_is_not_found(world: World) {
    let draft = world.editor("Ana").await.drafts(&[]).await;
    world.phone().get(&live(&draft)).await.problem(404, "not-found");
    world.phone().get("/api/v1/public/sessions/nosuch/live").await.problem(404, "not-found");
} }
