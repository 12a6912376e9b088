//! Topics: planners name them, askers choose one, the desk reads it.

use serde_json::json;

use crate::world::field;

story! {
async fn a_topic_is_chosen_by_whoever_asks_and_read_at_the_desk(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    ana.opens("/plan/topics").await.says("No topics yet");
    ana.post("/plan/topics", &[("name", "Heart & vessels"), ("name_es", "Corazón")]).await.leads();
    ana.post("/plan/topics", &[("name", "Sleep")]).await.leads();
    ana.opens("/plan/topics").await.says("Corazón").says("0 questions");
    world.phone().opens("/ask").await.says("value=\"heart-vessels\"").says("value=\"sleep\"");
    let asked = world.phone().asks_experts(&[("text", "How do I nap?"), ("topic", "sleep")]).await;
    rita.opens(&asked.desk()).await.says("Topic").says("Sleep");
    ana.opens("/plan/topics").await.says("1 question");
} }

story! {
async fn a_topic_is_renamed_by_one_and_deleted_without_losing_a_question(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    ana.post("/plan/topics", &[("name", "")]).await.is(422);
    ana.post("/plan/topics", &[("name", "Sleep")]).await.leads();
    let id = ana.opens("/plan/topics").await.after("/plan/topics?edit=");
    let asked = world.phone().asks_experts(&[("text", "How do I nap?"), ("topic", "sleep")]).await;
    let page = ana.opens(&format!("/plan/topics?edit={id}")).await;
    let seen = field(&page.body, "version");
    let path = format!("/plan/topics/{id}");
    ana.post(&path, &[("version", &seen), ("name", "Sleep and rest"), ("name_es", "Sueño")]).await.leads();
    ana.post(&path, &[("version", &seen), ("name", "Slumber")]).await.is(409).says("Slumber").says("Sleep and rest");
    world.phone().opens("/ask").await.says("value=\"sleep\"").says("Sleep and rest");
    ana.presses(&format!("{path}/delete")).await.leads();
    world.phone().opens("/ask").await.hides("Sleep and rest");
    rita.opens(&asked.desk()).await.says("How do I nap?").hides("Sleep and rest");
} }

story! {
async fn programs_name_topics_too(world: World) {
    let (plan, read) = (world.program("plan").await, world.program("read").await);
    let made = plan.sends("POST", "/api/v1/topics", &json!({ "name": "Sleep", "name_es": "Sueño" })).await.is(201).json();
    assert_eq!((&made["slug"], &made["name_es"]), (&json!("sleep"), &json!("Sueño")));
    let path = format!("/api/v1/topics/{}", made["id"].as_str().expect("an id"));
    let renamed = plan.sends("PATCH", &path, &json!({ "version": 1, "name": "Rest" })).await.is(200).json();
    assert_eq!((&renamed["slug"], &renamed["name"]), (&json!("sleep"), &json!("Rest")));
    assert_eq!(read.get("/api/v1/topics").await.is(200).json()["items"][0]["name"], "Rest");
    read.does("DELETE", &path).await.is(403);
    plan.does("DELETE", &path).await.is(204);
} }

story! {
async fn a_post_has_a_topic_that_questions_from_it_take(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let vera = world.staff("Vera", domain::staff::Role::Reviewer).await;
    ana.post("/plan/topics", &[("name", "Sleep")]).await.leads();
    let id = ana.opens("/plan/topics").await.after("/plan/topics?edit=");
    let wrong = [("title", "Naps"), ("body", "Short ones."), ("zone", "UTC"), ("topic_id", "01935f5e-0000-7000-8000-000000000009")];
    ana.post("/plan/posts", &wrong).await.is(422).says("This topic is not there any more.");
    let fields = [("title", "Naps"), ("body", "Short ones."), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09"), ("topic_id", &id)];
    let post = ana.post("/plan/posts", &fields).await.leads();
    let post = post.split('?').next().expect("a path").to_owned();
    ana.presses(&format!("{post}/submit")).await.leads();
    vera.post(&format!("{post}/approve"), &[]).await.leads();
    ana.presses(&format!("{post}/schedule")).await.leads();
    world.later(10 * domain::time::MINUTE);
    world.run_due_jobs().await;
    let asked = world.phone().asks_experts(&[("text", "How short?"), ("post", "naps")]).await;
    rita.opens(&asked.desk()).await.says("Topic").says("Sleep").says("Had read");
    // A clinician's own words stay free; what askers choose among is offered.
    ana.opens("/people/clinicians/new").await.says("Askers choose among:");
    ana.presses(&format!("/plan/topics/{id}/delete")).await.leads();
    ana.opens(&post).await.hides("Sleep</option>");
} }
