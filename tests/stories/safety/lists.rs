//! The lists by which danger is read: anybody who reviews may try and propose, and two people change one.

use domain::safety::{Lists, SignKind};
use domain::staff::Role;
use domain::{Language, question::Urgency};
use serde_json::json;

use super::urgent;
use crate::world::{Actor, World};

/// What nobody has thought of yet: it is said of strokes here.
const SAYING: &str = "My aunt is talking in soup";

/// The list of strokes, with one more entry and the next version.
fn another(version: u32) -> String {
    let shipped = Lists::shipped_text(SignKind::Stroke, Language::En);
    let first = shipped.lines().next().expect("a version");
    format!("{}\n!talking in soup\n", shipped.replacen(first, &format!("version: {version}"), 1))
}

async fn proposes(who: &Actor, version: u32) -> String {
    let fields = [("text", another(version)), ("why", "Heard at the desk.".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = who.post("/settings/safety/stroke/en", &fields).await.leads();
    page.split('?').next().expect("a path").to_owned()
}

/// A change that waits for a second person; gives its id.
pub(crate) async fn proposed(world: &World) -> String {
    let path = proposes(&world.staff("proposer", Role::Reviewer).await, 90).await;
    path.rsplit('/').next().expect("an id").to_owned()
}

async fn urgency(world: &World, editor: &str) -> Urgency {
    let session = world.editor(editor).await.schedules(&[]).await;
    let asked = world.phone().asks(&session, SAYING).await;
    world.question(&asked).await.urgency
}

story! {
async fn lists_can_be_read_and_tried_and_nothing_of_that_is_kept(world: World) {
    let boss = world.staff("Chief", Role::Admin).await;
    boss.opens("/settings/safety").await.says("Chest pain").says("clinical lead");
    let page = boss.post("/settings/safety", &[("text", "My name is Rosa Diaz and I have chest pain right now")]).await.is(200);
    page.says("<mark dir=\"auto\">").says("Rosa Diaz");
    assert!(world.rows("SELECT id FROM questions").await.is_empty());
} }

story! {
async fn another_text_counts_once_a_second_person_let_it(world: World) {
    let (lee, mia) = (world.staff("Lee", Role::Reviewer).await, world.staff("Mia", Role::Reviewer).await);
    let change = proposes(&lee, 90).await;
    assert_ne!(urgency(&world, "Ana").await, Urgency::Urgent, "nobody has decided");
    lee.opens(&change).await.says("!talking in soup").says("Somebody else who may review").hides("Let it count");
    lee.presses(&format!("{change}/approve")).await.is(409).says("Somebody else than its author");
    mia.opens("/settings/safety").await.says("Waits for a second person").says("Proposed by");
    mia.opens(&change).await.says("Heard at the desk.").says("are caught").says("Let it count");
    mia.presses(&format!("{change}/approve")).await.leads();
    assert_eq!(urgency(&world, "Bo").await, Urgency::Urgent);
    mia.opens("/settings/safety").await.says("Version 90").says("Ours").hides("Waits for a second person");
    mia.presses(&format!("{change}/approve")).await.is(409).says("nothing to decide");
} }

story! {
async fn what_was_agreed_on_counts_on_every_node_and_after_a_start(world: World) {
    let (lee, mia) = (world.staff("Lee", Role::Reviewer).await, world.staff("Mia", Role::Reviewer).await);
    let change = proposes(&lee, 90).await;
    mia.presses(&format!("{change}/approve")).await.leads();
    let again = world.again().await.expect("a start");
    assert_eq!(urgency(&again, "Ana").await, Urgency::Urgent);
} }

story! {
async fn a_list_that_this_program_cannot_read_counts_as_it_came_and_the_page_says_so(world: World) {
    let (lee, mia) = (world.staff("Lee", Role::Reviewer).await, world.staff("Mia", Role::Reviewer).await);
    let change = proposes(&lee, 90).await;
    mia.presses(&format!("{change}/approve")).await.leads();
    world.left_behind("UPDATE list_changes SET text = 'an older grammar: ((('").await;
    let again = world.again().await.expect("a start");
    let (_, _, asked) = urgent(&again).await;
    assert_eq!(again.question(&asked).await.urgency, Urgency::Urgent, "other lists are read");
    let mia = again.staff("Nia", Role::Reviewer).await;
    mia.opens("/settings/safety").await.says("This program cannot read the text that was agreed on here");
} }

story! {
async fn a_text_that_would_miss_people_in_danger_is_refused_and_kept_in_the_form(world: World) {
    let lee = world.staff("Lee", Role::Reviewer).await;
    let empty = "version: 90\nreview by: 2027-05-01\nowner: clinical lead\n\nnothing at all\n";
    let fields = [("text", empty), ("why", "Less to read.")];
    lee.post("/settings/safety/self_harm/en", &fields).await.is(422).says("would be missed").says("nothing at all").says("Less to read.");
    let tried = [("text", empty), ("step", "try")];
    lee.post("/settings/safety/self_harm/en", &tried).await.is(200).says("Would be missed").says("nothing at all");
    let broken = [("text", "version: 90\nreview by: 2027-05-01\nowner: me\n(open"), ("why", "Typed.")];
    lee.post("/settings/safety/stroke/en", &broken).await.is(422).says("Line 4");
    let old = format!("{}\nwobbling like jelly", Lists::shipped_text(SignKind::Stroke, Language::En).trim_end());
    lee.post("/settings/safety/stroke/en", &[("text", &old), ("why", "Again.")]).await.is(422).says("is in force");
    lee.opens("/settings/safety").await.hides("Waits for a second person");
} }

story! {
async fn one_change_of_a_list_waits_at_a_time_and_can_be_taken_back(world: World) {
    let (lee, mia) = (world.staff("Lee", Role::Reviewer).await, world.staff("Mia", Role::Reviewer).await);
    let change = proposes(&lee, 90).await;
    assert_eq!(proposes(&lee, 90).await, change, "sent twice, proposed once");
    let text = another(91);
    let fields = [("text", text.as_str()), ("why", "Another one.")];
    mia.post("/settings/safety/stroke/en", &fields).await.is(409).says("Decide on that first");
    lee.presses(&format!("{change}/turn_down")).await.leads();
    mia.post("/settings/safety/stroke/en", &fields).await.leads();
    lee.opens(&change).await.says("Turned down").hides("Let it count");
} }

story! {
async fn what_a_program_proposes_takes_two_people_to_count(world: World) {
    let program = world.program("review").await;
    let list = program.opens("/api/v1/safety/lists/stroke").await.json();
    assert_eq!((&list["kind"], &list["language"], &list["shipped_version"]), (&json!("stroke"), &json!("en"), &json!(null)));
    program.opens("/api/v1/safety/lists/stroke?language=es").await.says("\"es\"");
    program.does("GET", "/api/v1/safety/lists/hiccups").await.is(404);
    let body = json!({ "text": another(90), "why": "From our own tool." });
    let change = program.sends("PUT", "/api/v1/safety/lists/stroke", &body).await.is(200).json();
    assert_eq!(change["state"], "proposed");
    let id = change["id"].as_str().expect("an id");
    program.opens(&format!("/api/v1/safety/changes/{id}")).await.says("From our own tool.");
    let (mia, lee) = (world.staff("Mia", Role::Reviewer).await, world.staff("Lee", Role::Reviewer).await);
    let (page, yes) = (format!("/settings/safety/changes/{id}"), format!("/settings/safety/changes/{id}/approve"));
    mia.opens(&page).await.says("A program proposed it").says("I stand for it");
    mia.presses(&yes).await.leads();
    assert_eq!(program.opens(&format!("/api/v1/safety/changes/{id}")).await.json()["state"], "proposed");
    // Whoever stands for it may be whoever runs the program: it takes somebody else.
    mia.presses(&yes).await.is(409).says("Somebody else than its author");
    lee.opens(&page).await.says("Proposed by Mia").says("Let it count");
    lee.presses(&yes).await.leads();
    let read = program.sends("POST", "/api/v1/safety/try", &json!({ "text": "She is talking in soup, call Rosa Diaz at 602-555-0143" })).await;
    let read = read.is(200).json();
    assert_eq!((&read["signs"][0]["kind"], &read["signs"][0]["entry"]), (&json!("stroke"), &json!("talking in soup")));
    assert!(read["marks"].as_array().expect("marks").iter().any(|mark| mark["kind"] == "phone"), "{read}");
    let changes = program.opens("/api/v1/safety/changes").await.json();
    assert_eq!(changes["items"][0]["state"], "in_force");
} }

story! {
async fn whoever_betters_the_lists_reads_where_people_said_otherwise(world: World) {
    let (ana, _, asked) = urgent(&world).await;
    ana.handles(&asked, "calm", &[]).await;
    world.later(11 * domain::time::MINUTE);
    world.run_due_jobs().await;
    let boss = world.staff("Boss", Role::Admin).await;
    boss.opens("/settings/safety").await.says("Read as urgent, and no emergency").says(crate::safety::URGENT);
    // Whoever only reviews reads no question as it was asked.
    world.staff("Lee", Role::Reviewer).await.opens("/settings/safety").await.hides("chest pain right now");
} }
