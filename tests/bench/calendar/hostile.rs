//! Hostile files, each read in a process of its own: how long it takes, and how much memory at most.

use std::process::Command;

use domain::{Span, ZoneName};
use wellspring_core::calendar::read;

use crate::{Outcome, row, timed};

fn event(n: usize, lines: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:u{n}\r\nSUMMARY:Hostile\r\n{lines}\r\nEND:VEVENT\r\n")
}

fn calendar(events: impl Iterator<Item = String>) -> String {
    format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", events.collect::<String>())
}

fn many(lines: &str) -> String {
    calendar((0..4_000).map(|n| event(n, lines)))
}

fn rule(rule: &str) -> String {
    calendar(std::iter::once(event(0, &format!("DTSTART:20260101T100000Z\r\nRRULE:{rule}"))))
}

fn old_and_changed() -> String {
    let old = event(0, "DTSTART:16010101T100000Z\r\nRRULE:FREQ=DAILY;COUNT=900000");
    let date = |n: usize| format!("20{:02}{:02}{:02}T100000Z", n % 80 + 10, n % 12 + 1, n % 28 + 1);
    let changed = move |n| event(0, &format!("DTSTART:20270101T110000Z\r\nRECURRENCE-ID:{}", date(n)));
    calendar(std::iter::once(old).chain((0..4_000).map(changed)))
}

/// Half of the patience for the one, half for the other.
fn old_and_old_and_changed() -> String {
    let old = "DTSTART:16010101T100000Z\r\nRRULE:FREQ=DAILY;COUNT=900000";
    let changed = |n: usize| format!("RECURRENCE-ID:20{:02}0101T100000Z\r\nDTSTART:20270101T110000Z", n % 80 + 10);
    calendar((0..4_000).map(|n| event(n / 2, if n % 2 == 0 { old.to_owned() } else { changed(n) }.as_str())))
}

/// Names and files.
fn files() -> Vec<(&'static str, String)> {
    let numbers = |to: usize| (0..to).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let each_second = format!("FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={}", numbers(24), numbers(60), numbers(60));
    let taken_out = "DTSTART:20260101T100000Z\r\nRRULE:FREQ=DAILY".to_owned()
        + &"\r\nEXDATE:20260601T100000Z,20260602T100000Z,20260603T100000Z".repeat(30_000);
    let rules = "DTSTART:20260101T100000Z".to_owned() + &"\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".repeat(20_000);
    vec![
        ("larger than 2 MiB", "X".repeat(2 * 1024 * 1024 + 1)),
        ("5,001 events", calendar((0..5_001).map(|n| event(n, "DTSTART:20261205T150000Z")))),
        ("COUNT=1000000000", rule("FREQ=DAILY;COUNT=1000000000")),
        ("until the year 9999", rule("FREQ=DAILY;UNTIL=99991231T235959Z")),
        ("FREQ=SECONDLY", rule("FREQ=SECONDLY")),
        ("each second by parts", rule(&each_second)),
        ("4,000 endless daily events", many("DTSTART:20260101T100000Z\r\nRRULE:FREQ=DAILY")),
        ("4,000 counted ones since 1601", many("DTSTART:16010101T100000Z\r\nRRULE:FREQ=DAILY;COUNT=900000")),
        (
            "4,000 rules that never give a date",
            many("DTSTART:20260101T100000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ),
        ("one event of 20,000 such rules", calendar(std::iter::once(event(0, &rules)))),
        ("4,000 leap days since 1604", many("DTSTART:16040229T100000Z\r\nRRULE:FREQ=YEARLY;COUNT=900000")),
        ("4,000 changed dates of one old series", old_and_changed()),
        ("4,000 events, old series and a changed date of each", old_and_old_and_changed()),
        ("90,000 dates taken out", calendar(std::iter::once(event(0, &taken_out)))),
        ("folded 500,000 times", format!("BEGIN:VCALENDAR\r\nX:{}\r\nEND:VCALENDAR\r\n", "\r\n a".repeat(500_000))),
        ("200,000 nested components", format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:X\r\n".repeat(200_000))),
    ]
}

/// Each in a process of its own.
pub fn all() -> Outcome<()> {
    for (n, (name, _)) in files().iter().enumerate() {
        let answer = Command::new(std::env::current_exe()?).args(["--hostile", &n.to_string()]).output()?;
        let found = String::from_utf8(answer.stdout)?;
        let found = if answer.status.success() { found.trim().to_owned() } else { format!("FAILED {}", answer.status) };
        row(&format!("hostile: {name}"), found, "1 s, 100 MB");
    }
    Ok(())
}

/// One of them, here.
pub fn alone(number: usize) -> Outcome<()> {
    let text = files().swap_remove(number).1;
    let window = Span { start: "2026-11-24T00:00:00Z".parse()?, end: "2028-11-24T00:00:00Z".parse()? };
    let took = timed(|| {
        if let Ok(mut file) = read::read(text.as_bytes(), &ZoneName("UTC".to_owned())) {
            read::occurrences(&mut file, window, true);
        }
    });
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    println!("{took:.0} ms, {} MB", peak.unwrap_or_default() / 1024);
    Ok(())
}
