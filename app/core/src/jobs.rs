//! What is done later: enqueued in the caller's transaction, claimed with a lease, finished only by who still holds it.
//!
//! A job may run twice when its lease ends before it does, so what it does is safe to do twice: the noun looks at its own
//! state first. Timers are jobs that enqueue themselves again. What a job does stands beside its noun; `kinds` lists all.

mod kinds;
mod lane;
mod run;
mod timers;
mod workers;

use std::str::FromStr;
use std::time::Duration;

use domain::Instant;
use domain::id::JobId;

pub(crate) use lane::{Lane, Lanes};
pub(crate) use run::{backoff, call_again};
pub use run::{run_due, run_next};
pub(crate) use timers::start;
pub use timers::timers;
pub(crate) use workers::work;

use crate::storage::jobs as rows;
use crate::{Error, Wellspring, Work};

/// A kind of thing to be done at its time.
pub(crate) trait Job {
    /// As stored.
    const KIND: &'static str;
    /// Where it waits.
    const LANE: Lane;
    /// Whether one that still waits is never put off by another of its kind and subject: somebody waits for it, too.
    const IS_PULLED_ONLY: bool = false;
    /// The id of what it is about.
    type Subject: FromStr + ToString + Send + Sync;

    /// Does it, once or twice.
    ///
    /// # Errors
    /// Any: it is tried again later.
    fn run(app: &Wellspring, subject: &Self::Subject) -> impl Future<Output = Result<Outcome, Error>> + Send;
}

/// How a job went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There is nothing more to do.
    Done,
    /// It is to be tried again after this long.
    Again(Duration),
}

/// Enqueues a job for `due`, kept or dropped with the caller's work. One of the same kind and subject that still waits
/// gets the new time instead, unless its kind is pulled only and that is later.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn enqueue<J: Job>(work: &mut Work, subject: &J::Subject, due: Instant) -> Result<(), Error> {
    let (id, now): (JobId, _) = (work.id(), work.now());
    work.nudge(J::LANE);
    let (lane, kind, subject) = (J::LANE.as_str(), J::KIND, &subject.to_string());
    rows::enqueue(work, rows::New { id: &id, lane, kind, subject, due, is_pulled_only: J::IS_PULLED_ONLY, now }).await
}

/// Takes back a job that still waits.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn cancel<J: Job>(work: &mut Work, subject: &J::Subject) -> Result<(), Error> {
    rows::cancel(work, J::KIND, &subject.to_string()).await
}
