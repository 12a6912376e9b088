//! Dates of an event: recurrence on wall-clock time, in a window, never without end.

use std::collections::BTreeMap;

use domain::time::DAY;
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};

use super::event::{End, Event};
use super::moments::Moments;
use super::{TOO_LONG, When, instant, joins, placed, rule};
use crate::outside::Patience;

/// One date of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The event's UID.
    pub uid: String,
    /// The start that its series gave it; its own start where it does not recur.
    pub original: Instant,
    /// The same as its series writes it.
    pub(super) was: When,
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
    /// The room that its place names, where there is one to go to.
    pub room: Option<String>,
    /// Link, as written.
    pub url: String,
    /// Where one joins it.
    pub join: Option<String>,
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

/// Every date of a master, from a little before the window to a little after. Of `onwards` each takes the dates from its own
/// on, until the next.
///
/// # Errors
/// A sentence for a rule that is not expanded, or is one too many for our patience.
pub(super) fn dates(
    event: &Event,
    onwards: &Onwards,
    window: Span,
    patience: &Patience,
) -> Result<Vec<Occurrence>, String> {
    let (Some(start), home) = (&event.start, &event.home) else { return Ok(Vec::new()) };
    let length = Length::new(event);
    let reach = onwards.reach();
    let around = Span { start: window.start.plus(-reach), end: window.end.plus(reach) };
    let mut found: BTreeMap<Instant, (When, Option<&End>)> = BTreeMap::new();
    for written in &event.rules {
        if patience.is_over() {
            return Err(TOO_LONG.to_owned());
        }
        for start in recurring(written, start, &length, around)? {
            found.entry(instant(&start, home)).or_insert((start, None));
        }
    }
    found.insert(instant(start, home), (start.clone(), None));
    for (start, end) in &event.more {
        found.insert(instant(start, home), (start.clone(), end.as_ref()));
    }
    let gone = Moments::of(event.but.iter(), home);
    let kept = found.into_iter().filter(|(at, (start, _))| !gone.name(*at, start, home));
    let date = |(at, (start, end)): (Instant, (When, Option<&End>))| {
        onwards.date(&start, at, home).unwrap_or_else(|| occurrence(event, start, at, end, &length))
    };
    Ok(kept.map(date).collect())
}

/// The changes of a series that go for all later dates, too, in order.
#[derive(Default)]
pub(super) struct Onwards<'a>(Vec<Onward<'a>>);

/// From `from` on each date is `to` this event's start what its own first date is: moved on the clock that it is written in.
struct Onward<'a> {
    from: Instant,
    event: &'a Event,
    to: &'a When,
    millis: i64,
    length: Length,
}

impl<'a> Onwards<'a> {
    pub(super) fn of(changes: &[&'a Event]) -> Self {
        let mut all: Vec<Onward<'a>> = changes.iter().filter_map(|event| Onward::of(event)).collect();
        all.sort_by_key(|change| change.from);
        Self(all)
    }

    /// How far a date may be moved at most, in milliseconds.
    fn reach(&self) -> i64 {
        self.0.iter().map(|change| (change.millis.abs() + DAY).min(366 * DAY)).max().unwrap_or(0)
    }

    /// The date as the last change from there on has it.
    fn date(&self, start: &When, at: Instant, home: &ZoneName) -> Option<Occurrence> {
        let change = &self.0[..self.0.partition_point(|change| change.from <= at)].last()?;
        let moved = change.moved(start, at, home);
        let begins = instant(&moved, &change.event.home);
        let date = occurrence(change.event, moved, begins, None, &change.length);
        Some(Occurrence { original: at, was: start.clone(), recurs: true, ..date })
    }
}

impl<'a> Onward<'a> {
    fn of(event: &'a Event) -> Option<Self> {
        // What is called off need not say when it would have been.
        let (to, home) = (event.start.as_ref().or(event.instead_of.as_ref())?, &event.home);
        let from = instead_of(event)?;
        let was = wall(event.instead_of.as_ref()?, from, to, home).as_if_utc();
        let millis = wall(to, instant(to, home), to, home).as_if_utc().since(was);
        Some(Self { from, event, to, millis, length: Length::new(event) })
    }

    fn moved(&self, start: &When, at: Instant, home: &ZoneName) -> When {
        let moved = wall(start, at, self.to, home).as_if_utc().plus(self.millis);
        match self.to {
            When::Day(_) => When::Day(moved.utc().date),
            When::Local(_, zone) => When::Local(moved.utc(), zone.clone()),
            When::Floating(_) => When::Floating(moved.utc()),
            When::Utc(_) => When::Utc(moved),
        }
    }
}

fn instead_of(change: &Event) -> Option<Instant> {
    change.instead_of.as_ref().map(|when| instant(when, &change.home))
}

/// What the clock of `of` shows at a moment; whole days begin at midnight, as they were written.
fn wall(when: &When, at: Instant, of: &When, home: &ZoneName) -> LocalTime {
    let midnight = |date: LocalDate| LocalTime { date, hour: 0, minute: 0, second: 0 };
    match (when, of) {
        (When::Day(date), _) => midnight(*date),
        (_, When::Local(_, zone)) => zone::local(at, zone),
        (_, When::Utc(_)) => at.utc(),
        (_, When::Floating(_)) => zone::local(at, home),
        (When::Utc(at), When::Day(_)) if at.0.rem_euclid(DAY) == 0 => midnight(at.utc().date),
        (When::Local(local, _) | When::Floating(local), When::Day(_)) => midnight(local.date),
        (_, When::Day(_)) => midnight(zone::date(at, home)),
    }
}

/// The start that its series gave a date that was changed: None where EXDATE took that out, or the rule no longer gives it.
pub(super) fn original(master: &Event, changed: &Event, patience: &Patience) -> Option<Instant> {
    let name = changed.instead_of.as_ref()?;
    let near = instant(name, &changed.home);
    let named = Moments::of(std::iter::once(name), &changed.home);
    let around = Span { start: near.plus(-2 * DAY), end: near.plus(2 * DAY) };
    let dates = dates(master, &Onwards::default(), around, patience).ok()?;
    let exact = dates.iter().find(|date| date.original == near);
    exact
        .or_else(|| dates.iter().find(|date| named.name(date.original, &date.start, &master.home)))
        .map(|date| date.original)
}

/// An event by itself: one date that was changed, of the series' date `original`.
pub(super) fn alone(event: &Event, original: Option<Instant>) -> Option<Occurrence> {
    let start = event.start.clone()?;
    let at = instant(&start, &event.home);
    let original = original.or_else(|| instead_of(event)).unwrap_or(at);
    Some(Occurrence { original, recurs: true, ..occurrence(event, start, at, None, &Length::new(event)) })
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
    fn new(event: &Event) -> Self {
        let (Some(start), home) = (&event.start, &event.home) else { return Self::Exact(0) };
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

fn occurrence(event: &Event, start: When, at: Instant, end: Option<&End>, length: &Length) -> Occurrence {
    let home = &event.home;
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
        was: start.clone(),
        recurs: event.recurs(),
        sequence: event.sequence,
        title: event.title.clone(),
        description: event.description.clone(),
        location: event.location.clone(),
        room: joins::room(&event.location),
        url: event.url.clone(),
        join: event.joins.best(&event.url),
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
