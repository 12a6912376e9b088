//! Dates of an event: recurrence on wall-clock time, in a window, never without end.

use std::collections::{BTreeMap, HashSet};

use domain::time::DAY;
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};

use super::event::{End, Event};
use super::{When, instant, placed, rule};

/// One date of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The event's UID.
    pub uid: String,
    /// The start that its series gave it; its own start where it does not recur.
    pub original: Instant,
    /// Whether it is one of several.
    pub recurs: bool,
    /// SEQUENCE.
    pub sequence: i64,
    /// Title.
    pub title: String,
    /// Plain text.
    pub description: String,
    /// Place.
    pub location: String,
    /// Link, as written.
    pub url: String,
    /// Begin, as written.
    pub start: When,
    /// Begin and end.
    pub span: Span,
    /// First day and the day after the last, of whole days.
    pub days: Option<(LocalDate, LocalDate)>,
    /// Whether nobody is busy with it.
    pub free: bool,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Where its event begins in the file.
    pub line: usize,
}

/// Every date of a master, from a little before the window to a little after.
///
/// # Errors
/// A sentence for a rule that is not expanded.
pub(super) fn dates(event: &Event, home: &ZoneName, window: Span) -> Result<Vec<Occurrence>, String> {
    let Some(start) = &event.start else { return Ok(Vec::new()) };
    let length = Length::new(event, home);
    let mut found: BTreeMap<Instant, (When, Option<&End>)> = BTreeMap::new();
    for written in &event.rules {
        for start in recurring(written, start, &length, window)? {
            found.entry(instant(&start, home)).or_insert((start, None));
        }
    }
    found.insert(instant(start, home), (start.clone(), None));
    for (start, end) in &event.more {
        found.insert(instant(start, home), (start.clone(), end.as_ref()));
    }
    let gone = Gone::new(event, home);
    let kept = found.into_iter().filter(|(at, (start, _))| !gone.contains(*at, start, home));
    Ok(kept.map(|(at, (start, end))| occurrence(event, start, at, end, &length, home)).collect())
}

/// Whether a series still has the date that was changed: one that EXDATE took out, or that its rule no longer gives, is gone.
pub(super) fn has(master: &Event, changed: &Event, home: &ZoneName) -> bool {
    let Some(original) = changed.instead_of.as_ref().map(|when| instant(when, home)) else { return true };
    let around = Span { start: original.plus(-DAY), end: original.plus(DAY) };
    dates(master, home, around).is_ok_and(|dates| dates.iter().any(|date| date.original == original))
}

/// An event by itself: one date that was changed.
pub(super) fn alone(event: &Event, home: &ZoneName) -> Option<Occurrence> {
    let start = event.start.clone()?;
    let at = instant(&start, home);
    let original = event.instead_of.as_ref().map_or(at, |original| instant(original, home));
    let found = occurrence(event, start, at, None, &Length::new(event, home), home);
    Some(Occurrence { original, recurs: true, ..found })
}

/// What EXDATE takes out: instants, or whole days of a timed event.
struct Gone {
    instants: HashSet<Instant>,
    days: HashSet<LocalDate>,
}

impl Gone {
    fn new(event: &Event, home: &ZoneName) -> Self {
        let timed = !matches!(event.start, Some(When::Day(_)));
        let days = event.but.iter().filter_map(|but| match but {
            When::Day(date) if timed => Some(*date),
            _ => None,
        });
        Self { instants: event.but.iter().map(|but| instant(but, home)).collect(), days: days.collect() }
    }

    fn contains(&self, at: Instant, start: &When, home: &ZoneName) -> bool {
        let day = || match start {
            When::Day(date) => *date,
            When::Local(local, _) | When::Floating(local) => local.date,
            When::Utc(at) => zone::date(*at, home),
        };
        self.instants.contains(&at) || (!self.days.is_empty() && self.days.contains(&day()))
    }
}

/// How long each date lasts.
enum Length {
    /// Whole days.
    Days(i64),
    /// The same time in each (DTEND), in milliseconds.
    Exact(i64),
    /// Days of the calendar and milliseconds beside them (DURATION).
    Nominal(i64, i64),
}

impl Length {
    fn new(event: &Event, home: &ZoneName) -> Self {
        let Some(start) = &event.start else { return Self::Exact(0) };
        match (start, &event.end, event.lasts) {
            (When::Day(first), Some(When::Day(end)), _) => Self::Days((end.days() - first.days()).max(1)),
            (When::Day(_), _, Some((days, _))) => Self::Days(days.max(1)),
            (When::Day(_), _, None) => Self::Days(1),
            (_, Some(end), _) => Self::Exact(instant(end, home).since(instant(start, home)).max(0)),
            (_, None, Some((days, millis))) => Self::Nominal(days.max(0), millis.max(0)),
            (_, None, None) => Self::Exact(0),
        }
    }

    /// An upper bound, in milliseconds.
    fn most(&self) -> i64 {
        match self {
            Self::Days(days) => (days + 1) * DAY,
            Self::Exact(millis) => *millis,
            Self::Nominal(days, millis) => (days + 1) * DAY + millis,
        }
    }
}

fn occurrence(
    event: &Event,
    start: When,
    at: Instant,
    end: Option<&End>,
    length: &Length,
    home: &ZoneName,
) -> Occurrence {
    let lasts = |days: i64, millis: i64| ended(&start, at, days, millis, home);
    let end = match (end, length) {
        (Some(End::At(end)), _) => instant(end, home).max(at),
        (Some(End::Lasts((days, millis))), _) => lasts(*days, *millis),
        (None, Length::Days(days)) => lasts(*days, 0),
        (None, Length::Exact(millis)) => at.plus(*millis),
        (None, Length::Nominal(days, millis)) => lasts(*days, *millis),
    };
    let days = match (&start, length) {
        (When::Day(first), Length::Days(days)) => Some((*first, LocalDate::from_days(first.days() + days))),
        (When::Day(first), _) => Some((*first, LocalDate::from_days(first.days() + 1))),
        _ => None,
    };
    Occurrence {
        uid: event.uid.clone(),
        original: at,
        recurs: event.recurs(),
        sequence: event.sequence,
        title: event.title.clone(),
        description: event.description.clone(),
        location: event.location.clone(),
        url: event.url.clone(),
        span: Span { start: at, end },
        days,
        free: event.free,
        cancelled: event.cancelled,
        line: event.line,
        start,
    }
}

/// Days go by the calendar of the start's zone; what is left by the clock.
fn ended(start: &When, at: Instant, days: i64, millis: i64, home: &ZoneName) -> Instant {
    let later = |local: LocalTime| LocalTime { date: LocalDate::from_days(local.date.days() + days), ..local };
    let day = match start {
        When::Day(first) => zone::start_of(LocalDate::from_days(first.days() + days), home),
        When::Local(local, zone) if days > 0 => placed(later(*local), zone),
        When::Floating(local) if days > 0 => placed(later(*local), home),
        _ => at.plus(days * DAY),
    };
    day.plus(millis)
}

/// The starts that a rule gives in the window.
fn recurring(written: &str, start: &When, length: &Length, window: Span) -> Result<Vec<When>, String> {
    let utc = ZoneName("UTC".to_owned());
    let (wall, zone) = match start {
        When::Day(date) => (LocalTime { date: *date, hour: 0, minute: 0, second: 0 }, None),
        When::Local(local, zone) => (*local, Some(zone)),
        When::Floating(local) => (*local, None),
        When::Utc(at) => (at.utc(), Some(&utc)),
    };
    // Wall-clock times lie within a day of the instants that the window names.
    let span = Span { start: window.start.plus(-length.most() - 2 * DAY), end: window.end.plus(2 * DAY) };
    let again = |local: LocalTime| match start {
        When::Day(_) => When::Day(local.date),
        When::Local(_, zone) => When::Local(local, zone.clone()),
        When::Floating(_) => When::Floating(local),
        When::Utc(_) => When::Utc(local.as_if_utc()),
    };
    Ok(rule::starts(written, wall, zone, span)?.into_iter().map(again).collect())
}
