//! A clock that runs towards a target: while the desk is open, or always, but for pauses.

use crate::hours::{OpenTime, Within};
use crate::{Instant, Span};

/// A clock, with all that decides where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
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
pub struct Reading {
    /// When its time is over, as everything stands now; None where that is further off than anybody looks.
    pub due_at: Option<Instant>,
    /// Milliseconds of its own time that are left; below nothing once it is late.
    pub left: i64,
    /// Whether it stands still in a pause.
    pub paused: bool,
}

impl Running {
    /// Where it stands at `now`, by the desk's open time.
    #[must_use]
    pub fn read(&self, open: &OpenTime, now: Instant) -> Reading {
        let (target, working) = open.measure(self.within);
        let until = self.stopped_at.map_or(now, |stopped| stopped.min(now));
        let (mut due_at, mut run, mut passed) = (None, 0, 0);
        for span in open.ahead(self.started_at, working).flat_map(|span| self.without_pauses(span)) {
            let length = span.end.since(span.start);
            if due_at.is_none() && run + length >= target {
                due_at = Some(span.start.plus(target - run));
            }
            run += length;
            passed += until.min(span.end).since(span.start).max(0);
            if due_at.is_some() && span.end >= until {
                break;
            }
        }
        let is_in = |pause: &Span| pause.start <= now && now < pause.end;
        Reading { due_at, left: target - passed, paused: self.stopped_at.is_none() && self.pauses.iter().any(is_in) }
    }

    /// When half of its time is over, as everything stands now.
    #[must_use]
    pub fn half(&self, open: &OpenTime) -> Option<Instant> {
        let (target, working) = open.measure(self.within);
        let mut left = target / 2;
        for span in open.ahead(self.started_at, working).flat_map(|span| self.without_pauses(span)) {
            let length = span.end.since(span.start);
            if length >= left {
                return Some(span.start.plus(left));
            }
            left -= length;
        }
        None
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
