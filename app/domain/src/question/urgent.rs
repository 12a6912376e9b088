//! A question whose author, or somebody they write about, may be in danger.

use super::{Question, State, Urgency, Visibility};
use crate::Instant;
use crate::alarm::{Alarm, Outcome, Standing};
use crate::deeds::MarksStep;
use crate::text::QuestionText;

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
        Ok(self.in_danger().in_hand(now))
    }

    pub(super) fn in_danger(&self) -> Self {
        let (urgency, umbrella_id, visibility) = (Urgency::Urgent, None, self.hidden());
        Self { urgency, umbrella_id, visibility, due_at: None, ..self.off_stage() }
    }

    /// As its author decided about what in it could say who they are; `without` is the text with that left out.
    ///
    /// # Errors
    /// A sentence once it has an end, or is public in another wording.
    pub fn marks_decided(&self, step: MarksStep, without: QuestionText, now: Instant) -> Result<Self, String> {
        self.must_be(self.state.is_open(), "changed")?;
        let settled = Self { marks_settled: true.into(), ..self.touched(now) };
        Ok(match step {
            MarksStep::Keep => settled,
            // What was cleared may say what its author takes out: somebody reads it again before everybody does.
            MarksStep::Remove if settled.public_text.is_some() => {
                Self { text: without, public_text: None, visibility: self.hidden(), ..settled.off_stage() }
            }
            MarksStep::Remove => Self { text: without, ..settled },
            MarksStep::Private => Self { visibility: Visibility::Private, umbrella_id: None, ..settled.off_stage() },
        })
    }

    /// As its alarm leaves it: calm once it was none; looked after elsewhere once somebody helped. A person acted on it.
    #[must_use]
    pub fn with_alarm(&self, alarm: &Alarm, now: Instant) -> Self {
        let over = matches!(alarm.standing(), Standing::Over(outcome) if outcome != Outcome::NoEmergency);
        let calm = alarm.standing() == Standing::Over(Outcome::NoEmergency);
        let after = self.in_hand(now);
        let state = if over && after.state.is_open() { State::TakenOffline } else { after.state };
        if calm { Self { state, urgency: Urgency::Routine, ..after } } else { Self { state, ..after.in_danger() } }
    }
}
