//! Calendars of others, read into events and their dates (RFC 5545): of real and of hostile files.
//!
//! Lines are read by hand and not by `calcard`, so that each complaint names one and no nesting can grow; zones become
//! those of our own data, whatever a file says of their rules; recurrence runs on wall-clock time and is placed in its
//! zone afterwards.

mod event;
mod expand;
mod lines;
mod rule;
mod vtimezone;
mod zones;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};

use crate::outside::Patience;

pub use event::Event;
pub use expand::Occurrence;

/// Larger files are refused, in bytes.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Files with more events are refused.
const MOST_EVENTS: usize = 5_000;
/// Dates of one file at most; beyond, it is said where reading stopped.
const MOST_DATES: usize = 20_000;
/// How long the rules of one file may keep us busy. No count of steps is as sure: rules that never give a date, that begin
/// in 1601, or whose four thousand changed dates each look for their own take their time in ways of their own.
const PATIENCE: Duration = Duration::from_millis(400);
const TOO_LONG: &str = "the calendar’s rules take too long to work out; this event was left out.";

/// A moment as a file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day, in the reader's zone.
    Day(LocalDate),
    /// A wall-clock time in a zone.
    Local(LocalTime, ZoneName),
    /// A wall-clock time without a zone: the reader's.
    Floating(LocalTime),
    /// An instant.
    Utc(Instant),
}

/// What was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = SkippedEvent))]
pub struct Skipped {
    /// The event's UID; empty where it has none.
    pub uid: String,
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// A plain sentence.
    pub reason: String,
}

/// A file as it was understood.
#[derive(Clone, Debug)]
pub struct File {
    /// Its events, in the file's order.
    pub events: Vec<Event>,
    /// Events that were left out.
    pub skipped: Vec<Skipped>,
    /// Whose clock whole days and times without a zone are read by: the file's own, or the reader's.
    pub home: ZoneName,
}

/// Reads a file. Whole days and times without a zone are those of `home`, unless the file names its own zone. What
/// cannot be read in one event leaves that event out; the others stand.
///
/// # Errors
/// A sentence with a line's number for a file that is no calendar, is cut off, or is too large.
pub fn read(bytes: &[u8], home: &ZoneName) -> Result<File, String> {
    if bytes.len() > MOST_BYTES {
        return Err("The calendar is larger than 2 MiB.".to_owned());
    }
    let text = String::from_utf8_lossy(bytes);
    event::all(&lines::read(&text), home)
}

/// Every date that starts in `window`, or with `touching` reaches into it, in order. Of doubles the one with the higher
/// SEQUENCE, then the later change, stands; dates that were changed alone stand as they were changed.
pub fn occurrences(file: &mut File, window: Span, touching: bool) -> Vec<Occurrence> {
    let mut skipped = Vec::new();
    let changed = newest(file.events.iter().filter(|event| event.instead_of.is_some()), &file.home);
    let masters: Vec<&Event> = newest(file.events.iter().filter(|event| event.instead_of.is_none()), &file.home);
    let replaced: HashSet<(&str, Instant)> = changed
        .iter()
        .filter_map(|event| Some((event.uid.as_str(), instant(event.instead_of.as_ref()?, &file.home))))
        .collect();
    let (mut found, rules, alone) = (Vec::new(), Patience::new(PATIENCE), Patience::new(2 * PATIENCE));
    for event in &masters {
        let dates = match event.recurs() && rules.is_over() {
            true => Err(TOO_LONG.to_owned()),
            false => expand::dates(event, &file.home, window),
        };
        match dates {
            _ if found.len() >= MOST_DATES => {
                let reason = format!(
                    "the calendar has more than {MOST_DATES} dates; this event and those behind it were left out."
                );
                skipped.push(Skipped { uid: event.uid.clone(), line: event.line, reason });
                break;
            }
            Ok(dates) => {
                found.extend(dates.into_iter().filter(|date| !replaced.contains(&(event.uid.as_str(), date.original))))
            }
            Err(reason) => skipped.push(Skipped { uid: event.uid.clone(), line: event.line, reason }),
        }
    }
    let series: HashMap<&str, &Event> =
        masters.iter().filter(|it| !it.uid.is_empty()).map(|it| (it.uid.as_str(), *it)).collect();
    // A changed date whose series the file lacks is an event of its own.
    for event in &changed {
        let master = series.get(event.uid.as_str());
        if master.is_some() && alone.is_over() {
            skipped.push(Skipped { uid: event.uid.clone(), line: event.line, reason: TOO_LONG.to_owned() });
        } else if master.is_none_or(|master| expand::has(master, event, &file.home)) {
            found.extend(expand::alone(event, &file.home));
        }
    }
    file.skipped.extend(skipped);
    let inside = |span: Span| match touching {
        true => span.start < window.end && span.end > window.start,
        false => span.start >= window.start && span.start < window.end,
    };
    found.retain(|date| inside(date.span));
    found.sort_by(|one, other| (one.span.start, &one.uid).cmp(&(other.span.start, &other.uid)));
    found
}

/// Of events with the same UID (and the same date of a series) the newest; those without a UID all stand, and so do those
/// of which none is newer but that begin at other times: some programs give one UID to several events.
fn newest<'a>(events: impl Iterator<Item = &'a Event>, home: &ZoneName) -> Vec<&'a Event> {
    let mut kept: Vec<&Event> = Vec::new();
    let mut places: HashMap<(&str, Option<Instant>), usize> = HashMap::new();
    for event in events {
        if event.uid.is_empty() {
            kept.push(event);
            continue;
        }
        let key = (event.uid.as_str(), event.instead_of.as_ref().map(|when| instant(when, home)));
        match places.get(&key) {
            Some(place) if event.age() == kept[*place].age() && event.start != kept[*place].start => kept.push(event),
            Some(place) if event.age() >= kept[*place].age() => kept[*place] = event,
            Some(_) => {}
            None => {
                places.insert(key, kept.len());
                kept.push(event);
            }
        }
    }
    kept
}

/// The busy spans of a calendar that touch `window`, in order and merged. Whole days and times without a zone are those of `home`.
///
/// # Errors
/// A sentence with a line's number for a file that is no calendar, is too large, or holds what nobody can expand.
pub fn busy(bytes: &[u8], home: &ZoneName, window: Span) -> Result<Vec<Span>, String> {
    let mut file = read(bytes, home)?;
    let found = occurrences(&mut file, window, true);
    // A time that we cannot read might be the one in which they are busy.
    if let Some(Skipped { line, reason, .. }) = file.skipped.first() {
        return Err(format!("Line {line}: {reason}"));
    }
    Ok(merged(found.iter().filter(|date| !date.free && !date.cancelled).map(|date| date.span).collect()))
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut all: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| span.end > span.start) {
        match all.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => all.push(span),
        }
    }
    all
}

/// The instant of a moment; times that clocks skip are read with the offset before (RFC 5545 §3.3.5).
fn instant(when: &When, home: &ZoneName) -> Instant {
    match when {
        When::Day(date) => zone::start_of(*date, home),
        When::Utc(instant) => *instant,
        When::Local(local, zone) => placed(*local, zone),
        When::Floating(local) => placed(*local, home),
    }
}

fn placed(local: LocalTime, zone: &ZoneName) -> Instant {
    match zone::resolve(local, zone) {
        Ok(found) => found.instant,
        Err(zone::Unresolved::Skipped { before, .. }) => {
            let shift = zone::resolve(before, zone).map_or(0, |found| zone::offset(found.instant, zone).seconds);
            local.as_if_utc().plus(-i64::from(shift) * 1_000)
        }
        Err(_) => local.as_if_utc(),
    }
}

#[cfg(test)]
mod tests;
