//! A clock that runs towards a target: while the desk is open, or always, but for pauses.

use crate::hours::{OpenTime, Within};
use crate::{Instant, Span};

/// A clock, with all that decides where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetClock {
    /// Since when.
    pub started_at: Instant,
    /// Towards what.
    pub within: Within,
    /// When it stood still, and is to stand still: each pause has an end.
    pub pauses: Vec<Span>,
    /// When it was stopped, if it was.
    pub stopped_at: Option<Instant>,
}

/// Where a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// When its time is over, as everything stands now; None where that is further off than anybody looks.
    pub due_at: Option<Instant>,
    /// When half of its time is over, likewise.
    pub half_at: Option<Instant>,
    /// Milliseconds of its own time that are left; below nothing once it is late.
    pub left: i64,
    /// Whether it stands still in a pause.
    pub paused: bool,
}

impl TargetClock {
    /// Where it stands at `now`, by the desk's open time.
    #[must_use]
    pub fn read(&self, open: &OpenTime, now: Instant) -> ClockReading {
        let (target, working) = open.measure(self.within);
        let until = self.stopped_at.map_or(now, |stopped| stopped.min(now));
        let (mut half_at, mut due_at, mut run, mut passed) = (None, None, 0, 0);
        for span in open.ahead(self.started_at, working).flat_map(|span| self.without_pauses(span)) {
            let length = span.end.since(span.start);
            let reaches = |part: i64| (run + length >= part).then(|| span.start.plus(part - run));
            half_at = half_at.or_else(|| reaches(target / 2));
            due_at = due_at.or_else(|| reaches(target));
            run += length;
            passed += until.min(span.end).since(span.start).max(0);
            if due_at.is_some() && span.end >= until {
                break;
            }
        }
        let is_in = |pause: &Span| pause.start <= now && now < pause.end;
        ClockReading {
            due_at,
            half_at,
            left: target - passed,
            paused: self.stopped_at.is_none() && self.pauses.iter().any(is_in),
        }
    }

    /// What of a span lies in no pause, in order.
    fn without_pauses(&self, span: Span) -> Vec<Span> {
        let cut = |rest: Vec<Span>, pause: &Span| rest.into_iter().flat_map(|span| around(span, pause)).collect();
        self.pauses.iter().filter(|pause| pause.start < pause.end).fold(vec![span], cut)
    }
}

fn around(span: Span, pause: &Span) -> impl Iterator<Item = Span> {
    let before = Span { start: span.start, end: span.end.min(pause.start) };
    let after = Span { start: span.start.max(pause.end), end: span.end };
    [before, after].into_iter().filter(|span| span.start < span.end)
}

#[cfg(test)]
mod tests;
