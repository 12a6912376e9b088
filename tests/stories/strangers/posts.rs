//! Posts in the feed: whole links, and nothing that XML cannot hold.

use domain::staff::Role;
use domain::time::MINUTE;

use super::sample;
use crate::world::World;

/// A post that is out.
async fn published(world: &World, title: &str, body: &str) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let fields =
        [("title", title), ("body", body), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09"), ("kind", "article")];
    let page = ana.post("/plan/posts", &fields).await.leads();
    let page = page.split('?').next().expect("a page");
    ana.presses(&format!("{page}/submit")).await.leads();
    eve.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
    world.later(9 * MINUTE);
    world.run_due_jobs().await;
}

story! {
async fn links_lead_on_from_any_readers_program(world: World) {
    let body = String::from_utf8(sample("relative-links.md")).expect("text");
    published(&world, "Sleep well", &body).await;
    let feed = world.phone().opens("/blog/feed.atom").await;
    for link in ["https://wellspring.example/events/sleep-after-60", "https://wellspring.example/blog/first-part#tips", "https://www.hospital.example/sleep"] {
        assert!(feed.body.contains(&format!("href=&quot;{link}&quot;")), "{link}: {}", feed.body);
    }
    world.phone().opens("/blog/sleep-well").await.says("href=\"/events/sleep-after-60\"");
} }

story! {
async fn a_feed_holds_nothing_that_xml_cannot(world: World) {
    let post: serde_json::Value = serde_json::from_slice(&sample("nonchar-title.json")).expect("a post");
    let text = |name: &str| post[name].as_str().expect("a text").to_owned();
    published(&world, &text("title"), &(text("body") + "\n\nBy its number: &#xFFFF; &#xFFFE; &#8;")).await;
    let feed = world.phone().opens("/blog/feed.atom").await.says("Sleep well tonight").says("Rest  is good.");
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(feed.body.chars().all(holds), "{:?}", feed.body);
    let read = atom_syndication::Feed::read_from(feed.body.as_bytes()).expect("well-formed");
    assert_eq!(read.entries()[0].title().as_str(), "Sleep well tonight");
    // As an older version would have left it.
    world.left_behind("UPDATE posts SET title = title || '\u{ffff}', html = html || '\u{fffe}'").await;
    let again = world.again().await.expect("a database");
    let feed = again.phone().opens("/blog/feed.atom").await;
    assert!(feed.body.chars().all(holds), "{:?}", feed.body);
    again.close().await;
} }
