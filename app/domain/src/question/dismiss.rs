//! A question that ends without an answer.

use super::{Kind, Question, State};
use crate::Instant;
use crate::text::Reason;

impl Question {
    /// Whether it may end without an answer, whatever the reason.
    ///
    /// # Errors
    /// A sentence when it has an end, somebody may be in danger, or it is a complaint: each of those is a chance to serve.
    pub fn may_be_dismissed(&self) -> Result<(), String> {
        self.must_be_calm()?;
        self.must_be(self.state.is_open(), "dismissed")?;
        let complains = self.kind == Kind::Complaint;
        let why = || "A complaint is never dismissed: thank its author first, then answer it.".to_owned();
        if complains { Err(why()) } else { Ok(()) }
    }

    /// Ended without an answer; its asker reads `reason`, and nobody else sees the question.
    ///
    /// # Errors
    /// As for [`Question::may_be_dismissed`].
    pub fn dismissed(&self, reason: &Reason, now: Instant) -> Result<Self, String> {
        Ok(Self { reason: Some(reason.to_string()), ..self.dismissed_unsaid(now)? })
    }

    /// The same without a reason, for an insult or spam: its asker reads only that it is not answered.
    ///
    /// # Errors
    /// As for [`Question::may_be_dismissed`].
    pub fn dismissed_unsaid(&self, now: Instant) -> Result<Self, String> {
        self.may_be_dismissed()?;
        // What was published before its asker asked back stays.
        let stays = self.followed_up_at.is_some() && self.cleared_answer().is_some();
        let visibility = if stays { self.visibility } else { self.hidden() };
        let hidden = Self { visibility, ..self.off_stage().in_hand(now) };
        Ok(Self { state: State::Dismissed, reason: None, ..hidden })
    }
}
