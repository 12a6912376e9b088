//! What a change of many things has done so far, and what was in its way.

use domain::series::{Moves, Noun, Outcome, Stays};
use domain::session::Session;
use domain::text::isolated;
use domain::{Clock, LocalTime};

use crate::{Error, Work};

/// What was done so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// For people.
    pub outcome: Outcome,
    /// The first conflict, for the door.
    first: Option<Error>,
    /// How whoever makes it reads clocks.
    clock: Clock,
}

impl Report {
    /// Nothing yet.
    pub(crate) fn of(work: &Work) -> Self {
        Self { clock: work.clock(), ..Self::default() }
    }

    pub(crate) fn stays(&mut self, session: &Session, why: &'static str) {
        self.outcome.stays.push(Stays {
            noun: Noun::Session,
            title: session.title.to_string(),
            starts: session.starts,
            why,
        });
    }

    pub(crate) fn changed(&mut self, before: &Session, after: &Session, wanted: LocalTime) {
        let skipped = after.starts.is_some_and(|starts| starts != wanted).then_some(wanted);
        self.outcome.moves.push(Moves {
            noun: Noun::Session,
            title: after.title.to_string(),
            from: before.starts,
            to: after.starts,
            zone: after.zone.clone(),
            skipped,
        });
    }

    /// Notes what is in the way of one thing, and goes on; our own faults end it.
    ///
    /// # Errors
    /// Whatever is no conflict.
    pub(crate) fn conflict(&mut self, title: &str, starts: Option<LocalTime>, error: Error) -> Result<(), Error> {
        let why = match &error {
            Error::SlotConflict(conflict) => conflict.sentence(),
            Error::State(why) => why.clone(),
            Error::Invalid(problems) => {
                problems.0.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" ")
            }
            _ => return Err(error),
        };
        let when = starts.map_or_else(String::new, |starts| format!(" on {}", self.clock.date_time(starts)));
        self.outcome.conflicts.push(format!("“{}”{when}: {why}", isolated(title)));
        self.first.get_or_insert(error);
        Ok(())
    }

    /// Refuses where anything is in the way.
    ///
    /// # Errors
    /// The first of the conflicts.
    pub(crate) fn or_conflict(self) -> Result<Outcome, Error> {
        self.first.map_or(Ok(self.outcome), Err)
    }
}
