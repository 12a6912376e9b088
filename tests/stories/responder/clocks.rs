//! Response targets: what is late, what askers are promised, and what becomes of both when the house agrees on something else.

use domain::question::State;
use domain::staff::Role;
use domain::time::{DAY, HOUR, MINUTE, SECOND};

use wellspring_core::targets;

use crate::safety::rota;
use crate::world::{Actor, Answer, Setting, World};

/// Thursday, two working days after the stories begin (Tuesday, 15:00): 2, 9 and 7 hours.
const ANSWERED_BY: &str = "2026-11-26T15:00:00Z";

async fn due_at(program: &Actor, words: &str) -> String {
    let list = program.get(&format!("/api/v1/questions?q={words}")).await.is(200).json();
    list["items"][0]["late_at"].as_str().unwrap_or_default().to_owned()
}

/// Every node knows of a change, and the clocks have followed.
async fn clocks_are_wound(world: &World) {
    world.later(10 * SECOND);
    world.run_due_jobs().await;
}

story! {
async fn what_nobody_has_touched_is_late_once_its_target_is_over(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let (session, program) = (ana.schedules(&[]).await, world.program("desk").await);
    let rosa = world.phone();
    let asked = rosa.asks(&session, "May I walk with a new knee?").await;
    assert_eq!(due_at(&program, "knee").await, "2026-11-25T10:00:00Z", "four working hours: two today, two tomorrow");
    rosa.opens(&asked.page).await.says("It will be answered by Thu 26 Nov 2026, 16:00");
    rita.opens("/inbox?show=overdue").await.says("Nothing is late");
    world.later(19 * HOUR);
    let rita = world.responder("Mia").await;
    rita.opens("/inbox?show=overdue").await.says("May I walk with a new knee?").says("0 min late");
    rita.handles(&asked, "acknowledge", &[]).await;
    assert_eq!(due_at(&program, "knee").await, ANSWERED_BY, "now the answer is awaited");
    rita.opens("/inbox?show=overdue").await.says("Nothing is late");
    world.later(2 * DAY);
    let rita = world.responder("Nia").await;
    rita.opens("/inbox?show=overdue").await.says("knee").says("19 h late");
    rosa.opens(&asked.page).await.hides("It will be answered by");
    rita.answers(&asked, "Yes, after six weeks.").await;
    assert_eq!(due_at(&program, "knee").await, "");
    rita.opens("/inbox?show=overdue").await.says("Nothing is late");
    rita.handles(&asked, "reopen", &[]).await;
    let anew = due_at(&program, "knee").await;
    assert!(anew.starts_with("2026-12-01T10:00:00"), "the answer’s clock begins anew, 7, 9, and 2 hours of Tuesday: {anew}");
} }

story! {
async fn what_was_promised_by_hand_goes_before_the_target(world: World) {
    let rita = world.editor("Rita").await;
    let (session, program) = (rita.schedules(&[]).await, world.program("desk").await);
    let asked = world.phone().asks(&session, "May I swim with stitches?").await;
    rita.handles(&asked, "later", &[("due_at", "2026-12-04T09:00")]).await;
    world.phone().opens(&asked.page).await.says("It will be answered by Fri 4 Dec 2026, 09:00");
    assert_ne!(due_at(&program, "stitches").await, ANSWERED_BY);
} }

story! {
async fn what_may_be_an_emergency_knows_no_office_hours_and_is_promised_nothing(world: World) {
    let program = world.program("desk").await;
    world.later(3 * HOUR);
    let rosa = world.phone();
    let own = rosa.post("/ask", &[("text", "I have chest pain right now and cannot breathe")]).await.leads();
    rosa.opens(&own).await.says("911").hides("It will be answered by");
    assert_eq!(due_at(&program, "breathe").await, "2026-11-24T22:00:00Z", "four hours, though the desk is closed");
} }

story! {
async fn what_is_no_emergency_after_all_is_promised_what_everybody_is(world: World) {
    let (rita, program) = (world.responder("Rita").await, world.program("desk").await);
    let rosa = world.phone();
    let own = rosa.post("/ask", &[("text", "I have chest pain right now, says the actor in the film: is that real?")]).await.leads();
    assert_eq!(due_at(&program, "actor").await, "2026-11-24T19:00:00Z", "at all hours");
    let listed = program.get("/api/v1/questions?q=actor").await.is(200).json();
    let id = listed["items"][0]["id"].as_str().expect("an id").to_owned();
    rita.post(&format!("/inbox/{id}/calm"), &[]).await.is(303);
    assert_eq!(due_at(&program, "actor").await, ANSWERED_BY);
    rosa.opens(&own).await.says("It will be answered by Thu 26 Nov 2026, 15:00");
    rita.post(&format!("/inbox/{id}/urgent"), &[]).await.is(303);
    rosa.opens(&own).await.hides("It will be answered by");
} }

story! {
async fn targets_that_change_move_what_is_open_and_never_what_has_an_end(world: World) {
    let (boss, rita) = (world.staff("Ada", Role::Admin).await, world.editor("Rita").await);
    let (session, program) = (rita.schedules(&[]).await, world.program("desk").await);
    let (open, over) = (world.phone().asks(&session, "Is tea fine?").await, world.phone().asks(&session, "Is coffee fine?").await);
    rita.answers(&over, "It is.").await;
    let before = world.question(&over).await.answer_by;
    let wrong = [("kind", "question"), ("acknowledge", "soon"), ("answer", "1 working day")];
    boss.post("/settings/targets", &wrong).await.is(422).says("4 working hours").says("value=\"soon\"").says("value=\"1 working day\"");
    let draft = [("kind", "question"), ("source", ""), ("acknowledge", "1 working hour"), ("answer", "1 working day")];
    boss.post("/settings/targets", &draft).await.leads();
    boss.opens("/settings/targets").await.says("Questions from anywhere").says("1 working hour").says("Everything else");
    clocks_are_wound(&world).await;
    assert_eq!(due_at(&program, "tea").await, "2026-11-24T16:00:00Z");
    world.phone().opens(&open.page).await.says("It will be answered by Wed 25 Nov 2026, 16:00");
    assert!(world.history(&open).await.contains(&"clocks moved".to_owned()));
    assert_eq!(world.question(&over).await.answer_by, before);
    assert!(!world.history(&over).await.contains(&"clocks moved".to_owned()));
    boss.post("/settings/targets/remove", &[("kind", "question"), ("source", "")]).await.leads();
    clocks_are_wound(&world).await;
    assert_eq!(due_at(&program, "tea").await, "2026-11-25T10:00:00Z");
    boss.opens("/settings/targets").await.hides("Questions from anywhere");
} }

story! {
async fn on_holidays_of_a_layer_nobody_is_at_the_desk(world: World) {
    let own = world.another(Setting { holidays: vec!["US holidays".into()], ..Setting::default() }).await;
    let (boss, plan, desk) = (own.staff("Ada", Role::Admin).await, own.program("plan").await, own.program("desk").await);
    own.phone().post("/ask", &[("text", "May I fly?")]).await.leads();
    let day = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Thanksgiving\r\nDTSTART;VALUE=DATE:20261126\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    plan.raw("/api/v1/import/ics?as=observances&layer=US%20holidays", "text/calendar", day.into()).await.is(200);
    boss.opens("/settings/targets").await.says("26 Nov 2026.");
    own.later(HOUR + MINUTE);
    own.run_due_jobs().await;
    let listed = desk.get("/api/v1/questions").await.is(200).json();
    let id = listed["items"][0]["id"].as_str().expect("an id").to_owned();
    let one = desk.get(&format!("/api/v1/questions/{id}")).await.is(200).json();
    assert_eq!(one["answer_by"], "2026-11-27T15:00:00Z", "Friday in place of Thursday");
    own.close().await;
} }

story! {
async fn a_receipt_names_the_time_by_which_there_is_an_answer(world: World) {
    world.phone().post("/ask", &[("text", "May I run?"), ("email", "rosa@example.org")]).await.leads();
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let receipt = letters.iter().find(|letter| letter.to.1 == "rosa@example.org").expect("a receipt");
    assert!(receipt.text.contains("It will be answered by Thu 26 Nov 2026, 15:00"), "{}", receipt.text);
} }

story! {
async fn who_is_handed_out_among_many_reads_who_answers_and_not_that_somebody_read_it(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "May I climb?").await;
    let page = format!("{}/wrap", session.desk());
    rita.opens(&page).await.hides("checked");
    let name = |field: &str| format!("{field}-{}", asked.id);
    let (chosen, due) = (name("chosen"), name("due_at"));
    rita.post(&page, &[(chosen.as_str(), "on"), (due.as_str(), "2026-11-27T10:00")]).await.leads();
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.acknowledged_at), (State::Received, None));
    world.phone().opens(&asked.page).await.says("It will be answered by Fri 27 Nov 2026, 10:00").hides("We have read your question");
} }

story! {
async fn the_inbox_shows_what_is_with_clinicians_and_what_waits_to_be_sent(world: World) {
    let rita = world.editor("Rita").await;
    let (session, lin) = (rita.schedules(&[]).await, rita.adds_clinician("Dr. Mei Lin").await);
    let asked = world.phone().asks(&session, "May I dive?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    rita.opens("/inbox?show=with_clinicians").await.says("May I dive?").says("Dr. Mei Lin");
    rita.opens("/inbox?show=to_send").await.hides("May I dive?").says("No answer waits to be sent");
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let letter = letters.iter().find(|letter| letter.text.contains("/answer/")).expect("a letter");
    assert!(letter.text.contains("Please answer until"), "{}", letter.text);
    let link = letter.text.split_whitespace().find(|word| word.contains("/answer/")).expect("a link");
    let path = link.split_once("/answer/").map(|(_, token)| format!("/answer/{token}")).expect("a path");
    world.phone().post(&path, &[("text", "Not before spring.")]).await;
    rita.opens("/inbox?show=to_send").await.says("May I dive?").says("Answer to send");
    rita.opens("/inbox?show=with_clinicians").await.hides("May I dive?");
} }

/// Whom a round of the timer told, and of what, in order.
async fn a_round(world: &World) -> Vec<(String, String)> {
    targets::remind(&world.app).await.expect("a round");
    world.run_due_jobs().await;
    let letters = world.mail.take().into_iter();
    letters.map(|letter| (letter.to.0, letter.subject)).collect()
}

story! {
async fn who_is_on_duty_hears_of_half_the_time_and_the_lead_of_all_of_it(world: World) {
    rota(&world).await;
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let (one, other) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "May I ski?").await);
    let line = |name: &str, subject: &str| vec![(name.to_owned(), subject.to_owned())];
    world.later(2 * HOUR - MINUTE);
    assert_eq!(a_round(&world).await, []);
    world.later(MINUTE);
    assert_eq!(a_round(&world).await, line("Ed", "Half of the time is over: 2 messages"));
    assert_eq!(a_round(&world).await, [], "once");
    assert_eq!(world.history(&one).await, ["received", "reminded"]);
    rita.handles(&other, "acknowledge", &[]).await;
    world.later(17 * HOUR);
    assert_eq!(a_round(&world).await, line("Gil", "Late: one message"), "the lead, of what nobody has touched");
    let rita = world.responder("Mia").await;
    rita.answers(&one, "Yes.").await;
    world.later(9 * HOUR);
    assert_eq!(a_round(&world).await, line("Ed", "Half of the time is over: one message"), "of the answer’s");
    rita.handles(&other, "later", &[("due_at", "2026-12-01T10:00")]).await;
    world.later(3 * DAY);
    assert_eq!(a_round(&world).await, [], "somebody promised another time");
    world.later(3 * DAY);
    assert_eq!(a_round(&world).await, line("Gil", "Late: one message"));
    assert_eq!(a_round(&world).await, []);
} }

story! {
async fn where_nobody_can_be_told_what_is_due_waits_for_somebody(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    world.phone().asks(&session, "May I row?").await;
    world.later(19 * HOUR);
    assert_eq!(a_round(&world).await, []);
    rota(&world).await;
    world.mail.take();
    assert_eq!(a_round(&world).await, [("Gil".to_owned(), "Late: one message".to_owned())], "and not of the half");
} }

story! {
async fn the_lead_hears_of_what_is_late_also_where_they_come_next(world: World) {
    rota(&world).await;
    let fay = world.rows("SELECT id FROM staff WHERE name LIKE 'Fay%'").await.remove(0);
    world.staff("Boss", Role::Admin).await.post("/settings/duty/lead", &[("lead", &fay)]).await.is(303);
    let session = world.editor("Rita").await.schedules(&[]).await;
    world.phone().asks(&session, "May I row?").await;
    world.mail.take();
    world.later(19 * HOUR);
    assert_eq!(a_round(&world).await, [("Fay".to_owned(), "Late: one message".to_owned())]);
} }

story! {
async fn an_emergency_that_somebody_left_is_told_of_once_it_is_late(world: World) {
    rota(&world).await;
    let rita = world.responder("Rita").await;
    world.phone().post("/ask", &[("text", "I have chest pain right now and it goes into my arm")]).await.leads();
    world.run_due_jobs().await;
    let id = world.rows("SELECT id FROM questions").await.remove(0);
    rita.post(&format!("/inbox/{id}/seen"), &[]).await.is(303);
    world.later(HOUR);
    world.run_due_jobs().await;
    world.mail.take();
    world.later(2 * DAY);
    assert_eq!(a_round(&world).await, [("Gil".to_owned(), "Late: one message".to_owned())], "and not of its half");
} }

story! {
async fn whoever_was_joined_reads_when_the_other_is_answered(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let (one, other) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "Is rowing fine?").await);
    rita.handles(&one, "publish", &[("public_text", "May I row?")]).await;
    rita.handles(&other, "join", &[("into", one.id.as_str())]).await;
    rita.handles(&one, "later", &[("due_at", "2026-12-04T09:00")]).await;
    world.phone().opens(&other.page).await.says("It will be answered by Fri 4 Dec 2026, 09:00");
} }

story! {
async fn a_clinician_is_neither_named_nor_hurried_with_a_time_that_nobody_set(world: World) {
    let rita = world.editor("Rita").await;
    let (session, lin) = (rita.schedules(&[]).await, rita.adds_clinician("Dr. Mei Lin").await);
    let asked = world.phone().asks(&session, "May I dive?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    world.phone().opens(&asked.page).await.says("It will be answered by Thu 26 Nov 2026, 16:00").hides("by Dr. Mei Lin");
    world.later(3 * DAY);
    world.run_due_jobs().await;
    world.mail.take();
    let mia = world.responder("Mia").await;
    mia.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let letter = letters.iter().find(|letter| letter.text.contains("/answer/")).expect("a letter");
    assert!(!letter.text.contains("Please answer until"), "that time is over: {}", letter.text);
} }

story! {
async fn what_was_handed_out_among_many_is_counted_until_its_answer_is_sent(world: World) {
    let rita = world.editor("Rita").await;
    let (session, lin) = (rita.schedules(&[]).await, rita.adds_clinician("Dr. Mei Lin").await);
    let asked = world.phone().asks(&session, "May I dive?").await;
    let name = |field: &str| format!("{field}-{}", asked.id);
    let (chosen, due, whom) = (name("chosen"), name("due_at"), name("clinician_id"));
    let fields = [(chosen.as_str(), "on"), (due.as_str(), "2026-11-27T10:00"), (whom.as_str(), lin.as_str())];
    rita.post(&format!("{}/wrap", session.desk()), &fields).await.leads();
    let counted = |page: &Answer, tab: &str| page.body.split_once(tab).expect(tab).1.starts_with("<span class=\"count\">1");
    assert!(counted(&rita.opens("/inbox").await, "With clinicians"));
    rita.opens("/inbox?show=with_clinicians&owner=desk").await.hides("May I dive?");
    world.later(4 * HOUR + MINUTE);
    let mia = world.responder("Mia").await;
    mia.opens(&format!("{}/wrap", session.desk())).await.says("Answer until").hides("data-state=\"overdue\"");
    let viewer = world.staff("Val", Role::Viewer).await;
    viewer.opens("/inbox").await.hides("With clinicians");
} }

story! {
async fn an_observance_of_centuries_closes_no_desk(world: World) {
    let own = world.another(Setting { holidays: vec!["US holidays".into()], ..Setting::default() }).await;
    let (boss, plan, desk) = (own.staff("Ada", Role::Admin).await, own.program("plan").await, own.program("desk").await);
    let ages = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Ages\r\nDTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20991231\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    plan.raw("/api/v1/import/ics?as=observances&layer=US%20holidays", "text/calendar", ages.into()).await.is(200);
    boss.opens("/settings/targets").await.says("None in the coming year").hides("For a month nobody is at the desk");
    own.phone().post("/ask", &[("text", "May I fly?")]).await.leads();
    assert_eq!(due_at(&desk, "fly").await, "2026-11-25T10:00:00Z");
    own.close().await;
} }
