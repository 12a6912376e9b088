//! What is done later: enqueued in the caller's transaction, claimed with a lease, finished only by who still holds it.
//!
//! A job may run twice when its lease ends before it does, so what it does is safe to do twice: the noun looks at its own
//! state first. Timers are jobs that enqueue themselves again.

mod run;
mod timers;

use std::time::Duration;

use domain::Instant;
use domain::id::{ClinicianId, JobId, LetterId, PostId, QuestionId, SlotId};

pub(crate) use run::{backoff, work};
pub use run::{run_due, run_next};
pub(crate) use timers::{Chime, start};

use crate::storage::jobs as rows;
use crate::{Error, Work};

/// Something to be done at its time. Its doing stands with the noun that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Job {
    /// Sends a letter.
    Letter(LetterId),
    /// Tells a clinician what became of their slot.
    Notice(SlotId),
    /// Tells a question's followers that its answer is public.
    Followers(QuestionId),
    /// Publishes a post at its minute.
    Publish(PostId),
    /// Reads a clinician's busy times.
    ReadBusy(ClinicianId),
    /// What comes round by itself.
    Timer(Chime),
}

/// How a job went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There is nothing more to do.
    Done,
    /// It is to be tried again after this long.
    Again(Duration),
}

impl Job {
    /// Kind and subject, as stored.
    fn stored(&self) -> (&'static str, &str) {
        match self {
            Self::Letter(id) => ("letter", id.as_str()),
            Self::Notice(id) => ("notice", id.as_str()),
            Self::Followers(id) => ("followers", id.as_str()),
            Self::Publish(id) => ("publish", id.as_str()),
            Self::ReadBusy(id) => ("read_busy", id.as_str()),
            Self::Timer(chime) => ("timer", chime.as_str()),
        }
    }

    /// The job that was stored; None for a kind of another version.
    fn read(kind: &str, subject: &str) -> Option<Self> {
        Some(match kind {
            "letter" => Self::Letter(subject.parse().ok()?),
            "notice" => Self::Notice(subject.parse().ok()?),
            "followers" => Self::Followers(subject.parse().ok()?),
            "publish" => Self::Publish(subject.parse().ok()?),
            "read_busy" => Self::ReadBusy(subject.parse().ok()?),
            "timer" => Self::Timer(subject.parse().ok()?),
            _ => return None,
        })
    }
}

/// Enqueues `job` for `due`, kept or dropped with the caller's work. One of the same kind and subject that still waits
/// gets the new time instead.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn enqueue(work: &mut Work, job: &Job, due: Instant) -> Result<(), Error> {
    let (id, now): (JobId, _) = (work.id(), work.now());
    let (kind, subject) = job.stored();
    work.nudge_jobs();
    rows::enqueue(work, &id, kind, subject, due, now).await
}

/// Takes back a job that still waits.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn cancel(work: &mut Work, job: &Job) -> Result<(), Error> {
    let (kind, subject) = job.stored();
    rows::cancel(work, kind, subject).await
}
