//! Posts: written, reviewed by somebody else, out at their minute and never by accident.

use std::time::Duration;

use domain::activity::{Noun, Verb};
use domain::post::{Post, State};
use domain::staff::Role;
use domain::time::{HOUR, MINUTE};
use tokio::sync::oneshot;
use tokio::time::{interval, timeout};
use wellspring_core::posts;

use crate::world::{Actor, Answer, World};

/// Nine minutes past three in the afternoon, UTC: stories begin at three.
const SOON: &str = "2026-11-24T15:09";

/// An editor writes a post; gives its page.
async fn writes(ana: &Actor, fields: &[(&str, &str)]) -> String {
    let usual =
        [("title", "Sleep after 60"), ("body", "Dim the *lights* early."), ("zone", "UTC"), ("planned_at", SOON)];
    let all: Vec<_> = usual
        .into_iter()
        .filter(|(name, _)| !fields.iter().any(|(other, _)| other == name))
        .chain(fields.iter().copied())
        .collect();
    let page = ana.post("/plan/posts", &all).await.leads();
    page.split_once('?').map_or(page.clone(), |(path, _)| path.to_owned())
}

async fn stored(world: &World, page: &str) -> Post {
    let id = page.trim_start_matches("/plan/posts/").parse().expect("an id");
    posts::get(&world.app, &world.console(), &id).await.expect("a post")
}

async fn edits(ana: &Actor, page: &str, fields: &[(&str, &str)]) -> Answer {
    let post = stored(&ana.world, page).await;
    let (version, draft) = (post.version.0.to_string(), post.draft());
    let planned = draft.planned_at.unwrap_or_default();
    let usual = [
        ("version", version.as_str()),
        ("title", &draft.title),
        ("body", &draft.body),
        ("zone", &draft.zone),
        ("kind", &draft.kind),
        ("planned_at", &planned),
    ];
    let all: Vec<_> = usual
        .into_iter()
        .filter(|(name, _)| !fields.iter().any(|(other, _)| other == name))
        .chain(fields.iter().copied())
        .collect();
    ana.post(page, &all).await
}

/// Written by Ana, approved by Eve, and scheduled.
async fn scheduled(world: &World, ana: &Actor) -> String {
    let eve = world.staff("Eve", Role::Reviewer).await;
    let page = writes(ana, &[]).await;
    ana.presses(&format!("{page}/submit")).await.leads();
    eve.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
    page
}

/// Looks again and again until the post is out, as nobody should have to for long.
async fn comes_out(world: &World, path: &str) {
    let phone = world.phone();
    let mut looks = interval(Duration::from_millis(20));
    let out = async {
        while {
            looks.tick().await;
            phone.get(path).await.status != 200
        } {}
    };
    timeout(Duration::from_secs(10), out).await.expect("it comes out while the mail server thinks");
}

story! {
async fn a_post_at_its_minute_waits_for_no_mail_server(world: World) {
    let ana = world.editor("Ana").await;
    scheduled(&world, &ana).await;
    let session = ana.schedules(&[]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    // Their letter is the only one, and the mail server does not come to an end with it.
    let (taken, waits) = oneshot::channel::<()>();
    world.mail.meanwhile(async move {
        drop(taken);
        std::future::pending::<()>().await;
    });
    world.later(9 * MINUTE);
    world.app.start().await.expect("the lanes");
    let _ = timeout(Duration::from_secs(10), waits).await.expect("the letter is on its way");
    comes_out(&world, "/blog/sleep-after-60").await;
    assert!(world.mail.take().is_empty());
    // Told to stop, the letter stays where it was: nothing is half, and nobody has to decide.
    world.app.close().await;
    let again = world.again().await.expect("it opens");
    again.later(MINUTE);
    again.run_due_jobs().await;
    assert_eq!(again.mail.take().len(), 1);
    again.app.close().await;
} }

story! {
async fn a_post_goes_out_at_its_minute_once(world: World) {
    let ana = world.editor("Ana").await;
    let page = scheduled(&world, &ana).await;
    world.run_due_jobs().await;
    world.phone().get("/blog/sleep-after-60").await.is(404);
    world.later(9 * MINUTE);
    // Two nodes look at the clock in the same moment.
    tokio::join!(world.run_due_jobs(), world.run_due_jobs());
    world.run_due_jobs().await;
    let post = stored(&world, &page).await;
    assert_eq!((post.state, post.published_at), (State::Published, Some(world.now())));
    world.phone().opens("/blog/sleep-after-60").await.says("Sleep after 60").says("<em>lights</em>");
    world.phone().opens("/blog").await.says("Sleep after 60");
    world.phone().opens("/").await.says("/blog/sleep-after-60");
    let feed = world.phone().opens("/blog/feed.atom").await;
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    feed.says("https://wellspring.example/blog/sleep-after-60").says("<em>lights");
    let history = world.record(Noun::Post, &post.id).await;
    assert_eq!(history.iter().filter(|line| line.verb == Verb::Published).count(), 1);
} }

story! {
async fn withdrawn_it_is_gone_and_feeds_forget_it(world: World) {
    let ana = world.editor("Ana").await;
    let page = scheduled(&world, &ana).await;
    world.later(9 * MINUTE);
    world.run_due_jobs().await;
    let phone = world.phone();
    let etag = phone.opens("/blog/feed.atom").await.header("etag");
    assert_eq!(phone.with("if-none-match", &etag).get("/blog/feed.atom").await.status, 304);
    ana.presses(&format!("{page}/withdraw")).await.leads();
    phone.get("/blog/sleep-after-60").await.is(410);
    phone.opens("/blog").await.hides("Sleep after 60");
    phone.with("if-none-match", &etag).get("/blog/feed.atom").await.is(200).hides("Sleep after 60");
    ana.presses(&format!("{page}/delete")).await.is(409);
} }

story! {
async fn nobody_approves_their_own_text(world: World) {
    let ada = world.staff("Ada", Role::Admin).await;
    let page = writes(&ada, &[]).await;
    ada.presses(&format!("{page}/submit")).await.leads();
    ada.post(&format!("{page}/approve"), &[]).await.is(409).says("somebody else has to review it");
    assert_eq!(stored(&world, &page).await.state, State::InReview);
    world.editor("Ed").await.post(&format!("{page}/approve"), &[]).await.is(403);
    // Nor whoever rewrote it.
    let eve = world.staff("Eve", Role::Admin).await;
    edits(&eve, &page, &[("body", "Another text.")]).await.leads();
    eve.post(&format!("{page}/approve"), &[]).await.is(409);
    world.staff("Rex", Role::Reviewer).await.post(&format!("{page}/approve"), &[]).await.leads();
    assert_eq!(stored(&world, &page).await.state, State::Approved);
} }

story! {
async fn an_approval_is_of_one_text(world: World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let page = writes(&ana, &[]).await;
    ana.presses(&format!("{page}/submit")).await.leads();
    let read = stored(&world, &page).await.hash;
    edits(&ana, &page, &[("body", "Quite another text.")]).await.leads();
    eve.post(&format!("{page}/approve"), &[("hash", &read)]).await.is(409);
    let read = stored(&world, &page).await.hash;
    eve.post(&format!("{page}/approve"), &[("hash", &read)]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
    // Another time leaves it, another text voids it.
    edits(&ana, &page, &[("planned_at", "2026-11-24T16:00")]).await.leads();
    assert_eq!(stored(&world, &page).await.state, State::Scheduled);
    edits(&ana, &page, &[("title", "Sleep after 70")]).await.leads();
    assert_eq!(stored(&world, &page).await.state, State::Draft);
    ana.presses(&format!("{page}/schedule")).await.is(409).says("has to approve this text first");
    world.later(2 * HOUR);
    world.run_due_jobs().await;
    world.phone().opens("/blog").await.hides("Sleep after");
} }

story! {
async fn changes_are_asked_for_with_a_note(world: World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let page = writes(&ana, &[]).await;
    ana.presses(&format!("{page}/submit")).await.leads();
    eve.post(&format!("{page}/request_changes"), &[]).await.is(422).says("What should change is missing.");
    eve.post(&format!("{page}/request_changes"), &[("note", "Name the dose.")]).await.leads();
    ana.opens(&page).await.says("Eve</bdi> asked for changes").says("Name the dose.");
    assert_eq!(stored(&world, &page).await.state, State::Draft);
} }

story! {
async fn what_is_not_scheduled_in_time_is_missed_and_its_owner_is_told(world: World) {
    let ana = world.editor("Ana").await;
    let page = writes(&ana, &[]).await;
    world.later(9 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(stored(&world, &page).await.state, State::Missed);
    let letters = world.mail.take();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].subject.starts_with("Missed: Sleep after 60") && letters[0].to.1.starts_with("ana."), "{letters:?}");
    // Approved afterwards, it still does not go out by itself.
    let eve = world.staff("Eve", Role::Reviewer).await;
    ana.presses(&format!("{page}/submit")).await.leads();
    eve.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.is(409).says("already over");
    world.later(HOUR);
    world.run_due_jobs().await;
    world.phone().opens("/blog").await.hides("Sleep after 60");
} }

story! {
async fn after_a_short_stop_it_goes_out_and_after_a_long_one_a_person_is_asked(world: World) {
    let ana = world.editor("Ana").await;
    let short = scheduled(&world, &ana).await;
    world.later(9 * MINUTE + 2 * HOUR);
    world.run_due_jobs().await;
    assert_eq!(stored(&world, &short).await.state, State::Published);
    let long = writes(&ana, &[("title", "Late"), ("planned_at", "2026-11-24T18:00")]).await;
    ana.presses(&format!("{long}/submit")).await.leads();
    world.staff("Rex", Role::Reviewer).await.post(&format!("{long}/approve"), &[]).await.leads();
    ana.presses(&format!("{long}/schedule")).await.leads();
    world.later(4 * HOUR);
    world.run_due_jobs().await;
    world.run_due_jobs().await;
    let post = stored(&world, &long).await;
    assert!(post.state == State::Scheduled && !post.asks.is_empty());
    assert_eq!(world.mail.take().len(), 1);
    world.phone().get("/blog/late").await.is(404);
    ana.opens(&long).await.says("Publish now");
    ana.presses(&format!("{long}/publish")).await.leads();
    world.phone().opens("/blog/late").await.says("Late");
    ana.presses(&format!("{long}/publish")).await.is(409);
} }

story! {
async fn a_restart_between_plan_and_minute_changes_nothing(world: World) {
    let ana = world.editor("Ana").await;
    scheduled(&world, &ana).await;
    let again = world.again().await.expect("a second process");
    again.later(9 * MINUTE);
    world.later(9 * MINUTE);
    tokio::join!(again.run_due_jobs(), world.run_due_jobs());
    let feed = again.phone().opens("/blog/feed.atom").await;
    assert_eq!(feed.body.matches("<entry>").count(), 1);
    again.app.close().await;
} }

story! {
async fn a_preview_keeps_nothing_and_loses_nothing(world: World) {
    let ana = world.editor("Ana").await;
    let fields = [("title", "Sleep"), ("body", "**Dim** <script>alert(1)</script> ![](https://x.example/p.png)"), ("zone", "Europe/Berlin")];
    let page = ana.post("/plan/posts/preview", &fields).await.is(200);
    let page = page.says("<strong>Dim</strong>").says("Europe/Berlin").hides("<img");
    drop(page);
    ana.opens("/plan/posts").await.says("No posts yet");
    ana.post("/plan/posts", &[("title", ""), ("body", "KEPT"), ("zone", "Mars")]).await.is(422).says("KEPT").says("The title is missing.");
} }

story! {
async fn programs_lead_a_post_through_its_life(world: World) {
    let (planner, reviewer) = (world.program("plan").await, world.program("review").await);
    let body = serde_json::json!({ "title": "Walk", "body": "Ten minutes.", "kind": "social", "zone": "America/New_York", "planned_at": "2026-11-24T10:30" });
    let made = planner.sends("POST", "/api/v1/posts", &body).await.is(201).json();
    assert_eq!((made["state"].as_str(), made["due_at"].as_str(), made["planned_at"].as_str()), (Some("draft"), Some("2026-11-24T15:30:00Z"), Some("2026-11-24T10:30")));
    let at = format!("/api/v1/posts/{}", made["id"].as_str().expect("an id"));
    let none = serde_json::json!({});
    planner.sends("POST", &format!("{at}/submit"), &none).await.is(200);
    planner.sends("POST", &format!("{at}/approve"), &none).await.is(403);
    let approved = reviewer.sends("POST", &format!("{at}/approve"), &serde_json::json!({ "gate": "clinical" })).await.is(200).json();
    assert_eq!(approved["reviews"][0]["gate"], "clinical");
    planner.sends("POST", &format!("{at}/schedule"), &none).await.is(200);
    let stale = serde_json::json!({ "version": 1, "title": "Run" });
    planner.sends("PATCH", &at, &stale).await.is(409);
    world.later(31 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(planner.get(&at).await.json()["state"], "published");
    planner.does("DELETE", &at).await.is(409);
    planner.sends("POST", &format!("{at}/withdraw"), &none).await.is(200);
    world.phone().get("/blog/walk").await.is(410);
} }
