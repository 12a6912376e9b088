//! A question whose words are erased: that there was one stays, with its state and times.

use super::{Question, State};
use crate::text::QuestionText;
use crate::{Instant, words};

words! {
    /// What is left of an erased question beside its state and times.
    Left {
        /// The cleared wording and the published answer, without any tie to who asked.
        Wording = "wording",
        /// Not a word.
        Nothing = "nothing",
    }
}

impl Question {
    /// Whether everybody reads an answer to it, so that its wording can stay without its asker.
    pub fn may_leave_wording(&self) -> bool {
        self.cleared_answer().is_some()
    }

    /// Whether its words are to be erased and cannot be yet: only those who look after an alarm still read them.
    pub fn waits_for_erasure(&self) -> bool {
        self.erasing.is_some() && self.erased_at.is_none()
    }

    /// What stays public of it, where that was wished and is possible: what was cleared for everybody, once it has an end.
    fn left(&self, wish: Left) -> Left {
        let public = self.cleared().is_some() && (!self.state.is_open() || self.public_answer.is_some());
        if public { wish } else { Left::Nothing }
    }

    /// Whether it has rested since before `before`, with an end and all its words: those may go by time. One that nobody gave
    /// an end is never erased by time, nor is one that a team has in hand, or that waits for its erasure already.
    pub fn rests_since(&self, before: Instant) -> bool {
        self.is_over() && self.erasing.is_none() && self.updated_at < before
    }

    fn may_be_erased(&self, wish: Left) -> Result<(), String> {
        let less = self.erasing == Some(Left::Wording) && wish == Left::Nothing;
        let may = self.erased_at.is_none() || less;
        may.then_some(()).ok_or_else(|| "This question was erased already.".to_owned())
    }

    /// Its words are to be erased as soon as nothing stands against it; until then it is out of sight.
    ///
    /// # Errors
    /// A sentence when it was erased.
    pub fn to_be_erased(&self, wish: Left, now: Instant) -> Result<Self, String> {
        self.may_be_erased(wish)?;
        // What is out of sight now does not come back to it: a wording is left only where nothing stands against it at once.
        Ok(Self { visibility: self.hidden(), erasing: Some(Left::Nothing), erased_at: None, ..self.ended(now) })
    }

    /// Nothing is left of its words, or only what was cleared.
    ///
    /// # Errors
    /// A sentence when it was erased.
    pub fn erased(&self, wish: Left, now: Instant) -> Result<Self, String> {
        self.may_be_erased(wish)?;
        let left = self.left(wish);
        let keeps = left == Left::Wording;
        Ok(Self {
            text: QuestionText::erased(),
            visibility: if keeps { self.visibility } else { self.hidden() },
            signs: None,
            public_text: self.public_text.clone().filter(|_| keeps),
            public_answer: self.public_answer.clone().filter(|_| keeps),
            answer: None,
            reason: None,
            proposed_answer: None,
            proposed_at: None,
            clinician_id: None,
            route_version: self.route_version + 1,
            claimed_by: None,
            claimed_name: None,
            claimed_until: None,
            source_url: None,
            erasing: Some(left),
            erased_at: self.erased_at.or(Some(now)),
            // What stays public stays answered, though its asker had asked back.
            ..if keeps && self.state.is_open() {
                Self { state: State::Answered, ..self.ended(now) }
            } else {
                self.ended(now)
            }
        })
    }

    /// Nobody has to answer it any more.
    fn ended(&self, now: Instant) -> Self {
        let state = if self.state.is_open() { State::Withdrawn } else { self.state };
        Self { state, due_at: None, handoff_due_at: None, ..self.off_stage().touched(now) }
    }

    /// The same for everybody's eyes while it waits: without a word of what was said.
    #[must_use]
    pub fn veiled(self) -> Self {
        if !self.waits_for_erasure() {
            return self;
        }
        Self {
            text: QuestionText::erased(),
            public_text: None,
            public_answer: None,
            answer: None,
            reason: None,
            proposed_answer: None,
            proposed_at: None,
            source_url: None,
            ..self
        }
    }
}
