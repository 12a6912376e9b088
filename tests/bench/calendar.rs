//! `cargo xtask bench calendar`, but for the rows that need a browser. Prints a table with what was promised.
//!
//!     bench_calendar PYTHON SCRIPT      everything
//!     bench_calendar --hostile N        one hostile file alone: milliseconds and peak memory

#[path = "calendar/hostile.rs"]
mod hostile;
#[path = "calendar/month.rs"]
mod month;
#[path = "calendar/season.rs"]
mod season;

use std::process::Command;
use std::time::Instant as Stopwatch;

use domain::{Instant, Span, ZoneName};
use wellspring_core::calendar::read;
use wellspring_core::calendar::{Calendar, CalendarEvent, Status, feed};

/// Whatever went wrong ends the bench.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, number] = words.as_slice()
        && flag == "--hostile"
    {
        return hostile::alone(number.parse()?);
    }
    println!("{:58}{:>16}{:>12}", "", "", "bar");
    row("serialise a feed of 1,000 slots", format!("{:.2} ms", serialised()), "20 ms");
    beside(&words)?;
    hostile::all()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(month::measured())
}

/// One row of the table.
fn row(what: &str, found: impl std::fmt::Display, bar: &str) {
    println!("{what:58}{:>16}{bar:>12}", found.to_string());
}

/// The median of some runs, in milliseconds.
fn median(runs: usize, mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs).map(|_| timed(&mut work)).collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

#[allow(clippy::disallowed_methods, reason = "a bench measures")]
fn timed(mut work: impl FnMut()) -> f64 {
    let began = Stopwatch::now();
    work();
    began.elapsed().as_secs_f64() * 1_000.0
}

fn serialised() -> f64 {
    let zones = ["America/New_York", "Europe/Berlin", "Africa/Casablanca", "Australia/Lord_Howe"];
    let item = |n: i64| CalendarEvent {
        uid: format!("slot-{n}@wellspring.example"),
        sequence: n % 3,
        status: if n % 2 == 0 { Status::Confirmed } else { Status::Tentative },
        summary: format!("Sleep after 60, part {n}: what helps, what harms, and whom to ask (expert)"),
        description: Some(
            "Your part: expert. State: confirmed.\nBe there at 17:45.\nhttps://meet.example/sleep".to_owned(),
        ),
        location: Some("https://meet.example/sleep".to_owned()),
        url: "https://meet.example/sleep".parse().ok(),
        span: Span {
            start: Instant(1_790_000_000_000 + n * 7_200_000),
            end: Instant(1_790_003_600_000 + n * 7_200_000),
        },
        zone: ZoneName(zones[usize::try_from(n % 4).unwrap_or_default()].to_owned()),
        busy: true,
        alarm: Some(30),
        created: Instant(1_780_000_000_000),
        modified: Instant(1_780_000_000_000 + n),
    };
    let items = (0..1_000).map(item).collect();
    let calendar = Calendar { name: "Wellspring: Dr. Lin".to_owned(), description: None, color: None, items };
    median(21, || assert!(feed(&calendar).len() > 100_000))
}

/// Both sides read the same five files, for the same two years, in turns.
fn beside(python: &[String]) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let files = season::files();
    let mut paths = Vec::new();
    for (n, text) in files.iter().enumerate() {
        let path = folder.path().join(format!("{n}.ics"));
        std::fs::write(&path, text)?;
        paths.push(path);
    }
    let (from, to) = ("2027-01-01", "2029-01-01");
    let window = Span { start: format!("{from}T00:00:00Z").parse()?, end: format!("{to}T00:00:00Z").parse()? };
    let mut dates = 0;
    let ours = median(5, || dates = files.iter().map(|text| expanded(text.as_bytes(), window)).sum());
    row("parse and expand 10,000 events, two years: ours", format!("{ours:.0} ms"), "");
    row("    dates found", dates, "");
    let [program, script] = python else {
        println!("    without python beside it: give its program and script");
        return Ok(());
    };
    let answer = Command::new(program).arg(script).args([from, to]).args(&paths).output()?;
    let text = String::from_utf8(answer.stdout)?;
    let (found, theirs) =
        text.trim().split_once(' ').ok_or_else(|| String::from_utf8_lossy(&answer.stderr).into_owned())?;
    let theirs: f64 = theirs.parse()?;
    row("    python icalendar + recurring-ical-events", format!("{theirs:.0} ms"), "");
    row("    dates found", found, "the same");
    row("    times faster", format!("{:.0}×", theirs / ours), "20×");
    Ok(())
}

fn expanded(bytes: &[u8], window: Span) -> usize {
    let mut file = read::read(bytes, &ZoneName("UTC".to_owned())).expect("a calendar");
    let dates = read::occurrences(&mut file, window, false);
    assert!(file.skipped.is_empty(), "{:?}", file.skipped.first());
    dates.len()
}
