//! Rows of jobs. `state`: waiting, running, done, failed.

use domain::Instant;
use domain::id::JobId;

use super::{Reads, Writes, all, one, run, run_maybe};
use crate::Error;

/// A job that is ours until its lease ends.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Claimed {
    /// Its id.
    pub id: JobId,
    /// See [`crate::jobs::Job`].
    pub kind: String,
    /// The id of what it is about.
    pub subject: String,
    /// Tries so far, this one among them; begins anew after each that went well.
    pub attempt: i64,
    /// When it stops being ours. With `attempt` it is the fence: whoever claims it later holds it longer.
    pub leased_until: Instant,
}

/// A job to be kept.
pub(crate) struct New<'a> {
    /// Its id.
    pub id: &'a JobId,
    /// Where it waits.
    pub lane: &'static str,
    /// Its kind.
    pub kind: &'static str,
    /// The id of what it is about.
    pub subject: &'a str,
    /// When it is to be done.
    pub due: Instant,
    /// Whether one that waits keeps its time where that is earlier.
    pub is_pulled_only: bool,
    /// The present.
    pub now: Instant,
}

pub(crate) async fn enqueue(mut db: impl Writes, new: New<'_>) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO jobs (id, lane, kind, subject, state, due_at, attempt, created_at)
         VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6)
         ON CONFLICT (kind, subject) WHERE state = 'waiting' DO UPDATE SET attempt = 0, error = NULL,
            due_at = CASE WHEN $7 AND jobs.due_at < excluded.due_at THEN jobs.due_at ELSE excluded.due_at END",
        new.id,
        new.lane,
        new.kind,
        new.subject,
        new.due,
        new.now,
        new.is_pulled_only
    )?;
    Ok(())
}

pub(crate) async fn cancel(mut db: impl Writes, kind: &str, subject: &str) -> Result<(), Error> {
    run!(db, "DELETE FROM jobs WHERE kind = $1 AND subject = $2 AND state = 'waiting'", kind, subject)?;
    Ok(())
}

/// The job of a lane that is due first becomes ours until `lease`: one that waits, or one whose lease has ended.
///
/// Of two nodes at once the second finds the row changed, and gets nothing this time.
pub(crate) async fn claim(
    mut db: impl Writes,
    lane: &str,
    now: Instant,
    lease: Instant,
) -> Result<Option<Claimed>, Error> {
    run_maybe!(
        db,
        Claimed,
        "UPDATE jobs SET state = 'running', attempt = attempt + 1, leased_until = $3
          WHERE id = (SELECT id FROM jobs WHERE lane = $1
                         AND ((state = 'waiting' AND due_at <= $2) OR (state = 'running' AND leased_until <= $2))
                       ORDER BY due_at, id LIMIT 1)
            AND ((state = 'waiting' AND due_at <= $2) OR (state = 'running' AND leased_until <= $2))
         RETURNING id, kind, subject, attempt, leased_until",
        lane,
        now,
        lease
    )
}

/// Ends a job that is still ours.
pub(crate) async fn end(
    mut db: impl Writes,
    ours: &Claimed,
    state: &str,
    error: &str,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "UPDATE jobs SET state = $3, error = $4, finished_at = $5, leased_until = NULL
          WHERE id = $1 AND attempt = $2 AND leased_until = $6 AND state = 'running'",
        &ours.id,
        ours.attempt,
        state,
        error,
        now,
        ours.leased_until
    )?;
    Ok(())
}

/// Puts a job that is still ours back until `due`; done, where a newer one of the same kind and subject waits already.
/// Tries are counted on only after an error.
pub(crate) async fn again(mut db: impl Writes, ours: &Claimed, error: &str, due: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE jobs SET leased_until = NULL, error = $3, due_at = $4, attempt = CASE WHEN $3 = '' THEN 0 ELSE attempt END,
                state = CASE WHEN EXISTS (SELECT 1 FROM jobs newer WHERE newer.kind = jobs.kind AND newer.subject = jobs.subject
                                             AND newer.state = 'waiting') THEN 'done' ELSE 'waiting' END
          WHERE id = $1 AND attempt = $2 AND leased_until = $5 AND state = 'running'",
        &ours.id,
        ours.attempt,
        error,
        due,
        ours.leased_until
    )?;
    Ok(())
}

/// When the next job of a lane is due, or its lease ends.
pub(crate) async fn next_due(mut db: impl Reads, lane: &str) -> Result<Option<Instant>, Error> {
    let (due,) = one!(
        db,
        (Option<Instant>,),
        "SELECT MIN(CASE WHEN state = 'waiting' THEN due_at ELSE leased_until END) FROM jobs
          WHERE lane = $1 AND state IN ('waiting', 'running')",
        lane
    )?;
    Ok(due)
}

/// A job that waits or runs: what it is about, when it is due, and what went wrong the last time.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Pending {
    /// The id of what it is about.
    pub subject: String,
    /// When it is to be done.
    pub due_at: Instant,
    /// What went wrong the last time; empty where nothing did.
    pub error: String,
}

/// The jobs of a kind that wait or run.
pub(crate) async fn pending(mut db: impl Reads, kind: &str) -> Result<Vec<Pending>, Error> {
    all!(
        db,
        Pending,
        "SELECT subject, due_at, COALESCE(error, '') AS error FROM jobs WHERE kind = $1 AND state IN ('waiting', 'running')
          ORDER BY due_at, id",
        kind
    )
}

/// How many jobs are in each state.
pub(crate) async fn counts(mut db: impl Reads) -> Result<Vec<(String, i64)>, Error> {
    all!(db, (String, i64), "SELECT state, COUNT(*) FROM jobs GROUP BY state")
}

/// Since when the oldest job that is due waits.
pub(crate) async fn oldest_due(mut db: impl Reads, now: Instant) -> Result<Option<Instant>, Error> {
    let (due,) =
        one!(db, (Option<Instant>,), "SELECT MIN(due_at) FROM jobs WHERE state = 'waiting' AND due_at <= $1", now)?;
    Ok(due)
}

/// Removes what was done before `before`.
pub(crate) async fn sweep(mut db: impl Writes, before: Instant) -> Result<(), Error> {
    run!(db, "DELETE FROM jobs WHERE state = 'done' AND finished_at < $1", before)?;
    Ok(())
}
