//! Taking offline: a team, or the desk itself, reaches somebody in person until that is closed.

use domain::question::{State, Urgency};
use domain::staff::Role;
use domain::time::{DAY, HOUR, MINUTE};
use serde_json::json;
use wellspring_core::actor::Operator;
use wellspring_core::{questions, staff};

use crate::safety::rota;
use crate::world::{Actor, Asked, World};

const WHY: &str = "Thank you for telling us. Our accounts team would like to look into it with you.";

/// Whom letters went to, what each says above its words, and the words.
async fn letters(world: &World) -> Vec<(String, String, String)> {
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    world.mail.take().into_iter().map(|letter| (letter.to.1.to_string(), letter.subject, letter.text)).collect()
}

/// A team with a mailbox, as operators set it up; its id.
pub async fn team(world: &World, name: &str, email: &str) -> String {
    let boss = world.staff(&format!("Boss of {name}"), Role::Admin).await;
    let fields = [("name", name), ("email", email), ("categories", "billing"), ("categories", "appointment")];
    boss.post("/settings/teams", &fields).await.leads();
    let teams = world.program("read").await.get("/api/v1/teams").await.json();
    let of = |team: &serde_json::Value| team["name"] == name;
    let team = teams["items"].as_array().expect("a list").iter().find(|team| of(team)).expect("the team").clone();
    team["id"].as_str().expect("an id").to_owned()
}

/// Somebody who left an address complains about a bill, and is taken offline to patient accounts.
async fn complained(world: &World) -> (Actor, Asked, String) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let fields = [("text", "You billed my knee twice."), ("name", "Rosa Diaz"), ("email", "rosa@mail.example")];
    let asked = world.phone().asks_as(&session, &fields).await;
    let accounts = team(world, "Patient accounts", "accounts@clinic.example").await;
    let to = [("category", "billing"), ("team_id", accounts.as_str()), ("text", WHY)];
    rita.handles(&asked, "take_offline", &to).await;
    (rita, asked, accounts)
}

async fn says_how(world: &World, asked: &Asked, more: &[(&str, &str)]) -> crate::world::Answer {
    let fields: Vec<_> = [("contact", "+1 555 010 987")].into_iter().chain(more.iter().copied()).collect();
    world.phone().post(&format!("{}/reach", asked.page), &fields).await
}

/// The page that the team's newest letter links to.
fn link_in(letters: &[(String, String, String)], mailbox: &str) -> String {
    let (_, _, text) = letters.iter().rev().find(|letter| letter.0 == mailbox).expect("a letter to the team");
    let token = text.split_whitespace().find_map(|word| word.split_once("/handoffs/")).expect("a link").1;
    format!("/handoffs/{token}")
}

story! {
async fn a_complaint_about_a_bill_is_taken_offline_reached_and_its_author_says_whether_it_was_solved(world: World) {
    let (rita, asked, _) = complained(&world).await;
    assert_eq!(world.question(&asked).await.state, State::TakenOffline);
    let sent = letters(&world).await;
    assert!(sent.iter().any(|(to, subject, text)| to == "rosa@mail.example" && subject == "We would like to speak with you in person" && !text.contains("knee")), "{sent:?}");
    assert!(sent.iter().all(|(to, ..)| to != "accounts@clinic.example"), "nobody can be reached yet");
    let own = world.phone().opens(&asked.page).await.says("We would like to speak with you about this in person.").says(WHY);
    own.says("How can we reach you?").hides("Was it solved?");
    rita.opens("/inbox").await.hides("billed my knee");
    rita.opens("/inbox?show=offline").await.says("billed my knee").says("Rita");
    rita.opens(&asked.desk()).await.says("Patient accounts").says("They have not said yet").says("took it offline, to");

    says_how(&world, &asked, &[("details", "Ask for Rosa, not my son.")]).await.is(422).says("Tick this").says("Ask for Rosa, not my son.").says("+1 555 010 987");
    says_how(&world, &asked, &[("contact", "later"), ("agreed", "on")]).await.is(422).says("Write a phone number");
    says_how(&world, &asked, &[("details", "Ask for Rosa, not my son."), ("agreed", "on")]).await.leads();
    world.phone().opens(&asked.page).await.says("Thank you: we know how to reach you.").says("You hear from us by").hides("555 010").hides("not my son");
    let sent = letters(&world).await;
    assert!(sent.iter().all(|(_, subject, text)| !format!("{subject}{text}").contains("knee") && !text.contains("555")), "{sent:?}");
    let page = link_in(&sent, "accounts@clinic.example");
    let team = world.phone();
    team.opens(&page).await.says("You billed my knee twice.").says("+1 555 010 987").says("Ask for Rosa, not my son.").says("Rosa Diaz").says("To be reached");
    team.post(&format!("{page}/settle"), &[("outcome", "settled")]).await.is(409).says("Note first that you reached them.");
    team.post(&format!("{page}/reached"), &[]).await.leads();
    world.phone().opens(&asked.page).await.says("We are in touch with you about this.");
    team.post(&format!("{page}/settle"), &[("outcome", ""), ("text", "Refunded once.")]).await.is(422).says("Say how it ended.").says("Refunded once.");
    team.post(&format!("{page}/settle"), &[("outcome", "settled"), ("text", "Refunded once.")]).await.says("Closed.");
    team.get(&page).await.is(410);

    let question = world.question(&asked).await;
    assert_eq!((question.state, question.late_at()), (State::TakenOffline, None));
    rita.opens("/inbox?show=offline").await.hides("billed my knee").says("Nobody is being reached in person");
    rita.opens(&asked.desk()).await.says("Refunded once.").says("closed the handoff:").says("Patient accounts");
    let sent = letters(&world).await;
    assert!(sent.iter().any(|(to, subject, _)| to == "rosa@mail.example" && subject == "Was it solved?"), "{sent:?}");
    world.phone().opens(&asked.page).await.says("noted this as settled").says("Was it solved?");
    world.phone().presses(&format!("{}/did_not_help", asked.page)).await.leads();
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.asks_back(), question.acknowledged_at), (State::Received, true, None));
    rita.opens("/inbox?show=unacknowledged").await.says("billed my knee");
    assert!(letters(&world).await.iter().any(|(to, subject, _)| to == "rita.responder@clinic.example" && subject == "It was not solved"));
} }

story! {
async fn how_somebody_is_reached_stands_on_no_page_but_the_desk_s_and_the_team_s(world: World) {
    let (rita, asked, _) = complained(&world).await;
    rita.handles(&asked, "publish", &[("public_text", "You billed my knee twice.")]).await;
    says_how(&world, &asked, &[("best_time", "after nine"), ("details", "My maiden name is Quill."), ("agreed", "on")]).await.leads();
    let words = ["010 987", "after nine", "Quill"];
    let whole = rita.opens(&asked.desk()).await;
    let viewer = world.staff("Vic", Role::Viewer).await;
    let program = world.program("read").await;
    let session = world.question(&asked).await.session_id.expect("a session");
    let slug = world.session(&session).await.slug;
    let pages = [
        viewer.get(&asked.desk()).await,
        viewer.get("/inbox?show=all").await,
        program.get(&format!("/api/v1/questions/{}", asked.id)).await,
        program.get("/api/v1/questions").await,
        world.phone().get(&format!("/events/{slug}")).await,
        world.phone().get(&format!("/events/{slug}/wall")).await,
        world.phone().get(&asked.page).await,
    ];
    for word in words {
        assert!(whole.has(word), "the desk reads it");
        assert!(pages.iter().all(|page| !page.has(word)), "{word}");
    }
    viewer.opens("/inbox?show=offline").await.hides("Patient accounts");
    let listed = program.get("/api/v1/questions?state=taken_offline").await.json();
    assert_eq!((&listed["items"][0]["state"], &listed["items"][0]["late_at"]), (&json!("taken_offline"), &json!(null)));
    let told = world.program("read,desk").await.get(&format!("/api/v1/questions/{}", asked.id)).await.json();
    assert_eq!(told["handoff"]["contact"], "+1 555 010 987");
    assert_eq!((&told["handoff"]["standing"], &told["handoff"]["category"]), (&json!("to_do"), &json!("billing")));
} }

story! {
async fn what_is_taken_back_or_erased_reaches_nobody_any_more(world: World) {
    let (rita, asked, _) = complained(&world).await;
    says_how(&world, &asked, &[("details", "Call after my zumbalates."), ("agreed", "on")]).await.leads();
    let page = link_in(&letters(&world).await, "accounts@clinic.example");
    rita.handles(&asked, "reopen", &[]).await;
    world.phone().get(&page).await.is(410);
    rita.opens(&asked.desk()).await.says("taken back").says("zumbalates");
    rita.handles(&asked, "take_offline", &[("category", "other"), ("text", WHY)]).await;
    world.phone().opens(&asked.page).await.says("How can we reach you?");
    says_how(&world, &asked, &[("details", "Call after my zumbalates."), ("agreed", "on")]).await.leads();
    assert!(!world.places_of("zumbalates").await.is_empty(), "it stood somewhere");
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    letters(&world).await;
    let left = world.places_of("zumbalates").await;
    assert!(left.is_empty(), "{left:?}");
    rita.tries(&asked, "reached", &[]).await.is(409);
    rita.opens("/inbox?show=offline").await.says("Nobody is being reached in person");
} }

story! {
async fn what_rests_comes_back_to_the_lead_once_and_the_team_is_reminded(world: World) {
    let (_, asked, _) = complained(&world).await;
    rota(&world).await;
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    letters(&world).await;
    questions::rest(&world.app).await.expect("a round");
    assert!(letters(&world).await.is_empty(), "there is still time");
    world.later(9 * DAY);
    world.responder("Mia").await.opens("/inbox?show=overdue").await.says("billed my knee");
    questions::rest(&world.app).await.expect("a round");
    let sent = letters(&world).await;
    assert!(sent.iter().any(|(_, subject, text)| subject == "Nobody has reached them" && !text.contains("knee")), "{sent:?}");
    assert!(sent.iter().any(|(to, ..)| to == "accounts@clinic.example"), "{sent:?}");
    questions::rest(&world.app).await.expect("a round");
    assert!(letters(&world).await.is_empty(), "once a day is enough");
    world.phone().opens(&asked.page).await.says("It takes longer than we said.").hides("You hear from us by");
    world.later(DAY);
    questions::rest(&world.app).await.expect("a round");
    assert!(letters(&world).await.iter().any(|(_, subject, _)| subject == "Nobody has reached them"), "until it is done");
    let question = world.question(&asked).await;
    assert!(question.owner_id.is_some() && world.history(&asked).await.contains(&"rested: told".to_owned()));
} }

story! {
async fn another_try_has_a_day_and_nobody_is_given_up_untried(world: World) {
    let (rita, asked, _) = complained(&world).await;
    rita.tries(&asked, "reached", &[]).await.is(409).says("They have not said yet");
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    rita.tries(&asked, "settle", &[("outcome", "not_reached")]).await.is(409).says("Note first that you tried");
    rita.tries(&asked, "settle", &[("outcome", "taken_back")]).await.is(422).says("Say how it ended.");
    rita.tries(&asked, "tried", &[("due_at", "")]).await.is(422).says("Say until when.");
    rita.tries(&asked, "tried", &[("due_at", "2027-11-25T10:00")]).await.is(409).says("within the next 14 days");
    rita.handles(&asked, "tried", &[("due_at", "2026-11-27T10:00"), ("text", "Voice mail was full.")]).await;
    let question = world.question(&asked).await;
    assert!(question.late_at().expect("a time").to_string().starts_with("2026-11-27T"), "{:?}", question.late_at());
    rita.opens(&asked.desk()).await.says("Tried in vain").says("Voice mail was full.");
    rita.handles(&asked, "settle", &[("outcome", "not_reached")]).await;
    world.phone().opens(&asked.page).await.says("could not reach you").says("Was it solved?");
    world.phone().opens(&asked.page.replace("/questions/", "/es/questions/")).await.says("no pudimos contactarle");
} }

story! {
async fn another_team_has_another_link_and_how_they_are_reached_goes_along(world: World) {
    let (rita, asked, _) = complained(&world).await;
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    let first = link_in(&letters(&world).await, "accounts@clinic.example");
    let records = team(&world, "Records", "records@clinic.example").await;
    rita.handles(&asked, "take_offline", &[("category", "medical_records"), ("team_id", &records), ("text", "Our records team calls you.")]).await;
    world.phone().get(&first).await.is(410);
    world.phone().post(&format!("{first}/reached"), &[]).await.is(410);
    let second = link_in(&letters(&world).await, "records@clinic.example");
    world.phone().opens(&second).await.says("+1 555 010 987").says("medical records");
    let forged = first.replace("/handoffs/", "/answer/");
    world.phone().get(&forged).await.is(404);
} }

story! {
async fn who_looks_after_it_hears_that_somebody_can_be_reached_and_gives_it_on(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    world.responder("Mia").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Where is my umbrella?").await;
    rita.handles(&asked, "take_offline", &[("category", "lost_property"), ("text", WHY)]).await;
    letters(&world).await;
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    let sent = letters(&world).await;
    assert!(sent.iter().any(|(to, subject, text)| to == "rita.responder@clinic.example" && subject == "Somebody to reach" && !text.contains("555")), "{sent:?}");
    let mia = staff::by_email(&world.app, &Operator::at_the_console(), "mia.responder@clinic.example").await.expect("a member").id;
    rita.handles(&asked, "assign", &[("owner_id", mia.as_str())]).await;
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.owner_id), (State::TakenOffline, Some(mia)));
} }

story! {
async fn the_desk_itself_calls_whoever_told_it_how_and_agreed(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Where is my umbrella?").await;
    let to = [("category", "lost_property"), ("text", WHY), ("contact", "+1 555 010 222")];
    rita.tries(&asked, "take_offline", &to).await.is(422).says("Tick this").says("+1 555 010 222").says(WHY);
    rita.tries(&asked, "take_offline", &[("category", ""), ("text", WHY)]).await.is(422).says("Say what for.");
    rita.tries(&asked, "take_offline", &[("category", "other"), ("text", "")]).await.is(422);
    rita.tries(&asked, "take_offline", &[("category", "other"), ("text", WHY), ("team_id", "none")]).await.is(422).says("Choose a team");
    let agreed: Vec<_> = to.into_iter().chain([("agreed", "on")]).collect();
    rita.handles(&asked, "take_offline", &agreed).await;
    rita.opens(&asked.desk()).await.says("The desk itself").says("+1 555 010 222").says("I reached them");
    rita.handles(&asked, "reached", &[]).await;
    rita.handles(&asked, "settle", &[("outcome", "passed_on")]).await;
    world.phone().opens(&asked.page).await.says("The right people of ours look after this now.");
    world.phone().presses(&format!("{}/helped", asked.page)).await.leads();
    rita.opens(&asked.desk()).await.says("Yes, they say");
    assert_eq!(world.question(&asked).await.state, State::TakenOffline);
} }

story! {
async fn danger_in_what_they_add_calls_whoever_is_on_duty_and_is_the_desk_s_again(world: World) {
    let (rita, asked, _) = complained(&world).await;
    rota(&world).await;
    letters(&world).await;
    says_how(&world, &asked, &[("details", "I have chest pain right now"), ("agreed", "on")]).await.leads();
    let question = world.question(&asked).await;
    assert_eq!((question.urgency, question.state, question.is_with_a_team()), (Urgency::Urgent, State::Received, false));
    let sent = letters(&world).await;
    assert!(sent.iter().any(|(_, subject, _)| subject.to_lowercase().contains("danger") || subject.to_lowercase().contains("emergency")), "{sent:?}");
    assert!(sent.iter().all(|(to, ..)| to != "accounts@clinic.example"), "it is no bill any more");
    world.phone().opens(&asked.page).await.says("If somebody is in danger, call now").hides("has seen what you wrote");
    rita.opens("/inbox").await.says("chest pain right now");
    rita.opens(&asked.desk()).await.says("+1 555 010 987");
    rita.tries(&asked, "take_offline", &[("category", "other"), ("text", WHY)]).await.is(409);
} }

story! {
async fn of_a_child_no_number_is_kept_however_they_say_it(world: World) {
    let (rita, asked, accounts) = complained(&world).await;
    letters(&world).await;
    says_how(&world, &asked, &[("details", "I am 11 years old"), ("agreed", "on")]).await.leads();
    letters(&world).await;
    assert!(world.places_of("010 987").await.is_empty(), "no way to reach them is kept");
    let question = world.question(&asked).await;
    assert!(question.is_from_a_child() && question.state == State::Received);
    world.phone().opens(&asked.page).await.hides("How can we reach you?");
    rita.opens(&asked.desk()).await.says("I am 11 years old").says("A child may have written this.");

    let session = world.editor("Ada").await.schedules(&[]).await;
    let other = world.phone().asks(&session, "Who pays my visit?").await;
    let to = [("category", "billing"), ("team_id", accounts.as_str()), ("text", WHY)];
    rita.handles(&other, "take_offline", &to).await;
    world.phone().post(&format!("{}/reach", other.page), &[("contact", "+1 555 010 654"), ("agreed", "on")]).await.leads();
    let page = link_in(&letters(&world).await, "accounts@clinic.example");
    world.phone().post(&format!("{}/follow_up", other.page), &[("text", "I am 12 years old.")]).await.leads();
    letters(&world).await;
    assert!(world.places_of("010 654").await.is_empty(), "nor kept any longer");
    world.phone().get(&page).await.is(410);
} }

story! {
async fn another_mailbox_ends_the_links_that_went_to_the_one_before(world: World) {
    let (_, asked, accounts) = complained(&world).await;
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    let first = link_in(&letters(&world).await, "accounts@clinic.example");
    let program = world.program("read,operate").await;
    let path = format!("/api/v1/teams/{accounts}");
    program.sends("PATCH", &path, &json!({ "version": 1, "email": "right@clinic.example" })).await.is(200);
    world.phone().get(&first).await.is(410);
    let second = link_in(&letters(&world).await, "right@clinic.example");
    world.phone().opens(&second).await.says("+1 555 010 987");
} }

story! {
async fn two_of_a_team_do_not_overwrite_each_other_and_a_second_tap_is_none(world: World) {
    let (_, asked, _) = complained(&world).await;
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    let page = link_in(&letters(&world).await, "accounts@clinic.example");
    let version = world.question(&asked).await.version.0.to_string();
    let reached = [("version", version.as_str())];
    world.phone().post(&format!("{page}/reached"), &reached).await.leads();
    let late = [("version", version.as_str()), ("due_at", "2026-11-27T10:00"), ("text", "Nobody there.")];
    world.phone().post(&format!("{page}/tried"), &late).await.is(409).says("Nobody there.");
    world.phone().post(&format!("{page}/settle"), &[("outcome", "settled")]).await.says("Closed.");
    for _ in 0..2 {
        world.phone().presses(&format!("{}/did_not_help", asked.page)).await.leads();
    }
} }

story! {
async fn what_they_write_meanwhile_the_team_reads_and_nobody_has_it_twice(world: World) {
    let (rita, asked, _) = complained(&world).await;
    says_how(&world, &asked, &[("agreed", "on")]).await.leads();
    letters(&world).await;
    world.later(HOUR);
    world.phone().post(&format!("{}/follow_up", asked.page), &[("text", "It was the left knee.")]).await.leads();
    assert_eq!(world.question(&asked).await.state, State::TakenOffline);
    rita.opens("/inbox").await.hides("billed my knee");
    let page = link_in(&letters(&world).await, "accounts@clinic.example");
    world.phone().opens(&page).await.says("It was the left knee.");
} }

story! {
async fn whoever_asked_the_same_or_is_a_child_is_taken_offline_by_nobody(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let (one, other) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "Is rowing fine?").await);
    rita.publishes(&one, "May I row?").await;
    rita.handles(&other, "join", &[("into", one.id.as_str())]).await;
    let to = [("category", "care_question"), ("text", WHY)];
    rita.tries(&one, "take_offline", &to).await.is(409).says("take them out of it first");
    rita.handles(&other, "take_offline", &to).await;
    let question = world.question(&other).await;
    assert!(question.umbrella_id.is_none() && question.state == State::TakenOffline);
    rita.handles(&one, "take_offline", &to).await;
    let child = world.phone().asks(&session, "I am 14. May I row?").await;
    rita.tries(&child, "take_offline", &to).await.is(409).says("A child may have written this");
} }

story! {
async fn a_team_stays_once_somebody_was_handed_over_to_it(world: World) {
    let (_, _, accounts) = complained(&world).await;
    let boss = world.staff("Boss", Role::Admin).await;
    boss.presses(&format!("/settings/teams/{accounts}/delete")).await.is(409).says("stays for the record");
    let records = team(&world, "Records", "records@clinic.example").await;
    let program = world.program("read,operate").await;
    let path = format!("/api/v1/teams/{records}");
    program.sends("PATCH", &path, &json!({ "version": 1, "lead_id": "nobody" })).await.is(422);
    let changed = program.sends("PATCH", &path, &json!({ "version": 1, "categories": ["medical_records"] })).await.json();
    assert_eq!((&changed["categories"], &changed["version"]), (&json!(["medical_records"]), &json!(2)));
    program.sends("PATCH", &path, &json!({ "version": 1, "name": "Files" })).await.is(409);
    boss.presses(&format!("/settings/teams/{records}/delete")).await.leads();
    boss.opens("/settings/teams").await.says("Patient accounts").hides("records@clinic.example");
    boss.post("/settings/teams", &[("name", ""), ("email", "somewhere")]).await.is(422).says("Use an e-mail address").says("somewhere");
} }
