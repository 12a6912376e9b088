//! The desk while a session runs: in line, on stage, answered aloud. Phones and the wall see what is cleared, no more.

use domain::question::{Place, State, Visibility};
use domain::time::MINUTE;
use wellspring_core::questions;

use crate::world::{Actor, Asked, Planned, World};

/// A live session with one question, in the hands of Rita.
async fn on_air(world: &World) -> (Actor, Planned, Asked) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "May I walk after my stroke in May?").await;
    ana.leads_on(&session, "go_live").await;
    (rita, session, asked)
}

async fn does(
    rita: &Actor,
    session: &Planned,
    asked: &Asked,
    deed: &str,
    fields: &[(&str, &str)],
) -> crate::world::Answer {
    rita.post(&format!("{}/live/{}/{deed}", session.desk(), asked.id), fields).await
}

fn desk(session: &Planned) -> String {
    format!("{}/live", session.desk())
}

fn wall(session: &Planned) -> String {
    format!("{}/wall", session.page())
}

story! {
async fn a_question_goes_from_held_to_the_stage_and_into_the_record(world: World) {
    let (rita, session, asked) = on_air(&world).await;
    rita.opens(&desk(&session)).await.says("May I walk after my stroke in May?").says("Nothing is on stage.");
    world.phone().opens(&wall(&session)).await.hides("stroke").says("Nobody has asked yet");
    does(&rita, &session, &asked, "next", &[]).await.is(409).says("Publish it first");
    does(&rita, &session, &asked, "publish", &[("public_text", "May I walk after a stroke?")]).await.leads();
    does(&rita, &session, &asked, "next", &[]).await.leads();
    world.later(12 * MINUTE);
    does(&rita, &session, &asked, "now", &[]).await.leads();
    world.later(MINUTE);
    does(&rita, &session, &asked, "now", &[]).await.leads();
    let question = world.question(&asked).await;
    assert_eq!((question.place, question.live_offset), (Some(Place::Now), Some(12 * MINUTE)));
    world.phone().opens(&session.page()).await.says("Being answered now").hides("in May");
    world.phone().opens(&wall(&session)).await.says("Answering now").says("May I walk after a stroke?").hides("in May");
    rita.opens(&format!("{}/stage", session.desk())).await.says("May I walk after a stroke?").hides("in May");
    does(&rita, &session, &asked, "answered_live", &[("text", "Yes, slowly, once your doctor agrees.")]).await.leads();
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.place, question.live_offset), (State::Answered, None, Some(12 * MINUTE)));
    world.phone().opens(&session.page()).await.says("Yes, slowly, once your doctor agrees.").hides("in May");
    world.phone().opens(&asked.page).await.says("Yes, slowly, once your doctor agrees.");
    let steps = ["received", "acknowledged", "published", "put in line", "put on stage", "answered live"];
    let history = world.history(&asked).await;
    assert!(steps.iter().all(|step| history.contains(&(*step).to_owned())), "{history:?}");
} }

story! {
async fn one_is_on_stage_and_what_was_there_comes_back_to_the_head_of_the_line(world: World) {
    let (rita, session, first) = on_air(&world).await;
    let mut all = vec![first];
    for text in ["How often?", "How far?"] {
        all.push(world.phone().asks(&session, text).await);
    }
    for asked in &all {
        rita.publishes(asked, "").await;
        does(&rita, &session, asked, "next", &[]).await.leads();
    }
    does(&rita, &session, &all[2], "up", &[]).await.leads();
    let line = |questions: Vec<domain::question::Question>| -> Vec<_> { questions.into_iter().map(|question| question.id).collect() };
    let console = world.console();
    let placed = || questions::placed_of(&world.app, &console, &session.id);
    assert_eq!(line(placed().await.expect("the line")), [&all[0], &all[2], &all[1]].map(|asked| asked.id.clone()));
    does(&rita, &session, &all[1], "now", &[]).await.leads();
    does(&rita, &session, &all[2], "now", &[]).await.leads();
    let now = placed().await.expect("the line");
    assert_eq!(now.iter().filter(|question| question.place == Some(Place::Now)).count(), 1);
    assert_eq!(line(now), [&all[2], &all[1], &all[0]].map(|asked| asked.id.clone()));
    does(&rita, &session, &all[2], "hold", &[]).await.leads();
    let held = world.question(&all[2]).await;
    assert_eq!((held.place, held.visibility), (None, Visibility::Held));
    world.phone().opens(&wall(&session)).await.hides("How far?");
} }

story! {
async fn two_moderators_do_not_overwrite_each_other(world: World) {
    let (rita, session, asked) = on_air(&world).await;
    let seen = world.question(&asked).await.version.0.to_string();
    does(&rita, &session, &asked, "publish", &[("version", &seen), ("public_text", "Walking after a stroke?")]).await.leads();
    let other = world.responder("Omar").await;
    let late = [("version", seen.as_str()), ("public_text", "Something else")];
    does(&other, &session, &asked, "publish", &late).await.is(409).says("Something else").says("Walking after a stroke?");
    assert_eq!(world.question(&asked).await.public_text.as_ref().map(ToString::to_string).as_deref(), Some("Walking after a stroke?"));
    // Both put another one on stage in the same moment: one stands there.
    let second = world.phone().asks(&session, "And swim?").await;
    rita.publishes(&second, "").await;
    let (one, two) = tokio::join!(does(&rita, &session, &asked, "now", &[]), does(&other, &session, &second, "now", &[]));
    one.leads();
    two.leads();
    let placed = questions::placed_of(&world.app, &world.console(), &session.id).await.expect("the line");
    assert_eq!(placed.iter().filter(|question| question.place == Some(Place::Now)).count(), 1);
} }

story! {
async fn with_its_session_the_stage_ends(world: World) {
    let (rita, session, asked) = on_air(&world).await;
    rita.publishes(&asked, "May I walk after a stroke?").await;
    does(&rita, &session, &asked, "now", &[]).await.leads();
    world.phone().opens(&session.page()).await.says("Being answered now");
    world.editor("Eve").await.leads_on(&session, "end").await;
    let question = world.question(&asked).await;
    assert_eq!((question.place, question.state), (None, State::Acknowledged));
    world.phone().opens(&wall(&session)).await.hides("Answering now").says("May I walk after a stroke?");
} }

story! {
async fn what_is_missing_is_said_before_going_live(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("join_url", "")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    ana.opens(&session.desk()).await.says("Before you go live: nobody who answers has confirmed; there is no join link.");
    let slot = world.slots(&session).await.remove(0);
    ana.notes_slot(&slot.id, "confirm").await;
    ana.changes(&session, &[("join_url", "https://meet.example/room")]).await.leads();
    ana.opens(&session.desk()).await.hides("Before you go live");
} }

story! {
async fn what_is_private_or_not_live_stays_off_the_stage(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "How often?").await;
    let private = world.phone().asks_as(&session, &[("text", "My own pills?"), ("private", "on")]).await;
    rita.publishes(&asked, "").await;
    does(&rita, &session, &asked, "now", &[]).await.is(409).says("Go live first");
    ana.leads_on(&session, "go_live").await;
    does(&rita, &session, &private, "now", &[]).await.is(409).says("Publish it first");
    does(&rita, &session, &private, "aside", &[]).await.leads();
    assert_eq!(world.question(&private).await.place, Some(Place::Aside));
    world.phone().opens(&wall(&session)).await.hides("pills").says("How often?");
} }
