//! Slots by when they are.

use domain::id::{ClinicianId, SessionId};
use domain::slot::{self, Slot};
use domain::time::MINUTE;
use domain::{Instant, Span};

use crate::Error;
use crate::storage::{Reads, all};

/// Everybody's slots that hold time and touch `span`, call times included.
///
/// # Errors
/// [`Error::Storage`].
pub async fn held_between(mut db: impl Reads, span: Span) -> Result<Vec<Slot>, Error> {
    all!(
        db,
        Slot,
        select!(
            "WHERE state IN ('proposed', 'confirmed') AND starts_at - COALESCE(call_minutes, 0) * 60000 < $1 AND ends_at > $2
             AND starts_at >= $3 AND starts_at < $4 ORDER BY starts_at, id"
        ),
        span.end,
        span.start,
        span.start.plus(-slot::LONGEST * MINUTE),
        span.end.plus(slot::LONGEST_CALL * MINUTE)
    )
}

/// Slots that begin in `span`, in order: the `most` latest of those before `now`, and the `most` next ones.
///
/// # Errors
/// [`Error::Storage`].
pub async fn around(mut db: impl Reads, span: Span, now: Instant, most: i64) -> Result<Vec<Slot>, Error> {
    let mut found = all!(
        db,
        Slot,
        select!("WHERE starts_at >= $1 AND starts_at < $2 ORDER BY starts_at DESC, id DESC LIMIT $3"),
        span.start,
        now,
        most
    )?;
    found.reverse();
    found.extend(all!(
        db,
        Slot,
        select!("WHERE starts_at >= $1 AND starts_at < $2 ORDER BY starts_at, id LIMIT $3"),
        now,
        span.end,
        most
    )?);
    Ok(found)
}

/// A clinician's slots that end after `from`, in order: at most the 1,000 latest of those that began before `now`, and the
/// next 1,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_clinician(
    mut db: impl Reads,
    clinician: &ClinicianId,
    from: Instant,
    now: Instant,
) -> Result<Vec<Slot>, Error> {
    let begun = from.plus(-slot::LONGEST * MINUTE);
    let mut found = all!(
        db,
        Slot,
        select!(
            "WHERE clinician_id = $1 AND starts_at >= $2 AND starts_at < $3 AND ends_at > $4
             ORDER BY starts_at DESC, id DESC LIMIT 1000"
        ),
        clinician,
        begun,
        now,
        from
    )?;
    found.reverse();
    let next = select!("WHERE clinician_id = $1 AND starts_at >= $2 ORDER BY starts_at, id LIMIT 1000");
    found.extend(all!(db, Slot, next, clinician, now)?);
    Ok(found)
}

/// The clinician's slots that touch `span`, other than those of `but`. Ends are exclusive, so back to back is free.
pub(crate) async fn overlapping(
    mut db: impl Reads,
    who: &ClinicianId,
    span: Span,
    but: &SessionId,
) -> Result<Vec<Slot>, Error> {
    all!(
        db,
        Slot,
        select!(
            "WHERE clinician_id = $1 AND state IN ('proposed', 'confirmed') AND starts_at - COALESCE(call_minutes, 0) * 60000 < $2
             AND ends_at > $3 AND session_id <> $4 ORDER BY starts_at, id"
        ),
        who,
        span.end,
        span.start,
        but
    )
}
