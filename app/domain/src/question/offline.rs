//! Its author is reached in person: by a team, or by the desk itself.

use super::{Question, State};
use crate::Instant;
use crate::text::AnswerText;

impl Question {
    /// Taken offline, or passed on there, in these words to its author; the next step is due by then. A clinician who was asked
    /// to answer is not any more, and it stands by itself.
    ///
    /// # Errors
    /// A sentence when it ended otherwise, when somebody may be in danger, and of a child, of whom no address is asked.
    pub fn taken_offline(&self, text: &AnswerText, due: Instant, now: Instant) -> Result<Self, String> {
        self.must_be_calm()?;
        if self.is_from_a_child() {
            return Err("A child may have written this: nobody asks them how they can be reached.".to_owned());
        }
        self.must_be(self.state.is_open() || self.is_with_a_team(), "taken offline")?;
        let visibility = if self.umbrella_id.is_some() { self.hidden() } else { self.visibility };
        Ok(Self {
            state: State::TakenOffline,
            answer: Some(text.to_string()),
            helped: None,
            handoff_due_at: Some(due),
            due_at: None,
            visibility,
            umbrella_id: None,
            clinician_id: None,
            route_version: self.route_version + 1,
            proposed_answer: None,
            proposed_at: None,
            ..self.off_stage().in_hand(now)
        })
    }

    /// Whether somebody was taken offline, and a team, or the desk, is not done with that yet.
    #[must_use]
    pub fn is_with_a_team(&self) -> bool {
        self.state == State::TakenOffline && self.handoff_due_at.is_some()
    }

    /// The same, but that no team has it in hand: somebody may be in danger, or a child wrote it, and that is the desk's.
    #[must_use]
    pub fn back_at_the_desk(&self) -> Self {
        Self { handoff_due_at: None, ..self.clone() }
    }

    /// Whether nobody of ours has anything to do with it any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !self.state.is_open() && !self.is_with_a_team()
    }

    /// The next step of whoever took it up is due by then; with None, they are done.
    #[must_use]
    pub fn offline_until(&self, due: Option<Instant>, now: Instant) -> Self {
        Self { handoff_due_at: due, ..self.touched(now) }
    }

    /// Its author says that it was not solved: it begins anew, untouched.
    ///
    /// # Errors
    /// As for [`Question::rated`].
    pub fn unsolved(&self, now: Instant) -> Result<Self, String> {
        let rated = self.rated(false, now)?;
        Ok(Self { helped: rated.helped, ..rated.followed_up(now)? })
    }
}
