//! Dates and times as English pages write them: day before month, no leading zeros in days. What everybody reads has 24
//! hours; what a known person reads goes by their [`Clock`].

use super::{local, offset};
use crate::time::{Clock, Instant, LocalDate, LocalTime, Span, ZoneName};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Tuesday`.
#[must_use]
pub fn day_name(date: LocalDate) -> &'static str {
    DAYS[usize::from(date.weekday()) % 7]
}

/// `November`, of 11.
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.saturating_sub(1)) % 12]
}

/// `Tue 24 Nov 2026`.
#[must_use]
pub fn short_date(date: LocalDate) -> String {
    format!("{} {} {} {}", &day_name(date)[..3], date.day, &month_name(date.month)[..3], date.year)
}

/// `Tuesday 24 November 2026`, over the events of a day.
#[must_use]
pub fn day_heading(date: LocalDate) -> String {
    format!("{} {} {} {}", day_name(date), date.day, month_name(date.month), date.year)
}

/// `November 2026`.
#[must_use]
pub fn month_heading(month: super::Month) -> String {
    format!("{} {}", month_name(month.number()), month.year())
}

/// `18:00`.
#[must_use]
pub fn time(at: LocalTime) -> String {
    Clock::Day.time(at)
}

/// `Tue 24 Nov 2026, 18:00`.
#[must_use]
pub fn date_time(at: LocalTime) -> String {
    Clock::Day.date_time(at)
}

/// `Tue 24 Nov 2026, 18:00–19:00`, or both dates where they differ.
#[must_use]
pub fn time_range(from: LocalTime, to: LocalTime) -> String {
    Clock::Day.time_range(from, to)
}

impl Clock {
    /// `Tue 24 Nov 2026, 18:00`.
    #[must_use]
    pub fn date_time(self, at: LocalTime) -> String {
        format!("{}, {}", short_date(at.date), self.time(at))
    }

    /// `Tue 24 Nov 2026, 18:00–19:00`, or both dates where they differ.
    #[must_use]
    pub fn time_range(self, from: LocalTime, to: LocalTime) -> String {
        if from.date == to.date {
            format!("{}, {}", short_date(from.date), self.times(from, to))
        } else {
            format!("{} – {}", self.date_time(from), self.date_time(to))
        }
    }

    /// `Tue 24 Nov 2026, 18:00–19:00, New York time (EST)`: a span as clocks in `zone` show it.
    #[must_use]
    pub fn span_in(self, span: Span, zone: &ZoneName) -> String {
        format!("{}, {}", self.time_range(local(span.start, zone), local(span.end, zone)), zone_label(span.start, zone))
    }

    /// `Tue 24 Nov 2026, 18:00, New York time (EST)`: a moment as clocks in `zone` show it.
    #[must_use]
    pub fn moment_in(self, at: Instant, zone: &ZoneName) -> String {
        format!("{}, {}", self.date_time(local(at, zone)), zone_label(at, zone))
    }
}

/// `New York time (EST)`; `Casablanca time (UTC+1)` where the zone has no letters.
#[must_use]
pub fn zone_label(instant: Instant, zone: &ZoneName) -> String {
    if matches!(zone.as_str(), "UTC" | "Etc/UTC") {
        return "UTC".to_owned();
    }
    format!("{} time ({})", place(zone), offset_name(instant, zone))
}

/// `New York`: the zone's own place, without its continent.
#[must_use]
pub fn place(zone: &ZoneName) -> String {
    zone.as_str().rsplit('/').next().unwrap_or(zone.as_str()).replace('_', " ")
}

/// `EST`, or `UTC+5:30` where the zone has no letters for it.
#[must_use]
pub fn offset_name(instant: Instant, zone: &ZoneName) -> String {
    let offset = offset(instant, zone);
    if offset.abbreviation.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return offset.abbreviation;
    }
    let (sign, minutes) = (if offset.seconds < 0 { '−' } else { '+' }, offset.seconds.abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// `Tue 24 Nov 2026, 18:00–19:00, New York time (EST)`: a span as clocks in `zone` show it.
#[must_use]
pub fn span_in(span: Span, zone: &ZoneName) -> String {
    Clock::Day.span_in(span, zone)
}

/// `2026-11-24T18:00:00-05:00` (RFC 3339): the instant for `<time datetime>`, in the zone.
#[must_use]
pub fn rfc3339_in(instant: Instant, zone: &ZoneName) -> String {
    let (at, seconds) = (local(instant, zone), offset(instant, zone).seconds);
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}", at.date, at.hour, at.minute, at.second, minutes / 60, minutes % 60)
}
