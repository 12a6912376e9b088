//! What is done later: enqueued in the caller's transaction, claimed with a lease, finished only by who still holds it.

use domain::Instant;
use domain::id::{ClinicianId, JobId, LetterId, PostId, SlotId};

use crate::storage::jobs as rows;
use crate::{Error, Work};

/// Something to be done at its time. Its doing stands with the noun that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Job {
    /// Sends a letter.
    Letter(LetterId),
    /// Tells a clinician what became of their slot.
    Notice(SlotId),
    /// Publishes a post at its minute.
    Publish(PostId),
    /// Reads a clinician's busy times.
    ReadBusy(ClinicianId),
}

impl Job {
    /// Kind and subject, as stored.
    fn stored(&self) -> (&'static str, &str) {
        match self {
            Self::Letter(id) => ("letter", id.as_str()),
            Self::Notice(id) => ("notice", id.as_str()),
            Self::Publish(id) => ("publish", id.as_str()),
            Self::ReadBusy(id) => ("read_busy", id.as_str()),
        }
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
