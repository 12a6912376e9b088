//! What a change of a list does to the project's own texts.

use serde::Serialize;

/// Of a hundred texts that only look urgent, fewer than this may raise an alarm.
const ALARMED: usize = 8;

/// What lists make of texts with danger and of texts that only look so, and what is new in that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// Texts in which somebody is in danger.
    pub urgent: usize,
    /// How many of them are caught.
    pub caught: usize,
    /// Those that were caught before, and would be missed, or taken for something less grave.
    pub lost: Those,
    /// Those that were missed before.
    pub found: Those,
    /// Texts that only look so.
    pub lookalike: usize,
    /// How many of them would raise an alarm.
    pub alarmed: usize,
    /// How many of them do so now.
    pub alarmed_before: usize,
    /// Those that would raise one for the first time.
    pub disturbed: Those,
}

/// Some of the project's own texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Those {
    /// How many.
    pub many: usize,
    /// Those that whoever writes lists may read. The others measure what strangers write, and would not once lists are written by
    /// them.
    pub shown: Vec<String>,
}

impl Those {
    /// One more.
    pub fn add(&mut self, text: &str, is_shown: bool) {
        self.many += 1;
        if is_shown {
            self.shown.push(text.to_owned());
        }
    }

    /// The first of them, in a sentence of its own.
    fn first(&self) -> String {
        match self.shown.first() {
            Some(first) => format!("The first: \u{201c}{first}\u{201d}"),
            None => "They are among those that are not shown.".to_owned(),
        }
    }
}

impl Measured {
    /// Why lists like these must not count, in a sentence: they miss somebody in danger whom others catch, or cry wolf.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        if self.lost.many > 0 {
            return Some(format!(
                "Of {} texts in which somebody is in danger, {} that are caught now would be missed, or taken for less. {}",
                self.urgent,
                self.lost.many,
                self.lost.first()
            ));
        }
        let is_loud = self.alarmed * 100 >= self.lookalike * ALARMED && self.alarmed > self.alarmed_before;
        is_loud.then(|| {
            format!(
                "Of {} texts that only look urgent, {} would raise an alarm; fewer than {ALARMED} in a hundred may. {}",
                self.lookalike,
                self.alarmed,
                self.disturbed.first()
            )
        })
    }
}
