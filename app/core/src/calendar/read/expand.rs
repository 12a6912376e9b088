//! Recurrence: on wall-clock time, in a window, never without end.

use chrono::{DateTime, Utc};
use domain::time::DAY;
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use super::{Event, When, instant, placed, zones};

/// Dates of one series at most.
const MOST: u16 = 1_000;

/// UID, original start and span of each date in the window.
pub(super) type Found = (String, Instant, Span);

/// Every date of a master.
///
/// # Errors
/// A sentence with the event's line for a rule that is not expanded.
pub(super) fn spans(event: &Event, home: &ZoneName, window: Span) -> Result<Vec<Found>, String> {
    let Some(start) = &event.start else { return Ok(Vec::new()) };
    let length = length(event, home);
    let mut starts = match &event.rule {
        Some(rule) => recurring(event, start, rule, length, window)?,
        None => Vec::new(),
    };
    starts.push(start.clone());
    starts.extend(event.more.iter().cloned());
    let gone: Vec<Instant> = event.but.iter().map(|but| instant(but, home)).collect();
    let mut found: Vec<Found> = Vec::new();
    for start in starts {
        let at = instant(&start, home);
        let span = span(&start, at, length, home);
        let known = found.iter().any(|(_, other, _)| *other == at);
        if !known && !gone.contains(&at) && span.start < window.end && span.end > window.start {
            found.push((event.uid.clone(), at, span));
        }
    }
    Ok(found)
}

/// An event by itself: one date that was moved.
pub(super) fn alone(event: &Event, home: &ZoneName, window: Span) -> Option<Span> {
    let start = event.start.as_ref()?;
    let span = span(start, instant(start, home), length(event, home), home);
    (span.start < window.end && span.end > window.start).then_some(span)
}

/// How long each date lasts, in milliseconds; whole days are counted as days.
fn length(event: &Event, home: &ZoneName) -> i64 {
    let Some(start) = &event.start else { return 0 };
    match (start, &event.end, event.lasts) {
        (When::Day(first), Some(When::Day(end)), _) => (end.days() - first.days()).max(1) * DAY,
        (_, Some(end), _) => instant(end, home).since(instant(start, home)).max(0),
        (_, None, Some(lasts)) => lasts.max(0),
        (When::Day(_), None, None) => DAY,
        (_, None, None) => 0,
    }
}

fn span(start: &When, at: Instant, length: i64, home: &ZoneName) -> Span {
    let end = match start {
        When::Day(first) => zone::start_of(LocalDate::from_days(first.days() + (length / DAY).max(1)), home),
        _ => at.plus(length),
    };
    Span { start: at, end }
}

/// The starts that a rule gives in the window.
fn recurring(event: &Event, start: &When, rule: &str, length: i64, window: Span) -> Result<Vec<When>, String> {
    let (wall, place) = match start {
        When::Day(date) => (LocalTime { date: *date, hour: 0, minute: 0, second: 0 }, None),
        When::Local(local, zone) => (*local, Some(zone.clone())),
        When::Utc(at) => {
            let (local, zone) = zones::utc(*at);
            (local, Some(zone))
        }
    };
    let refused = |why: &str| format!("Line {}: this event’s rule {why}.", event.line);
    let rule = cleaned(rule, place.as_ref()).map_err(refused)?;
    let begins = as_utc(wall.as_if_utc());
    let rule: RRule<Unvalidated> = rule.parse().map_err(|_| refused("cannot be read"))?;
    let rule = rule.validate(begins).map_err(|_| refused("cannot be read"))?;
    // Wall-clock times lie within a day of the instants that the window names.
    let (from, to) = (window.start.plus(-length - 2 * DAY), window.end.plus(2 * DAY));
    let set = RRuleSet::new(begins).rrule(rule).after(as_utc(from)).before(as_utc(to));
    let dates = set.all(MOST).dates;
    Ok(dates
        .into_iter()
        .map(|date| Instant(date.timestamp_millis()).utc())
        .map(|local| again(local, place.as_ref()))
        .collect())
}

fn again(local: LocalTime, place: Option<&ZoneName>) -> When {
    match place {
        None => When::Day(local.date),
        Some(zone) => When::Utc(placed(local, zone)),
    }
}

fn as_utc(at: Instant) -> DateTime<Tz> {
    DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default().with_timezone(&Tz::UTC)
}

/// The rule without what is not expanded, and with UNTIL on the wall clock.
fn cleaned(rule: &str, place: Option<&ZoneName>) -> Result<String, &'static str> {
    let mut parts = Vec::new();
    for part in rule.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or("cannot be read")?;
        let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
        match name.as_str() {
            "FREQ" if matches!(value.as_str(), "SECONDLY" | "MINUTELY" | "HOURLY") => {
                return Err("repeats more often than daily, which is not read");
            }
            "INTERVAL" if value == "0" => return Err("has the interval 0"),
            "COUNT" if value == "0" => return Err("has the count 0"),
            "COUNT" if value.len() > 9 => parts.push("COUNT=999999999".to_owned()),
            "UNTIL" => parts.push(format!("UNTIL={}", until(&value, place)?)),
            _ => parts.push(format!("{name}={value}")),
        }
    }
    Ok(parts.join(";"))
}

/// UNTIL as a date, local or UTC becomes wall-clock time, written as UTC.
fn until(text: &str, place: Option<&ZoneName>) -> Result<String, &'static str> {
    const WRONG: &str = "ends at no date";
    if text.len() == 8 {
        return Ok(format!("{text}T235959Z"));
    }
    let local = text.get(..15).ok_or(WRONG)?;
    match place {
        Some(zone) if text.ends_with('Z') => {
            let part = |range| local.get(range).ok_or(WRONG);
            let words = format!(
                "{}-{}-{}T{}:{}:{}Z",
                part(0..4)?,
                part(4..6)?,
                part(6..8)?,
                part(9..11)?,
                part(11..13)?,
                part(13..15)?
            );
            let wall = zone::local(words.parse().map_err(|_| WRONG)?, zone).to_string();
            let wall = if wall.len() == 16 { format!("{wall}:00") } else { wall };
            Ok(format!("{}Z", wall.replace(['-', ':'], "")))
        }
        _ => Ok(format!("{local}Z")),
    }
}
