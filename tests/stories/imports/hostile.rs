//! Files that mean no good: a clean answer within a second, and nothing of them stays.

use std::fmt::Write;
use std::time::Duration;

use super::{calendar, event};
use crate::world::Actor;

/// A second, and what a loaded machine without optimisation is given on top. The bench measures the second itself.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });

async fn answers(program: &Actor, name: &str, query: &str, text: String) -> u16 {
    let path = format!("/api/v1/import/ics?{query}");
    let sent = program.raw(&path, "text/calendar", text);
    let answer =
        tokio::time::timeout(LIMIT, sent).await.unwrap_or_else(|_| panic!("{name} took longer than {LIMIT:?}"));
    assert!(answer.status == 200 || answer.status == 422, "{name}: {} {}", answer.status, answer.body);
    answer.status
}

fn one(rule: &str) -> String {
    calendar(&event("hostile", &format!("SUMMARY:Hostile\nDTSTART:20260101T100000Z\nDURATION:PT30M\nRRULE:{rule}")))
}

fn many(count: usize, lines: impl Fn(usize) -> String) -> String {
    calendar(&(0..count).fold(String::new(), |mut all, n| {
        let _ = write!(all, "{}", event(&format!("u{n}"), &lines(n)));
        all
    }))
}

story! {
async fn hostile_files_are_answered_cleanly_and_soon(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let program = world.program("plan").await;
    let daily = |n: usize| format!("SUMMARY:D{n}\nDTSTART:20260101T{:02}0000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY", n % 24);
    let old = |n: usize| format!("SUMMARY:O{n}\nDTSTART:16010101T{:02}0000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=900000", n % 24);
    let never = |n: usize| format!("SUMMARY:N{n}\nDTSTART:20260101T100000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    let leap = |n: usize| format!("SUMMARY:L{n}\nDTSTART:16040229T100000Z\nRRULE:FREQ=YEARLY;COUNT=900000");
    let overrides = (0..4_000).fold(old(0), |mut all, n| {
        let _ = write!(all, "\nEND:VEVENT\nBEGIN:VEVENT\nUID:u0\nSUMMARY:M\nDTSTART:20270101T110000Z\nRECURRENCE-ID:20{:02}{:02}{:02}T000000Z", n % 90 + 10, n % 12 + 1, n % 28 + 1);
        all
    });
    let rules = format!("{}{}", never(0), "\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".repeat(20_000));
    let half = |n: usize| match n % 2 {
        0 => old(n),
        _ => format!("SUMMARY:M\nDTSTART:20270101T110000Z\nRECURRENCE-ID:20{:02}0101T000000Z", n % 80 + 10),
    };
    let exdates = format!("SUMMARY:X\nDTSTART:20260101T100000Z\nRRULE:FREQ=DAILY{}", "\nEXDATE:20260601T100000Z,20260602T100000Z,20260603T100000Z".repeat(30_000));
    let files = [
        ("larger than 2 MiB", "X".repeat(2 * 1024 * 1024 + 1), 422),
        ("5,001 events", many(5_001, |n| format!("SUMMARY:S{n}\nDTSTART:20261205T150000Z")), 422),
        ("COUNT=1000000000", one("FREQ=DAILY;COUNT=1000000000"), 200),
        ("the year 9999", one("FREQ=YEARLY;UNTIL=99991231T235959Z"), 200),
        ("each second", one("FREQ=SECONDLY"), 200),
        ("each second by parts", one(&format!("FREQ=DAILY;BYHOUR={}", numbers(24)) ), 200),
        ("each second by all parts", one(&format!("FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={}", numbers(24), numbers(60), numbers(60))), 200),
        ("4,000 endless daily events", many(4_000, daily), 200),
        ("4,000 daily events since 1601, counted", many(4_000, old), 200),
        ("4,000 rules without a date", many(4_000, never), 200),
        ("one event of 20,000 such rules", many(1, |_| rules.clone()), 200),
        ("4,000 events, old series and a changed date of each", calendar(&(0..4_000).map(|n| event(&format!("u{}", n / 2), &half(n))).collect::<String>()), 200),
        ("4,000 leap days, counted", many(4_000, leap), 200),
        ("4,000 changed dates of one old series", many(1, |_| overrides.clone()), 200),
        ("90,000 dates taken out", many(1, |_| exdates.clone()), 200),
        ("a line of 2 MiB", format!("BEGIN:VCALENDAR\r\nX:{}\r\nEND:VCALENDAR\r\n", "a".repeat(2 * 1024 * 1024 - 60)), 200),
        ("folded 400,000 times", format!("BEGIN:VCALENDAR\r\nX:{}\r\nEND:VCALENDAR\r\n", "\r\n a".repeat(400_000)), 200),
        ("100,000 nested components", "BEGIN:VCALENDAR\r\n".to_owned() + &"BEGIN:X\r\n".repeat(100_000), 200),
        ("4,000 zones", zones(4_000), 200),
    ];
    for (name, text, status) in files {
        for query in ["dry_run", "dry_run&as=observances&layer=L", &format!("dry_run&as=busy&clinician_id={lin}")] {
            let answered = answers(&program, &format!("{name} ({query})"), query, text.clone()).await;
            let too_many = answered == 422 && status == 200 && name.starts_with("4,000");
            assert!(answered == status || too_many, "{name}: {answered}");
        }
    }
} }

fn numbers(to: usize) -> String {
    (0..to).map(|n| n.to_string()).collect::<Vec<_>>().join(",")
}

fn zones(count: usize) -> String {
    let zone = |n| {
        format!(
            "BEGIN:VTIMEZONE\nTZID:Z{n}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nTZOFFSETFROM:+0{}00\nTZOFFSETTO:+0{}30\nEND:STANDARD\nEND:VTIMEZONE\n",
            n % 9,
            n % 9
        )
    };
    let event =
        |n: usize| event(&format!("z{n}"), &format!("SUMMARY:Z\nDTSTART;TZID=Z{n}:20261205T150000\nDURATION:PT1H"));
    calendar(&(0..count).map(|n| zone(n) + &event(n)).collect::<String>())
}

story! {
async fn too_many_dates_are_refused_with_what_to_do(world: World) {
    let program = world.program("plan").await;
    let text = many(20, |n| format!("SUMMARY:D{n}\nDTSTART:20260101T{n:02}0000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY"));
    let problem = program.raw("/api/v1/import/ics", "text/calendar", text.clone()).await.problem(422, "invalid");
    assert!(problem["problems"][0]["message"].as_str().is_some_and(|it| it.contains("at most 1000 sessions")), "{problem}");
    // A shorter time of it is fine.
    program.raw("/api/v1/import/ics?from=2026-12-01&to=2026-12-15", "text/calendar", text).await.is(200);
} }
