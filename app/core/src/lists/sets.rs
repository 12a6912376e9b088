//! The project's own texts with and without danger, by which a change of a list is measured before it counts.

use std::sync::LazyLock;

use domain::Language;
use domain::alarm::is_grave;
use domain::safety::{Lists, Measured, SignKind, signs};
use serde::Deserialize;

/// Both halves of what `tests/safety` measures the shipped lists by: what lists may be written by, and what is held back.
const URGENT: [&str; 2] = [
    include_str!("../../../../tests/safety/open/urgent.jsonl"),
    include_str!("../../../../tests/safety/held/urgent.jsonl"),
];
const LOOKALIKE: [&str; 2] = [
    include_str!("../../../../tests/safety/open/lookalike.jsonl"),
    include_str!("../../../../tests/safety/held/lookalike.jsonl"),
];

/// A text as somebody might write it.
#[derive(Clone, Deserialize)]
struct Sample {
    language: Language,
    text: String,
    /// Whether whoever writes lists may read it.
    #[serde(skip)]
    is_shown: bool,
}

/// Texts in which somebody is in danger, and texts that only look so.
struct Sets {
    urgent: Vec<Sample>,
    lookalike: Vec<Sample>,
}

// A test reads every line.
static SETS: LazyLock<Sets> = LazyLock::new(|| Sets { urgent: read(URGENT), lookalike: read(LOOKALIKE) });

fn read([open, held]: [&str; 2]) -> Vec<Sample> {
    let half = |lines: &str, is_shown| {
        let samples = lines.lines().filter_map(|line| serde_json::from_str(line).ok());
        samples.map(|sample| Sample { is_shown, ..sample }).collect::<Vec<_>>()
    };
    [half(open, true), half(held, false)].concat()
}

/// What follows from a text: an alarm, one that takes two people to call off, the duty to report.
#[derive(Default, PartialEq, Eq)]
struct Follows {
    alarm: bool,
    grave: bool,
    child: bool,
}

impl Follows {
    fn of(sample: &Sample, lists: &Lists) -> Self {
        let signs = signs(&sample.text, sample.language, lists);
        Self {
            alarm: signs.iter().any(|sign| sign.kind.is_urgent()),
            grave: is_grave(&signs),
            child: signs.iter().any(|sign| sign.kind == SignKind::Minor),
        }
    }

    /// Whether anything of it follows no more.
    fn lose(&self, after: &Self) -> bool {
        self.alarm && !after.alarm || self.grave && !after.grave || self.child && !after.child
    }
}

/// What lists that are read by `now` make of the sets, and those that would be by `then`.
pub(crate) fn measure(now: &Lists, then: &Lists) -> Measured {
    let Sets { urgent, lookalike } = &*SETS;
    let mut measured = Measured { urgent: urgent.len(), lookalike: lookalike.len(), ..Measured::default() };
    for sample in urgent {
        let (before, after) = (Follows::of(sample, now), Follows::of(sample, then));
        measured.caught += usize::from(after.alarm);
        if before.lose(&after) {
            measured.lost.add(&sample.text, sample.is_shown);
        } else if after.alarm && !before.alarm {
            measured.found.add(&sample.text, sample.is_shown);
        }
    }
    for sample in lookalike {
        let (before, after) = (Follows::of(sample, now), Follows::of(sample, then));
        measured.alarmed += usize::from(after.alarm);
        measured.alarmed_before += usize::from(before.alarm);
        if after.alarm && !before.alarm {
            measured.disturbed.add(&sample.text, sample.is_shown);
        }
    }
    measured
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_sets_is_read() {
        let lines = |halves: [&str; 2]| halves.iter().map(|half| half.lines().count()).sum::<usize>();
        assert_eq!((SETS.urgent.len(), SETS.lookalike.len()), (lines(URGENT), lines(LOOKALIKE)));
        assert!(SETS.urgent.len() >= 200 && SETS.lookalike.len() >= 200);
    }

    #[test]
    fn what_ships_passes_and_an_empty_list_does_not() {
        let shipped = Lists::shipped();
        assert!(measure(shipped, shipped).why_not().is_none());
        let head = "version: 9\nreview by: 2027-05-01\nowner: nobody\n\nzzz\n";
        let empty = shipped.with([(SignKind::SelfHarm, Language::En, head)]).unwrap();
        assert!(measure(shipped, &empty).why_not().unwrap().contains("would be missed"));
        let minor = shipped.with([(SignKind::Minor, Language::En, head)]).unwrap();
        assert!(measure(shipped, &minor).why_not().is_some(), "nobody would know that a child writes");
        let loud = shipped.with([(SignKind::Stroke, Language::En, format!("{head}!my\n").as_str())]).unwrap();
        assert!(measure(shipped, &loud).why_not().is_some());
    }
}
