//! How a session takes questions and shows votes while it runs: set at the desk, and changed without touching the plan.

use crate::form::moment;
use crate::time::SECOND;
use crate::{Flag, Instant, LocalTime, Problems, text};
use serde::{Deserialize, Serialize};

/// The longest time between two questions of one person, in seconds.
const SLOWEST: i64 = 3_600;

/// The desk's settings of one session. Where nothing was set, questions come as they like and votes are seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = HallSettings))]
pub struct Hall {
    /// No questions for the moment.
    #[cfg_attr(feature = "schema", schema(value_type = bool))]
    pub paused: Flag,
    /// No questions from then on.
    pub questions_until: Option<Instant>,
    /// Seconds between two questions of one person; 0 for as many as they like.
    pub slow_seconds: i64,
    /// People vote without seeing how others did.
    #[cfg_attr(feature = "schema", schema(value_type = bool))]
    pub votes_hidden: Flag,
    /// A line for the experts' screen. Nobody else reads it.
    pub stage_line: String,
}

/// Settings as typed, in a form or as JSON: what is missing stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Hall, examples(json!({ "paused": true, "slow_seconds": 60 }))))]
pub struct HallDraft {
    /// No questions for the moment.
    #[serde(deserialize_with = "crate::form::choice")]
    pub paused: Option<bool>,
    /// Local time in the session's zone, or an instant; empty for no end.
    pub questions_until: Option<String>,
    /// Seconds between two questions of one person; 0 for as many as they like.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64))]
    pub slow_seconds: String,
    /// People vote without seeing how others did.
    #[serde(deserialize_with = "crate::form::choice")]
    pub votes_hidden: Option<bool>,
    /// A line for the experts' screen, which nobody else reads; empty takes it away.
    pub stage_line: Option<String>,
}

/// Checked settings: what changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HallFacts {
    paused: Option<bool>,
    questions_until: Option<Option<Instant>>,
    slow_seconds: Option<i64>,
    votes_hidden: Option<bool>,
    stage_line: Option<String>,
}

impl Hall {
    /// Whether the desk lets questions in at `now`.
    pub fn lets_in(&self, now: Instant) -> bool {
        !self.paused.is_set() && self.questions_until.is_none_or(|until| now < until)
    }

    /// Seconds that whoever asked last at `last` waits before the next question; `None` once they need not.
    pub fn waits(&self, last: Option<Instant>, now: Instant) -> Option<u64> {
        let left = last?.plus(self.slow_seconds * SECOND).since(now);
        (left > 0).then(|| u64::try_from(left.div_euclid(SECOND) + 1).unwrap_or(1))
    }

    /// What stays of them after the session: a closing time that was set by hand.
    #[must_use]
    pub fn after_the_end(&self) -> Self {
        Self { questions_until: self.questions_until, ..Self::default() }
    }

    /// These settings with what changes.
    #[must_use]
    pub fn with(&self, facts: &HallFacts) -> Self {
        Self {
            paused: facts.paused.map_or(self.paused, Flag::from),
            questions_until: facts.questions_until.unwrap_or(self.questions_until),
            slow_seconds: facts.slow_seconds.unwrap_or(self.slow_seconds),
            votes_hidden: facts.votes_hidden.map_or(self.votes_hidden, Flag::from),
            stage_line: facts.stage_line.clone().unwrap_or_else(|| self.stage_line.clone()),
        }
    }
}

impl HallDraft {
    /// Checks every field; `place` puts a local time of the session's zone in time.
    pub fn check(&self, place: impl Fn(LocalTime) -> Result<Instant, String>) -> Result<HallFacts, Problems> {
        let mut wrong = Problems::default();
        let until = self.questions_until.as_deref().map(|text| moment(text, place)).transpose();
        let questions_until = wrong.take("questions_until", until);
        let slow_seconds = wrong.take("slow_seconds", slow(&self.slow_seconds));
        let line = self.stage_line.as_deref().map(|line| text::line(line, "The line", 0, 200)).transpose();
        let stage_line = wrong.take("stage_line", line);
        let whole = || {
            Some(HallFacts {
                paused: self.paused,
                questions_until: questions_until?,
                slow_seconds: slow_seconds?,
                votes_hidden: self.votes_hidden,
                stage_line: stage_line?,
            })
        };
        wrong.or(whole())
    }
}

fn slow(text: &str) -> Result<Option<i64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let seconds = text.trim().parse::<i64>().ok().filter(|seconds| (0..=SLOWEST).contains(seconds));
    seconds.map(Some).ok_or_else(|| format!("Use 0 to {SLOWEST} seconds."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_795_000_000_000);

    fn checked(draft: &HallDraft) -> HallFacts {
        draft.check(|_| Ok(NOW)).unwrap()
    }

    #[test]
    fn what_is_not_sent_stays() {
        let busy = Hall { paused: true.into(), slow_seconds: 30, stage_line: "Two minutes".into(), ..Hall::default() };
        assert_eq!(busy.with(&checked(&HallDraft::default())), busy);
        let open = HallDraft { paused: Some(false), stage_line: Some(String::new()), ..HallDraft::default() };
        let after = busy.with(&checked(&open));
        assert_eq!((after.paused.is_set(), after.slow_seconds, after.stage_line.as_str()), (false, 30, ""));
    }

    #[test]
    fn questions_end_at_their_time_and_come_one_by_one() {
        let until = HallDraft { questions_until: Some("2026-11-24T10:00".into()), ..HallDraft::default() };
        let hall = Hall { slow_seconds: 30, ..Hall::default().with(&checked(&until)) };
        assert!(hall.lets_in(NOW.plus(-1)) && !hall.lets_in(NOW));
        assert_eq!(hall.waits(Some(NOW), NOW.plus(10 * SECOND)), Some(21));
        assert_eq!(hall.waits(Some(NOW), NOW.plus(30 * SECOND)), None);
        assert_eq!(Hall::default().waits(Some(NOW), NOW), None);
        let never = HallDraft { questions_until: Some(String::new()), ..HallDraft::default() };
        assert!(hall.with(&checked(&never)).lets_in(NOW));
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let draft = HallDraft {
            slow_seconds: "soon".into(),
            questions_until: Some("noon".into()),
            stage_line: Some("x".repeat(201)),
            ..HallDraft::default()
        };
        let wrong = draft.check(|_| Ok(NOW)).unwrap_err();
        assert!(["slow_seconds", "questions_until", "stage_line"].iter().all(|field| wrong.message(field).is_some()));
    }
}
