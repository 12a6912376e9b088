//! What somebody said elsewhere: the desk brings it in, and it goes the way of all that people write.

use domain::question::{Kind, State, Urgency, Visibility};
use domain::target::Source;
use domain::time::MINUTE;
use serde_json::json;

const SAID: &str = "Nobody called me back about my bill, and I am still waiting.";

story! {
async fn what_was_said_on_a_network_is_brought_in_and_answered(world: World) {
    let rita = world.responder("Rita").await;
    rita.opens("/inbox").await.says("Bring in");
    let link = "https://social.example/posts/7";
    let told = [("text", SAID), ("kind", "billing"), ("source_url", link), ("name", "Rosa Diaz"), ("email", "rosa@example.org")];
    let at = rita.post("/inbox/new", &told).await.leads();
    rita.opens(&at).await.says(SAID).says(link).says("Rosa Diaz").says("Brought in by the desk").says("brought it in");
    rita.opens("/inbox").await.says(SAID).says("Billing").says("Brought in by the desk · ");
    let id = at.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned();
    let question = world.question_by_id(&id).await;
    assert_eq!((question.kind, question.source, question.state), (Kind::Billing, Source::Hand, State::Received));
    assert_eq!((question.visibility, question.late_at().is_some()), (Visibility::Private, true));
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty(), "nobody gets a letter by it");
    rita.post(&format!("/inbox/{id}/answer"), &[("text", "We call you tomorrow."), ("version", "1")]).await.is(303);
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().iter().any(|letter| letter.to.1 == "rosa@example.org"), "now she does");
    rita.post(&format!("/inbox/{id}/erase"), &[("reason", "She asked for it."), ("version", "2")]).await.is(303);
    assert_eq!(world.question_by_id(&id).await.source_url, None, "it says who said it");
} }

story! {
async fn what_is_wrong_with_it_is_said_beside_its_field_and_nothing_typed_is_lost(world: World) {
    let rita = world.responder("Rita").await;
    let wrong = [("text", ""), ("source_url", "not a page"), ("email", "rosa"), ("name", "Rosa Diaz")];
    let page = rita.post("/inbox/new", &wrong).await.is(422);
    page.says("value=\"not a page\"").says("value=\"rosa\"").says("value=\"Rosa Diaz\"");
    world.staff("Val", domain::staff::Role::Viewer).await.get("/inbox/new").await.is(403);
    assert_eq!(world.rows("SELECT id FROM questions").await, Vec::<String>::new());
} }

story! {
async fn danger_in_it_calls_for_help_like_any_other(world: World) {
    let rita = world.responder("Rita").await;
    let text = "She writes: I have chest pain right now and it goes into my arm";
    let at = rita.post("/inbox/new", &[("text", text), ("kind", "comment")]).await.leads();
    let id = at.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned();
    assert_eq!(world.question_by_id(&id).await.urgency, Urgency::Urgent);
    rita.opens("/inbox").await.says("May be an emergency");
} }

story! {
async fn a_program_brings_in_once_and_a_complaint_is_never_dismissed(world: World) {
    let (desk, read) = (world.program("desk").await, world.program("read").await);
    let body = json!({ "text": SAID, "kind": "complaint", "may_be_public": true });
    let made = desk.sends("POST", "/api/v1/questions", &body).await.is(201).json();
    assert_eq!((&made["kind"], &made["source"], &made["visibility"]), (&"complaint".into(), &"hand".into(), &"held".into()));
    read.sends("POST", "/api/v1/questions", &body).await.is(403);
    desk.sends("POST", "/api/v1/questions", &json!({ "text": SAID, "kind": "rant" })).await.is(422);
    let id = made["id"].as_str().expect("an id");
    let refused = desk.sends("POST", &format!("/api/v1/questions/{id}/dismiss"), &json!({ "reason": "No." })).await.is(409);
    refused.says("A complaint is never dismissed");
    desk.sends("POST", &format!("/api/v1/questions/{id}/answer"), &json!({ "text": "Thank you for telling us." })).await.is(200);
} }

story! {
async fn while_an_erasure_waits_the_page_on_which_it_was_said_is_nobodys(world: World) {
    let (rita, boss) = (world.responder("Rita").await, world.staff("Ada", domain::staff::Role::Admin).await);
    let told = [("text", SAID), ("source_url", "https://social.example/posts/7"), ("name", "Rosa Diaz")];
    let at = rita.post("/inbox/new", &told).await.leads();
    let id = at.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned();
    boss.post(&format!("/inbox/{id}/holds"), &[("reason", "A case."), ("until", "2027-06-01T10:00")]).await.is(303);
    rita.post(&format!("/inbox/{id}/erase"), &[("reason", "She asked for it."), ("version", "1")]).await.is(303);
    rita.opens(&format!("/inbox/{id}")).await.hides("social.example").hides(SAID);
    rita.opens("/inbox?show=all").await.hides("Rosa Diaz");
} }
