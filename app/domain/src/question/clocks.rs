//! The clocks of a question: until a person has it in hand, and until it has an answer.

use super::{Question, State, Urgency};
use crate::Instant;
#[cfg(feature = "zones")]
use crate::target::Desk;

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
    pub fn timed(self, desk: &Desk) -> Self {
        let target = desk.targets.of(self.kind, self.source);
        let always = self.urgency == Urgency::Urgent;
        let read = |within| desk.clock(within, always, self.clock_from).read(&desk.open, self.clock_from);
        let (acknowledge, answer) = (read(target.acknowledge), read(target.answer));
        Self {
            acknowledge_by: acknowledge.due_at,
            acknowledge_half: acknowledge.half_at,
            answer_by: answer.due_at,
            answer_half: answer.half_at,
            ..self
        }
    }

    /// The same, from now on: somebody of ours opened it again.
    #[cfg(feature = "zones")]
    #[must_use]
    pub fn timed_anew(self, desk: &Desk, now: Instant) -> Self {
        Self { clock_from: now, due_at: None, warned: 0, ..self }.timed(desk)
    }

    /// The same, but that a person is to have it in hand anew: what was promised still counts.
    #[cfg(feature = "zones")]
    #[must_use]
    pub fn untouched_anew(self, desk: &Desk, now: Instant) -> Self {
        let Self { acknowledge_by, acknowledge_half, .. } = self.clone().timed_anew(desk, now);
        Self { acknowledge_by, acknowledge_half, warned: 0, ..self }
    }

    /// The same, since the desk's targets, hours or holidays have changed. What was late and is in time now is told of once it
    /// is late again.
    #[cfg(feature = "zones")]
    #[must_use]
    pub fn rewound(self, desk: &Desk, now: Instant) -> Self {
        let after = self.timed(desk);
        let in_time = after.late_at().is_none_or(|late| late > now);
        let late =
            [Warning::AcknowledgeLate, Warning::AnswerLate].into_iter().find(|late| after.warned == *late as i64);
        let warned = late.filter(|_| in_time).map_or(after.warned, |late| late as i64 - 1);
        Self { warned, ..after }
    }

    /// Until when its author may expect an answer: as somebody of ours set it, else by the target. None once it has an end.
    #[must_use]
    pub fn promised(&self) -> Option<Instant> {
        self.due_at.or(self.answer_by).filter(|_| self.state.is_open())
    }

    /// When the clock that runs is over: untouched, it has to be in hand first; offline, the next step of whoever took it up is
    /// due. None while none runs.
    #[must_use]
    pub fn late_at(&self) -> Option<Instant> {
        match self.state {
            State::Received => self.acknowledge_by.into_iter().chain(self.promised()).min(),
            State::TakenOffline => self.handoff_due_at,
            _ => self.promised(),
        }
    }

    /// Of what somebody is to be told next, and when: whatever comes first. Of what may be an emergency, only what is late: a
    /// ladder of its own comes before, and goes no further once somebody said that they are on it.
    #[must_use]
    pub fn warning(&self) -> Option<(Instant, Warning)> {
        let untouched = self.state == State::Received;
        let all = [
            (self.acknowledge_half.filter(|_| untouched), Warning::AcknowledgeHalf),
            (self.acknowledge_by.filter(|_| untouched), Warning::AcknowledgeLate),
            (self.answer_half.filter(|_| !untouched && self.due_at.is_none()), Warning::AnswerHalf),
            (self.promised(), Warning::AnswerLate),
        ];
        let counts =
            |warning: Warning| self.warned < warning as i64 && (warning.is_late() || self.urgency == Urgency::Routine);
        let waits = self.state.is_open() && self.erasing.is_none() && self.umbrella_id.is_none();
        let all = all.into_iter().filter_map(|(at, warning)| Some((at?, warning)));
        all.filter(|(_, warning)| waits && counts(*warning)).min()
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
}
