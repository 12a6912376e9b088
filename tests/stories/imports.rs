//! Calendars and tables of others: looked at first, then imported whole or not at all; a second time changes nothing.

mod again;
mod hostile;
mod kept;
mod nested;
mod page;
mod questions;
mod table;

pub use page::{carried, uploads};

use serde_json::Value;
use wellspring_core::sessions;

use crate::world::{Actor, World};

/// A calendar of these lines, with the ends of lines that the standard asks for.
pub fn calendar(lines: &str) -> String {
    let lines: String =
        lines.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{lines}END:VCALENDAR\r\n")
}

/// One event of these lines.
pub fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20261101T000000Z\n{lines}\nEND:VEVENT\n")
}

/// A weekly series of three, in New York.
fn weekly(more: &str) -> String {
    let lines = "SUMMARY:Sleep clinic\nDTSTART;TZID=America/New_York:20261201T180000\nDURATION:PT45M\nRRULE:FREQ=WEEKLY;COUNT=3\n";
    event("series@far.example", &format!("{lines}{more}"))
}

pub async fn imports(program: &Actor, query: &str, text: String) -> Value {
    program.raw(&format!("/api/v1/import/ics?{query}"), "text/calendar", text).await.is(200).json()
}

/// How many were added, changed, are the same, and were left out.
pub fn sum(done: &Value) -> (i64, i64, i64, usize) {
    let number = |name: &str| done[name].as_i64().expect("a number");
    (number("added"), number("changed"), number("same"), done["skipped"].as_array().expect("a list").len())
}

/// Titles, local starts and states of every session, in order.
pub async fn planned(world: &World) -> Vec<(String, String, String)> {
    let all =
        sessions::page(&world.app, &world.console(), &sessions::SessionFilter::default(), 500).await.expect("sessions");
    let mut rows: Vec<_> = all
        .into_iter()
        .map(|it| (it.starts.map(|at| at.to_string()).unwrap_or_default(), it.title.to_string(), it.state.to_string()))
        .collect();
    rows.sort();
    rows
}

fn row(starts: &str, title: &str, state: &str) -> (String, String, String) {
    (starts.to_owned(), title.to_owned(), state.to_owned())
}

story! {
async fn a_preview_changes_nothing_and_says_what_an_import_does(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Winter").await;
    let program = world.program("plan").await;
    let text = calendar(&(weekly("") + &event("one", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDTEND:20261205T160000Z\nURL:https://meet.example/salt")));
    let query = format!("campaign_id={campaign}");
    let seen = imports(&program, &format!("{query}&dry_run"), text.clone()).await;
    assert_eq!(sum(&seen), (4, 0, 0, 0));
    assert!(planned(&world).await.is_empty());
    let done = imports(&program, &query, text).await;
    assert_eq!((sum(&done), &done["items"]), (sum(&seen), &seen["items"]));
    // The campaign's clock reads what is in UTC; a series keeps its own.
    let meant = [
        row("2026-12-01T18:00", "Sleep clinic", "draft"),
        row("2026-12-05T10:00", "Salt", "draft"),
        row("2026-12-08T18:00", "Sleep clinic", "draft"),
        row("2026-12-15T18:00", "Sleep clinic", "draft"),
    ];
    assert_eq!(planned(&world).await, meant);
    let salt = program.get(&format!("/api/v1/sessions?campaign={campaign}")).await.is(200).json();
    let salt = salt["items"].as_array().expect("sessions").iter().find(|it| it["title"] == "Salt").expect("a session").clone();
    assert_eq!((&salt["join_url"], &salt["campaign_id"]), (&"https://meet.example/salt".into(), &campaign.as_str().into()));
} }

story! {
async fn what_is_imported_has_a_uid_of_our_own(world: World) {
    let program = world.program("plan").await;
    imports(&program, "", calendar(&event("theirs@far.example", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H"))).await;
    let sessions = program.get("/api/v1/sessions").await.is(200).json();
    let id = sessions["items"][0]["id"].as_str().expect("an id").to_owned();
    world.editor("Ana").await.presses(&format!("/plan/sessions/{id}/schedule")).await.leads();
    let feed = world.calendar_client().get("/calendar.ics").await.is(200);
    assert!(feed.body.contains(&id) && feed.body.contains("SUMMARY:Salt"), "{}", feed.body);
    assert!(!feed.body.contains("theirs@far.example"));
} }

story! {
async fn a_second_import_of_the_same_changes_nothing(world: World) {
    let program = world.program("plan").await;
    let text = calendar(&(weekly("") + &event("one", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H")));
    imports(&program, "", text.clone()).await;
    let before = planned(&world).await;
    for _ in 0..2 {
        assert_eq!(sum(&imports(&program, "", text.clone()).await), (0, 0, 4, 0));
    }
    assert_eq!(planned(&world).await, before);
} }

story! {
async fn a_higher_sequence_changes_and_a_lower_one_is_old_news(world: World) {
    let program = world.program("plan").await;
    let at = |hour: u8, sequence: u8| calendar(&event("one", &format!("SUMMARY:Salt\nSEQUENCE:{sequence}\nDTSTART:20261205T{hour}0000Z\nDURATION:PT1H")));
    imports(&program, "", at(15, 1)).await;
    assert_eq!(sum(&imports(&program, "", at(17, 2)).await), (0, 1, 0, 0));
    assert_eq!(planned(&world).await, [row("2026-12-05T17:00", "Salt", "draft")]);
    assert_eq!(sum(&imports(&program, "", at(15, 1)).await), (0, 0, 1, 0));
    assert_eq!(planned(&world).await, [row("2026-12-05T17:00", "Salt", "draft")]);
} }

story! {
async fn a_moved_date_moves_its_session_and_a_cancelled_one_cancels_it(world: World) {
    let program = world.program("plan").await;
    imports(&program, "", calendar(&weekly(""))).await;
    let date = |more: &str| event("series@far.example", &format!("SUMMARY:Sleep clinic\nSEQUENCE:1\nRECURRENCE-ID;TZID=America/New_York:20261208T180000\n{more}"));
    let moved = date("DTSTART;TZID=America/New_York:20261209T190000\nDURATION:PT45M");
    assert_eq!(sum(&imports(&program, "", calendar(&(weekly("") + &moved))).await), (0, 1, 2, 0));
    assert_eq!(planned(&world).await[1], row("2026-12-09T19:00", "Sleep clinic", "draft"));
    let cancelled = date("DTSTART;TZID=America/New_York:20261209T190000\nDURATION:PT45M\nSTATUS:CANCELLED");
    let again = calendar(&(weekly("") + &cancelled));
    assert_eq!(sum(&imports(&program, "", again.clone()).await), (0, 1, 2, 0));
    assert_eq!(planned(&world).await[1], row("2026-12-09T19:00", "Sleep clinic", "cancelled"));
    assert_eq!(sum(&imports(&program, "", again).await), (0, 0, 3, 0));
} }

story! {
async fn what_we_decided_here_outlives_a_change_over_there(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Winter").await;
    let program = world.program("plan").await;
    let at = |hour: u8| calendar(&event("one", &format!("SUMMARY:Salt\nSEQUENCE:{hour}\nDTSTART;TZID=America/New_York:20261205T{hour}0000\nDURATION:PT1H")));
    imports(&program, &format!("campaign_id={campaign}"), at(15)).await;
    let id = program.get("/api/v1/sessions").await.json()["items"][0]["id"].as_str().expect("an id").to_owned();
    ana.presses(&format!("/plan/sessions/{id}/schedule")).await.leads();
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.post(&format!("/plan/sessions/{id}/slots"), &[("clinician_id", lin.as_str()), ("role", "expert")]).await.leads();
    assert_eq!(sum(&imports(&program, "", at(17)).await), (0, 1, 0, 0));
    let session = program.get(&format!("/api/v1/sessions/{id}")).await.is(200).json();
    assert_eq!((&session["campaign_id"], &session["state"]), (&campaign.as_str().into(), &"scheduled".into()));
    let slots = program.get(&format!("/api/v1/sessions/{id}/slots")).await.is(200).json();
    assert_eq!(slots["items"][0]["starts_at"], "2026-12-05T22:00:00Z", "the slot moved with it");
} }

story! {
async fn uids_that_change_with_each_load_fall_back_to_start_and_title(world: World) {
    let program = world.program("plan").await;
    let load = |n: u8| {
        let one = |name: &str, day: u8| event(&format!("{name}-{n}@random"), &format!("SUMMARY:{name}\nDTSTART:202612{day:02}T150000Z\nDURATION:PT1H"));
        calendar(&(one("Salt", 5) + &one("Sugar", 6)))
    };
    imports(&program, "", load(1)).await;
    for n in 2..4 {
        assert_eq!(sum(&imports(&program, "", load(n)).await), (0, 0, 2, 0), "load {n}");
    }
    assert_eq!(planned(&world).await.len(), 2);
} }

story! {
async fn whole_days_are_no_sessions_and_it_says_why(world: World) {
    let program = world.program("plan").await;
    let text = calendar(&event("day", "SUMMARY:Heart day\nDTSTART;VALUE=DATE:20261210"));
    let done = imports(&program, "", text).await;
    assert_eq!(sum(&done), (0, 0, 0, 1));
    assert_eq!(done["skipped"][0]["line"], 3);
    assert_eq!(done["skipped"][0]["reason"], "it takes whole days; those become observances or busy times only.");
    assert!(planned(&world).await.is_empty());
} }

story! {
async fn observances_lie_behind_the_calendar_in_a_layer_with_a_name(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let heart = |last: &str| calendar(&event("heart", &format!("SUMMARY:Heart week\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:{last}")));
    program.raw("/api/v1/import/ics?as=observances", "text/calendar", heart("20261210")).await.is(422).says("layer");
    assert_eq!(sum(&imports(&program, "as=observances&layer=Awareness+days", heart("20261210")).await), (1, 0, 0, 0));
    ana.opens("/plan?on=2026-12-08").await.says("Heart week");
    ana.opens("/plan?view=agenda&on=2026-12-07").await.says("Heart week");
    assert_eq!(sum(&imports(&program, "as=observances&layer=Awareness+days", heart("20261210")).await), (0, 0, 1, 0));
    assert_eq!(sum(&imports(&program, "as=observances&layer=Awareness+days", heart("20261211")).await), (0, 1, 0, 0));
    // A time of day is no observance.
    let timed = calendar(&event("t", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H"));
    assert_eq!(sum(&imports(&program, "as=observances&layer=Awareness+days", timed).await), (0, 0, 0, 1));
    let gone = calendar(&event("heart", "SUMMARY:Heart week\nSEQUENCE:3\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261211"));
    assert_eq!(sum(&imports(&program, "as=observances&layer=Awareness+days", gone).await), (0, 1, 0, 0));
    ana.opens("/plan?on=2026-12-08").await.hides("Heart week");
} }

story! {
async fn busy_times_warn_before_their_clinician_is_asked(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let text = calendar(&(event("1", "SUMMARY:SECRET PATIENT\nDTSTART;TZID=America/New_York:20261201T183000\nDURATION:PT30M")
        + &event("2", "SUMMARY:Lunch\nTRANSP:TRANSPARENT\nDTSTART:20261202T170000Z\nDURATION:PT1H")));
    program.raw("/api/v1/import/ics?as=busy", "text/calendar", text.clone()).await.is(422).says("clinician_id");
    let query = format!("as=busy&clinician_id={lin}");
    let done = imports(&program, &query, text.clone()).await;
    assert_eq!(sum(&done), (1, 0, 0, 1));
    assert!(!done.to_string().contains("SECRET"), "{done}");
    ana.proposes(&lin, &session, &[]).await.is(409).says("Dr. Mei Lin’s own calendar is busy then").hides("SECRET PATIENT");
    assert_eq!(sum(&imports(&program, &query, text).await), (0, 0, 1, 1));
    // The next file takes the last one's place.
    imports(&program, &query, calendar("")).await;
    ana.proposes(&lin, &session, &[]).await.leads();
} }

story! {
async fn a_broken_file_gets_a_line_and_nothing_is_half_imported(world: World) {
    let program = world.program("plan").await;
    let fine = event("one", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H").replace('\n', "\r\n");
    for (text, says) in [
        (format!("BEGIN:VCALENDAR\r\n{fine}BEGIN:VEVENT\r\nSUMMARY:Cut"), "Line 9: this event has no end; the calendar is cut off."),
        ("<html>Sign in</html>".to_owned(), "This is not a calendar: it has no line BEGIN:VCALENDAR."),
        (String::new(), "This is not a calendar"),
    ] {
        let problem = program.raw("/api/v1/import/ics", "text/calendar", text).await.problem(422, "invalid");
        assert!(problem["problems"][0]["message"].as_str().is_some_and(|message| message.contains(says)), "{problem}");
        assert_eq!(problem["problems"][0]["field"], "file");
    }
    assert!(planned(&world).await.is_empty());
    // What is wrong in one event leaves that one out, with its line.
    let text = calendar(&(event("bad", "SUMMARY:When?\nDTSTART:20261340T150000Z") + &event("one", "SUMMARY:Salt\nDTSTART:20261205T150000Z\nDURATION:PT1H")));
    let done = imports(&program, "", text).await;
    assert_eq!((sum(&done), &done["skipped"][0]["line"]), ((1, 0, 0, 1), &7.into()));
} }

story! {
async fn others_are_refused_and_nothing_happens(world: World) {
    let text = || calendar(&weekly(""));
    for scopes in ["read", "desk", "review"] {
        world.program(scopes).await.raw("/api/v1/import/ics", "text/calendar", text()).await.problem(403, "forbidden");
        world.program(scopes).await.raw("/api/v1/import/sessions.csv", "text/csv", "title,zone,minutes\n".into()).await.problem(403, "forbidden");
    }
    world.calendar_client().raw("/api/v1/import/ics", "text/calendar", text()).await.is(401);
    assert!(planned(&world).await.is_empty());
    let program = world.program("plan").await;
    for (query, field) in [("as=lunch", "as"), ("zone=Mars/Olympus", "zone"), ("from=tomorrow", "from"), ("campain=1", "campain")] {
        let problem = program.raw(&format!("/api/v1/import/ics?{query}"), "text/calendar", text()).await.problem(422, "invalid");
        assert_eq!(problem["problems"][0]["field"], field);
    }
    let nowhere = "campaign_id=019ad000-0000-7000-8000-000000000000";
    program.raw(&format!("/api/v1/import/ics?{nowhere}"), "text/calendar", text()).await.is(422).says("not there any more");
} }
