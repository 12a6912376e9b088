//! Who is called when somebody may be in danger: by the ladder, through nights, crashes and mail that fails.

use domain::staff::Role;
use domain::time::{DAY, MINUTE};
use serde_json::Value;
use wellspring_core::outside::Sent;

use super::{URGENT, urgent};
use crate::world::World;

/// Every day, as the form sends it.
fn week() -> [(&'static str, &'static str); 7] {
    ["0", "1", "2", "3", "4", "5", "6"].map(|day| ("day_ids", day))
}

/// Ed, then Fay, are on duty all week; Gil leads.
pub(crate) async fn rota(world: &World) {
    let mut ids = Vec::new();
    for (name, role) in [("Ed", Role::Responder), ("Fay", Role::Responder), ("Gil", Role::Editor)] {
        world.hires(name, role).await;
        ids.push(world.rows("SELECT id FROM staff ORDER BY created_at DESC, id DESC").await.remove(0));
    }
    let boss = world.staff("Chief", Role::Admin).await;
    for (n, from, to) in [(0, "00:00", "00:00"), (1, "01:00", "02:00")] {
        let fields = [&[("staff_id", ids[n].as_str()), ("from", from), ("to", to)], &week()[..]].concat();
        boss.post("/settings/duty/shifts", &fields).await.is(303);
    }
    boss.post("/settings/duty/lead", &[("lead", &ids[2])]).await.is(303);
    boss.opens("/settings/duty").await.says("Mon 00:00 to Tue 00:00").hides("Nobody:");
}

/// Whom letters called, in order.
fn called(world: &World) -> Vec<String> {
    world
        .mail
        .take()
        .into_iter()
        .filter(|letter| letter.subject.starts_with("Urgent"))
        .map(|letter| letter.to.0)
        .collect()
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
async fn what_is_wrong_with_a_shift_is_said_beside_the_field(world: World) {
    let boss = world.staff("Chief", Role::Admin).await;
    let page = boss.post("/settings/duty/shifts", &[("from", "25:00"), ("to", "17:00")]).await.is(422);
    page.says("Choose who is on duty.").says("Use a time such as 08:00.").says("Choose one day or more.").says("value=\"17:00\"");
    boss.post("/settings/duty/away", &[("first_day", "2027-03-02"), ("last_day", "2027-03-01")]).await.is(422).says("before the first day");
    boss.post("/settings/duty/none/remove", &[]).await.is(404);
    world.hires("Vic", Role::Viewer).await;
    let vic = world.rows("SELECT id FROM staff WHERE role = 'viewer'").await.remove(0);
    boss.post("/settings/duty/lead", &[("lead", &vic)]).await.is(422).says("Choose somebody of the desk");
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

/// Tries of the calls' letters, in order.
async fn tries(world: &World) -> Vec<String> {
    world.rows("SELECT CAST(attempts AS TEXT) FROM letters WHERE kind = 'call' ORDER BY created_at, id").await
}

story! {
async fn a_call_that_was_on_its_way_when_a_node_died_is_made_again(world: World) {
    rota(&world).await;
    world.mail.will([Sent::Later]);
    urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
    // Whoever was making it died with it, and holds it for a minute.
    world.left_behind("UPDATE letters SET state = 'sending' WHERE kind = 'call'").await;
    world.left_behind("UPDATE jobs SET state = 'running', attempt = 1, leased_until = due_at + 60000 WHERE kind = 'call'").await;
    world.later(MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new(), "it is somebody else's");
    world.later(MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Ed"]);
    world.later(MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
} }

story! {
async fn a_call_of_which_nobody_can_tell_is_made_again_and_asks_nobody(world: World) {
    rota(&world).await;
    world.mail.will([Sent::Unclear, Sent::Unclear]);
    let (ana, _, _) = urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
    ana.opens("/plan").await.says("Mail that calls for help does not leave.");
    for _ in 0..2 {
        world.later(MINUTE);
        world.run_due_jobs().await;
    }
    assert_eq!(called(&world), ["Ed"]);
    ana.opens("/plan").await.hides("Mail that calls for help");
} }

story! {
async fn a_call_is_tried_every_minute_for_half_an_hour_and_then_less_often(world: World) {
    rota(&world).await;
    world.left_behind("DELETE FROM duty_shifts WHERE starts % 1440 = 60").await;
    world.left_behind("DELETE FROM facts WHERE name = 'duty lead'").await;
    world.mail.will(vec![Sent::Later; 100]);
    urgent(&world).await;
    for _ in 0..30 {
        world.run_due_jobs().await;
        world.later(MINUTE);
    }
    assert_eq!(tries(&world).await[0], "30");
    for _ in 0..10 {
        world.run_due_jobs().await;
        world.later(MINUTE);
    }
    assert_eq!(tries(&world).await[0], "32");
} }

story! {
async fn a_letter_that_is_not_there_any_more_troubles_nobody(world: World) {
    rota(&world).await;
    world.mail.will([Sent::Later]);
    urgent(&world).await;
    world.run_due_jobs().await;
    world.left_behind("DELETE FROM letters").await;
    world.later(MINUTE);
    world.run_due_jobs().await;
    let left = world.rows("SELECT kind || ' ' || state || COALESCE(error, '') FROM jobs WHERE kind = 'call'").await;
    assert_eq!(left, ["call done"]);
} }

/// The id of the one call's letter.
async fn letter(world: &World) -> String {
    world.rows("SELECT id FROM letters WHERE kind = 'call'").await.remove(0)
}

story! {
async fn a_call_that_a_person_sends_again_stands_behind_no_other_letter_either(world: World) {
    rota(&world).await;
    let boss = world.staff("Boss", Role::Admin).await;
    world.mail.will([Sent::Refused]);
    urgent(&world).await;
    world.run_due_jobs().await;
    boss.presses(&format!("/settings/mail/{}/again", letter(&world).await)).await.leads();
    assert_eq!(world.rows("SELECT lane FROM jobs WHERE kind IN ('call', 'letter') AND state = 'waiting'").await, ["help"]);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Ed"]);
} }

story! {
async fn a_call_that_a_person_drops_is_not_made_again(world: World) {
    rota(&world).await;
    let boss = world.staff("Boss", Role::Admin).await;
    world.mail.will([Sent::Unclear]);
    urgent(&world).await;
    world.run_due_jobs().await;
    boss.presses(&format!("/settings/mail/{}/arrived", letter(&world).await)).await.leads();
    assert!(world.rows("SELECT id FROM jobs WHERE kind = 'call' AND state = 'waiting'").await.is_empty());
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
} }

story! {
async fn a_call_that_waits_is_dropped_once_somebody_is_on_it(world: World) {
    rota(&world).await;
    world.mail.will([Sent::Later]);
    let (ana, _, asked) = urgent(&world).await;
    world.run_due_jobs().await;
    ana.opens("/plan").await.says("Mail that calls for help does not leave.");
    ana.handles(&asked, "seen", &[]).await;
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new());
    assert_eq!(world.rows("SELECT state FROM letters WHERE kind = 'call'").await, ["dropped"]);
    ana.opens("/plan").await.hides("Mail that calls for help");
} }

story! {
async fn where_a_rung_finds_nobody_left_whoever_runs_the_house_is_called_once(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    rota(&world).await;
    // Gil leads, and is away; Fay has no hours any more.
    let gil = world.rows("SELECT id FROM staff WHERE name = 'Gil'").await.remove(0);
    boss.post("/settings/duty/away", &[("staff_id", &gil), ("first_day", "2026-11-24"), ("last_day", "2026-11-24")]).await.is(303);
    world.left_behind("DELETE FROM duty_shifts WHERE starts % 1440 = 60").await;
    let (_, _, asked) = urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Ed"]);
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    let mut operators = called(&world);
    operators.sort();
    assert_eq!(operators, ["Boss", "Chief"]);
    world.later(10 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new(), "nobody twice, and nobody who is away");
    let steps = world.history(&asked).await;
    assert_eq!(steps.iter().filter(|step| *step == "called").count(), 3, "{steps:?}");
    assert_eq!(steps.iter().filter(|step| *step == "found nobody to call").count(), 1, "{steps:?}");
} }

story! {
async fn a_lead_is_called_again_once_they_are_back(world: World) {
    rota(&world).await;
    let boss = world.staff("Boss", Role::Admin).await;
    let gil = world.rows("SELECT id FROM staff WHERE name = 'Gil'").await.remove(0);
    boss.post("/settings/duty/away", &[("staff_id", &gil), ("first_day", "2026-11-20"), ("last_day", "2026-11-23")]).await.is(303);
    urgent(&world).await;
    for minutes in [0, 5, 10] {
        world.later(minutes * MINUTE);
        world.run_due_jobs().await;
    }
    assert_eq!(called(&world), ["Ed", "Fay", "Gil"]);
} }

story! {
async fn whoever_watches_the_machine_reads_that_nobody_would_be_called(world: World) {
    let phone = world.phone();
    let detail = async || {
        // What was found is believed for a second.
        world.later(1_000);
        phone.get("/readyz?detail").await.is(200).json()
    };
    let nobody = "Nobody is on duty at this moment.";
    assert_eq!(detail().await, serde_json::json!({ "ready": true, "troubles": [nobody] }));
    rota(&world).await;
    assert_eq!(detail().await["troubles"], serde_json::json!([]));
    world.mail.will([Sent::Refused]);
    urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(detail().await["troubles"], serde_json::json!(["Mail that calls for help does not leave."]));
    phone.get("/readyz?detail").await.is(200).hides("Ed").hides("chest");
    world.staff("Olga", Role::Admin).await.opens("/settings").await.says("mail that calls for help does not leave");
} }

story! {
async fn whoever_may_not_sign_in_any_more_is_not_on_duty(world: World) {
    rota(&world).await;
    let nia = world.editor("Nia").await;
    nia.opens("/plan").await.hides("Nobody is on duty");
    world.left_behind("UPDATE staff SET disabled_at = 1 WHERE name = 'Ed'").await;
    world.left_behind("DELETE FROM duty_shifts WHERE starts % 1440 = 60").await;
    nia.opens("/plan").await.says("Nobody is on duty at this moment.");
    urgent(&world).await;
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Gil"]);
} }

story! {
async fn a_program_reads_who_is_on_duty(world: World) {
    let program = world.program("read").await;
    let nobody = program.get("/api/v1/duty").await.is(200).json();
    assert_eq!((&nobody["is_held"], &nobody["on_duty"], &nobody["hands_over_at"]), (&false.into(), &Value::Null, &Value::Null));
    rota(&world).await;
    let duty = program.get("/api/v1/duty").await.is(200).json();
    assert_eq!((&duty["is_held"], &duty["on_duty"]["name"], &duty["next"]["name"], &duty["lead"]["name"]), (&true.into(), &"Ed".into(), &"Fay".into(), &"Gil".into()));
    // Ed is on duty all week, and Fay from one to two in the night: they stand behind him.
    assert_eq!((&duty["hands_over_at"], &duty["zone"]), (&Value::Null, &"UTC".into()));
    let boss = world.staff("Boss", Role::Admin).await;
    let ed = duty["on_duty"]["id"].as_str().expect("an id").to_owned();
    boss.post("/settings/duty/away", &[("staff_id", &ed), ("first_day", "2026-11-25"), ("last_day", "2026-11-25")]).await.is(303);
    assert_eq!(program.get("/api/v1/duty").await.is(200).json()["hands_over_at"], "2026-11-25T00:00:00Z");
} }

story! {
async fn a_program_of_the_desk_lists_open_alarms_without_a_word(world: World) {
    let program = world.program("read,desk").await;
    let (ana, session, asked) = urgent(&world).await;
    world.later(MINUTE);
    let second = world.phone().asks(&session, URGENT).await;
    world.run_due_jobs().await;
    let list = program.get("/api/v1/alarms").await.is(200).hides("chest").hides("Ana");
    let items = list.json()["items"].clone();
    assert_eq!((&items[0]["question_id"], &items[0]["standing"], &items[0]["rungs_called"]), (&asked.id.to_string().into(), &"unseen".into(), &1.into()));
    let first = program.get("/api/v1/alarms?limit=1").await.is(200).json();
    let rest = program.get(&format!("/api/v1/alarms?cursor={}", first["next"].as_str().expect("more"))).await.is(200).json();
    assert_eq!((rest["items"].as_array().map(Vec::len), &rest["items"][0]["question_id"]), (Some(1), &second.id.to_string().into()));
    ana.handles(&asked, "seen", &[]).await;
    assert_eq!(program.get("/api/v1/alarms").await.json()["items"][0]["standing"], "seen");
    ana.handles(&asked, "calm", &[]).await;
    let left = program.get("/api/v1/alarms").await.is(200).json();
    assert_eq!((left["items"].as_array().map(Vec::len), &left["items"][0]["seen"]), (Some(1), &false.into()));
    program.get("/api/v1/alarms?state=seen").await.is(422);
} }

story! {
async fn whoever_comes_on_duty_is_called_while_nobody_has_seen_it_and_no_letter_promises_another_call(world: World) {
    rota(&world).await;
    let (_, _, asked) = urgent(&world).await;
    let mut said = Vec::new();
    for minutes in [0, 5, 10] {
        world.later(minutes * MINUTE);
        world.run_due_jobs().await;
        said.extend(world.mail.take().into_iter().filter(|letter| letter.subject.starts_with("Urgent")));
    }
    let [ed, fay, gil] = said.try_into().expect("three calls");
    assert!(ed.text.contains("you are on duty") && ed.text.contains("the next person is called"), "{}", ed.text);
    assert!(fay.text.contains("nobody has said yet") && fay.text.contains("the next person is called"), "{}", fay.text);
    assert!(gil.text.contains("reach somebody who can") && !gil.text.contains("the next person is called"), "{}", gil.text);
    // The next day Ed is away, and Bea on duty.
    world.hires("Bea", Role::Responder).await;
    let boss = world.staff("Boss", Role::Admin).await;
    let id = async |sql| world.rows(sql).await.remove(0);
    let (ed, bea) = (id("SELECT id FROM staff WHERE name = 'Ed'").await, id("SELECT id FROM staff WHERE name = 'Bea'").await);
    boss.post("/settings/duty/away", &[("staff_id", &ed), ("first_day", "2026-11-25"), ("last_day", "2026-11-25")]).await.is(303);
    let shift = [("staff_id", bea.as_str()), ("from", "03:00"), ("to", "00:00"), ("day_ids", "2")];
    boss.post("/settings/duty/shifts", &shift).await.is(303);
    world.later(30 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), Vec::<String>::new(), "nobody twice");
    world.later(DAY);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Bea"]);
    // Ana's sign-in has ended over night.
    let cy = world.staff("Cy", Role::Responder).await;
    cy.handles(&asked, "seen", &[]).await;
    assert_eq!(world.rows("SELECT id FROM jobs WHERE kind = 'call duty' AND state = 'waiting'").await, Vec::<String>::new());
} }

story! {
async fn whoever_is_the_last_that_can_be_called_is_not_told_that_others_are(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    let rita = world.responder("Rita").await;
    let boss_id = world.rows("SELECT id FROM staff WHERE name = 'Boss'").await.remove(0);
    let rita_id = world.rows("SELECT id FROM staff WHERE name = 'Rita'").await.remove(0);
    for (who, from, to) in [(&boss_id, "00:00", "12:30"), (&rita_id, "12:30", "00:00")] {
        let shift = [("staff_id", who.as_str()), ("from", from), ("to", to), ("day_ids", "1")];
        boss.post("/settings/duty/shifts", &shift).await.is(303);
    }
    let asked = world.phone().asks_experts(&[("text", "I have chest pain right now")]).await;
    let mut said = Vec::new();
    for minutes in [0, 5, 10] {
        world.later(minutes * MINUTE);
        world.run_due_jobs().await;
        said.extend(world.mail.take().into_iter().filter(|letter| letter.subject.starts_with("Urgent")));
    }
    let [first, second] = <[_; 2]>::try_from(said).expect("two calls");
    assert!(first.text.contains("the next person is called"), "{}", first.text);
    assert!(second.text.contains("reach somebody who can") && !second.text.contains("do nothing"), "{}", second.text);
    rita.handles(&asked, "seen", &[]).await;
} }

story! {
async fn whoever_begins_a_shift_beside_another_is_called_too(world: World) {
    rota(&world).await;
    let (_, _, asked) = urgent(&world).await;
    for minutes in [0, 5, 10] {
        world.later(minutes * MINUTE);
        world.run_due_jobs().await;
    }
    world.mail.take();
    world.hires("Bea", Role::Responder).await;
    let boss = world.staff("Boss", Role::Admin).await;
    let bea = world.rows("SELECT id FROM staff WHERE name = 'Bea'").await.remove(0);
    // Ed, who was called, stays on duty beside her.
    let shift = [("staff_id", bea.as_str()), ("from", "00:00"), ("to", "00:00")];
    boss.post("/settings/duty/shifts", &[&shift[..], &week()[..]].concat()).await.is(303);
    world.later(6 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(called(&world), ["Bea"]);
    let cy = world.staff("Cy", Role::Responder).await;
    cy.handles(&asked, "seen", &[]).await;
} }
