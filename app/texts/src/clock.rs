//! Times for whoever has chosen a clock. Everybody else reads 24 hours.

use crate::Texts;
use domain::zone::local;
use domain::{Clock, Instant, LocalTime, Span, ZoneName};

/// The texts of one language, with times as one clock writes them.
#[derive(Clone, Copy, Debug)]
pub struct ByClock {
    t: Texts,
    clock: Clock,
}

impl Texts {
    /// With times as this clock writes them.
    #[must_use]
    pub const fn by(self, clock: Clock) -> ByClock {
        ByClock { t: self, clock }
    }
}

impl ByClock {
    /// `18:00`, or `6:00 pm`.
    #[must_use]
    pub fn time(self, at: LocalTime) -> String {
        match self.clock.halves(at) {
            (time, None) => time,
            (time, Some(half)) => self.t.time_half(half, &time),
        }
    }

    fn times(self, from: LocalTime, to: LocalTime) -> String {
        format!("{}–{}", self.time(from), self.time(to))
    }

    /// `Tue 24 Nov 2026, 18:00`.
    #[must_use]
    pub fn day_and_time(self, at: LocalTime) -> String {
        self.t.date_time(&self.t.short_date(at.date), &self.time(at))
    }

    /// `18:00–19:00`, or both dates where the end is on another day.
    #[must_use]
    pub fn hours(self, span: Span, zone: &ZoneName) -> String {
        let (from, to) = (local(span.start, zone), local(span.end, zone));
        match from.date == to.date {
            true => self.times(from, to),
            false => format!("{} – {}", self.time(from), self.day_and_time(to)),
        }
    }

    /// `Tue 24 Nov 2026, 18:00–19:00, New York time (EST)`: a span as clocks in `zone` show it, with both dates where they
    /// differ.
    #[must_use]
    pub fn span_in(self, span: Span, zone: &ZoneName) -> String {
        let (from, to) = (local(span.start, zone), local(span.end, zone));
        let range = match from.date == to.date {
            true => self.t.date_time(&self.t.short_date(from.date), &self.times(from, to)),
            false => format!("{} – {}", self.day_and_time(from), self.day_and_time(to)),
        };
        format!("{range}, {}", self.t.zone_label(span.start, zone))
    }

    /// `Tue 24 Nov 2026, 18:00, New York time (EST)`: a moment as clocks in `zone` show it.
    #[must_use]
    pub fn moment_in(self, at: Instant, zone: &ZoneName) -> String {
        format!("{}, {}", self.day_and_time(local(at, zone)), self.t.zone_label(at, zone))
    }
}
