//! Scripted responses: written at the desk, approved by whoever reviews, inserted into what an asker reads.

use domain::activity::Noun;
use domain::staff::Role;
use serde_json::json;

use crate::world::{Actor, World, field};

const THANKS: &str = "Hello {{first_name}}, thank you. Call {{clinic_phone}} about {{the_course}}.";

/// Writes a script; gives its page.
async fn writes(who: &Actor, fields: &[(&str, &str)]) -> String {
    let usual =
        [("title", "Course"), ("used_for", "reply"), ("text", THANKS), ("language", "en"), ("review_on", "2027-11-30")];
    let with = |(name, value)| (name, fields.iter().find(|(given, _)| *given == name).map_or(value, |(_, new)| *new));
    let more = fields.iter().copied().filter(|(name, _)| usual.iter().all(|(known, _)| known != name));
    let form: Vec<(&str, &str)> = usual.into_iter().map(with).chain(more).collect();
    let path = who.post("/scripts", &form).await.leads();
    path.split(['?', '#']).next().expect("a path").to_owned()
}

async fn approves(who: &Actor, page: &str) {
    let version = field(&who.opens(page).await.body, "version");
    who.post(&format!("{page}/approve"), &[("version", &version)]).await.leads();
}

fn id_of(page: &str) -> &str {
    page.rsplit('/').next().expect("an id")
}

story! {
async fn a_script_is_written_approved_by_somebody_else_changed_and_retired(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    let (rita, lin) = (world.responder("Rita").await, world.staff("Lin", Role::Reviewer).await);
    let page = writes(&rita, &[("kinds", "question")]).await;
    rita.opens(&page).await.says("Not approved").says("Rita").hides("Approve this text");
    let own = writes(&boss, &[("title", "Mine")]).await;
    boss.post(&format!("{own}/approve"), &[("version", "1")]).await.is(409).says("somebody else has to approve it");
    lin.opens(&page).await.says("Approve this text");
    lin.post(&format!("{page}/approve"), &[("version", "7")]).await.is(409);
    approves(&lin, &page).await;
    rita.opens(&page).await.says("approved just this text on");
    rita.post(&format!("{page}/delete"), &[]).await.is(409).says("retire it instead");
    // Another day or title leaves the approval; another text does not.
    let form = |title, text, version| [("title", title), ("used_for", "reply"), ("text", text), ("review_on", "2027-12-01"), ("version", version)];
    rita.post(&page, &form("Classes", THANKS, "2")).await.leads();
    rita.opens(&page).await.says("approved just this text on").says("Classes");
    rita.post(&page, &form("Old", THANKS, "2")).await.is(409).says("Classes").says("Old");
    rita.post(&page, &form("Classes", "Thank you.", "3")).await.leads();
    rita.opens(&page).await.says("Not approved").hides("approved just this text on");
    let version = field(&rita.opens(&page).await.body, "version");
    rita.post(&format!("{page}/retire"), &[("version", &version)]).await.leads();
    rita.opens("/scripts").await.says("Retired");
    let version = field(&rita.opens(&page).await.body, "version");
    rita.post(&format!("{page}/bring_back"), &[("version", &version)]).await.leads();
    rita.post(&format!("{page}/delete"), &[]).await.leads();
    rita.get(&page).await.is(404);
    let done: Vec<String> = world.record(Noun::Script, &id_of(&page)).await.iter().map(|line| line.verb.to_string()).collect();
    let verbs = ["created", "approved", "edited", "edited, so it needs approval again", "retired", "brought back", "deleted"];
    assert_eq!(done, verbs);
} }

story! {
async fn what_comes_with_the_installation_waits_for_a_reviewer_in_both_languages(world: World) {
    let rita = world.responder("Rita").await;
    let all = rita.opens("/scripts").await.says("A complaint").says("Una queja").says("Not approved").hides("Approved");
    assert!(all.has("{{clinic_phone}}"));
    rita.opens("/scripts?language=es").await.says("Una queja").hides("A complaint");
    let many = world.count("scripts").await;
    let again = world.again().await.expect("a second start");
    assert_eq!(again.count("scripts").await, many, "they come once");
} }

story! {
async fn what_is_typed_into_a_script_is_checked_and_kept(world: World) {
    let rita = world.responder("Rita").await;
    let fields = [("title", ""), ("used_for", "offline"), ("category", "billing"), ("text", "You owe $40."), ("review_on", "soon")];
    rita.post("/scripts", &fields).await.is(422).says("The title is missing.").says("amounts of money").says("You owe $40.");
    let fields = [("title", "Open"), ("used_for", "reply"), ("text", "Call {{us"), ("review_on", "2027-11-30")];
    rita.post("/scripts", &fields).await.is(422).says("such as {{clinic_phone}}");
    let stranger = [("owner_id", "00000000-0000-7000-8000-000000000000"), ("title", "Open"), ("used_for", "reply"), ("text", "Yes"), ("review_on", "2027-11-30")];
    rita.post("/scripts", &stranger).await.is(422).says("Choose somebody of the team.");
} }

story! {
async fn programs_keep_scripts_too(world: World) {
    let (desk, review, read) = (world.program("desk").await, world.program("review").await, world.program("read").await);
    let draft = json!({ "title": "Course", "used_for": "reply", "text": THANKS, "kinds": ["praise"], "category": null, "review_on": "2027-11-30" });
    let made = desk.sends("POST", "/api/v1/scripts", &draft).await.is(201).json();
    let one = format!("/api/v1/scripts/{}", made["id"].as_str().expect("an id"));
    assert_eq!((&made["approved_at"], &made["kinds"], &made["language"]), (&json!(null), &json!(["praise"]), &json!("en")));
    let approved = review.sends("POST", &format!("{one}/approve"), &json!({ "version": 1 })).await.is(200).json();
    assert!(approved["approved_at"].is_string(), "{approved}");
    desk.sends("PATCH", &one, &json!({ "version": 1, "title": "Class" })).await.problem(409, "conflict");
    desk.sends("DELETE", &one, &json!({})).await.problem(409, "wrong-state");
    let changed = desk.sends("PATCH", &one, &json!({ "version": 2, "language": "es" })).await.is(200).json();
    assert_eq!((&changed["approved_at"], &changed["version"]), (&json!(null), &json!(3)));
    desk.sends("PATCH", &one, &json!({ "version": 3, "text": "{{" })).await.problem(422, "invalid");
    read.sends("GET", &one, &json!({})).await.is(200).says("Course");
    read.sends("PATCH", &one, &json!({ "version": 3 })).await.is(403);
} }
