//! Calendars that come again: moved, with dates taken out, called off; and what staff changed here meanwhile.

use serde_json::Value;

use super::page::uploads;
use super::{calendar, event, imports, planned, row, sum};
use crate::world::{Actor, World};

/// One of the calendars beside the stories.
fn case(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ics/cases").join(name);
    std::fs::read_to_string(path).expect(name)
}

/// Local starts and states of every session, in order.
async fn starts(world: &World) -> Vec<String> {
    planned(world).await.into_iter().map(|(starts, _, state)| format!("{starts} {state}")).collect()
}

fn gone(done: &Value) -> Vec<String> {
    let all = done["gone"].as_array().expect("a list");
    all.iter().map(|it| format!("{} {}", it["starts_at"].as_str().expect("a start"), it["called_off"])).collect()
}

async fn ids(program: &Actor) -> Vec<String> {
    let all = program.get("/api/v1/sessions?limit=200").await.is(200).json();
    let mut rows: Vec<(String, String)> = all["items"]
        .as_array()
        .expect("sessions")
        .iter()
        .map(|it| (it["starts"].to_string(), it["id"].as_str().expect("an id").to_owned()))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, id)| id).collect()
}

story! {
async fn a_series_that_was_moved_changes_its_dates(world: World) {
    let program = world.program("plan").await;
    assert_eq!(sum(&imports(&program, "", case("series-1-first.ics")).await), (3, 0, 0, 0));
    let before = ids(&program).await;
    let moved = case("series-2-moved-an-hour.ics");
    assert_eq!(sum(&imports(&program, "dry_run", moved.clone()).await), (0, 3, 0, 0));
    assert_eq!(sum(&imports(&program, "", moved.clone()).await), (0, 3, 0, 0));
    assert_eq!(starts(&world).await, ["2027-02-05T19:00 draft", "2027-02-12T19:00 draft", "2027-02-19T19:00 draft"]);
    assert_eq!(ids(&program).await, before, "they are the same sessions");
    let again = imports(&program, "", moved.clone()).await;
    assert_eq!((sum(&again), gone(&again).len()), ((0, 0, 3, 0), 0));
    // What is older is old news, and doubles nothing.
    assert_eq!(sum(&imports(&program, "", case("series-1-first.ics")).await).1, 0);
    assert_eq!(starts(&world).await[0], "2027-02-05T19:00 draft");
    // To another weekday and week, and a date more at the end.
    let elsewhere = moved.replace("SEQUENCE:1", "SEQUENCE:2").replace("20270205T", "20270216T");
    assert_eq!(sum(&imports(&program, "", elsewhere).await), (0, 3, 0, 0));
    assert_eq!(starts(&world).await, ["2027-02-16T19:00 draft", "2027-02-23T19:00 draft", "2027-03-02T19:00 draft"]);
    let longer = moved.replace("SEQUENCE:1", "SEQUENCE:3").replace("20270205T", "20270217T").replace("COUNT=3", "COUNT=4");
    assert_eq!(sum(&imports(&program, "", longer).await), (1, 3, 0, 0));
    assert_eq!(ids(&program).await[..3], before[..]);
} }

story! {
async fn a_series_that_was_moved_past_a_change_of_clocks_stays_a_series(world: World) {
    let program = world.program("plan").await;
    let series = |start: &str, sequence: u8| calendar(&event("spring", &format!("SUMMARY:Walk\nSEQUENCE:{sequence}\nDTSTART;TZID=Europe/Berlin:{start}\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4")));
    imports(&program, "", series("20270315T180000", 0)).await;
    assert_eq!(sum(&imports(&program, "", series("20270324T100000", 1)).await), (0, 4, 0, 0));
    assert_eq!(starts(&world).await, ["2027-03-24T10:00 draft", "2027-03-31T10:00 draft", "2027-04-07T10:00 draft", "2027-04-14T10:00 draft"]);
    // One that becomes a single event, and the other way round.
    let single = calendar(&event("spring", "SUMMARY:Walk\nSEQUENCE:2\nDTSTART;TZID=Europe/Berlin:20270324T110000\nDURATION:PT1H"));
    let done = imports(&program, "", single).await;
    assert_eq!((sum(&done), gone(&done).len()), ((0, 1, 0, 0), 3));
    assert_eq!(starts(&world).await[0], "2027-03-24T11:00 draft");
} }

story! {
async fn a_date_that_is_gone_is_shown_and_called_off_where_that_is_wanted(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    imports(&program, "", case("series-1-first.ics")).await;
    let id = ids(&program).await[1].clone();
    ana.presses(&format!("/plan/sessions/{id}/schedule")).await.leads();
    let without = case("series-3-exdate-added.ics");
    for _ in 0..2 {
        let done = imports(&program, "", without.clone()).await;
        assert_eq!((sum(&done), gone(&done)), ((0, 0, 2, 0), vec!["2027-02-12T17:00:00Z false".to_owned()]));
    }
    assert_eq!(starts(&world).await[1], "2027-02-12T18:00 scheduled", "nobody called it off");
    // On the page it can be ticked.
    let fields = [("as", "sessions"), ("zone", "Europe/Berlin"), ("step", "preview")];
    let page = uploads(&ana, "/plan/import", &fields, &without).await.is(200);
    let page = page.says("2 as they are").says("1 gone").says("Gone from this calendar").says("Call off “Second”").says("Fri 12 Feb 2027, 18:00");
    assert!(page.body.contains(&format!("name=\"gone\" value=\"{id}\"")));
    let done = imports(&program, "call_off_gone&dry_run", without.clone()).await;
    assert_eq!(gone(&done), ["2027-02-12T17:00:00Z true"]);
    assert_eq!(starts(&world).await[1], "2027-02-12T18:00 scheduled");
    let act = [("text", without.as_str()), ("as", "sessions"), ("zone", "Europe/Berlin"), ("gone", &id), ("step", "import")];
    uploads(&ana, "/plan/import", &act, "").await.leads();
    assert_eq!(starts(&world).await, ["2027-02-05T18:00 draft", "2027-02-12T18:00 cancelled", "2027-02-19T18:00 draft"]);
    assert!(gone(&imports(&program, "", without).await).is_empty());
    // Should it come back, it is a session of its own.
    assert_eq!(sum(&imports(&program, "", case("series-1-first.ics")).await), (1, 0, 2, 0));
} }

story! {
async fn an_event_that_is_gone_is_missed_in_its_own_calendar_alone(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let one = |uid: &str, day: u8| event(uid, &format!("SUMMARY:{uid}\nDTSTART:202612{day:02}T150000Z\nDURATION:PT1H"));
    let named = |name: &str, events: String| calendar(&format!("X-WR-CALNAME:{name}\n{events}"));
    imports(&program, "", named("Kidneys", one("a", 5) + &one("b", 6) + &one("c", 7))).await;
    imports(&program, "", named("Hearts", one("h", 8))).await;
    // Another calendar misses nothing of the first, nor does a message about one event.
    assert!(gone(&imports(&program, "", named("Hearts", one("h", 8) + &one("i", 9))).await).is_empty());
    assert!(gone(&imports(&program, "", calendar(&("METHOD:REQUEST\n".to_owned() + &one("a", 5)))).await).is_empty());
    imports(&program, "", named("Kidneys", one("a", 5) + &one("b", 6) + &one("c", 7))).await;
    assert_eq!(gone(&imports(&program, "", named("Kidneys", one("b", 6))).await), ["2026-12-05T15:00:00Z false", "2026-12-07T15:00:00Z false"]);
    // What cannot be read is not gone.
    let broken = one("a", 5).replace("20261205", "20261399");
    let done = imports(&program, "", named("Kidneys", one("b", 6) + &one("c", 7) + &broken)).await;
    assert_eq!((sum(&done), gone(&done).len()), ((0, 0, 2, 1), 0));
    // Without a name, by most of what it has: one event alone is no whole calendar.
    let many: String = (1..=9).map(|n| one(&format!("n{n}"), n + 10)).collect();
    imports(&program, "", calendar(&many)).await;
    assert!(gone(&imports(&program, "", calendar(&one("n1", 11))).await).is_empty());
    let rest: String = (1..=8).map(|n| one(&format!("n{n}"), n + 10)).collect();
    assert_eq!(gone(&imports(&program, "", calendar(&rest)).await), ["2026-12-19T15:00:00Z false"]);
    // By its address, whatever is in it.
    let url = "https://far.example/x.ics";
    world.web.holds(url, Ok(calendar(&one("z", 20)).into()));
    let fields = |step| [("as", "sessions"), ("zone", "UTC"), ("url", url), ("step", step)];
    uploads(&ana, "/plan/import", &fields("import"), "").await.leads();
    world.web.holds(url, Ok(calendar("").into()));
    let page = uploads(&ana, "/plan/import", &fields("preview"), "").await.is(200).says("Call off “z”").says("nothing new to import");
    assert!(page.body.contains("name=\"address\" value=\"https://far.example/x.ics\""), "the import knows where it was read");
} }

story! {
async fn whatever_way_it_is_called_off_it_is_called_off(world: World) {
    let program = world.program("plan").await;
    let master = |uid: &str| event(uid, &format!("SUMMARY:Class {uid}\nDTSTART;TZID=Europe/Berlin:20270205T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"));
    let cancel = |lines: &str| calendar(&format!("METHOD:CANCEL\nBEGIN:VEVENT\nDTSTAMP:20261105T000000Z\nSEQUENCE:1\n{lines}\nEND:VEVENT\n"));
    // Without a word of when it was.
    imports(&program, "", calendar(&master("s5@far.example"))).await;
    assert_eq!(sum(&imports(&program, "", case("cancel-without-dtstart.ics")).await), (0, 3, 0, 0));
    assert!(starts(&world).await.iter().all(|row| row.ends_with("cancelled")));
    assert_eq!(sum(&imports(&program, "", case("cancel-without-dtstart.ics")).await), (0, 0, 0, 0));
    // Should it take place after all, it is new.
    let back = calendar(&master("s5@far.example").replace("SUMMARY", "SEQUENCE:2\nSUMMARY"));
    assert_eq!(sum(&imports(&program, "", back).await), (3, 0, 0, 0));
    imports(&program, "", cancel("UID:s5@far.example").replace("SEQUENCE:1", "SEQUENCE:3")).await;
    // By its first date alone; by one date's name, in any form; from a date on.
    for (uid, lines, left) in [
        ("whole", "UID:whole\nDTSTART;TZID=Europe/Berlin:20270205T180000", vec![]),
        ("one", "UID:one\nRECURRENCE-ID:20270212T170000Z", vec!["05", "19"]),
        ("day", "UID:day\nRECURRENCE-ID;VALUE=DATE:20270212", vec!["05", "19"]),
        ("on", "UID:on\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270212T180000", vec!["05"]),
    ] {
        imports(&program, "", calendar(&master(uid))).await;
        imports(&program, "", cancel(lines)).await;
        let standing: Vec<String> = starts(&world).await.into_iter().filter(|row| row.ends_with("draft")).collect();
        assert_eq!(standing, left.iter().map(|day| format!("2027-02-{day}T18:00 draft")).collect::<Vec<_>>(), "{uid}");
        imports(&program, "", cancel(&format!("UID:{uid}"))).await;
    }
    // An older word calls nothing off.
    imports(&program, "", calendar(&master("late").replace("SUMMARY", "SEQUENCE:4\nSUMMARY"))).await;
    assert_eq!(sum(&imports(&program, "", cancel("UID:late")).await), (0, 0, 0, 0));
    assert_eq!(starts(&world).await.iter().filter(|row| row.ends_with("draft")).count(), 3);
} }

story! {
async fn calendars_of_one_file_act_each_on_their_own(world: World) {
    let program = world.program("plan").await;
    let both = case("two-calendars-one-cancel.ics");
    let first = both.split("BEGIN:VCALENDAR").nth(1).expect("a calendar");
    imports(&program, "", format!("BEGIN:VCALENDAR{first}")).await;
    assert_eq!(sum(&imports(&program, "", both.clone()).await), (0, 1, 1, 0));
    assert_eq!(planned(&world).await, [row("2027-02-11T17:00", "Heart talk", "draft"), row("2027-02-12T17:00", "Kidney talk", "cancelled")]);
    // At once, too: what was called off never comes in.
    let other = both.replace("a-1", "a-2").replace("b-1", "b-2").replace("Heart", "Liver").replace("Kidney", "Lung");
    assert_eq!(sum(&imports(&program, "", other).await), (1, 0, 0, 1));
} }

story! {
async fn a_change_from_a_date_on_moves_the_later_dates(world: World) {
    let program = world.program("plan").await;
    let changed = case("this-and-future.ics");
    let first = changed.split("BEGIN:VEVENT").take(2).collect::<Vec<_>>().join("BEGIN:VEVENT") + "END:VCALENDAR\r\n";
    assert_eq!(sum(&imports(&program, "", first).await), (6, 0, 0, 0));
    assert_eq!(sum(&imports(&program, "", changed).await), (0, 4, 2, 0));
    let all = planned(&world).await;
    assert_eq!(all[1], row("2027-02-12T18:00", "Back care", "draft"));
    for (day, session) in ["2027-02-19", "2027-02-26", "2027-03-05", "2027-03-12"].iter().zip(&all[2..]) {
        assert_eq!(*session, row(&format!("{day}T20:00"), "Back care, late", "draft"));
    }
} }

story! {
async fn what_was_changed_here_by_hand_stays(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let far = |sequence: u8, title: &str, hour: u8, told: &str| calendar(&event("one", &format!("SUMMARY:{title}\nDESCRIPTION:{told}\nSEQUENCE:{sequence}\nDTSTART;TZID=America/New_York:20261205T{hour}0000\nDURATION:PT1H")));
    imports(&program, "", far(0, "Salt", 15, "Bring a friend.")).await;
    let session = world.planned(ids(&program).await[0].parse().expect("an id")).await;
    ana.changes(&session, &[("title", "Salt and you")]).await.leads();
    // Its time over there is another: that comes, the title stays, and theirs is shown.
    let done = imports(&program, "", far(1, "Salt!", 16, "Bring a friend.")).await;
    assert_eq!(sum(&done), (0, 1, 0, 0));
    assert_eq!((&done["items"][0]["title"], done["items"][0]["notes"][0].as_str()), (&"Salt and you".into(), Some("Its title was changed here; in the calendar it is “Salt!”.")));
    assert_eq!(planned(&world).await, [row("2026-12-05T16:00", "Salt and you", "draft")]);
    ana.opens(&session.desk()).await.says("In its calendar: “Salt!”");
    // A time that was changed here stays, too, while theirs is as it was.
    ana.changes(&session, &[("starts", "2026-12-05T11:00"), ("summary", "Come alone.")]).await.leads();
    let done = imports(&program, "", far(2, "Salt?", 16, "Bring a friend.")).await;
    assert_eq!(sum(&done), (0, 0, 1, 0), "nothing of it is news here");
    assert_eq!(planned(&world).await, [row("2026-12-05T11:00", "Salt and you", "draft")]);
    let told = program.get(&format!("/api/v1/sessions/{}", session.id)).await.is(200).json();
    assert_eq!(told["summary"], "Come alone.");
    let done = imports(&program, "", far(3, "Salt?", 17, "Bring two friends.")).await;
    assert_eq!(sum(&done), (0, 1, 0, 0));
    assert_eq!(planned(&world).await, [row("2026-12-05T17:00", "Salt and you", "draft")]);
    // As theirs again, it goes with theirs.
    ana.changes(&session, &[("title", "Salt?")]).await.leads();
    imports(&program, "", far(4, "Sugar", 17, "Bring two friends.")).await;
    assert_eq!(planned(&world).await, [row("2026-12-05T17:00", "Sugar", "draft")]);
    ana.opens(&session.desk()).await.hides("In its calendar");
} }

story! {
async fn what_staff_called_off_stays_called_off(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let at = |sequence: u8| calendar(&event("one", &format!("SUMMARY:Salt\nSEQUENCE:{sequence}\nDTSTART:20261205T1{sequence}0000Z\nDURATION:PT1H")));
    imports(&program, "", at(1)).await;
    ana.presses(&format!("/plan/sessions/{}/cancel", ids(&program).await[0])).await.leads();
    let done = imports(&program, "", at(2)).await;
    assert_eq!((sum(&done), &done["skipped"][0]["reason"]), ((0, 0, 0, 1), &"it was called off here.".into()));
    assert_eq!(planned(&world).await, [row("2026-12-05T11:00", "Salt", "cancelled")]);
} }

story! {
async fn a_change_of_no_date_is_told(world: World) {
    let program = world.program("plan").await;
    let joined = case("recurrence-id-other-type.ics");
    let done = imports(&program, "", joined.clone()).await;
    assert_eq!(sum(&done), (4, 0, 0, 3), "whole days are no sessions");
    let lost = joined.replace("RECURRENCE-ID;VALUE=DATE:20270209", "RECURRENCE-ID;VALUE=DATE:20270211");
    let done = imports(&program, "dry_run", lost).await;
    let told: Vec<_> = done["skipped"].as_array().expect("a list").iter().filter(|it| it["reason"].as_str().is_some_and(|why| why.contains("RECURRENCE-ID"))).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["title"], "Sleep class (moved to Wednesday noon)");
} }

story! {
async fn observances_that_are_gone_are_shown_too(world: World) {
    let (ana, program) = (world.editor("Ana").await, world.program("plan").await);
    let day = |uid: &str, day: u8| event(uid, &format!("SUMMARY:{uid} day\nDTSTART;VALUE=DATE:202612{day:02}"));
    let query = "as=observances&layer=Days";
    imports(&program, query, calendar(&(day("Heart", 8) + &day("Liver", 9)))).await;
    let done = imports(&program, query, calendar(&day("Heart", 8))).await;
    assert_eq!((sum(&done), done["gone"][0]["title"].as_str()), ((0, 0, 1, 0), Some("Liver day")));
    ana.opens("/plan?on=2026-12-08").await.says("Liver day");
    imports(&program, &format!("{query}&call_off_gone"), calendar(&day("Heart", 8))).await;
    ana.opens("/plan?on=2026-12-08").await.hides("Liver day").says("Heart day");
    let cancel = calendar("METHOD:CANCEL\nBEGIN:VEVENT\nUID:Heart\nSEQUENCE:1\nEND:VEVENT\n");
    assert_eq!(sum(&imports(&program, query, cancel).await), (0, 1, 0, 0));
    ana.opens("/plan?on=2026-12-08").await.hides("Heart day");
} }

story! {
async fn answers_to_invitations_are_no_events(world: World) {
    let program = world.program("plan").await;
    let reply = calendar(&("METHOD:REPLY\n".to_owned() + &event("one", "SUMMARY:Yes\nDTSTART:20261205T150000Z\nDURATION:PT1H")));
    let done = imports(&program, "", reply).await;
    assert_eq!(sum(&done), (0, 0, 0, 1));
    assert_eq!(done["skipped"][0]["reason"], "it is an answer to an invitation (METHOD:REPLY), and no event.");
} }
