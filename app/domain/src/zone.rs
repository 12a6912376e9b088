//! Zone maths: from a planned local time to an instant and back, always through jiff, here and nowhere else.
//!
//! What is to come is kept as a [`LocalTime`] in a named zone; what is past as an [`Instant`]. Which zone
//! data decides is told by [`tzdata()`]. Pure but for that data: no clock is read here.

mod data;
mod month;
mod words;

pub use data::{Source, TzData, names, tzdata};
pub use month::Month;
pub use words::*;

use crate::time::{Instant, LocalDate, LocalTime, Span, ZoneName};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset as Shift, TimeZone};
use jiff::{Timestamp, ToSpan};
use std::fmt;

/// A local time found on the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The instant; of two, the first.
    pub instant: Instant,
    /// Whether the clock shows this local time twice, because it is set back across it.
    pub doubled: bool,
}

/// Why a local time names no instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// The clock is set forward across it: it never shows this time.
    Skipped {
        /// The last whole minute that exists before the gap.
        before: LocalTime,
        /// The first time that exists after the gap.
        after: LocalTime,
    },
    /// The zone data has no such zone.
    UnknownZone,
    /// The date is further away than the calendar reaches (years −9999 to 9999).
    OutOfRange,
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped { before, after } => write!(
                f,
                "The clocks go forward then, so this time does not exist. The nearest are {} and {}.",
                date_time(*before),
                date_time(*after)
            ),
            Self::UnknownZone => f.write_str("This time zone is not known."),
            Self::OutOfRange => f.write_str("This date is too far away."),
        }
    }
}

impl std::error::Error for Unresolved {}

/// What a zone's clock is set to: its distance from UTC and what it is called then.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Offset {
    /// Seconds east of UTC.
    pub seconds: i32,
    /// `EST`, or digits such as `+0530` where the zone has no letters.
    pub abbreviation: String,
    /// Whether the data calls it daylight saving time.
    pub saving: bool,
}

/// A moment at which a zone's clock is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first instant of the new offset.
    pub at: Instant,
    /// Until then.
    pub before: Offset,
    /// From then on.
    pub after: Offset,
}

/// Reads a zone's name in any case and gives it back as IANA writes it.
///
/// # Errors
/// A sentence for the form, for anything that the zone data does not know by name: offsets such as `+01:00` too.
pub fn known(name: &str) -> Result<ZoneName, String> {
    let zone = data::find(name.trim());
    let name = zone.as_ref().and_then(TimeZone::iana_name);
    let unknown = || "Choose a time zone by its name, such as America/New_York.".to_owned();
    name.map(|name| ZoneName(name.to_owned())).ok_or_else(unknown)
}

/// The instant of a local time that somebody typed; of a doubled one, the first.
///
/// # Errors
/// A sentence for the form, with the nearest times where the clocks skip this one.
pub fn existing(local: LocalTime, zone: &ZoneName) -> Result<Instant, String> {
    resolve(local, zone).map(|found| found.instant).map_err(|why| why.to_string())
}

/// The instant at which clocks in `zone` show `local`; the first, if they show it twice.
///
/// # Errors
/// [`Unresolved::Skipped`], with the nearest times, if they never show it.
pub fn resolve(local: LocalTime, zone: &ZoneName) -> Result<Resolved, Unresolved> {
    let tz = data::find(zone.as_str()).ok_or(Unresolved::UnknownZone)?;
    let civil = civil(local).ok_or(Unresolved::OutOfRange)?;
    let ambiguous = tz.to_ambiguous_timestamp(civil);
    let found = |shift: Shift, doubled| {
        let at = shift.to_timestamp(civil).map_err(|_| Unresolved::OutOfRange)?;
        Ok(Resolved { instant: instant(at), doubled })
    };
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { offset } => found(offset, false),
        AmbiguousOffset::Fold { before, .. } => found(before, true),
        AmbiguousOffset::Gap { after, .. } => Err(skipped(civil, after, &tz)),
    }
}

/// The times around the gap that swallowed `civil`; read with the later offset it lies before the change.
fn skipped(civil: DateTime, after: Shift, tz: &TimeZone) -> Unresolved {
    let change = after.to_timestamp(civil).ok().and_then(|early| tz.following(early).next());
    let Some(at) = change.map(|change| change.timestamp()) else { return Unresolved::OutOfRange };
    Unresolved::Skipped { before: local_of(at - 1.minute(), tz), after: local_of(at, tz) }
}

/// What clocks in `zone` show at `instant`, to the second.
///
/// A name that [`known`] would refuse reads as UTC.
#[must_use]
pub fn local(instant: Instant, zone: &ZoneName) -> LocalTime {
    local_of(timestamp(instant), &tz(zone))
}

/// How clocks in `zone` are set at `instant`.
#[must_use]
pub fn offset(instant: Instant, zone: &ZoneName) -> Offset {
    offset_of(timestamp(instant), &tz(zone))
}

/// Every change of `zone`'s clock in `from..to`, in order.
#[must_use]
pub fn changes(zone: &ZoneName, from: Instant, to: Instant) -> Vec<Change> {
    let tz = tz(zone);
    let (just_before, end) = (timestamp(Instant(from.0 - 1)), timestamp(to));
    tz.following(just_before)
        .map(|change| change.timestamp())
        .take_while(|at| *at < end)
        .map(|at| Change { at: instant(at), before: offset_of(at - 1.second(), &tz), after: offset_of(at, &tz) })
        .filter(|change| change.before != change.after)
        .collect()
}

/// The day `date` in `zone`, from its first instant to the first of the next day: 23 to 25 hours, mostly.
#[must_use]
pub fn day(date: LocalDate, zone: &ZoneName) -> Span {
    let next = LocalDate::from_days(date.days() + 1);
    Span { start: start_of(date, zone), end: start_of(next, zone) }
}

/// The month in `zone`, from its first instant to the first of the next month.
#[must_use]
pub fn month(month: Month, zone: &ZoneName) -> Span {
    Span { start: start_of(month.first(), zone), end: start_of(month.next().first(), zone) }
}

/// The first instant of `date` in `zone`; some clocks skip midnight itself.
#[must_use]
pub fn start_of(date: LocalDate, zone: &ZoneName) -> Instant {
    let midnight = LocalTime { date, hour: 0, minute: 0, second: 0 };
    match resolve(midnight, zone) {
        Ok(found) => found.instant,
        Err(Unresolved::Skipped { after, .. }) => resolve(after, zone).map_or(after.as_if_utc(), |found| found.instant),
        Err(_) => midnight.as_if_utc(),
    }
}

/// The date that clocks in `zone` show at `instant`.
#[must_use]
pub fn date(instant: Instant, zone: &ZoneName) -> LocalDate {
    local(instant, zone).date
}

fn tz(zone: &ZoneName) -> TimeZone {
    data::find(zone.as_str()).unwrap_or(TimeZone::UTC)
}

fn instant(at: Timestamp) -> Instant {
    Instant(at.as_millisecond())
}

fn timestamp(instant: Instant) -> Timestamp {
    let edge = if instant.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(instant.0).unwrap_or(edge)
}

fn offset_of(at: Timestamp, tz: &TimeZone) -> Offset {
    let info = tz.to_offset_info(at);
    Offset {
        seconds: info.offset().seconds(),
        abbreviation: info.abbreviation().to_owned(),
        saving: info.dst().is_dst(),
    }
}

fn local_of(at: Timestamp, tz: &TimeZone) -> LocalTime {
    let civil = tz.to_datetime(at);
    let part = i8::unsigned_abs;
    LocalTime {
        date: LocalDate { year: civil.year(), month: part(civil.month()), day: part(civil.day()) },
        hour: part(civil.hour()),
        minute: part(civil.minute()),
        second: part(civil.second()),
    }
}

fn civil(local: LocalTime) -> Option<DateTime> {
    let part = |n: u8| i8::try_from(n).ok();
    let date = Date::new(local.date.year, part(local.date.month)?, part(local.date.day)?).ok()?;
    let time = Time::new(part(local.hour)?, part(local.minute)?, part(local.second)?, 0).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests;
