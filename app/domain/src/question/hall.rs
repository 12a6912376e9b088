//! A question among others: joined with one that asks the same, reported by those who read it, in somebody's hands, due.

use super::{Question, Urgency, Visibility, Warning};
use crate::Instant;
use crate::id::ClinicianId;
use crate::time::{MINUTE, SECOND};

/// Reports from how many different networks take a question that nobody of ours has looked at out of sight, until the desk has.
pub const REPORTS_HOLD: i64 = 3;

/// How long a voter can take a report back, in milliseconds.
pub const REPORT_SLIP: i64 = 10 * SECOND;

/// How many new voters from one network make a [burst](crate::screens::desk::Burst).
pub const BURST: i64 = 20;

/// Within what time they do, in milliseconds.
pub const BURST_WITHIN: i64 = 5 * MINUTE;

/// How long a voter's cookie is new, in milliseconds.
pub const NEW_VOTER: i64 = 10 * MINUTE;

/// How long a claim counts, in milliseconds: whoever went away holds nobody up.
pub const CLAIM: i64 = 2 * MINUTE;

impl Question {
    /// Joined with `umbrella`: answered there, and no longer shown by itself.
    ///
    /// # Errors
    /// A sentence when one of both has an end, is private, or was joined already.
    pub fn joined(&self, umbrella: &Self, now: Instant) -> Result<Self, String> {
        self.must_be_calm()?;
        self.must_be(self.state.is_open(), "joined")?;
        if self.followed_up_at.is_some() {
            return Err("Its asker asked back, and is answered by themselves.".to_owned());
        }
        let wrong = if umbrella.id == self.id || self.session_id.is_none() || umbrella.session_id != self.session_id {
            Some("Choose another question of the same session.")
        } else if umbrella.cleared().is_none() || !umbrella.state.is_open() {
            Some("Choose a public question that is open: its answer goes to both.")
        } else if umbrella.followed_up_at.is_some() {
            Some("Its asker asked back, and is answered by themselves; choose another question.")
        } else if self.umbrella_id.is_some() {
            Some("It is joined already; part them first.")
        } else if self.visibility == Visibility::Private {
            Some("Its author asked for privacy; it is answered by itself.")
        } else {
            None
        };
        match wrong {
            Some(why) => Err(why.to_owned()),
            None => Ok(Self { umbrella_id: Some(umbrella.id.clone()), ..self.off_stage().in_hand(now) }),
        }
    }

    /// As it begins beside `first`, which came in the same moment from the same place in the same words: answered there, if
    /// it is the same person's or another's. What is private stays apart: its answer may speak to one of them.
    #[must_use]
    pub fn beside(self, first: &Self) -> Self {
        let apart = [self.visibility, first.visibility].contains(&Visibility::Private)
            || !first.state.is_open()
            || [self.urgency, first.urgency].contains(&Urgency::Urgent);
        let umbrella = first.umbrella_id.as_ref().unwrap_or(&first.id);
        Self { umbrella_id: (!apart).then(|| umbrella.clone()), ..self }
    }

    /// On its own again.
    ///
    /// # Errors
    /// A sentence when it was not joined.
    pub fn parted(&self, now: Instant) -> Result<Self, String> {
        match self.umbrella_id {
            Some(_) => Ok(Self { umbrella_id: None, ..self.touched(now) }),
            None => Err("It is not joined with another question.".to_owned()),
        }
    }

    /// Whether no person of ours has acted on it since it was asked. What its author wrote since changes nothing about that.
    #[must_use]
    pub fn was_never_looked_at(&self) -> bool {
        self.acknowledged_at.is_none() && self.followed_up_at.is_none()
    }

    /// Out of sight, as several who read it asked for. No person of ours has looked at it: it is not acknowledged by this.
    #[must_use]
    pub fn reported(&self, now: Instant) -> Self {
        Self { visibility: Visibility::Held, ..self.off_stage().touched(now) }
    }

    /// Back where it stood, since one of these reports was a slip; `None` where a person has looked at it, or it stands there.
    #[must_use]
    pub fn unreported(&self, now: Instant) -> Option<Self> {
        let by_reports = self.was_never_looked_at() && self.visibility == Visibility::Held;
        let may = by_reports && self.public_text.is_some() && self.may_be_published().is_ok();
        may.then(|| Self { visibility: Visibility::Public, ..self.touched(now) })
    }

    /// To be answered until `due`, after the talk.
    ///
    /// # Errors
    /// A sentence when it has an end, or that time is over.
    pub fn due(&self, due: Instant, now: Instant) -> Result<Self, String> {
        self.must_be_calm()?;
        self.must_be(self.state.is_open(), "put off")?;
        if due <= now {
            return Err("That time is already over.".to_owned());
        }
        // Somebody promised another time: it is told once that is over, too.
        let warned = self.warned.min(Warning::AnswerHalf as i64);
        Ok(Self { due_at: Some(due), warned, ..self.off_stage().in_hand(now) })
    }

    /// The same, by a clinician where one is named.
    ///
    /// # Errors
    /// As for [`Question::due`] and [`Question::routed`].
    pub fn put_off(&self, due: Instant, to: Option<&ClinicianId>, now: Instant) -> Result<Self, String> {
        let later = self.due(due, now)?;
        to.map_or(Ok(later.clone()), |clinician| later.routed(clinician, now))
    }

    /// The same for many at once: somebody looks after it until then, and nobody has read it by that.
    ///
    /// # Errors
    /// As for [`Question::due`].
    pub fn handed_out(&self, due: Instant, to: Option<&ClinicianId>, now: Instant) -> Result<Self, String> {
        let later = self.put_off(due, to, now)?;
        Ok(Self { state: self.state, acknowledged_at: self.acknowledged_at, ..later })
    }

    /// Who has it open at `now`, unless that is `reader`.
    pub fn in_hands_of_another(&self, reader: &str, now: Instant) -> Option<&str> {
        let counts = self.claimed_until.is_some_and(|until| now < until) && self.claimed_by.as_deref() != Some(reader);
        self.claimed_name.as_deref().filter(|_| counts)
    }
}
