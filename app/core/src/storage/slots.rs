//! Rows of slots.

pub mod replies;

use domain::id::{SessionId, SlotId};
use domain::slot::Slot;

use super::{Reads, Writes, all, as_list, maybe, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, session_id, clinician_id, role, offset_minutes, minutes, starts_at, ends_at, state, sequence, call_minutes, override_reason, \
             link_version, link_used_at, told, told_to, told_since, told_sequence, shown, told_at, agreed_starts_at, agreed_ends_at, answered_at, \
             was, updated_at FROM slots ",
            $rest
        )
    };
}

mod spans;

pub(crate) use spans::overlapping;
pub use spans::{around, held_between, of_clinician};

/// A slot by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &SlotId) -> Result<Slot, Error> {
    maybe!(db, Slot, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A session's slots, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_session(mut db: impl Reads, session: &SessionId) -> Result<Vec<Slot>, Error> {
    all!(db, Slot, select!("WHERE session_id = $1 ORDER BY starts_at, id"), session)
}

/// Slots of several sessions, with the clinician's name and position: one query for any number.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_sessions(mut db: impl Reads, sessions: &[SessionId]) -> Result<Vec<Cast>, Error> {
    let list = as_list(sessions)?;
    all!(
        db,
        Cast,
        "SELECT slots.session_id, slots.role, slots.state, clinicians.name, clinicians.position
           FROM slots JOIN clinicians ON clinicians.id = slots.clinician_id
          WHERE slots.session_id IN (SELECT value FROM json_each($1)) ORDER BY slots.starts_at, slots.id",
        list
    )
}

/// Who plays which part.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Cast {
    /// In which session.
    pub session_id: SessionId,
    /// What they do.
    pub role: domain::slot::Role,
    /// Their slot's life.
    pub state: domain::slot::State,
    /// Their name.
    pub name: String,
    /// Their position.
    pub position: String,
}

pub(crate) async fn insert(mut db: impl Writes, slot: &Slot) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO slots (id, session_id, clinician_id, role, offset_minutes, minutes, starts_at, ends_at, state, sequence, created_at, updated_at,
            call_minutes, override_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)",
        &slot.id,
        &slot.session_id,
        &slot.clinician_id,
        slot.role,
        slot.offset_minutes,
        slot.minutes,
        slot.starts_at,
        slot.ends_at,
        slot.state,
        slot.sequence,
        slot.updated_at,
        slot.call_minutes,
        &slot.override_reason
    )?;
    Ok(())
}

/// A new link; the old one stops working.
pub(crate) async fn renew_link(mut db: impl Writes, id: &SlotId) -> Result<(), Error> {
    run!(db, "UPDATE slots SET link_version = link_version + 1, link_used_at = NULL WHERE id = $1", id)?;
    Ok(())
}

pub(crate) async fn save(mut db: impl Writes, slot: &Slot) -> Result<(), Error> {
    run!(
        db,
        "UPDATE slots SET starts_at = $2, ends_at = $3, state = $4, sequence = $5, updated_at = $6, link_version = $7, link_used_at = $8,
            told = $9, told_at = $10, agreed_starts_at = $11, agreed_ends_at = $12, told_to = $13, told_since = $14, told_sequence = $15,
            shown = $16, answered_at = $17, was = $18 WHERE id = $1",
        &slot.id,
        slot.starts_at,
        slot.ends_at,
        slot.state,
        slot.sequence,
        slot.updated_at,
        slot.link_version,
        slot.link_used_at,
        &slot.told,
        slot.told_at,
        slot.agreed_starts_at,
        slot.agreed_ends_at,
        &slot.told_to,
        slot.told_since,
        slot.told_sequence,
        slot.shown,
        slot.answered_at,
        slot.was
    )?;
    Ok(())
}
