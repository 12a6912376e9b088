//! How many questions there are, of a session and in all.

use domain::Instant;
use domain::id::SessionId;

use crate::Error;
use crate::storage::{Reads, all, as_list, one};

/// How many public answers each session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn answer_counts(mut db: impl Reads, sessions: &[SessionId]) -> Result<Vec<(SessionId, i64)>, Error> {
    let list = as_list(sessions)?;
    all!(
        db,
        (SessionId, i64),
        "SELECT session_id, COUNT(*) FROM questions WHERE session_id IN (SELECT value FROM json_each($1))
            AND visibility = 'public' AND public_answer IS NOT NULL GROUP BY session_id",
        list
    )
}

/// How many questions without an end each of these sessions has; those without any are left out.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_counts(mut db: impl Reads, sessions: &[SessionId]) -> Result<Vec<(SessionId, i64)>, Error> {
    let list = as_list(sessions)?;
    all!(
        db,
        (SessionId, i64),
        "SELECT session_id, COUNT(*) FROM questions WHERE session_id IN (SELECT value FROM json_each($1))
            AND state IN ('received', 'acknowledged') GROUP BY session_id",
        list
    )
}

/// How many questions a session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn count_of(mut db: impl Reads, session: &SessionId) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM questions WHERE session_id = $1", session)?;
    Ok(count)
}

/// How many have no end yet, and how many of these nobody has touched. Of each state, no more than a thousand are counted.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_total(mut db: impl Reads) -> Result<(i64, i64), Error> {
    let (untouched, in_hand) = one!(
        db,
        (i64, i64),
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state = 'received' LIMIT 1000) AS untouched),
                (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state = 'acknowledged' LIMIT 1000) AS in_hand)"
    )?;
    Ok((untouched + in_hand, untouched))
}

/// How many are past their time: open, or offline. Of each state, no more than a thousand are counted.
///
/// # Errors
/// [`Error::Storage`].
pub async fn overdue_total(mut db: impl Reads, now: Instant) -> Result<i64, Error> {
    let (untouched, in_hand) = one!(
        db,
        (i64, i64),
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state = 'received' AND late_at <= $1 LIMIT 1000) AS untouched),
                (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state = 'acknowledged' AND late_at <= $1 LIMIT 1000) AS in_hand)",
        now
    )?;
    let (offline,) = one!(
        db,
        (i64,),
        "SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state = 'taken_offline' AND late_at <= $1 LIMIT 1000) AS offline",
        now
    )?;
    Ok(untouched + in_hand + offline)
}

/// How many open questions this member looks after, and how many nobody does. Of each, no more than a thousand are counted.
///
/// # Errors
/// [`Error::Storage`].
pub async fn owned_totals(mut db: impl Reads, owner: &str) -> Result<(i64, i64), Error> {
    one!(
        db,
        (i64, i64),
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE owner_id = $1 AND state IN ('received', 'acknowledged')
                  LIMIT 1000) AS mine),
                (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state IN ('received', 'acknowledged') AND owner_id IS NULL
                  AND umbrella_id IS NULL LIMIT 1000) AS unowned)",
        owner
    )
}

/// How many answers of clinicians wait to be sent, and how many questions are with clinicians. Of each, no more than a thousand
/// are counted.
///
/// # Errors
/// [`Error::Storage`].
pub async fn asked_totals(mut db: impl Reads) -> Result<(i64, i64), Error> {
    one!(
        db,
        (i64, i64),
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state IN ('received', 'acknowledged') AND proposed_at IS NOT NULL
                  LIMIT 1000) AS to_send),
                (SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state IN ('received', 'acknowledged') AND proposed_at IS NULL
                  AND clinician_id IS NOT NULL LIMIT 1000) AS asked)"
    )
}

/// How many are being reached in person; no more than a thousand are counted.
///
/// # Errors
/// [`Error::Storage`].
pub async fn offline_total(mut db: impl Reads) -> Result<i64, Error> {
    let (count,) = one!(
        db,
        (i64,),
        "SELECT COUNT(*) FROM (SELECT 1 FROM questions WHERE state = 'taken_offline' AND handoff_due_at IS NOT NULL LIMIT 1000) AS offline"
    )?;
    Ok(count)
}
