//! Leave and busy times warn before somebody is asked; a reason overrides them, another slot never.

use serde_json::json;

use super::own::own;
use crate::imports::uploads;

story! {
async fn leave_warns_with_whom_and_when_and_a_reason_overrides_it(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.post(&format!("/people/clinicians/{lin}/leave"), &[("starts_on", "2026-11-30"), ("ends_on", "2026-12-04"), ("note", "Skiing")]).await.leads();
    let page = ana.proposes(&lin, &session, &[("call_minutes", "15")]).await.is(409);
    page.says("Dr. Mei Lin is on leave then: Mon 30 Nov 2026 to Fri 4 Dec 2026.").says("Ask them all the same, because").says("value=\"15\"").hides("Skiing");
    assert!(world.slots(&session).await.is_empty());
    ana.proposes(&lin, &session, &[("override_reason", "She offered to join from the cabin")]).await.leads();
    let slot = world.slots(&session).await.remove(0);
    assert_eq!(slot.override_reason, "She offered to join from the cabin");
    ana.opens(&session.desk()).await.says("although not free: She offered to join from the cabin");
} }

story! {
async fn days_away_are_those_of_the_clinicians_own_zone(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.post(&format!("/people/clinicians/{lin}/leave"), &[("starts_on", "2026-12-01")]).await.leads();
    // 30 November, 23:30 to 24:00 in New York; in Berlin it is the first of December.
    let before = ana.schedules(&[("title", "Before"), ("starts", "2026-12-01T05:30"), ("zone", "Europe/Berlin"), ("minutes", "30")]).await;
    ana.proposes(&lin, &before, &[]).await.leads();
    let on_it = ana.schedules(&[("title", "On it"), ("starts", "2026-12-02T05:30"), ("zone", "Europe/Berlin"), ("minutes", "30")]).await;
    ana.proposes(&lin, &on_it, &[]).await.is(409).says("on leave then: Tue 1 Dec 2026.");
    let after = ana.schedules(&[("title", "After"), ("starts", "2026-12-02T06:00"), ("zone", "Europe/Berlin"), ("minutes", "30")]).await;
    ana.proposes(&lin, &after, &[]).await.leads();
} }

story! {
async fn a_reason_never_overrides_another_slot(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let sleep = ana.schedules(&[("title", "Sleep"), ("starts", "2026-12-01T18:00")]).await;
    let diet = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-01T18:30")]).await;
    ana.proposes(&lin, &sleep, &[]).await.leads();
    ana.post(&format!("/people/clinicians/{lin}/leave"), &[("starts_on", "2026-12-01")]).await.leads();
    ana.proposes(&lin, &diet, &[("override_reason", "It is fine")]).await.is(409).says("already in “Sleep”").says("It is fine");
    assert!(world.slots(&diet).await.is_empty());
} }

story! {
async fn a_call_time_is_time_that_a_slot_takes(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let sleep = ana.schedules(&[("title", "Sleep"), ("starts", "2026-12-01T18:00")]).await;
    let diet = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-01T19:00")]).await;
    ana.proposes(&lin, &sleep, &[]).await.leads();
    ana.proposes(&lin, &diet, &[("call_minutes", "15")]).await.is(409).says("already in “Sleep”");
    ana.proposes(&lin, &diet, &[("call_minutes", "241")]).await.is(422).says("Use 0 to 240 minutes.");
    ana.proposes(&lin, &diet, &[("call_minutes", "0")]).await.leads();
    let cole = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&cole, &diet, &[("call_minutes", "15")]).await.leads();
    ana.proposes(&cole, &sleep, &[]).await.is(409).says("already in “Diet”").says("18:45–20:00");
} }

story! {
async fn a_move_into_leave_is_not_refused_and_the_page_names_it(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    ana.post(&format!("/people/clinicians/{lin}/leave"), &[("starts_on", "2026-12-02")]).await.leads();
    ana.opens(&session.desk()).await.hides("is on leave then");
    ana.changes(&session, &[("starts", "2026-12-02T18:00")]).await.leads();
    ana.opens(&session.desk()).await.says("Dr. Mei Lin is on leave then: Wed 2 Dec 2026.");
} }

story! {
async fn days_away_are_added_and_taken_back_by_the_clinicians_own_link(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let (phone, mine) = (world.phone(), own(&ana, &lin).await);
    phone.post(&format!("{mine}/leave"), &[("starts_on", "2026-12-24"), ("ends_on", "2027-01-02"), ("note", "Family")]).await.leads();
    let page = phone.opens(&format!("{mine}?done=leave")).await.says("24 December 2026 – 2 January 2027").says("Family").says("Whoever plans is told");
    let id = page.after(&format!("{mine}/leave/"));
    for (fields, says) in [
        ([("starts_on", ""), ("ends_on", "")], "Use a date such as"),
        ([("starts_on", "2026-12-05"), ("ends_on", "2026-12-04")], "The last day is before the first."),
        ([("starts_on", "2026-12-05"), ("ends_on", "2029-12-04")], "more than a year"),
        ([("starts_on", "2026-02-30"), ("ends_on", "")], "There is no day"),
    ] {
        phone.post(&format!("{mine}/leave"), &fields).await.is(422).says(says);
    }
    let other = own(&ana, &ana.adds_clinician("Dr. Cole").await).await;
    phone.presses(&format!("{other}/leave/{id}/remove")).await.is(404);
    phone.presses(&format!("{mine}/leave/{id}/remove")).await.leads();
    phone.opens(&mine).await.says("No days away are noted.");
} }

story! {
async fn a_program_is_told_who_is_not_free_and_may_say_why_not_to_mind(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.post(&format!("/people/clinicians/{lin}/leave"), &[("starts_on", "2026-12-01")]).await.leads();
    let program = world.program("plan").await;
    let path = format!("/api/v1/sessions/{}/slots", session.id);
    let refused = program.sends("POST", &path, &json!({ "clinician_id": lin, "role": "chair" })).await.problem(409, "slot-busy");
    assert_eq!(refused["clinician"], "Dr. Mei Lin");
    assert_eq!(refused["clashes"], json!([{ "kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-01" }]));
    let body = json!({ "clinician_id": lin, "role": "chair", "call_minutes": 10, "override_reason": "Agreed by phone" });
    let slot = program.sends("POST", &path, &body).await.is(201).json();
    assert_eq!((&slot["override_reason"], &slot["call_minutes"]), (&json!("Agreed by phone"), &json!(10)));
    assert_eq!(slot["call_at"], "2026-12-01T22:50:00Z");
    let url = slot["confirm_url"].as_str().expect("an address").strip_prefix("https://wellspring.example").expect("ours").to_owned();
    world.phone().opens(&url).await.says("Sleep after 60");
    let declined = program.sends("POST", &format!("/api/v1/slots/{}/decline", slot["id"].as_str().expect("an id")), &json!({ "reason": "Ill" })).await.is(200).json();
    assert_eq!(declined["state"], "declined");
    let reader = world.program("read").await;
    let listed = reader.get(&path).await.is(200).json();
    assert_eq!(listed["items"][0]["reply"]["text"], "Ill");
    assert!(listed["items"][0].get("confirm_url").is_none(), "a link lets act, so a reader is not given it");
} }

const ICS: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:SECRET PATIENT\r\nDTSTART;TZID=America/New_York:20261201T183000\r\n\
    DTEND;TZID=America/New_York:20261201T190000\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

story! {
async fn a_busy_calendar_is_read_at_once_and_every_hour_and_names_the_clash(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    world.web.holds("https://calendar.example/private-AbC/basic.ics", Ok(ICS.into()));
    let (phone, mine) = (world.phone(), own(&ana, &lin).await);
    phone.post(&format!("{mine}/busy"), &[("url", "not an address")]).await.is(422).says("Use a link that begins with https://.");
    phone.post(&format!("{mine}/busy"), &[("url", "webcal://calendar.example/private-AbC/basic.ics")]).await.leads();
    phone.opens(&mine).await.says("calendar.example").says("busy times").hides("private-AbC").hides("SECRET PATIENT");
    let page = ana.proposes(&lin, &session, &[]).await.is(409);
    page.says("Dr. Mei Lin’s own calendar is busy then: Tue 1 Dec 2026, 18:30–19:00, New York time (EST).").hides("SECRET PATIENT");
    ana.proposes(&lin, &session, &[("override_reason", "She can step out")]).await.leads();
    // The next hour it says something else.
    world.web.holds("https://calendar.example/private-AbC/basic.ics", Ok("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into()));
    world.later(2 * domain::time::HOUR);
    world.run_due_jobs().await;
    phone.opens(&mine).await.says("nothing in the way");
    // What cannot be read is told, and what is known stays.
    world.web.holds("https://calendar.example/private-AbC/basic.ics", Ok("<html>".into()));
    world.later(2 * domain::time::HOUR);
    world.run_due_jobs().await;
    phone.opens(&mine).await.says("The calendar could not be read").says("This is not a calendar");
    phone.post(&format!("{mine}/busy"), &[("url", "")]).await.leads();
    phone.opens(&mine).await.hides("could not be read");
} }

story! {
async fn what_of_a_calendar_cannot_be_read_is_told_and_the_rest_of_it_counts(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let later = ana.schedules(&[("starts", "2026-12-02T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let hourly = "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Rounds\r\nDTSTART:20261101T080000Z\r\nRRULE:FREQ=HOURLY\r\nEND:VEVENT\r\nEND:VCALENDAR";
    let calendar = ICS.replace("END:VCALENDAR", hourly);
    world.web.holds("https://calendar.example/basic.ics", Ok(calendar.clone().into()));
    let (phone, mine) = (world.phone(), own(&ana, &lin).await);
    phone.post(&format!("{mine}/busy"), &[("url", "https://calendar.example/basic.ics")]).await.leads();
    phone.opens(&mine).await.says("One event was not read").says("days away").hides("Rounds").hides("could not be read");
    ana.proposes(&lin, &session, &[]).await.is(409).says("Dr. Mei Lin’s own calendar is busy then");
    ana.proposes(&lin, &later, &[]).await.leads();
    let doubt = "own calendar could not be read whole";
    ana.opens(&later.desk()).await.says(doubt);
    // A file of theirs is told about by itself.
    world.web.holds("https://calendar.example/basic.ics", Ok(ICS.into()));
    world.later(2 * domain::time::HOUR);
    world.run_due_jobs().await;
    phone.opens(&mine).await.hides("was not read");
    ana.opens(&later.desk()).await.hides(doubt);
    uploads(&phone, &format!("{mine}/busy/file"), &[], &calendar).await.leads();
    phone.opens(&mine).await.says("One event was not read");
    ana.opens(&later.desk()).await.says(doubt);
    uploads(&phone, &format!("{mine}/busy/file"), &[], ICS).await.leads();
    phone.opens(&mine).await.hides("was not read");
} }
