//! Deeds that can be taken back, and those that are asked for first.

use domain::activity::Noun;
use domain::session::State;
use domain::staff::Role;
use domain::time::{HOUR, MINUTE};

use crate::world::{Actor, World};

async fn state(world: &World, session: &crate::world::Planned) -> State {
    world.session(&session.id).await.state
}

story! {
async fn going_live_early_is_asked_for_and_can_be_taken_back(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-11-24T18:00"), ("zone", "UTC"), ("minutes", "60")]).await;
    let (page, live) = (session.desk(), format!("{}/go_live", session.desk()));
    ana.opens(&page).await.says("Go live early").says("It starts");
    ana.presses(&live).await.is(409).says("more than 30 minutes");
    assert_eq!(state(&world, &session).await, State::Scheduled);
    ana.post(&live, &[("sure", "on")]).await.leads();
    ana.opens(&page).await.says("Not live yet");
    ana.presses(&format!("{page}/not_yet")).await.leads();
    let back = world.session(&session.id).await;
    assert_eq!((back.state, back.live_at), (State::Scheduled, None));

    // Half an hour before it is what one came for.
    world.later(2 * HOUR + 30 * MINUTE);
    ana.opens(&page).await.hides("Go live early");
    ana.presses(&live).await.leads();
    let asked = world.phone().asks(&session, "May I run?").await;
    ana.handles(&asked, "publish", &[]).await;
    ana.presses(&format!("{}/live/{}/now", session.desk(), asked.id)).await;
    ana.presses(&format!("{page}/not_yet")).await.is(409).says("was on stage already");
    assert_eq!(state(&world, &session).await, State::Live);
} }

story! {
async fn an_end_can_be_taken_back_for_an_hour(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    ana.leads_on(&session, "go_live").await;
    ana.leads_on(&session, "end").await;
    world.later(HOUR);
    ana.opens(&session.desk()).await.says("Not over yet");
    ana.presses(&format!("{}/resume", session.desk())).await.leads();
    let back = world.session(&session.id).await;
    assert_eq!((back.state, back.closed_at), (State::Live, None));
    ana.leads_on(&session, "end").await;
    world.later(HOUR + MINUTE);
    ana.opens(&session.desk()).await.hides("Not over yet");
    ana.presses(&format!("{}/resume", session.desk())).await.is(409);
    assert_eq!(state(&world, &session).await, State::Ended);
    let verbs: Vec<_> = world.record(Noun::Session, &session.id).await.iter().map(|line| line.verb.to_string()).collect();
    assert_eq!(verbs[2..], ["went live", "ended", "goes on", "ended"]);
} }

async fn does(actor: &Actor, page: &str, step: &str) {
    actor.presses(&format!("{page}/{step}")).await.leads();
}

story! {
async fn a_post_that_was_given_up_or_taken_back_stands_where_it_stood(world: World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let fields = [("title", "Walk"), ("body", "Ten minutes."), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09")];
    let page = ana.post("/plan/posts", &fields).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    does(&ana, &page, "submit").await;
    does(&eve, &page, "approve").await;
    does(&ana, &page, "schedule").await;
    does(&ana, &page, "cancel").await;
    ana.opens(&page).await.says("Undo cancelling");
    does(&ana, &page, "restore").await;
    ana.presses(&format!("{page}/restore")).await.is(409);
    // It goes out as if nothing had been.
    world.later(9 * MINUTE);
    world.run_due_jobs().await;
    world.phone().get("/blog/walk").await.is(200);
    does(&ana, &page, "withdraw").await;
    world.phone().get("/blog/walk").await.is(410);
    does(&ana, &page, "restore").await;
    world.phone().get("/blog/walk").await.is(200);
    world.phone().opens("/blog/feed.atom").await.says("Walk");
} }
