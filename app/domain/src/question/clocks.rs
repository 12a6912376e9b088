//! The clocks of a question: until a person has it in hand, and until it has an answer.

use super::{Question, State, Urgency};
use crate::Instant;
#[cfg(feature = "zones")]
use crate::{Span, target::Desk};

/// What somebody of ours is told about an open question, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// Nobody has it in hand, and half of the time for that is over.
    AcknowledgeHalf = 1,
    /// Nobody has it in hand, and the time for that is over.
    AcknowledgeLate = 2,
    /// It has no answer, and half of the time for that is over.
    AnswerHalf = 3,
    /// It has no answer, and the time for that is over.
    AnswerLate = 4,
}

impl Warning {
    /// Whether a target was missed.
    #[must_use]
    pub fn is_late(self) -> bool {
        matches!(self, Self::AcknowledgeLate | Self::AnswerLate)
    }
}

impl Question {
    /// Its clocks as they run from where they began, by the desk's targets and open time; what may be an emergency knows no
    /// office hours.
    #[cfg(feature = "zones")]
    #[must_use]
    pub fn timed(self, desk: &Desk, pauses: &[Span]) -> Self {
        let target = desk.targets.of(self.kind, self.source);
        let always = self.urgency == Urgency::Urgent;
        let by = |within| desk.due(within, always, self.clock_from, pauses);
        let half = |within| desk.half(within, always, self.clock_from, pauses);
        let (acknowledge_by, acknowledge_half) = (by(target.acknowledge), half(target.acknowledge));
        let (answer_by, answer_half) = (by(target.answer), half(target.answer));
        Self { acknowledge_by, acknowledge_half, answer_by, answer_half, ..self }
    }

    /// The same, from now on: its author, or somebody of ours, opened it again.
    #[cfg(feature = "zones")]
    #[must_use]
    pub fn timed_anew(self, desk: &Desk, now: Instant) -> Self {
        Self { clock_from: now, due_at: None, warned: 0, ..self }.timed(desk, &[])
    }

    /// Until when its author may expect an answer: as somebody of ours set it, else by the target. None once it has an end.
    #[must_use]
    pub fn promised(&self) -> Option<Instant> {
        self.due_at.or(self.answer_by).filter(|_| self.state.is_open())
    }

    /// When the clock that runs is over: untouched, it has to be in hand first. None while none runs.
    #[must_use]
    pub fn late_at(&self) -> Option<Instant> {
        match self.state {
            State::Received => self.acknowledge_by.into_iter().chain(self.promised()).min(),
            _ => self.promised(),
        }
    }

    /// Of what somebody is to be told next, and when. What may be an emergency has a ladder of its own.
    #[must_use]
    pub fn warning(&self) -> Option<(Instant, Warning)> {
        let waits = match self.state {
            State::Received => {
                [(self.acknowledge_half, Warning::AcknowledgeHalf), (self.acknowledge_by, Warning::AcknowledgeLate)]
            }
            _ => {
                [(self.answer_half.filter(|_| self.due_at.is_none()), Warning::AnswerHalf), (None, Warning::AnswerLate)]
            }
        };
        let all = waits.into_iter().chain([(self.promised(), Warning::AnswerLate)]);
        let next =
            all.filter_map(|(at, warning)| Some((at?, warning))).find(|(_, warning)| self.warned < *warning as i64);
        next.filter(|_| {
            self.state.is_open()
                && self.urgency == Urgency::Routine
                && self.erasing.is_none()
                && self.umbrella_id.is_none()
        })
    }

    /// After somebody was told of all that is due at `now`; and the last of it.
    #[must_use]
    pub fn told(mut self, now: Instant) -> (Self, Option<Warning>) {
        let mut last = None;
        while let Some((_, warning)) = self.warning().filter(|(at, _)| *at <= now) {
            self.warned = warning as i64;
            last = Some(warning);
        }
        (self, last)
    }

    /// Whether its time is over.
    #[must_use]
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.late_at().is_some_and(|late| late <= now)
    }
}
