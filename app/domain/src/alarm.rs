//! Alarms: somebody may be in danger. From the sign, or a person's mark, until people say how it ended.

use crate::activity::Who;
use crate::id::{PageId, QuestionId};
use crate::safety::{Sign, SignKind};
use crate::time::{DAY, MINUTE};
use crate::{Flag, Instant, words};

/// For how long "not an emergency" can be taken back by anybody, in milliseconds.
pub const UNDO: i64 = 10 * MINUTE;

words! {
    /// How an alarm ended.
    Outcome {
        /// Somebody of ours spoke with them.
        Reached = "reached",
        /// They were handed to whoever helps: emergency services, a crisis line, their clinician.
        Referred = "referred",
        /// Nobody could be reached: everything that was possible was tried.
        NotReached = "not_reached",
        /// It was none.
        NoEmergency = "no_emergency",
    }
}

words! {
    /// What became of a page: a call by webhook.
    PageState {
        /// It is tried until somebody takes it.
        Waiting = "waiting",
        /// The far side has it.
        Taken = "taken",
        /// Nobody took it for a day.
        Failed = "failed",
        /// Somebody had seen the alarm before.
        Dropped = "dropped",
    }
}

/// A page as stored: one for each rung of an alarm's ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Page {
    /// The same at each try.
    pub id: PageId,
    /// Whose alarm.
    pub question_id: QuestionId,
    /// Which rung, from 1 on.
    pub rung: i64,
    /// What became of it.
    pub state: PageState,
    /// Tries so far.
    pub attempts: i64,
    /// When the rung was called.
    pub called_at: Instant,
}

/// A try that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct FailedPage {
    /// When.
    pub tried_at: Instant,
    /// Why, in a sentence without the address.
    pub said: String,
}

impl FailedPage {
    /// Whether that is worth a word at `now`: for a day.
    pub fn counts(&self, now: Instant) -> bool {
        now.since(self.tried_at) < DAY
    }
}

words! {
    /// How far an alarm has come, in a word.
    Progress {
        /// Nobody has seen it: the ladder goes on.
        Unseen = "unseen",
        /// Somebody is on it.
        Seen = "seen",
        /// One person says how it ended; a second one has to agree.
        AwaitsSecond = "awaits_second",
        /// It is over.
        Over = "over",
    }
}

/// How far an alarm has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has seen it.
    Unseen,
    /// Somebody is on it.
    Seen,
    /// One person says how it ended; a second one has to agree.
    AwaitsSecond(Outcome),
    /// It is over.
    Over(Outcome),
}

/// An alarm as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Alarm {
    /// The question that raised it.
    pub question_id: QuestionId,
    /// What of its thread raised it; None for the question itself.
    pub entry_id: Option<String>,
    /// When.
    pub raised_at: Instant,
    /// The name of whoever marked it by hand; None where the reader of signs did.
    pub raised_by: Option<String>,
    /// Whether it takes two people to say that it is none.
    pub grave: Flag,
    /// How many rungs of the ladder were called.
    pub called: i64,
    /// The id of who was the first to say that they are on it.
    pub seen_by: Option<String>,
    /// Their name.
    pub seen_name: Option<String>,
    /// When they did.
    pub seen_at: Option<Instant>,
    /// How it ended, as one person says.
    pub outcome: Option<Outcome>,
    /// The id of who says so.
    pub ended_by: Option<String>,
    /// Their name.
    pub ended_name: Option<String>,
    /// When.
    pub ended_at: Option<Instant>,
    /// The id of the second person.
    pub seconded_by: Option<String>,
    /// Their name.
    pub seconded_name: Option<String>,
    /// Since when it is over.
    pub over_at: Option<Instant>,
}

/// Whether two people have to agree that a text with these signs is no emergency.
#[must_use]
pub fn is_grave(signs: &[Sign]) -> bool {
    signs.iter().any(|sign| matches!(sign.kind, SignKind::SelfHarm | SignKind::Abuse))
}

impl Alarm {
    /// As it begins; `by` marked it by hand.
    pub fn raised(question: &QuestionId, signs: &[Sign], by: Option<&Who>, now: Instant) -> Self {
        Self {
            question_id: question.clone(),
            entry_id: None,
            raised_at: now,
            raised_by: by.map(|who| who.name.clone()),
            grave: is_grave(signs).into(),
            called: 0,
            seen_by: None,
            seen_name: None,
            seen_at: None,
            outcome: None,
            ended_by: None,
            ended_name: None,
            ended_at: None,
            seconded_by: None,
            seconded_name: None,
            over_at: None,
        }
    }

    /// How far it has come.
    pub fn standing(&self) -> Standing {
        match (self.outcome, self.over_at, self.seen_at) {
            (Some(outcome), Some(_), _) => Standing::Over(outcome),
            (Some(outcome), None, _) => Standing::AwaitsSecond(outcome),
            (None, _, Some(_)) => Standing::Seen,
            (None, _, None) => Standing::Unseen,
        }
    }

    /// The same in a word.
    pub fn progress(&self) -> Progress {
        match self.standing() {
            Standing::Unseen => Progress::Unseen,
            Standing::Seen => Progress::Seen,
            Standing::AwaitsSecond(_) => Progress::AwaitsSecond,
            Standing::Over(_) => Progress::Over,
        }
    }

    /// Whether anybody has to do anything yet.
    pub fn is_open(&self) -> bool {
        self.over_at.is_none()
    }

    /// Whether nobody has said that they are on it: the ladder goes on.
    pub fn calls_on(&self) -> bool {
        self.standing() == Standing::Unseen
    }

    /// Whether this end takes a second person. What was an emergency does; that it was none, only where it is grave.
    fn takes_two(&self, outcome: Outcome) -> bool {
        outcome != Outcome::NoEmergency || self.grave.is_set()
    }

    /// `who` is on it. A second time, or a second person, changes nothing.
    #[must_use]
    pub fn seen(self, who: &Who, now: Instant) -> Self {
        if self.seen_at.is_some() {
            return self;
        }
        Self { seen_by: Some(who.id.clone()), seen_name: Some(who.name.clone()), seen_at: Some(now), ..self }
    }

    /// `who` says how it ended; over at once where one person is enough.
    ///
    /// # Errors
    /// A sentence when it is over, or somebody has said so already.
    pub fn ended(self, outcome: Outcome, who: &Who, now: Instant) -> Result<Self, String> {
        match self.standing() {
            Standing::Over(_) => Err("This alarm is over.".to_owned()),
            Standing::AwaitsSecond(_) => {
                Err("Somebody has said how it ended. A second person agrees, or takes it back.".to_owned())
            }
            Standing::Unseen | Standing::Seen => {
                let over_at = (!self.takes_two(outcome)).then_some(now);
                let (id, name) = (Some(who.id.clone()), Some(who.name.clone()));
                let seen = self.seen(who, now);
                Ok(Self {
                    outcome: Some(outcome),
                    ended_by: id,
                    ended_name: name,
                    ended_at: Some(now),
                    over_at,
                    ..seen
                })
            }
        }
    }

    /// A second person agrees: it is over.
    ///
    /// # Errors
    /// A sentence when nobody has said how it ended, or the same person has.
    pub fn seconded(self, who: &Who, now: Instant) -> Result<Self, String> {
        match self.standing() {
            Standing::AwaitsSecond(_) if self.ended_by.as_deref() == Some(who.id.as_str()) => {
                Err("You said how it ended; somebody else has to agree.".to_owned())
            }
            Standing::AwaitsSecond(_) => Ok(Self {
                seconded_by: Some(who.id.clone()),
                seconded_name: Some(who.name.clone()),
                over_at: Some(now),
                ..self
            }),
            Standing::Over(_) => Err("This alarm is over.".to_owned()),
            Standing::Unseen | Standing::Seen => Err("Say first how it ended.".to_owned()),
        }
    }

    /// Whether what was said of its end can be taken back at `now`: while a second person is waited for, and "not an emergency"
    /// for ten minutes after.
    pub fn can_reopen(&self, now: Instant) -> bool {
        match self.standing() {
            Standing::AwaitsSecond(_) => true,
            Standing::Over(Outcome::NoEmergency) => self.over_at.is_some_and(|at| now.since(at) <= UNDO),
            _ => false,
        }
    }

    /// It is open again; `who` is on it.
    ///
    /// # Errors
    /// A sentence when that is not possible any more.
    pub fn reopened(self, who: &Who, now: Instant) -> Result<Self, String> {
        if !self.can_reopen(now) {
            return Err("This cannot be taken back any more. Mark it as urgent anew.".to_owned());
        }
        Ok(Self {
            seen_by: Some(who.id.clone()),
            seen_name: Some(who.name.clone()),
            seen_at: Some(now),
            outcome: None,
            ended_by: None,
            ended_name: None,
            ended_at: None,
            seconded_by: None,
            seconded_name: None,
            over_at: None,
            ..self
        })
    }
}

#[cfg(test)]
mod tests;
