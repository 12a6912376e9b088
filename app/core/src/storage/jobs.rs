//! Rows of jobs.

use domain::Instant;
use domain::id::JobId;

use super::{Reads, run};
use crate::Error;

pub(crate) async fn enqueue(
    mut db: impl Reads,
    id: &JobId,
    kind: &str,
    subject: &str,
    due: Instant,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO jobs (id, kind, subject, state, due_at, attempt, created_at) VALUES ($1, $2, $3, 'waiting', $4, 0, $5)
         ON CONFLICT (kind, subject) WHERE state = 'waiting' DO UPDATE SET due_at = excluded.due_at",
        id,
        kind,
        subject,
        due,
        now
    )?;
    Ok(())
}

pub(crate) async fn cancel(mut db: impl Reads, kind: &str, subject: &str) -> Result<(), Error> {
    run!(db, "DELETE FROM jobs WHERE kind = $1 AND subject = $2 AND state = 'waiting'", kind, subject)?;
    Ok(())
}
