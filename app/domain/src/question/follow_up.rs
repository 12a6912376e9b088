//! Its author asks back, and says whether the answer helped.

use super::{Question, State};
use crate::Instant;
use crate::gate::Looked;
use crate::safety::{Sign, Span};

impl Question {
    /// Its author wrote once more. After an end it begins anew, untouched, since nobody has read that yet, and what is answered
    /// to it goes to them alone; what is public stays as it is. While it is open, it is only longer: what was promised still
    /// counts, and whoever looks after it reads on; where nobody does, it is untouched again, though the desk has looked at it once.
    /// Where a team has it in hand, they read on. Either way it stands by itself from then on, out of sight if it was joined with
    /// another.
    ///
    /// # Errors
    /// A sentence when it was taken back, or erased.
    pub fn followed_up(&self, now: Instant) -> Result<Self, String> {
        self.must_be(self.state != State::Withdrawn, "asked about again")?;
        let joined = self.umbrella_id.is_some();
        let visibility = if joined { self.hidden() } else { self.visibility };
        let alone = Self { umbrella_id: None, visibility, ..self.touched(now) };
        if self.is_with_a_team() {
            return Ok(alone);
        }
        if self.state.is_open() {
            let is_read = self.owner_id.is_some() && !joined;
            let state = if is_read { self.state } else { State::Received };
            return Ok(Self { state, ..alone });
        }
        Ok(Self {
            state: State::Received,
            acknowledged_at: None,
            reason: None,
            followed_up_at: Some(now),
            clinician_id: None,
            route_version: self.route_version + 1,
            proposed_answer: None,
            proposed_at: None,
            ..alone
        })
    }

    /// The same, with what was found in what they wrote: danger takes it out of sight, and that a child wrote it stays with it.
    /// Where that stands is no matter here: it is not in the question's own text.
    #[must_use]
    pub fn after_looking(self, looked: &Looked) -> Self {
        let mut signs = self.signs.clone().unwrap_or_default();
        let child = looked.signs().iter().filter(|sign| !sign.kind.is_urgent());
        signs.0.extend(child.map(|sign| Sign { span: Span { start: 0, end: 0 }, ..sign.clone() }));
        let after = Self { signs: Some(signs), ..self };
        if looked.is_urgent() { after.in_danger() } else { after }
    }

    /// Its author says whether the newest answer helped, or whether it was solved offline.
    ///
    /// # Errors
    /// A sentence while it has none, and while a team has it in hand.
    pub fn rated(&self, helped: bool, now: Instant) -> Result<Self, String> {
        let ended = self.state == State::Answered || self.state == State::TakenOffline && !self.is_with_a_team();
        self.must_be(ended, "rated before it has an answer")?;
        Ok(Self { helped: Some(helped.into()), ..self.touched(now) })
    }

    /// Whether its author asked back, and nobody has answered that yet.
    #[must_use]
    pub fn asks_back(&self) -> bool {
        self.state.is_open() && self.followed_up_at.is_some()
    }
}
