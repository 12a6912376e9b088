//! Response targets: how soon a person takes in hand what people said to us, and how soon it has an answer.

#[cfg(feature = "zones")]
mod clock;

#[cfg(feature = "zones")]
use crate::Instant;
#[cfg(feature = "zones")]
use crate::hours::OpenTime;
use crate::hours::Within;
use crate::question::Kind;
use crate::{Problems, words};

#[cfg(feature = "zones")]
pub use clock::{ClockReading, TargetClock};

words! {
    /// Where what people said to us came from, as far as targets differ by it.
    Source {
        /// In a session.
        Session = "session",
        /// On *Ask our experts*.
        Ask = "ask",
        /// Brought in by the desk: said on a network, by phone, in a letter.
        Hand = "hand",
    }
}

/// How soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Until a person has taken it in hand. A receipt is no person.
    pub acknowledge: Within,
    /// Until it has an answer, or another end.
    pub answer: Within,
}

/// A target that the house agreed on, for a kind, a source, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Of which kind; None for all.
    pub kind: Option<Kind>,
    /// From where; None for all.
    pub source: Option<Source>,
    /// How soon.
    pub target: Target,
}

/// A kind and a source; None for every one.
type Of = (Option<Kind>, Option<Source>);

/// Every target of the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    /// Where nothing else is agreed on.
    pub usual: Target,
    /// What is, in any order.
    pub rules: Vec<Rule>,
}

impl Targets {
    /// The target for what is of a kind and comes from a source: a rule that names both counts before one that names the kind,
    /// and that before one that names the source.
    #[must_use]
    pub fn of(&self, kind: Kind, source: Source) -> Target {
        let fits = |rule: &&Rule| rule.kind.is_none_or(|it| it == kind) && rule.source.is_none_or(|it| it == source);
        let named = |rule: &&Rule| (rule.kind.is_some(), rule.source.is_some());
        self.rules.iter().filter(fits).max_by_key(named).map_or(self.usual, |rule| rule.target)
    }
}

/// By what the clocks of a house run.
#[cfg(feature = "zones")]
#[derive(Clone, Debug)]
pub struct Desk {
    /// How soon.
    pub targets: Targets,
    /// When somebody is there.
    pub open: OpenTime,
}

#[cfg(feature = "zones")]
impl Desk {
    /// The clock that runs towards a time from `from` on; with `always`, nights and holidays are time, too.
    #[must_use]
    pub fn clock(&self, within: Within, always: bool, from: Instant) -> TargetClock {
        let within = if always { within.at_all_hours() } else { within };
        TargetClock { started_at: from, within, pauses: Vec::new(), stopped_at: None }
    }
}

/// A target as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TargetDraft {
    /// Of which kind; empty for all.
    pub kind: String,
    /// From where; empty for all.
    pub source: String,
    /// Until a person has taken it in hand, as `4 working hours`.
    pub acknowledge: String,
    /// Until it has an answer, as `2 working days`.
    pub answer: String,
}

impl TargetDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// A sentence beside each field that is wrong.
    pub fn check(&self) -> Result<Rule, Problems> {
        let mut wrong = Problems::default();
        let of = self.of(&mut wrong);
        let acknowledge = wrong.take("acknowledge", self.acknowledge.parse());
        let answer = wrong.take("answer", self.answer.parse());
        let target = acknowledge.zip(answer).map(|(acknowledge, answer)| Target { acknowledge, answer });
        wrong.or(of.zip(target).map(|((kind, source), target)| Rule { kind, source, target }))
    }

    /// Of which kind and from where alone: what a target is taken back by.
    ///
    /// # Errors
    /// As for [`TargetDraft::check`].
    pub fn whose(&self) -> Result<Of, Problems> {
        let mut wrong = Problems::default();
        let of = self.of(&mut wrong);
        wrong.or(of)
    }

    fn of(&self, wrong: &mut Problems) -> Option<Of> {
        let (kind, source) = (wrong.take("kind", any(&self.kind)), wrong.take("source", any(&self.source)));
        kind.zip(source)
    }
}

fn any<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_more_counts_first() {
        let hours = |n| Target { acknowledge: Within::Hours(n), answer: Within::Days(n) };
        let rule = |kind, source, n| Rule { kind, source, target: hours(n) };
        let rules = vec![
            rule(None, Some(Source::Ask), 2),
            rule(Some(Kind::Complaint), None, 3),
            rule(Some(Kind::Complaint), Some(Source::Ask), 4),
        ];
        let targets = Targets { usual: hours(1), rules };
        let of = |kind, source| targets.of(kind, source);
        assert_eq!(of(Kind::Question, Source::Session), hours(1));
        assert_eq!(of(Kind::Question, Source::Ask), hours(2));
        assert_eq!(of(Kind::Complaint, Source::Hand), hours(3));
        assert_eq!(of(Kind::Complaint, Source::Ask), hours(4));
    }

    #[test]
    fn what_is_no_time_is_said_beside_its_field() {
        let draft = TargetDraft { kind: "praise".into(), acknowledge: "soon".into(), ..TargetDraft::default() };
        let wrong = draft.check().unwrap_err();
        assert!(wrong.message("acknowledge").unwrap().contains("4 working hours"));
        assert!(wrong.message("answer").is_some() && wrong.message("kind").is_none());
    }
}
