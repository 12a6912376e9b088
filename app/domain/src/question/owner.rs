//! Who of ours sees a question to its end.

use super::{Question, State};
use crate::Instant;
use crate::id::StaffId;

impl Question {
    /// Looked after by this member of staff, or by nobody in particular again. Whoever takes it themselves has it in hand by that;
    /// what is given to somebody else nobody has read yet.
    ///
    /// # Errors
    /// A sentence when it has an end.
    pub fn assigned(&self, owner: Option<&StaffId>, by_themselves: bool, now: Instant) -> Result<Self, String> {
        self.must_be(!self.is_over(), "given to anybody")?;
        let after = if by_themselves { self.in_hand(now) } else { self.touched(now) };
        Ok(Self { owner_id: owner.cloned(), ..after })
    }

    /// The same question with whoever acts on it as its owner, unless somebody is, or it was joined with another: that is where
    /// it is answered.
    #[must_use]
    pub fn looked_after_by(self, owner: Option<StaffId>) -> Self {
        let free = self.owner_id.is_none() && self.umbrella_id.is_none() && self.state != State::Withdrawn;
        if free { Self { owner_id: owner, ..self } } else { self }
    }
}
