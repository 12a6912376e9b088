//! Rows of teams.

use domain::Instant;
use domain::id::TeamId;
use domain::team::{Team, TeamFacts};

use super::{Reads, Writes, all, maybe, one, run};
use crate::Error;

/// A team by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &TeamId) -> Result<Team, Error> {
    maybe!(db, Team, "SELECT id, name, email, lead_id, categories, version FROM teams WHERE id = $1", id)?
        .ok_or(Error::NotFound)
}

/// All teams by name; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Team>, Error> {
    all!(db, Team, "SELECT id, name, email, lead_id, categories, version FROM teams ORDER BY lower(name), id LIMIT 500")
}

/// A page of teams by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Team>, Error> {
    all!(
        db,
        Team,
        "SELECT id, name, email, lead_id, categories, version FROM teams WHERE id > $1 ORDER BY id LIMIT $2",
        cursor,
        most
    )
}

/// How many handoffs a team has had.
pub(crate) async fn handoffs_of(mut db: impl Reads, id: &TeamId) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM handoffs WHERE team_id = $1", id)?;
    Ok(count)
}

pub(crate) async fn insert(mut db: impl Writes, id: &TeamId, facts: &TeamFacts, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO teams (id, name, email, lead_id, categories, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $6, 1)",
        id,
        &facts.name,
        &facts.email,
        &facts.lead_id,
        &facts.categories,
        now
    )?;
    Ok(())
}

/// Locks a team for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &TeamId) -> Result<Team, Error> {
    run!(db, "UPDATE teams SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Saves a locked team as its next version.
pub(crate) async fn save(mut db: impl Writes, team: &Team, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE teams SET name = $2, email = $3, lead_id = $4, categories = $5, updated_at = $6, version = version + 1 WHERE id = $1",
        &team.id,
        &team.name,
        &team.email,
        &team.lead_id,
        &team.categories,
        now
    )?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, id: &TeamId) -> Result<(), Error> {
    run!(db, "DELETE FROM teams WHERE id = $1", id)?;
    Ok(())
}
