//! Who is called when somebody may be in danger: by the ladder, through nights, crashes and mail that fails.

use domain::duty::{Rota, Shift, WEEK};
use domain::staff::Role;
use domain::time::MINUTE;
use wellspring_core::actor::Operator;
use wellspring_core::duty;
use wellspring_core::outside::Sent;

use super::{URGENT, urgent};
use crate::world::World;

/// Ed, then Fay, are on duty all week; Gil leads.
async fn rota(world: &World) {
    let mut ids = Vec::new();
    for (name, role) in [("Ed", Role::Responder), ("Fay", Role::Responder), ("Gil", Role::Editor)] {
        world.hires(name, role).await;
        ids.push(world.rows("SELECT id FROM staff ORDER BY created_at DESC, id DESC").await.remove(0));
    }
    let id = |n: usize| ids[n].parse().expect("an id");
    let shift = |n: usize, starts, ends| Shift { id: n.to_string(), staff_id: id(n), starts, ends };
    let shifts = vec![shift(0, 0, WEEK), shift(1, 60, 120)];
    let rota = Rota { shifts, lead: Some(id(2)), ..Rota::default() };
    duty::save(&world.app, &Operator::at_the_console(), &rota).await.expect("a rota");
}

/// Whom letters called, in order.
fn called(world: &World) -> Vec<String> {
    world.mail.take().into_iter().filter(|letter| letter.subject.starts_with("Urgent")).map(|letter| letter.to.0).collect()
}

story! {
async fn whoever_is_on_duty_is_called_at_once_then_the_next_then_the_lead(world: World) {
    rota(&world).await;
    let (_, _, asked) = urgent(&world).await;
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let letter = letters.iter().find(|letter| letter.to.0 == "Ed").expect("a call");
    assert!(letter.text.contains(&format!("/inbox/{}", world.question(&asked).await.id)));
    assert!(!letter.text.contains("chest") && !letter.html.contains("chest"), "no word of what was written");
    world.later(4 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
    world.later(MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Fay"]);
    world.later(10 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Gil"]);
    world.later(60 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new(), "nobody twice");
    let steps = world.history(&asked).await;
    assert_eq!(steps.iter().filter(|step| *step == "called").count(), 3, "{steps:?}");
} }

story! {
async fn nobody_further_is_called_once_somebody_is_on_it(world: World) {
    rota(&world).await;
    let (ana, _, asked) = urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Ed"]);
    ana.handles(&asked, "seen", &[]).await;
    world.later(20 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
} }

story! {
async fn a_ladder_goes_on_after_a_crash_and_skips_nobody(world: World) {
    rota(&world).await;
    urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Ed"]);
    // Whoever had the job died with it, and the house slept for an hour.
    world.left_behind("UPDATE jobs SET state = 'running', attempt = 1, leased_until = due_at + 300000 WHERE kind = 'call duty'").await;
    world.later(60 * MINUTE);
    let awake = world.again().await.expect("the same house");
    awake.run_due_jobs().await;
    assert_eq!(called(&awake), ["Fay", "Gil"]);
    awake.close().await;
} }

story! {
async fn mail_that_fails_stops_no_ladder_and_is_said_on_every_page(world: World) {
    rota(&world).await;
    world.mail.will([Sent::Refused]);
    let (ana, _, _) = urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
    ana.opens("/plan").await.says("Mail that calls for help does not leave.");
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Fay"]);
} }

story! {
async fn without_a_rota_whoever_runs_the_house_is_called_and_every_page_says_so(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    urgent(&world).await;
    world.run_due_jobs().await;
    assert!(called(&world).contains(&"Boss".to_owned()));
    boss.opens("/plan").await.says("Nobody is on duty at this moment.");
    rota(&world).await;
    boss.opens("/plan").await.hides("Nobody is on duty");
} }

story! {
async fn a_call_stands_behind_no_other_letter(world: World) {
    rota(&world).await;
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "Is tea fine?"), ("email", "rosa@example.org")]).await;
    ana.answers(&asked, "Yes.").await;
    world.phone().asks(&session, URGENT).await;
    world.run_due_jobs().await;
    let subjects: Vec<String> = world.mail.take().into_iter().map(|letter| letter.subject).collect();
    let at = |begin: &str| subjects.iter().position(|subject| subject.starts_with(begin)).expect("a letter");
    assert!(at("Urgent") < at("The answer"), "{subjects:?}");
} }
