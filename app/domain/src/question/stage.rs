//! A question while its session runs: in line, on stage, set aside, answered aloud.

use super::{Place, PublicText, Question};
use crate::Instant;
use crate::text::AnswerText;

impl Question {
    /// Put in line, on stage or aside, or (`None`) among the others again.
    ///
    /// # Errors
    /// A sentence when it has an end, or is not public and would be read out.
    pub fn placed(&self, place: Option<Place>, rank: i64, now: Instant) -> Result<Self, String> {
        self.must_be_calm()?;
        self.must_be(self.state.is_open(), "put in line")?;
        if self.followed_up_at.is_some() && matches!(place, Some(Place::Next | Place::Now)) {
            return Err("Its asker asked back: answer that in writing, for them alone.".to_owned());
        }
        if self.cleared().is_none() && matches!(place, Some(Place::Next | Place::Now)) {
            return Err("Publish it first: what is answered live is read by everybody.".to_owned());
        }
        Ok(Self { place, place_rank: rank, placed_at: place.and(Some(now)), ..self.in_hand(now) })
    }

    /// On stage: the one that is answered now, `offset` milliseconds after going live.
    ///
    /// # Errors
    /// See [`Question::placed`].
    pub fn answered_now(&self, offset: i64, now: Instant) -> Result<Self, String> {
        Ok(Self { live_offset: Some(offset), ..self.placed(Some(Place::Now), 0, now)? })
    }

    /// Answered aloud; `note` says what was said, for its asker, and `public` for everybody who reads the question.
    ///
    /// # Errors
    /// A sentence when it ended otherwise.
    pub fn answered_live(&self, note: &AnswerText, public: Option<PublicText>, now: Instant) -> Result<Self, String> {
        let public = public.filter(|_| self.cleared().is_some());
        let public_answer = if self.followed_up_at.is_some() { self.public_answer.clone() } else { public };
        Ok(Self { public_answer, ..self.answered(note, now)? })
    }

    pub(super) fn off_stage(&self) -> Self {
        Self { place: None, place_rank: 0, placed_at: None, ..self.clone() }
    }
}
