//! A question whose author, or somebody they write about, may be in danger.

use super::{Question, State, Urgency, Visibility};
use crate::Instant;
use crate::alarm::{Alarm, Outcome, Standing};

impl Question {
    /// Marked as urgent by a person: out of sight, out of the line, on its own.
    ///
    /// # Errors
    /// A sentence when it is marked already, or was taken back.
    pub fn alarmed(&self, now: Instant) -> Result<Self, String> {
        if self.urgency == Urgency::Urgent {
            return Err("It is marked as urgent already.".to_owned());
        }
        self.must_be(self.state != State::Withdrawn, "marked as urgent")?;
        let visibility = if self.visibility == Visibility::Public { Visibility::Held } else { self.visibility };
        let (urgency, umbrella_id) = (Urgency::Urgent, None);
        Ok(Self { urgency, umbrella_id, visibility, due_at: None, ..self.off_stage().in_hand(now) })
    }

    /// As its alarm leaves it: calm once it was none; looked after elsewhere once somebody helped. A person acted on it.
    #[must_use]
    pub fn with_alarm(&self, alarm: &Alarm, now: Instant) -> Self {
        let over = matches!(alarm.standing(), Standing::Over(outcome) if outcome != Outcome::NoEmergency);
        let calm = alarm.standing() == Standing::Over(Outcome::NoEmergency);
        let after = self.in_hand(now);
        let state = if over && after.state.is_open() { State::TakenOffline } else { after.state };
        let urgency = if calm { Urgency::Routine } else { Urgency::Urgent };
        Self { state, urgency, ..after }
    }
}
