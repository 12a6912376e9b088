//! Calendars beside what other libraries read in them (`expected.json`: window, number of dates that start in it, the
//! first ones as start, end and kind).

use std::path::Path;

use domain::time::DAY;
use domain::{Instant, LocalTime, Span, ZoneName};
use serde::Deserialize;
use wellspring_core::calendar::read::{self, Occurrence, When};

/// Everything that `folder` expects.
pub fn expected(folder: &Path) -> Vec<Expected> {
    let text = std::fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    serde_json::from_str(&text).expect("a list of what is expected")
}

/// What other libraries found in one file.
#[derive(Deserialize)]
pub struct Expected {
    pub file: String,
    window: [String; 2],
    occurrences: usize,
    first: Vec<[String; 3]>,
}

/// Whether the file has just the dates that other libraries found.
pub fn compare(folder: &Path, expected: &Expected) -> Result<(), String> {
    let bytes = std::fs::read(folder.join(&expected.file)).map_err(|error| error.to_string())?;
    let utc = ZoneName("UTC".to_owned());
    let mut file = match read::read(&bytes, &utc) {
        Err(_) if expected.occurrences == 0 => return Ok(()),
        file => file?,
    };
    let window = Span { start: instant(&expected.window[0]), end: instant(&expected.window[1]) };
    // Whole days are counted by their dates there, whatever the reader's zone.
    let wide = Span { start: window.start.plus(-DAY), end: window.end.plus(DAY) };
    let mut found = read::occurrences(&mut file, wide, false);
    found.retain(|date| {
        let start = date.days.map_or(date.span.start, |(first, _)| Instant(first.days() * DAY));
        start >= window.start && start < window.end
    });
    let rows: Vec<[String; 3]> = found.iter().map(row).collect();
    if rows.len() != expected.occurrences {
        return Err(format!(
            "{} dates, not {}; skipped {:?}; {rows:?} against {:?}",
            rows.len(),
            expected.occurrences,
            file.skipped,
            expected.first
        ));
    }
    let missing: Vec<_> = expected.first.iter().filter(|row| !rows.contains(row)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no {missing:?} in {rows:?}")) }
}

fn instant(text: &str) -> Instant {
    let spread =
        format!("{}-{}-{}T{}:{}:{}Z", &text[..4], &text[4..6], &text[6..8], &text[9..11], &text[11..13], &text[13..15]);
    spread.parse().expect("an instant")
}

fn row(date: &Occurrence) -> [String; 3] {
    let (start, end) = (date.span.start.utc(), date.span.end.utc());
    match (&date.start, date.days) {
        (_, Some((first, after))) => {
            [first.to_string().replace('-', ""), after.to_string().replace('-', ""), "date".to_owned()]
        }
        (When::Floating(_), _) => [basic(start), basic(end), "float".to_owned()],
        _ => [format!("{}Z", basic(start)), format!("{}Z", basic(end)), "utc".to_owned()],
    }
}

fn basic(at: LocalTime) -> String {
    let date = at.date;
    format!("{:04}{:02}{:02}T{:02}{:02}{:02}", date.year, date.month, date.day, at.hour, at.minute, at.second)
}
