//! Calendars of others, read into events and their dates (RFC 5545): of real and of hostile files.
//!
//! Lines are read by hand and not by `calcard`, so that each complaint names one and no nesting can grow; zones become
//! those of our own data, whatever a file says of their rules; recurrence runs on wall-clock time and is placed in its
//! zone afterwards.

mod busy;
mod event;
mod expand;
mod freebusy;
mod joins;
mod lines;
mod moments;
mod people;
mod plain;
mod rule;
mod vtimezone;
mod zones;

use std::collections::HashMap;
use std::time::Duration;

use domain::import::Into;
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};

use crate::octets;
use crate::outside::Patience;

use busy::Reach;
use expand::Onwards;
use lines::Line;
use moments::Moments;

pub use busy::Busy;
pub use event::Event;
pub use expand::Occurrence;
pub use joins::Joins;
pub use moments::names;
pub use people::Attendee;

/// Larger files are refused, in bytes.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Files with more events are refused.
const MOST_EVENTS: usize = 5_000;
/// Dates of one file at most; beyond, it is said where reading stopped.
const MOST_DATES: usize = 20_000;
/// How long the dates of one file may keep us busy, all steps together. No count of steps is as sure: rules that never give
/// a date, that begin in 1601, or whose four thousand changed dates each look for their own take their time in ways of
/// their own.
const PATIENCE: Duration = Duration::from_millis(400);
const TOO_LONG: &str = "the calendar’s rules take too long to work out; this event was left out.";
const UNJOINED: &str = "it changes a date that its series does not have (RECURRENCE-ID).";

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

impl When {
    /// The instant; of a whole day or a time without a zone by the clock of `home`.
    pub fn instant(&self, home: &ZoneName) -> Instant {
        instant(self, home)
    }
}

/// What was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = SkippedEvent))]
pub struct Skipped {
    /// The event's UID; empty where it has none.
    pub uid: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// A plain sentence.
    pub reason: String,
    /// As what it could come in instead.
    pub offers: Vec<Into>,
    /// Whom it could keep busy, and when.
    #[serde(skip)]
    reach: Reach,
}

impl Skipped {
    pub(crate) fn new(uid: &str, title: &str, line: usize, reason: impl std::convert::Into<String>) -> Self {
        let (uid, title, reason) = (uid.to_owned(), title.to_owned(), reason.into());
        Self { uid, title, line, reason, offers: Vec::new(), reach: Reach::default() }
    }

    fn event(event: &Event, reason: impl std::convert::Into<String>) -> Self {
        Self { reach: Reach::of(event), ..Self::new(&event.uid, &event.title, event.line, reason) }
    }

    /// It could come in as one of these.
    pub(crate) fn offering(self, offers: &[Into]) -> Self {
        Self { offers: offers.to_vec(), ..self }
    }

    fn about_days_in(self, text: &str) -> Self {
        Self { reach: Reach::of_text(text), ..self }
    }
}

/// A file as it was understood.
#[derive(Clone, Debug)]
pub struct File {
    /// Its events, in the file's order.
    pub events: Vec<Event>,
    /// Stretches of its lists of busy times (VFREEBUSY).
    stretches: Vec<Event>,
    /// Events that were left out.
    pub skipped: Vec<Skipped>,
    /// The same, with all of them that can be read: an answer to an invitation counts without its time.
    pub unplaced: Vec<Event>,
    /// Changes of dates that their series does not have.
    pub unjoined: Vec<Skipped>,
    /// Whether it has more dates than are read.
    pub is_cut: bool,
}

/// Reads a file. Whole days and times without a zone are those of `home`, unless the file names its own zone. What
/// cannot be read in one event leaves that event out; the others stand.
///
/// # Errors
/// A sentence with a line's number for a file that is no calendar, is no text, is cut off, or is too large.
pub fn read(bytes: &[u8], home: &ZoneName) -> Result<File, String> {
    if bytes.len() > MOST_BYTES {
        return Err("The calendar is larger than 2 MiB.".to_owned());
    }
    let text = octets::unfolded(bytes).map_err(|why| why.to_string())?;
    event::all(&lines::read(&text), home)
}

/// Every date that starts in `window`, or with `touching` reaches into it, in order. Of doubles the one with the higher
/// SEQUENCE, then the later change, stands; dates that were changed alone stand as they were changed.
pub fn occurrences(file: &mut File, window: Span, touching: bool) -> Vec<Occurrence> {
    let mut found = around(file, window);
    let inside = |span: Span| match touching {
        true => span.start < window.end && span.end > window.start,
        false => span.start >= window.start && span.start < window.end,
    };
    found.retain(|date| inside(date.span));
    found
}

/// The same with the dates a little before and behind it, and those of it that were moved elsewhere.
pub fn around(file: &mut File, window: Span) -> Vec<Occurrence> {
    let changed = newest(file.events.iter().filter(|event| event.instead_of.is_some()));
    let masters = newest(file.events.iter().filter(|event| event.instead_of.is_none()));
    let (changes, unchanged) = (changes(&changed), <(Moments, Onwards)>::default());
    let (mut found, mut skipped, patience) = (Vec::new(), Vec::new(), Patience::new(PATIENCE));
    let mut is_cut = false;
    for event in &masters {
        let (replaced, onwards) = changes.get(event.uid.as_str()).unwrap_or(&unchanged);
        match expand::dates(event, onwards, window, &patience) {
            _ if found.len() >= MOST_DATES => {
                let reason = format!(
                    "the calendar has more than {MOST_DATES} dates; this event and those behind it were left out."
                );
                skipped.push(Skipped::new(&event.uid, &event.title, event.line, reason));
                is_cut = true;
                break;
            }
            Ok(dates) => {
                found.extend(dates.into_iter().filter(|it| !replaced.name(it.original, &it.was, &event.home)));
            }
            Err(reason) => skipped.push(Skipped::event(event, reason)),
        }
    }
    let (alone, unjoined) = apart(&changed, &masters, &patience, &mut skipped);
    found.extend(alone);
    file.skipped.extend(skipped);
    file.unjoined = unjoined;
    file.is_cut = is_cut;
    found.sort_by(|one, other| (one.span.start, &one.uid).cmp(&(other.span.start, &other.uid)));
    found
}

/// By UID: which dates were changed alone, and what changes all later ones.
fn changes<'a>(changed: &[&'a Event]) -> HashMap<&'a str, (Moments, Onwards<'a>)> {
    let mut all: HashMap<&str, (Moments, Vec<&Event>)> = HashMap::new();
    for event in changed {
        let (moments, onwards) = all.entry(event.uid.as_str()).or_default();
        match &event.instead_of {
            Some(_) if event.onwards => onwards.push(event),
            Some(name) => moments.add(name, &event.home),
            None => {}
        }
    }
    all.into_iter().map(|(uid, (moments, onwards))| (uid, (moments, Onwards::of(&onwards)))).collect()
}

/// Dates that were changed alone, and those changes that join no date of their series. One whose series the file lacks is
/// an event of its own.
fn apart(
    changed: &[&Event],
    masters: &[&Event],
    patience: &Patience,
    skipped: &mut Vec<Skipped>,
) -> (Vec<Occurrence>, Vec<Skipped>) {
    let series: HashMap<&str, &Event> =
        masters.iter().filter(|it| !it.uid.is_empty()).map(|it| (it.uid.as_str(), *it)).collect();
    let (mut found, mut unjoined) = (Vec::new(), Vec::new());
    for event in changed {
        match series.get(event.uid.as_str()) {
            None => found.extend(expand::alone(event, None)),
            Some(_) if event.onwards => {}
            Some(_) if patience.is_over() => skipped.push(Skipped::event(event, TOO_LONG)),
            Some(master) => match expand::original(master, event, patience) {
                Some(original) => found.extend(expand::alone(event, Some(original))),
                None if patience.is_over() => skipped.push(Skipped::event(event, TOO_LONG)),
                None => unjoined.push(Skipped::event(event, UNJOINED)),
            },
        }
    }
    (found, unjoined)
}

impl File {
    fn held(&self) -> usize {
        self.events.len() + self.stretches.len() + self.skipped.len()
    }

    /// Leaves out answers to invitations, and lists of busy times: nobody comes to them.
    pub fn only_events(&mut self) {
        let all = std::mem::take(&mut self.events).into_iter();
        let (answers, events): (Vec<Event>, Vec<Event>) = all.partition(Event::is_an_answer);
        self.events = events;
        let said = |event: &Event| {
            let why = format!("it is an answer to an invitation (METHOD:{}), and no event.", event.method);
            Skipped::event(event, why)
        };
        self.skipped.extend(answers.iter().map(said));
        if let Some(first) = std::mem::take(&mut self.stretches).first() {
            let list = Skipped::event(first, "it is a list of busy times (VFREEBUSY), and no event.");
            self.skipped.push(list.offering(&[Into::Busy]));
        }
    }

    /// Whether it is a message about some events of a calendar (RFC 5546), and not the calendar.
    pub fn is_message(&self) -> bool {
        self.events.iter().any(Event::is_a_message)
    }
}

/// What of a file calls off more than the dates that it has: whole events, and dates by their names alone.
#[derive(Clone, Debug)]
pub struct CalledOff {
    /// Of which event.
    pub uid: String,
    /// Which date; None for all of them.
    pub date: Option<When>,
    /// Whether later dates go with it.
    pub onwards: bool,
    /// SEQUENCE.
    pub sequence: i64,
    /// Whose clock whole days and times without a zone are read by.
    pub home: ZoneName,
    /// Where it stands in the file.
    pub line: usize,
}

/// Everything that a file calls off.
pub fn called_off(file: &File) -> Vec<CalledOff> {
    let masters = newest(file.events.iter().filter(|event| event.instead_of.is_none()));
    let changed = newest(file.events.iter().filter(|event| event.instead_of.is_some()));
    let off = masters.into_iter().chain(changed).filter(|event| event.cancelled && !event.uid.is_empty());
    let named = |event: &Event| CalledOff {
        uid: event.uid.clone(),
        date: event.instead_of.clone(),
        onwards: event.onwards,
        sequence: event.sequence,
        home: event.home.clone(),
        line: event.line,
    };
    off.map(named).collect()
}

/// Of events with the same UID (and the same date of a series) the newest; those without a UID all stand, and so do those
/// of which none is newer but that begin at other times: some programs give one UID to several events.
fn newest<'a>(events: impl Iterator<Item = &'a Event>) -> Vec<&'a Event> {
    let mut kept: Vec<&Event> = Vec::new();
    let mut places: HashMap<(&str, Option<Instant>), usize> = HashMap::new();
    for event in events {
        if event.uid.is_empty() {
            kept.push(event);
            continue;
        }
        let key = (event.uid.as_str(), event.instead_of.as_ref().map(|when| instant(when, &event.home)));
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

fn too_many(line: &Line) -> String {
    format!("Line {}: the calendar holds more than {MOST_EVENTS} events.", line.number)
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
