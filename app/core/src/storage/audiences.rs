//! Rows of audiences.

use domain::Instant;
use domain::audience::{Audience, AudienceFacts};
use domain::id::AudienceId;

use super::{Reads, Writes, all, as_list, maybe, one, run};
use crate::Error;

/// An audience by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &AudienceId) -> Result<Audience, Error> {
    maybe!(db, Audience, "SELECT id, name, needs, languages, reading_level, version FROM audiences WHERE id = $1", id)?
        .ok_or(Error::NotFound)
}

/// All audiences by name; at most 1,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Audience>, Error> {
    all!(
        db,
        Audience,
        "SELECT id, name, needs, languages, reading_level, version FROM audiences ORDER BY lower(name), id LIMIT 1000"
    )
}

/// A page of audiences by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Audience>, Error> {
    all!(
        db,
        Audience,
        "SELECT id, name, needs, languages, reading_level, version FROM audiences WHERE id > $1 ORDER BY id LIMIT $2",
        cursor,
        most
    )
}

/// How many campaigns each audience has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn campaign_counts(mut db: impl Reads) -> Result<Vec<(AudienceId, i64)>, Error> {
    all!(db, (AudienceId, i64), "SELECT audience_id, COUNT(*) FROM campaign_audiences GROUP BY audience_id")
}

/// How many of `ids` exist.
pub(crate) async fn count_of(mut db: impl Reads, ids: &[AudienceId]) -> Result<usize, Error> {
    let list = as_list(ids)?;
    let (count,) =
        one!(db, (i64,), "SELECT COUNT(*) FROM audiences WHERE id IN (SELECT value FROM json_each($1))", list)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(crate) async fn insert(
    mut db: impl Writes,
    id: &AudienceId,
    facts: &AudienceFacts,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO audiences (id, name, needs, languages, reading_level, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $6, 1)",
        id,
        &facts.name,
        &facts.needs,
        &facts.languages,
        &facts.reading_level,
        now
    )?;
    Ok(())
}

/// Locks an audience for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &AudienceId) -> Result<Audience, Error> {
    run!(db, "UPDATE audiences SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Saves a locked audience as its next version.
pub(crate) async fn save(mut db: impl Writes, audience: &Audience, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE audiences SET name = $2, needs = $3, languages = $4, reading_level = $5, updated_at = $6, version = version + 1
         WHERE id = $1",
        &audience.id,
        &audience.name,
        &audience.needs,
        &audience.languages,
        &audience.reading_level,
        now
    )?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, id: &AudienceId) -> Result<(), Error> {
    run!(db, "DELETE FROM audiences WHERE id = $1", id)?;
    Ok(())
}
