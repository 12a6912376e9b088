//! Jobs: done once, by whoever holds them.

use domain::staff::Role;
use domain::time::MINUTE;
use wellspring_core::jobs::run_due;
use wellspring_core::outside::Sent;

use crate::world::{Actor, On, Planned, World, tell};

/// A session with so many clinicians asked to it, whose letters are due.
async fn asks(world: &World, many: usize) -> (Actor, Planned) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    for n in 0..many {
        let clinician = ana.adds_clinician(&format!("Dr. {n}")).await;
        ana.proposes(&clinician, &session, &[]).await.leads();
    }
    world.later(2 * MINUTE);
    (ana, session)
}

/// The number behind a line of `/metrics`.
async fn gauge(world: &World, line: &str) -> f64 {
    let page = world.program("operate").await.get("/metrics").await.is(200).body;
    let found = page.lines().find_map(|text| text.strip_prefix(line)).unwrap_or_else(|| panic!("no {line} in {page}"));
    found.trim().parse().expect("a number")
}

/// Only PostgreSQL serves several nodes.
#[test]
fn two_nodes_never_do_one_job_twice() {
    tell(On::Postgres, told);
    async fn told(world: World) {
        asks(&world, 12).await;
        let other = world.again().await.expect("a second node");
        // Whoever is too late for a job looks again.
        for _ in 0..8 {
            let (one, two) = tokio::join!(run_due(&world.app), run_due(&other.app));
            one.and(two).expect("jobs");
        }
        let letters = [world.mail.take(), other.mail.take()].concat();
        let mut readers: Vec<_> = letters.iter().map(|letter| letter.to.1.clone()).collect();
        readers.sort();
        let all = readers.len();
        readers.dedup();
        assert_eq!((all, readers.len()), (12, 12));
        assert_eq!(gauge(&world, "wellspring_letters{state=\"sent\"}").await, 12.0);
        assert_eq!(gauge(&world, "wellspring_jobs_oldest_due_seconds").await, 0.0);
        other.app.close().await;
    }
}

story! {
async fn whatever_a_dead_node_held_is_done_once_its_lease_has_ended(world: World) {
    asks(&world, 1).await;
    world.left_behind("UPDATE jobs SET state = 'running', attempt = 1, leased_until = due_at + 300000 WHERE kind = 'notice'").await;
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty(), "it is somebody else's");
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 1);
    world.later(60 * MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty());
} }

story! {
async fn a_letter_that_was_on_its_way_when_a_node_died_waits_for_a_person(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    asks(&world, 1).await;
    world.mail.will([Sent::Later]);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty());
    world.left_behind("UPDATE letters SET state = 'sending'").await;
    world.later(MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty(), "nobody can tell whether it arrived");
    let page = olga.opens("/settings/mail").await.says("1 letter waits for you").says("Unclear");
    let letter = page.after("/settings/mail/");
    // Nobody sends it a second time by mistake: it waits for this.
    let letter = if letter == "test" { page.body.split("action=\"/settings/mail/").find_map(|rest| rest.split_once("/again")).expect("a letter").0.to_owned() } else { letter };
    olga.presses(&format!("/settings/mail/{letter}/again")).await.leads();
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 1);
    olga.presses(&format!("/settings/mail/{letter}/again")).await.is(409).says("there is nothing to decide");
} }

story! {
async fn whoever_comes_back_after_their_lease_changes_nothing(world: World) {
    asks(&world, 1).await;
    let slow = world.clone();
    // While the mail server thinks, the lease ends and the next one takes the job over.
    world.mail.meanwhile(async move {
        slow.later(6 * MINUTE);
        slow.run_due_jobs().await;
    });
    world.mail.will([Sent::Later]);
    world.run_due_jobs().await;
    // The late one wanted another try; the job was no longer theirs to put back.
    assert_eq!(gauge(&world, "wellspring_jobs{state=\"waiting\"}").await, 0.0);
    assert_eq!(gauge(&world, "wellspring_letters{state=\"unclear\"}").await, 1.0);
    world.later(60 * MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty());
} }

story! {
async fn a_busy_server_is_tried_for_days_and_then_a_person_is_asked(world: World) {
    asks(&world, 1).await;
    world.mail.will([Sent::Later, Sent::Later, Sent::Later]);
    for tries in 0..3 {
        world.run_due_jobs().await;
        assert!(world.mail.take().is_empty());
        // Half a minute, one, two.
        world.later((MINUTE / 2) << tries);
    }
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 1);
    world.mail.will(vec![Sent::Later; 200]);
    asks_one_more(&world).await;
    for _ in 0..80 {
        world.run_due_jobs().await;
        world.later(60 * MINUTE);
    }
    assert_eq!(gauge(&world, "wellspring_letters{state=\"failed\"}").await, 1.0);
} }

async fn asks_one_more(world: &World) {
    let eve = world.editor("Eve").await;
    let session = eve.schedules(&[("title", "One more")]).await;
    let clinician = eve.adds_clinician("Dr. More").await;
    eve.proposes(&clinician, &session, &[]).await.leads();
    world.later(2 * MINUTE);
}

story! {
async fn a_timer_that_a_wrong_clock_has_put_off_comes_round_again_after_a_start(world: World) {
    world.app.start().await.expect("a start");
    world.left_behind("UPDATE jobs SET due_at = due_at + 157680000000 WHERE kind = 'timer' AND state = 'waiting'").await;
    let far = "SELECT id FROM jobs WHERE kind = 'timer' AND state = 'waiting' AND due_at > 1893456000000";
    assert!(!world.rows(far).await.is_empty(), "put off by five years");
    world.app.start().await.expect("a start");
    assert_eq!(world.rows(far).await, Vec::<String>::new());
} }
