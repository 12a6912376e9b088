//! The webhook that is called beside the letters when somebody may be in danger.

use domain::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};
use wellspring_core::duty::Pager;
use wellspring_core::outside::Posting;

use super::duty::rota;
use super::urgent;
use crate::world::{HERE, Setting, World};

const HOOK: &str = "https://pager.example/hooks/1";
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A house whose rungs call a webhook, too.
async fn paging(world: &World) -> World {
    let pager = Pager::new(HOOK, SECRET).expect("a pager");
    world.another(Setting { pager: Some(pager), ..Setting::default() }).await
}

fn header(posting: &Posting, name: &str) -> String {
    posting.headers.iter().find(|(given, _)| *given == name).expect("a header").1.clone()
}

fn refused() -> Result<(), String> {
    Err("The other side answered 503.".to_owned())
}

/// What was posted by now.
async fn posted(world: &World, minutes: i64) -> Vec<Posting> {
    world.later(minutes * MINUTE);
    world.run_due_jobs().await;
    world.web.take()
}

story! {
async fn each_rung_calls_the_webhook_once_and_says_no_word(world: World) {
    let house = paging(&world).await;
    rota(&house).await;
    let raised_at = house.now().to_string();
    let (_, _, asked) = urgent(&house).await;
    let mut all = Vec::new();
    for (rung, minutes) in [(1, 0), (2, 5), (3, 10)] {
        let postings = posted(&house, minutes).await;
        assert_eq!(postings.len(), 1, "rung {rung}");
        let body: Value = serde_json::from_str(&postings[0].body).expect("JSON");
        assert_eq!(body, json!({
            "type": "alarm.called",
            "timestamp": house.now().to_string(),
            "data": { "url": format!("{HERE}/inbox/{}", asked.id), "rung": rung, "raised_at": raised_at },
        }));
        assert_eq!(postings[0].url, HOOK);
        assert_eq!(header(&postings[0], "webhook-timestamp"), (house.now().0 / 1_000).to_string());
        assert!(header(&postings[0], "webhook-signature").starts_with("v1,"));
        all.push(header(&postings[0], "webhook-id"));
    }
    all.dedup();
    assert_eq!(all.len(), 3);
    assert!(posted(&house, 60).await.is_empty());
    let steps = house.history(&asked).await;
    assert_eq!(steps.iter().filter(|step| *step == "called the pager").count(), 3, "{steps:?}");
    house.close().await;
} }

story! {
async fn a_page_that_does_not_arrive_is_tried_again_as_the_same_and_said_on_every_page(world: World) {
    let house = paging(&world).await;
    rota(&house).await;
    house.web.will([refused(), refused()]);
    let (ana, _, _) = urgent(&house).await;
    let mut all = posted(&house, 0).await;
    let trouble = "The page that calls for help does not arrive.";
    ana.opens("/plan").await.says(trouble);
    let boss = house.staff("Olga", domain::staff::Role::Admin).await;
    boss.opens("/settings").await.says("The other side answered 503.").hides("pager.example").hides("whsec_");
    assert_eq!(house.phone().get("/readyz?detail").await.is(200).json()["troubles"], json!([trouble]));
    all.extend(posted(&house, 1).await);
    all.extend(posted(&house, 1).await);
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|posting| posting.body == all[0].body), "{all:#?}");
    assert!(all.iter().all(|posting| header(posting, "webhook-id") == header(&all[0], "webhook-id")));
    assert_ne!(header(&all[0], "webhook-signature"), header(&all[1], "webhook-signature"), "each try has its own time");
    ana.opens("/plan").await.hides(trouble);
    assert!(posted(&house, 1).await.is_empty());
    house.close().await;
} }

story! {
async fn no_page_is_tried_once_somebody_is_on_it(world: World) {
    let house = paging(&world).await;
    rota(&house).await;
    house.web.will([refused()]);
    let (ana, _, asked) = urgent(&house).await;
    assert_eq!(posted(&house, 0).await.len(), 1);
    ana.handles(&asked, "seen", &[]).await;
    assert!(posted(&house, 20).await.is_empty());
    assert_eq!(house.rows("SELECT state FROM alarm_pages").await, ["dropped"]);
    house.close().await;
} }

story! {
async fn a_page_is_tried_for_a_day(world: World) {
    let house = paging(&world).await;
    rota(&house).await;
    house.web.will(vec![refused(); 1_000]);
    urgent(&house).await;
    let mut tries = 0;
    for _ in 0..30 {
        tries += posted(&house, 1).await.len();
    }
    assert!(tries >= 30, "{tries} tries in half an hour");
    house.later(DAY);
    house.run_due_jobs().await;
    house.web.take();
    assert!(posted(&house, HOUR / MINUTE).await.is_empty());
    assert_eq!(house.rows("SELECT DISTINCT state FROM alarm_pages").await, ["failed"]);
    house.close().await;
} }

story! {
async fn the_webhook_is_called_also_where_nobody_is_on_duty(world: World) {
    let house = paging(&world).await;
    let (_, _, asked) = urgent(&house).await;
    assert_eq!(posted(&house, 0).await.len(), 1);
    assert!(house.mail.take().is_empty(), "there is nobody to write to");
    assert!(house.history(&asked).await.contains(&"found nobody to call".to_owned()));
    house.close().await;
} }

story! {
async fn a_page_that_was_on_its_way_when_a_node_died_is_sent_again_as_the_same(world: World) {
    let house = paging(&world).await;
    rota(&house).await;
    urgent(&house).await;
    let first = posted(&house, 0).await.remove(0);
    // It had left, and whoever sent it died before that was kept.
    house.left_behind("UPDATE alarm_pages SET state = 'waiting', attempts = 0, said = '', tried_at = NULL").await;
    house.left_behind("UPDATE jobs SET state = 'running', attempt = 1, leased_until = due_at + 60000 WHERE kind = 'page'").await;
    let again = posted(&house, 1).await;
    assert_eq!(again.len(), 1);
    assert_eq!(header(&again[0], "webhook-id"), header(&first, "webhook-id"));
    house.close().await;
} }

story! {
async fn without_a_webhook_nothing_is_posted(world: World) {
    rota(&world).await;
    urgent(&world).await;
    assert!(posted(&world, 0).await.is_empty());
    assert!(world.rows("SELECT id FROM alarm_pages").await.is_empty());
} }
