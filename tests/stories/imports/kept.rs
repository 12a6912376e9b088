//! What events say too little or too much of: no end, no title, days on end, rooms and links; and what is told of them.

use super::page::{carried, uploads};
use super::{calendar, event, imports, planned, row, sum};

fn case(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ics/cases").join(name);
    std::fs::read_to_string(path).expect(name)
}

story! {
async fn what_says_no_end_or_no_title_comes_in_and_that_is_said(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let text = calendar(&(event("end", "SUMMARY:Salt\nDTSTART:20261205T150000Z") + &event("name", "DTSTART:20261206T150000Z\nDURATION:PT30M")));
    let fields = [("as", "sessions"), ("zone", "UTC"), ("step", "preview")];
    uploads(&ana, "/plan/import", &fields, &text).await.is(200).says("It says no end: 60 minutes.").says("It has no title.").says("Untitled");
    let done = imports(&program, "", text.clone()).await;
    assert_eq!(sum(&done), (2, 0, 0, 0));
    assert_eq!((&done["items"][0]["ends_at"], &done["items"][0]["notes"][0]), (&"2026-12-05T16:00:00Z".into(), &"It says no end: 60 minutes.".into()));
    assert_eq!((&done["items"][1]["title"], &done["items"][1]["notes"][0]), (&"Untitled".into(), &"It has no title.".into()));
    assert_eq!(planned(&world).await, [row("2026-12-05T15:00", "Salt", "draft"), row("2026-12-06T15:00", "Untitled", "draft")]);
    assert_eq!(sum(&imports(&program, "", text.clone()).await), (0, 0, 2, 0));
    // Named over there, it is named here.
    let named = text.replace("DTSTART:20261206", "SUMMARY:Sugar\r\nDTSTART:20261206");
    assert_eq!(sum(&imports(&program, "", named).await), (0, 1, 1, 0));
    assert_eq!(planned(&world).await[1], row("2026-12-06T15:00", "Sugar", "draft"));
} }

story! {
async fn what_is_too_long_or_too_short_names_itself_and_the_rule(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let text = calendar(&(event("long", "SUMMARY:Retreat\nDTSTART:20261205T080000Z\nDTEND:20261206T040000Z")
        + &event("short", "SUMMARY:Bell\nDTSTART:20261205T080000Z\nDURATION:PT3M")
        + &event("night", "SUMMARY:Night shift talk\nDTSTART;TZID=America/New_York:20261207T220000\nDTEND;TZID=America/New_York:20261208T020000")));
    let done = imports(&program, "", text.clone()).await;
    assert_eq!(sum(&done), (1, 0, 0, 2));
    assert_eq!(planned(&world).await, [row("2026-12-07T22:00", "Night shift talk", "draft")], "over midnight is a session still");
    let skipped = &done["skipped"];
    assert_eq!((&skipped[0]["title"], &skipped[0]["offers"]), (&"Retreat".into(), &serde_json::json!(["observances", "busy"])));
    assert_eq!(skipped[0]["reason"], "it lasts 1200 minutes; a session takes 5 to 720 minutes. It can become an observance or busy times.");
    assert_eq!((&skipped[1]["title"], &skipped[1]["reason"]), (&"Bell".into(), &"it lasts 3 minutes; a session takes 5 to 720 minutes.".into()));
    let fields = [("as", "sessions"), ("zone", "UTC"), ("step", "preview")];
    let page = uploads(&ana, "/plan/import", &fields, &text).await.is(200).says("Line 3, “Retreat”: it lasts 1200 minutes").says("Look at it as an observance");
    let again = [("text", carried(&page)), ("as", "observances".into()), ("layer", "Imported".into()), ("zone", "UTC".into()), ("step", "preview".into())];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    uploads(&ana, "/plan/import", &again, "").await.is(200).says("2 new").says("Retreat").says("5 Dec").says("“Bell”: it has a time of day");
    // As observances they are the days on which they lie.
    let done = imports(&program, "as=observances&layer=Nights", text).await;
    assert_eq!(sum(&done), (2, 0, 0, 1));
    let days: Vec<_> = done["items"].as_array().expect("items").iter().map(|it| (it["starts_on"].as_str().expect("a day"), it["ends_on"].as_str().expect("a day"))).collect();
    assert_eq!(days, [("2026-12-05", "2026-12-06"), ("2026-12-07", "2026-12-08")]);
    ana.opens("/plan?on=2026-12-08").await.says("Night shift talk");
} }

story! {
async fn whole_days_carry_their_dates(world: World) {
    let program = world.program("plan").await;
    let text = calendar(&(event("week", "SUMMARY:Heart week\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261210") + &event("day", "DTSTART;VALUE=DATE:20261212")));
    let done = imports(&program, "as=observances&layer=Days&zone=Pacific/Auckland", text).await;
    let items = &done["items"];
    assert_eq!((&items[0]["all_day"], &items[0]["starts_on"], &items[0]["ends_on"]), (&true.into(), &"2026-12-07".into(), &"2026-12-09".into()));
    assert_eq!((&items[1]["title"], &items[1]["starts_on"], &items[1]["ends_on"]), (&"Untitled".into(), &"2026-12-12".into(), &"2026-12-12".into()));
    let timed = calendar(&event("one", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H"));
    let done = imports(&program, "", timed).await;
    assert_eq!((&done["items"][0]["all_day"], &done["items"][0]["starts_on"]), (&false.into(), &serde_json::Value::Null));
} }

story! {
async fn rooms_and_links_to_join_by_are_kept(world: World) {
    let program = world.program("plan").await;
    assert_eq!(sum(&imports(&program, "", case("conference.ics")).await), (3, 0, 0, 0));
    let rooms = calendar(&(event("room", "SUMMARY:In a room\nLOCATION:Lecture hall B\\, main building\nDESCRIPTION:Come in.\nDTSTART:20270221T170000Z\nDURATION:PT1H")
        + &event("both", "SUMMARY:In both\nLOCATION:Room 4 (https://v.example/r)\nDTSTART:20270222T170000Z\nDURATION:PT1H")
        + &event("zoom", "SUMMARY:In its text\nDESCRIPTION:Join: https://us02web.zoom.us/j/8?pwd=x\\nAgenda follows.\nURL:https://www.hospital.example/a\nDTSTART:20270223T170000Z\nDURATION:PT1H")));
    assert_eq!(sum(&imports(&program, "", rooms).await), (3, 0, 0, 0));
    let all = program.get("/api/v1/sessions?limit=50").await.is(200).json();
    let mut found: Vec<_> = all["items"].as_array().expect("sessions").iter().map(|it| (it["starts"].as_str().expect("a time")[..10].to_owned(), it["join_url"].as_str().unwrap_or_default().to_owned(), it["summary"].as_str().expect("a text").to_owned())).collect();
    found.sort();
    let meant = [
        ("2027-02-17", "https://video.example/j/123?pwd=a%3Db", ""),
        ("2027-02-18", "https://teams.example/l/meetup-join/19%3ameeting", "Agenda follows."),
        ("2027-02-19", "https://meet.example/abc-defg-hij", ""),
        ("2027-02-21", "", "Come in.\n\nWhere: Lecture hall B, main building"),
        ("2027-02-22", "https://v.example/r", "Where: Room 4"),
        ("2027-02-23", "https://us02web.zoom.us/j/8?pwd=x", "Join: https://us02web.zoom.us/j/8?pwd=x\nAgenda follows."),
    ];
    assert_eq!(found, meant.map(|(day, join, summary)| (day.to_owned(), join.to_owned(), summary.to_owned())));
} }

story! {
async fn html_becomes_words(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    imports(&program, "", case("html-description.ics")).await;
    assert_eq!(planned(&world).await[0].1, "Sleep & rest");
    let id = program.get("/api/v1/sessions").await.is(200).json()["items"][0]["id"].as_str().expect("an id").to_owned();
    ana.presses(&format!("/plan/sessions/{id}/schedule")).await.leads();
    let session = world.planned(id.parse().expect("an id")).await;
    let page = world.phone().opens(&session.page()).await.says("• breathe").says("our page (https://www.hospital.example/sleep) today.");
    assert!(!page.body.contains("&lt;p&gt;") && !page.body.contains("&amp;nbsp"));
} }

story! {
async fn a_preview_is_in_the_campaigns_zone(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Winter").await;
    let text = calendar(&(event("utc", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H") + &event("float", "SUMMARY:Sugar\nDTSTART:20261206T110000\nDURATION:PT1H")));
    let fields = |zone| [("as", "sessions"), ("campaign_id", campaign.as_str()), ("zone", zone), ("step", "preview")];
    let page = uploads(&ana, "/plan/import", &fields(""), &text).await.is(200);
    page.says("Sat 5 Dec 2026, 10:00–11:00, New York time").says("Sun 6 Dec 2026, 11:00–12:00, New York time");
    // A zone beside it is for times that have none.
    let page = uploads(&ana, "/plan/import", &fields("Europe/Berlin"), &text).await.is(200);
    page.says("Sat 5 Dec 2026, 10:00–11:00, New York time").says("Sun 6 Dec 2026, 05:00–06:00, New York time");
    uploads(&ana, "/plan/import", &[("as", "sessions"), ("campaign_id", &campaign), ("zone", "Europe/Berlin"), ("text", &text), ("step", "import")], "").await.leads();
    assert_eq!(planned(&world).await, [row("2026-12-05T10:00", "Salt", "draft"), row("2026-12-06T11:00", "Sugar", "draft")]);
    uploads(&ana, "/plan/import", &[("as", "sessions"), ("zone", ""), ("step", "preview")], &text).await.is(200).says("15:00–16:00, UTC");
} }

story! {
async fn a_thousand_dates_of_one_title_come_in(world: World) {
    let program = world.program("plan").await;
    let text = calendar(&event("same", "SUMMARY:Sleep clinic\nDTSTART:20261201T100000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=700"));
    assert_eq!(sum(&imports(&program, "", text).await), (700, 0, 0, 0));
    let more = calendar(&event("more", "SUMMARY:Sleep clinic\nDTSTART:20261201T110000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=300"));
    assert_eq!(sum(&imports(&program, "", more).await), (300, 0, 0, 0));
    let slugs = world.rows("SELECT slug FROM sessions").await;
    let different: std::collections::HashSet<_> = slugs.iter().collect();
    assert_eq!(different.len(), 1_000);
} }
