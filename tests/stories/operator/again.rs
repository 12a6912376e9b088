//! The same database again: after a restart, after new zone data, under a second node.

use std::time::Duration;

use domain::question::State;
use serde_json::json;

use crate::world::{On, World, tell};

story! {
async fn a_restart_loses_nothing_and_nobody(world: World) {
    let ana = world.editor("Ana").await;
    let program = world.program("read").await;
    let session = ana.schedules(&[]).await;
    let rosa = world.phone();
    let asked = rosa.asks(&session, "Are you still there?").await;
    ana.publishes(&asked, "").await;
    rosa.votes(&session, &asked).await.leads();
    world.app.close().await;

    let world = world.again().await.expect("it opens");
    let cookie = ana.cookie("__Host-ws_signin").expect("a cookie");
    let ana = world.phone().with_cookie("__Host-ws_signin", &cookie);
    ana.opens("/inbox").await.says("Are you still there?");
    program.on(&world).get("/api/v1/questions").await.is(200).says("Are you still there?");
    rosa.on(&world).opens(&asked.page).await.says("Are you still there?");
    rosa.on(&world).opens(&format!("{}/mine", session.page())).await.says(&asked.handle);
    world.phone().opens(&session.page()).await.says("Are you still there?");
    assert_eq!(world.question(&asked).await.votes, 1);
    // A tap that is repeated across the restart is still the same question.
    assert_eq!(rosa.on(&world).asks(&session, "Are you still there?").await, asked);
    world.close().await;
} }

story! {
async fn newer_zone_data_moves_what_is_to_come_and_says_so(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-10T10:00"), ("zone", "America/Vancouver")]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let right = world.session(&session.id).await;
    // As older data would have placed it: an hour later.
    world.left_behind("UPDATE sessions SET starts_at = starts_at + 3600000, ends_at = ends_at + 3600000, tzdata = '2025b'").await;
    world.left_behind("UPDATE slots SET starts_at = starts_at + 3600000, ends_at = ends_at + 3600000").await;
    world.app.close().await;

    let world = world.again().await.expect("it opens");
    let now = world.session(&session.id).await;
    assert_eq!((now.starts_at, now.ends_at, now.starts), (right.starts_at, right.ends_at, right.starts));
    assert_eq!(now.sequence, right.sequence + 1);
    assert_eq!(world.slots(&session).await[0].starts_at, right.starts_at.expect("a time"));
    let ana = world.editor("Anew").await;
    ana.opens(&session.desk()).await.says("the zone's rules changed");
    world.close().await;
} }

story! {
async fn a_database_of_a_newer_version_is_left_alone(world: World) {
    world
        .left_behind(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             SELECT version + 1000, 'from the future', success, checksum, 0 FROM _sqlx_migrations",
        )
        .await;
    world.app.close().await;
    let sentence = world.again().await.err().expect("a refusal").to_string();
    assert!(sentence.contains("newer version of Wellspring"), "{sentence}");
} }

/// Only PostgreSQL serves several nodes.
#[test]
fn two_nodes_tell_each_others_listeners() {
    tell(On::Postgres, told);
    async fn told(world: World) {
        let other = world.again().await.expect("a second node");
        let ana = world.editor("Ana").await;
        let session = ana.schedules(&[]).await;
        let live = format!("/api/v1/public/sessions/{}/live", session.code);
        let mut stream = other.phone().listens(&live).await;
        other.phone().opens(&session.page()).await.says("No questions yet");
        let asked = world.phone().asks(&session, "From the other node?").await;
        ana.publishes(&asked, "").await;
        let event = stream.next().await;
        assert_eq!(event.data["text"], "From the other node?");
        // Whoever was told finds it on the page of that node, too.
        other.phone().opens(&session.page()).await.says("From the other node?");
        world.phone().votes(&session, &asked).await.leads();
        assert_eq!(stream.next().await.data["votes"], json!([[asked.handle, 1]]));
        other.app.close().await;
    }
}

/// What one node holds back is gone from the other's page before that one looks for news by itself, which it does once a
/// second; `cargo xtask bench nodes` says how soon.
#[test]
fn what_one_node_holds_back_is_gone_from_the_others_page() {
    tell(On::Postgres, told);
    async fn told(world: World) {
        let other = world.again().await.expect("a second node");
        let ana = world.editor("Ana").await;
        let session = ana.schedules(&[]).await;
        let asked = world.phone().asks(&session, "Does my neighbour drink?").await;
        for _ in 0..5 {
            ana.handles(&asked, "publish", &[]).await;
            while !other.phone().opens(&session.page()).await.has("neighbour") {}
            ana.handles(&asked, "hold", &[]).await;
            let held = tokio::time::Instant::now();
            while other.phone().opens(&session.page()).await.has("neighbour") {}
            assert!(held.elapsed() < Duration::from_millis(900), "{:?}", held.elapsed());
        }
        other.app.close().await;
    }
}

#[test]
fn two_nodes_join_a_double_tap() {
    tell(On::Postgres, told);
    async fn told(world: World) {
        let other = world.again().await.expect("a second node");
        let session = world.editor("Ana").await.schedules(&[]).await;
        for n in 0..20 {
            let rosa = world.phone();
            let text = format!("Tap {n}?");
            let (here, there) = (rosa.without_cookies(), rosa.without_cookies().on(&other));
            let (one, two) = tokio::join!(here.asks(&session, &text), there.asks(&session, &text));
            let both = [world.question(&one).await, world.question(&two).await];
            assert_eq!(both.iter().filter(|question| question.umbrella_id.is_some()).count(), 1);
            assert!(both.iter().all(|question| question.state == State::Received));
        }
        assert_eq!(world.how_many(&session).await, 40);
        other.app.close().await;
    }
}
