//! The project's own texts with and without danger, by which a change of a list is measured before it counts.

use std::sync::LazyLock;

use domain::Language;
use domain::safety::{Lists, Measured, signs};
use serde::Deserialize;

/// Both halves of what `tests/safety` measures the shipped lists by.
const URGENT: [&str; 2] = [
    include_str!("../../../../tests/safety/open/urgent.jsonl"),
    include_str!("../../../../tests/safety/held/urgent.jsonl"),
];
const LOOKALIKE: [&str; 2] = [
    include_str!("../../../../tests/safety/open/lookalike.jsonl"),
    include_str!("../../../../tests/safety/held/lookalike.jsonl"),
];

/// A text as somebody might write it.
#[derive(Deserialize)]
struct Sample {
    language: Language,
    text: String,
}

/// Texts in which somebody is in danger, and texts that only look so.
struct Sets {
    urgent: Vec<Sample>,
    lookalike: Vec<Sample>,
}

// A test reads every line.
static SETS: LazyLock<Sets> = LazyLock::new(|| Sets { urgent: read(URGENT), lookalike: read(LOOKALIKE) });

fn read(halves: [&str; 2]) -> Vec<Sample> {
    halves.iter().flat_map(|half| half.lines()).filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// What lists that are read by `now` make of the sets, and those that would be by `then`.
pub(crate) fn measure(now: &Lists, then: &Lists) -> Measured {
    let Sets { urgent, lookalike } = &*SETS;
    let alarms = |sample: &Sample, lists: &Lists| {
        signs(&sample.text, sample.language, lists).iter().any(|sign| sign.kind.is_urgent())
    };
    let mut measured = Measured { urgent: urgent.len(), lookalike: lookalike.len(), ..Measured::default() };
    for sample in urgent {
        let (before, after) = (alarms(sample, now), alarms(sample, then));
        measured.caught += usize::from(after);
        match (before, after) {
            (true, false) => measured.lost.push(sample.text.clone()),
            (false, true) => measured.found.push(sample.text.clone()),
            _ => {}
        }
    }
    for sample in lookalike {
        let (before, after) = (alarms(sample, now), alarms(sample, then));
        measured.alarmed += usize::from(after);
        measured.alarmed_before += usize::from(before);
        if after && !before {
            measured.disturbed.push(sample.text.clone());
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
        use domain::safety::SignKind;
        let shipped = Lists::shipped();
        assert!(measure(shipped, shipped).why_not().is_none());
        let head = "version: 9\nreview by: 2027-05-01\nowner: nobody\n\nzzz\n";
        let empty = shipped.with([(SignKind::SelfHarm, Language::En, head)]).unwrap();
        assert!(measure(shipped, &empty).why_not().unwrap().contains("would be missed"));
        let loud = shipped.with([(SignKind::Stroke, Language::En, format!("{head}!my\n").as_str())]).unwrap();
        assert!(measure(shipped, &loud).why_not().is_some());
    }
}
