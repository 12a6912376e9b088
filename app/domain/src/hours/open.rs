//! Open time: what is left of time once nights, weekends and holidays are taken out.

use std::collections::BTreeSet;

use super::{DeskHours, Within};
use crate::time::{DAY, HOUR, MINUTE};
use crate::{Instant, LocalDate, Span, ZoneName, zone};

/// How far ahead an end of open time is looked for, in days: past ten years nobody waits for it.
const HORIZON: i64 = 3_660;
/// Days that are laid out at once.
const STRETCH: i64 = 35;

/// When the desk is open: hours that clocks of a zone show, but for days on which it is closed. An hour that clocks show twice
/// is open twice, one that they skip is not there.
#[derive(Clone, Debug)]
pub struct OpenTime {
    hours: DeskHours,
    zone: ZoneName,
    closed: BTreeSet<LocalDate>,
}

impl OpenTime {
    /// Of a desk with these hours, in a zone, closed on these days.
    pub fn new(hours: DeskHours, zone: ZoneName, closed: impl IntoIterator<Item = LocalDate>) -> Self {
        Self { hours, zone, closed: closed.into_iter().collect() }
    }

    /// When it is open between two instants: spans in order and apart from each other.
    #[must_use]
    pub fn spans(&self, from: Instant, to: Instant) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for stretch in self.steady(from, to) {
            for open in self.within(&stretch) {
                match spans.last_mut() {
                    Some(last) if last.end == open.start => last.end = open.end,
                    _ => spans.push(open),
                }
            }
        }
        spans
    }

    /// Spans in which the zone's offset stays the same.
    fn steady(&self, from: Instant, to: Instant) -> Vec<Steady> {
        let mut at = Steady { from, to, offset: i64::from(zone::offset(from, &self.zone).seconds) * 1_000 };
        let mut all = Vec::new();
        for change in
            zone::changes(&self.zone, from, to).into_iter().filter(|change| from < change.at && change.at < to)
        {
            all.push(Steady { to: change.at, ..at });
            at = Steady { from: change.at, to, offset: i64::from(change.after.seconds) * 1_000 };
        }
        all.push(at);
        all
    }

    fn within(&self, steady: &Steady) -> Vec<Span> {
        let local = |at: Instant| at.plus(steady.offset);
        let days = local(steady.from).0.div_euclid(DAY)..=local(steady.to).0.div_euclid(DAY);
        let dates = days.map(LocalDate::from_days).filter(|date| !self.closed.contains(date));
        let span = |date: LocalDate, (from, to): (u16, u16)| {
            let at = |minute: u16| Instant(date.days() * DAY + i64::from(minute) * MINUTE - steady.offset);
            let open = Span { start: at(from).max(steady.from), end: at(to).min(steady.to) };
            (open.start < open.end).then_some(open)
        };
        let open = |date: LocalDate| {
            self.hours.on(date.weekday()).filter_map(move |minutes| span(date, minutes)).collect::<Vec<_>>()
        };
        dates.flat_map(open).collect()
    }

    /// The same, for whatever counts by the desk's hours or by all hours, from an instant on and as far as anybody looks.
    pub(crate) fn ahead(&self, from: Instant, working: bool) -> Box<dyn Iterator<Item = Span> + '_> {
        let end = from.plus(HORIZON * DAY);
        if !working {
            return Box::new(std::iter::once(Span { start: from, end }));
        }
        let stretches = (0..HORIZON / STRETCH).map(move |n| from.plus(n * STRETCH * DAY));
        Box::new(stretches.flat_map(|start| self.spans(start, start.plus(STRETCH * DAY))))
    }

    /// How much time that is, in milliseconds, and whether it counts only while the desk is open.
    #[must_use]
    pub fn measure(&self, within: Within) -> (i64, bool) {
        let day = self.hours.working_day() * MINUTE;
        match within {
            Within::Hours(many) => (i64::from(many) * HOUR, false),
            Within::WorkingHours(many) => (i64::from(many) * HOUR, true),
            Within::Days(many) => (i64::from(many) * DAY, false),
            Within::WorkingDays(many) => (i64::from(many) * day, true),
            Within::Weeks(many) => (i64::from(many) * 7 * DAY, false),
        }
    }
}

/// A span of one offset, in milliseconds east of UTC.
#[derive(Clone, Copy)]
struct Steady {
    from: Instant,
    to: Instant,
    offset: i64,
}
