//! The audience reports: several networks hold a question that nobody of the team has looked at.

use domain::question::{State, Visibility};

use super::{does, hall, live, report};
use crate::world::Setting;

story! {
async fn reports_from_three_networks_hold_a_question_until_the_desk_has_looked(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "My neighbour takes too many naps").await;
    let one = world.phone();
    for _ in 0..3 {
        report(&one, &session, &asked).await.is(200).says("The team will look at that question");
    }
    // Made-up cookies, and a whole hall behind one address, are one network: the desk sees them, the question stands.
    for _ in 0..4 {
        report(&one.without_cookies(), &session, &asked).await.is(200);
    }
    report(&world.phone().from("2001:db8::1"), &session, &asked).await.is(200);
    report(&world.phone().from("2001:db8::2"), &session, &asked).await.is(200);
    rita.opens(&live(&session)).await.says("7 reports");
    world.phone().opens(&session.page()).await.says("neighbour");
    report(&world.phone().from("192.0.2.9"), &session, &asked).await.is(200);
    world.phone().opens(&session.page()).await.hides("neighbour");
    let question = world.question(&asked).await;
    assert_eq!((question.visibility, question.state), (Visibility::Held, State::Received), "no person has looked yet");
    assert!(world.history(&asked).await.contains(&"held".to_owned()));
    report(&world.phone(), &session, &asked).await.is(404);
    // The desk decides: it stands again, and more of them do not take it away.
    does(&rita, &session, &asked, "publish", &[("public_text", "Can pills be too many?")]).await.leads();
    for network in ["192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13"] {
        report(&world.phone().from(network), &session, &asked).await.is(200);
    }
    world.phone().opens(&session.page()).await.says("Can pills be too many?");
    rita.opens(&live(&session)).await.says("4 reports");
} }

story! {
async fn what_the_desk_has_cleared_stays_however_many_report_it(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "May I walk?").await;
    rita.publishes(&asked, "").await;
    for network in ["192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13"] {
        report(&world.phone().from(network), &session, &asked).await.is(200);
    }
    world.phone().opens(&session.page()).await.says("May I walk?");
    rita.opens(&live(&session)).await.says("4 reports");
} }

story! {
async fn nobody_who_makes_up_cookies_reports_everything_away(world: World) {
    let small = world.another(Setting { asks_per_voter: 2, ..Setting::default() }).await;
    let (_, rita, session) = hall(&small).await;
    let asked = small.phone().asks(&session, "May I walk?").await;
    does(&rita, &session, &asked, "publish", &[]).await.leads();
    let one = small.phone();
    for _ in 0..4 {
        report(&one.without_cookies(), &session, &asked).await;
    }
    let late = report(&one.without_cookies(), &session, &asked).await.is(429);
    assert!(late.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds > 0));
    small.close().await;
} }

story! {
async fn the_inbox_shows_what_was_reported_and_a_slip_is_taken_back(world: World) {
    let (_, rita, session) = hall(&world).await;
    let (asked, calm) = (world.phone().asks(&session, "Is tea fine?").await, world.phone().asks(&session, "Is rice fine?").await);
    for question in [&asked, &calm] {
        rita.handles(question, "publish", &[]).await;
    }
    rita.opens("/inbox").await.hides("Reported");
    let theo = world.phone();
    let slip = format!("{}/questions/{}/report", session.page(), asked.handle);
    report(&theo, &session, &asked).await.is(200).says("take it back");
    rita.opens("/inbox").await.says("1 report").says("Reported");
    rita.opens("/inbox?show=reported").await.says("Is tea fine?").hides("Is rice fine?");
    world.staff("Vic", domain::staff::Role::Viewer).await.opens("/inbox").await.hides("1 report");
    world.phone().post(&slip, &[("withdraw", "on")]).await.is(409);
    theo.post(&slip, &[("withdraw", "on")]).await.leads();
    rita.opens("/inbox?show=reported").await.hides("Is tea fine?");
    report(&theo, &session, &asked).await.is(200);
    world.later(11_000);
    theo.post(&slip, &[("withdraw", "on")]).await.is(409).says("too late");
    rita.opens("/inbox").await.says("1 report");
} }

story! {
async fn a_slip_that_took_a_question_out_of_sight_brings_it_back(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "Is tea fine?").await;
    for network in ["192.0.2.1", "198.51.100.2"] {
        report(&world.phone().from(network), &session, &asked).await.is(200);
    }
    let third = world.phone().from("203.0.113.3");
    report(&third, &session, &asked).await.is(200);
    world.phone().opens(&session.page()).await.hides("Is tea fine?");
    third.post(&format!("{}/questions/{}/report", session.page(), asked.handle), &[("withdraw", "on")]).await.leads();
    world.phone().opens(&session.page()).await.says("Is tea fine?");
} }
