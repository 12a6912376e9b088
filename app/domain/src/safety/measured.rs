//! What a change of a list does to the project's own texts.

use serde::Serialize;

/// Of a hundred texts that only look urgent, fewer than this may raise an alarm.
const ALARMED: usize = 8;

/// What lists make of texts with danger and of texts that only look so, and what is new in that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Measured))]
pub struct Measured {
    /// Texts in which somebody is in danger.
    pub urgent: usize,
    /// How many of them are caught.
    pub caught: usize,
    /// Those that were caught before, and would be missed.
    pub lost: Vec<String>,
    /// Those that were missed before.
    pub found: Vec<String>,
    /// Texts that only look so.
    pub lookalike: usize,
    /// How many of them would raise an alarm.
    pub alarmed: usize,
    /// How many of them do so now.
    pub alarmed_before: usize,
    /// Those that would raise one for the first time.
    pub disturbed: Vec<String>,
}

impl Measured {
    /// Why lists like these must not count, in a sentence: they miss somebody in danger whom others catch, or cry wolf.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        if let Some(first) = self.lost.first() {
            let many = self.lost.len();
            return Some(format!(
                "Of {} texts in which somebody is in danger, {many} that are caught now would be missed. The first: \u{201c}{first}\u{201d}",
                self.urgent
            ));
        }
        let is_loud = self.alarmed * 100 >= self.lookalike * ALARMED && self.alarmed > self.alarmed_before;
        let first = self.disturbed.first().filter(|_| is_loud)?;
        Some(format!(
            "Of {} texts that only look urgent, {} would raise an alarm; fewer than {ALARMED} in a hundred may. One that does not now: \
             \u{201c}{first}\u{201d}",
            self.lookalike, self.alarmed
        ))
    }
}
