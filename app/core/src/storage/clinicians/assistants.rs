//! Rows of those who may act for a clinician.

use domain::Instant;
use domain::clinician::Assistant;
use domain::id::{AssistantId, ClinicianId};
use domain::text::{Email, PersonName};

use crate::Error;
use crate::storage::{Reads, Writes, all, maybe, run};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, clinician_id, name, email, link_version, link_used_at FROM assistants ", $rest)
    };
}

/// An assistant by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &AssistantId) -> Result<Assistant, Error> {
    maybe!(db, Assistant, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A clinician's assistants by name.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_clinician(mut db: impl Reads, clinician: &ClinicianId) -> Result<Vec<Assistant>, Error> {
    all!(db, Assistant, select!("WHERE clinician_id = $1 ORDER BY lower(name), id"), clinician)
}

pub(crate) async fn insert(
    mut db: impl Writes,
    id: &AssistantId,
    clinician: &ClinicianId,
    (name, email): (&PersonName, &Email),
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO assistants (id, clinician_id, name, email, link_version, created_at) VALUES ($1, $2, $3, $4, 1, $5)",
        id,
        clinician,
        name,
        email,
        now
    )?;
    Ok(())
}

/// A new address of their link; the old one stops working.
pub(crate) async fn renew_link(mut db: impl Writes, id: &AssistantId) -> Result<(), Error> {
    run!(db, "UPDATE assistants SET link_version = link_version + 1, link_used_at = NULL WHERE id = $1", id)?;
    Ok(())
}

/// They acted by their link.
pub(crate) async fn link_used(mut db: impl Writes, id: &AssistantId, at: Instant) -> Result<(), Error> {
    run!(db, "UPDATE assistants SET link_used_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, id: &AssistantId) -> Result<(), Error> {
    run!(db, "DELETE FROM assistants WHERE id = $1", id)?;
    Ok(())
}
