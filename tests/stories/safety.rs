//! Health talk kept safe: what may be an emergency, and what says who somebody is.

mod duty;
mod gate;
pub(crate) mod lists;
mod nights;
mod own;
mod pages;
mod retention;

pub(crate) use duty::rota;

use domain::question::{State, Urgency, Visibility};
use domain::time::MINUTE;
use domain::time::SECOND;

use crate::world::{Actor, Asked, Planned, World};

/// Somebody is on duty at all times; nobody could be called about what was asked just now.
pub(crate) async fn call_that_fails(world: &World) {
    duty::rota(world).await;
    world.mail.will([wellspring_core::outside::Sent::Refused]);
    urgent(world).await;
    world.run_due_jobs().await;
}

const URGENT: &str = "I have chest pain right now and it goes into my arm";

/// A session that shows questions at once, with an urgent one in it.
async fn urgent(world: &World) -> (Actor, Planned, Asked) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, URGENT).await;
    (ana, session, asked)
}

story! {
async fn whoever_may_be_in_danger_reads_whom_to_call_before_anything_else(world: World) {
    let (_, _, asked) = urgent(&world).await;
    let page = world.phone().opens(&asked.page).await.says("call now").says("href=\"tel:911\"").says("href=\"tel:988\"");
    let at = |words: &str| page.body.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("tel:911") < at(URGENT), "the numbers stand first");
    // Nobody is told that somebody is watching.
    page.hides("A person reads it").hides("Someone is on it");
    let calm = world.phone().asks(&world.editor("Bo").await.schedules(&[]).await, "How much water is enough?").await;
    world.phone().opens(&calm.page).await.hides("tel:911");
} }

story! {
async fn what_may_be_an_emergency_is_offered_to_nobody(world: World) {
    let (ana, session, asked) = urgent(&world).await;
    let question = world.question(&asked).await;
    assert_eq!((question.urgency, question.visibility, question.state), (Urgency::Urgent, Visibility::Held, State::Received));
    world.phone().opens(&session.page()).await.hides("chest pain");
    world.phone().votes(&session, &asked).await.is(404);
    for (deed, fields) in [
        ("publish", vec![]),
        ("dismiss", vec![("reason", "Off topic.")]),
        ("next", vec![]),
        ("aside", vec![]),
        ("later", vec![("due_at", "2030-01-01T10:00")]),
        ("route", vec![("clinician_id", ana.adds_clinician("Dr. Lin").await.as_str())]),
    ] {
        ana.tries(&asked, deed, &fields).await.is(409).says("danger");
    }
    let other = world.phone().asks(&session, "How much salt is fine?").await;
    ana.tries(&asked, "join", &[("into", &world.question(&other).await.id.to_string())]).await.is(409);
    assert_eq!(world.question(&asked).await.state, State::Received, "none of these even acknowledged it");
} }

story! {
async fn the_desk_cannot_miss_it(world: World) {
    let (ana, session, asked) = urgent(&world).await;
    for page in ["/inbox", "/inbox?show=answered", "/plan", &format!("/plan/sessions/{}/live", session.id)] {
        ana.opens(page).await.says("may be an emergency");
    }
    ana.opens("/inbox").await.says("Chest pain").says(URGENT);
    ana.opens(&format!("/plan/sessions/{}/stage", session.id)).await.says("Something urgent is with the desk.").hides("chest pain");
    world.phone().opens(&format!("/events/{}/wall", session.slug)).await.hides("urgent").hides("chest pain");
    // Who is not at the desk learns that there is something, and not what.
    let viewer = world.staff("Vic", domain::staff::Role::Viewer).await;
    viewer.opens("/inbox").await.says("may be an emergency").hides("chest pain");
    assert!(ana.opens(&asked.desk()).await.has("I am on it"));
} }

story! {
async fn closing_takes_an_outcome_and_two_people(world: World) {
    let (ana, _, asked) = urgent(&world).await;
    let rita = world.responder("Rita").await;
    ana.handles(&asked, "seen", &[]).await;
    ana.tries(&asked, "close", &[]).await.is(422).says("Say how it ended.");
    ana.handles(&asked, "close", &[("outcome", "reached")]).await;
    ana.tries(&asked, "agree", &[]).await.is(409).says("somebody else has to agree");
    ana.opens("/inbox").await.says("A second person has to agree.");
    rita.handles(&asked, "agree", &[]).await;
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.urgency), (State::TakenOffline, Urgency::Urgent));
    rita.opens("/inbox").await.hides("May be an emergency");
    // Whether somebody was reached is no matter for a page.
    world.phone().opens(&asked.page).await.says("has seen what you wrote").hides("answered you in person").says("tel:911");
    let steps = ["received", "raised an alarm", "acknowledged", "saw the alarm", "said how the alarm ended", "alarm over", "agreed on how the alarm ended"];
    assert_eq!(world.history(&asked).await, steps);
} }

story! {
async fn that_it_is_none_is_one_key_and_anybody_takes_it_back_for_ten_minutes(world: World) {
    let (ana, _, asked) = urgent(&world).await;
    let rita = world.responder("Rita").await;
    ana.handles(&asked, "calm", &[]).await;
    let question = world.question(&asked).await;
    assert_eq!((question.urgency, question.state), (Urgency::Routine, State::Acknowledged));
    assert!(question.signs.is_some_and(|signs| !signs.0.is_empty()), "text and signs stay, for tuning");
    rita.opens(&asked.desk()).await.says("It is one after all");
    rita.handles(&asked, "not_yet", &[]).await;
    assert_eq!(world.question(&asked).await.urgency, Urgency::Urgent);
    rita.handles(&asked, "calm", &[]).await;
    world.later(10 * MINUTE + SECOND);
    ana.tries(&asked, "not_yet", &[]).await.is(409);
    // Who only reads what everybody does never hears that there was an alarm.
    ana.publishes(&asked, "Is this normal?").await;
    let vic = world.staff("Vic", domain::staff::Role::Viewer).await;
    vic.opens(&asked.desk()).await.says("Is this normal?").hides("alarm").hides("no emergency");
    // A person's mark begins anew at any time.
    ana.handles(&asked, "urgent", &[]).await;
    assert_eq!(world.question(&asked).await.urgency, Urgency::Urgent);
    // Its asker goes on reading whom to call, whoever thought that it is none.
    world.phone().opens(&asked.page).await.says("tel:911");
} }

story! {
async fn of_self_harm_a_second_person_says_that_it_is_none(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "I want to kill myself tonight").await;
    ana.handles(&asked, "calm", &[]).await;
    assert_eq!(world.question(&asked).await.urgency, Urgency::Urgent);
    rita.handles(&asked, "agree", &[]).await;
    assert_eq!(world.question(&asked).await.urgency, Urgency::Routine);
} }

story! {
async fn a_person_marks_what_the_reader_did_not_see(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "My tooth hurts since noon").await;
    world.phone().opens(&session.page()).await.says("My tooth hurts");
    ana.handles(&asked, "urgent", &[]).await;
    world.phone().opens(&session.page()).await.hides("My tooth hurts");
    ana.opens("/inbox").await.says("Marked by").says("My tooth hurts");
} }

story! {
async fn what_was_joined_with_it_stands_on_its_own_again(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let (first, second) = (world.phone().asks(&session, "My tooth hurts since noon").await, world.phone().asks(&session, "Toothache since noon?").await);
    ana.handles(&second, "join", &[("into", &world.question(&first).await.id.to_string())]).await;
    ana.handles(&first, "urgent", &[]).await;
    assert_eq!(world.question(&second).await.umbrella_id, None);
    world.phone().opens(&session.page()).await.says("Toothache since noon?").hides("My tooth hurts");
} }

story! {
async fn every_way_in_is_read_for_signs(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let program = world.program("read,desk").await;
    let sent = program.sends("POST", &format!("/api/v1/public/sessions/{}/questions", session.code), &serde_json::json!({ "text": URGENT })).await;
    sent.is(201);
    let table = format!("question\n{URGENT} since an hour\n");
    program.raw(&format!("/api/v1/sessions/{}/questions/import", session.id), "text/csv", table).await.is(200);
    let alarms = world.rows("SELECT question_id FROM alarms").await;
    assert_eq!(alarms.len(), 2, "the API's and the table's");
    // That a click over there said "answered" keeps nobody from being called; that it was days ago does.
    let calls = async || world.rows("SELECT id FROM jobs WHERE kind = 'call duty'").await.len();
    for (row, called) in [(format!("{URGENT} for an hour,,We spoke with her."), 3), (format!("{URGENT} for a week,2026-11-01T10:00:00Z,"), 3)] {
        let table = format!("question,asked at,answer\n{row}\n");
        program.raw(&format!("/api/v1/sessions/{}/questions/import", session.id), "text/csv", table).await.is(200);
        assert_eq!(calls().await, called, "{row}");
    }
    assert_eq!(world.rows("SELECT question_id FROM alarms").await.len(), 4);
} }
