//! When clinicians are not there: days of leave, and busy times of their own calendars.

use domain::clinician::{Leave, LeaveFacts};
use domain::id::{ClinicianId, LeaveId};
use domain::{Instant, LocalDate, Span};
use serde::Serialize;

use crate::Error;
use crate::storage::{Reads, Writes, all, maybe, one, run};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, clinician_id, starts_on, ends_on, note FROM leaves ", $rest)
    };
}

/// Days of leave by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn leave(mut db: impl Reads, id: &LeaveId) -> Result<Leave, Error> {
    maybe!(db, Leave, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A clinician's leave that ends on `from` or later, in order; at most 200.
///
/// # Errors
/// [`Error::Storage`].
pub async fn leaves_of(mut db: impl Reads, who: &ClinicianId, from: LocalDate) -> Result<Vec<Leave>, Error> {
    all!(db, Leave, select!("WHERE clinician_id = $1 AND ends_on >= $2 ORDER BY starts_on, id LIMIT 200"), who, from)
}

/// Everybody's leave that touches the days from `first` to `last`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn leaves_between(mut db: impl Reads, first: LocalDate, last: LocalDate) -> Result<Vec<Leave>, Error> {
    all!(db, Leave, select!("WHERE starts_on <= $2 AND ends_on >= $1 ORDER BY starts_on, id"), first, last)
}

pub(crate) async fn insert_leave(
    mut db: impl Writes,
    id: &LeaveId,
    who: &ClinicianId,
    facts: &LeaveFacts,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO leaves (id, clinician_id, starts_on, ends_on, note, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        who,
        facts.starts_on,
        facts.ends_on,
        &facts.note,
        now
    )?;
    Ok(())
}

pub(crate) async fn delete_leave(mut db: impl Writes, id: &LeaveId) -> Result<(), Error> {
    run!(db, "DELETE FROM leaves WHERE id = $1", id)?;
    Ok(())
}

/// A time at which they are busy, of their own calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = BusySpan))]
pub struct Busy {
    /// Whose.
    #[serde(skip)]
    pub clinician_id: ClinicianId,
    /// Start.
    pub starts_at: Instant,
    /// End, exclusive.
    pub ends_at: Instant,
}

impl Busy {
    /// Start to end.
    pub fn span(&self) -> Span {
        Span { start: self.starts_at, end: self.ends_at }
    }
}

/// A clinician's busy times that touch `span`, in order; the same stretch from two calendars once.
///
/// # Errors
/// [`Error::Storage`].
pub async fn busy_of(mut db: impl Reads, who: &ClinicianId, span: Span) -> Result<Vec<Busy>, Error> {
    all!(
        db,
        Busy,
        "SELECT DISTINCT clinician_id, starts_at, ends_at FROM busy
          WHERE clinician_id = $1 AND starts_at < $2 AND ends_at > $3 ORDER BY starts_at, ends_at LIMIT 1000",
        who,
        span.end,
        span.start
    )
}

/// Everybody's busy times that touch `span`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn busy_between(mut db: impl Reads, span: Span) -> Result<Vec<Busy>, Error> {
    all!(
        db,
        Busy,
        "SELECT DISTINCT clinician_id, starts_at, ends_at FROM busy WHERE starts_at < $1 AND ends_at > $2 ORDER BY starts_at, ends_at",
        span.end,
        span.start
    )
}

/// Busy times of one source.
pub(crate) async fn of_source(mut db: impl Reads, who: &ClinicianId, source: &str) -> Result<Vec<Busy>, Error> {
    all!(
        db,
        Busy,
        "SELECT clinician_id, starts_at, ends_at FROM busy WHERE clinician_id = $1 AND source = $2",
        who,
        source
    )
}

/// How many busy times of one source are known.
///
/// # Errors
/// [`Error::Storage`].
pub async fn count_busy(mut db: impl Reads, who: &ClinicianId, source: &str) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM busy WHERE clinician_id = $1 AND source = $2", who, source)?;
    Ok(count)
}

/// Forgets a source's busy times.
pub(crate) async fn clear_busy(mut db: impl Writes, who: &ClinicianId, source: &str) -> Result<(), Error> {
    run!(db, "DELETE FROM busy WHERE clinician_id = $1 AND source = $2", who, source)?;
    Ok(())
}

/// Puts a source's busy times; `spans` come with their ids.
pub(crate) async fn insert_busy(
    mut db: impl Writes,
    who: &ClinicianId,
    source: &str,
    spans: &[(String, Span)],
) -> Result<(), Error> {
    for (id, span) in spans {
        run!(
            db,
            "INSERT INTO busy (id, clinician_id, source, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5)",
            id,
            who,
            source,
            span.start,
            span.end
        )?;
    }
    Ok(())
}
