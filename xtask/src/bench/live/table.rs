//! The report: a line for each number, beside its bar.

use std::fmt::{self, Display};
use std::time::Duration;

/// A number that was promised, as it was found.
pub struct Row {
    what: String,
    found: f64,
    bar: f64,
    unit: &'static str,
    holds: bool,
}

impl Row {
    /// Good when it is small.
    pub fn at_most(what: impl Display, found: f64, bar: f64, unit: &'static str) -> Self {
        Self { what: what.to_string(), found, bar, unit, holds: found <= bar }
    }

    /// Good when it is large.
    pub fn at_least(what: impl Display, found: f64, bar: f64, unit: &'static str) -> Self {
        Self { what: what.to_string(), found, bar, unit, holds: found >= bar }
    }

    /// A time that 99 of 100 keep.
    pub fn p99(what: impl Display, times: &[Duration], bar: f64) -> Self {
        Self::at_most(format_args!("{what}, p99"), milliseconds(p99(times)), bar, "ms")
    }
}

impl Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: f64| {
            let digits = if value.fract() == 0.0 || value >= 1_000.0 { 0 } else { 2 };
            format!("{value:.digits$} {}", self.unit)
        };
        let misses = if self.holds { "" } else { "  misses" };
        write!(f, "{:58}{:>14}{:>14}{misses}", self.what, number(self.found), number(self.bar))
    }
}

/// The first line.
pub fn heading() -> String {
    format!("{:58}{:>14}{:>14}", "", "found", "bar")
}

/// What all but the slowest hundredth keep; nothing at all is as slow as can be.
pub fn p99(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() * 99 / 100).copied().unwrap_or(Duration::MAX)
}

/// For the table.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
