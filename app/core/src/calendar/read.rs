//! Calendars of others, read for when somebody is busy (RFC 5545): spans alone, of real and of hostile files.
//!
//! Lines are read by hand, so that each complaint names one and no nesting can grow; zones become those of our own
//! data, whatever a file says of their rules; recurrence runs on wall-clock time and is placed in its zone afterwards.

mod expand;
mod lines;
mod zones;

use std::collections::{HashMap, HashSet};

use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};

use lines::Line;

/// Larger files are refused, in bytes.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Files with more events are refused.
const MOST_EVENTS: usize = 5_000;

/// A moment as a file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum When {
    /// A whole day, in the reader's zone.
    Day(LocalDate),
    /// A wall-clock time in a zone.
    Local(LocalTime, ZoneName),
    /// An instant.
    Utc(Instant),
}

/// One event as written, as far as it says when somebody is busy.
#[derive(Clone, Debug, Default)]
struct Event {
    line: usize,
    uid: String,
    start: Option<When>,
    end: Option<When>,
    /// Milliseconds, from DURATION.
    lasts: Option<i64>,
    rule: Option<String>,
    more: Vec<When>,
    but: Vec<When>,
    instead_of: Option<When>,
    sequence: i64,
    free: bool,
    cancelled: bool,
}

/// The busy spans of a calendar that touch `window`, in order and merged. Whole days and times without a zone are those of `home`.
///
/// # Errors
/// A sentence with a line's number for a file that is no calendar, is too large, or holds what nobody can expand.
pub fn busy(bytes: &[u8], home: &ZoneName, window: Span) -> Result<Vec<Span>, String> {
    if bytes.len() > MOST_BYTES {
        return Err("The calendar is larger than 2 MiB.".to_owned());
    }
    let text = String::from_utf8_lossy(bytes);
    let (events, home) = events(&lines::of(&text), home)?;
    let mut spans = Vec::new();
    for event in standing(&events) {
        spans.extend(expand::spans(event, &home, window)?);
    }
    // Dates that were moved or called off alone stand as events of their own.
    let moved: HashSet<(String, Instant)> = events
        .iter()
        .filter_map(|event| Some((event.uid.clone(), instant(event.instead_of.as_ref()?, &home))))
        .collect();
    let spans = spans.into_iter().filter(|(uid, original, _)| !moved.contains(&(uid.clone(), *original)));
    let mut spans: Vec<Span> = spans.map(|(_, _, span)| span).collect();
    for event in events.iter().filter(|event| event.instead_of.is_some() && !event.free && !event.cancelled) {
        spans.extend(expand::alone(event, &home, window));
    }
    Ok(merged(spans))
}

/// Masters that make busy, of doubles the one with the higher SEQUENCE.
fn standing(events: &[Event]) -> Vec<&Event> {
    let mut masters: HashMap<&str, &Event> = HashMap::new();
    let mut nameless = Vec::new();
    for event in events.iter().filter(|event| event.instead_of.is_none()) {
        if event.uid.is_empty() {
            nameless.push(event);
            continue;
        }
        let newest = masters.entry(&event.uid).or_insert(event);
        if event.sequence >= newest.sequence {
            *newest = event;
        }
    }
    nameless.extend(masters.into_values());
    nameless.retain(|event| !event.free && !event.cancelled);
    nameless
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

fn events(lines: &[Line], home: &ZoneName) -> Result<(Vec<Event>, ZoneName), String> {
    if !lines.iter().any(|line| line.is("BEGIN", "VCALENDAR")) {
        return Err("This is not a calendar: it has no line BEGIN:VCALENDAR.".to_owned());
    }
    let zones = zones::Zones::of(lines, home);
    let method_cancel = lines.iter().any(|line| line.is("METHOD", "CANCEL"));
    let mut found = Vec::new();
    let mut open: Option<Event> = None;
    // Alarms and the like inside an event have properties of the same names.
    let mut inside = 0_usize;
    for line in lines {
        match (&mut open, line.name.as_str()) {
            (None, "BEGIN") if line.is("BEGIN", "VEVENT") => {
                if found.len() >= MOST_EVENTS {
                    return Err(format!("The calendar holds more than {MOST_EVENTS} events."));
                }
                open = Some(Event { line: line.number, cancelled: method_cancel, ..Event::default() });
            }
            (None, _) => {}
            (Some(_), "BEGIN") => inside += 1,
            (Some(_), "END") if inside > 0 => inside -= 1,
            (Some(_), "END") if line.is("END", "VEVENT") => found.extend(open.take()),
            (Some(event), "END") => return Err(cut_off(event)),
            (Some(event), _) if inside == 0 => event.take(line, &zones)?,
            (Some(_), _) => {}
        }
    }
    match open {
        Some(event) => Err(cut_off(&event)),
        None => Ok((found, zones.home)),
    }
}

fn cut_off(event: &Event) -> String {
    format!("Line {}: this event has no end; the calendar is cut off.", event.line)
}

impl Event {
    fn take(&mut self, line: &Line, zones: &zones::Zones) -> Result<(), String> {
        let when = || zones.when(line, line.value.trim());
        match line.name.as_str() {
            "UID" => self.uid = line.value.trim().to_owned(),
            "DTSTART" => self.start = Some(when()?),
            "DTEND" => self.end = Some(when()?),
            "DURATION" => self.lasts = Some(lines::duration(line)?),
            "RRULE" => self.rule = Some(line.value.trim().to_owned()),
            "RECURRENCE-ID" => self.instead_of = Some(when()?),
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            "STATUS" => self.cancelled |= line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "TRANSP" => self.free |= line.value.trim().eq_ignore_ascii_case("TRANSPARENT"),
            "X-MICROSOFT-CDO-BUSYSTATUS" => self.free |= line.value.trim().eq_ignore_ascii_case("FREE"),
            "EXDATE" => self.but.extend(zones.list(line)?),
            "RDATE" => self.more.extend(zones.list(line)?),
            _ => {}
        }
        Ok(())
    }
}

/// The instant of a moment; times that clocks skip are read with the offset before (RFC 5545 §3.3.5).
fn instant(when: &When, home: &ZoneName) -> Instant {
    match when {
        When::Day(date) => zone::start_of(*date, home),
        When::Utc(instant) => *instant,
        When::Local(local, zone) => placed(*local, zone),
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
