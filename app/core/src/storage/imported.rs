//! Where imported things came from, and the layers of observances that imports fill.

use domain::id::{LayerId, ObservanceId};
use domain::{Instant, LocalDate};

use super::{Reads, Writes, all, maybe, run};
use crate::Error;

/// One thing that was imported before.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Imported {
    /// UID and date of the far side.
    pub source: String,
    /// Start and title, for sources whose UIDs change with each reading.
    pub fallback: String,
    /// SEQUENCE.
    pub sequence: i64,
    /// What was read.
    pub fingerprint: String,
    /// What it became here.
    pub subject: String,
}

/// Everything that was imported into one place.
pub(crate) async fn in_scope(mut db: impl Reads, scope: &str) -> Result<Vec<Imported>, Error> {
    all!(db, Imported, "SELECT source, fallback, sequence, fingerprint, subject FROM imported WHERE scope = $1", scope)
}

/// Remembers what was imported; what stood there under the same source is replaced.
pub(crate) async fn remember(mut db: impl Writes, scope: &str, row: &Imported, at: Instant) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO imported (scope, source, fallback, sequence, fingerprint, subject, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (scope, source) DO UPDATE SET fallback = excluded.fallback, sequence = excluded.sequence,
            fingerprint = excluded.fingerprint, subject = excluded.subject, at = excluded.at",
        scope,
        &row.source,
        &row.fallback,
        row.sequence,
        &row.fingerprint,
        &row.subject,
        at
    )?;
    Ok(())
}

/// Forgets a source: it goes by another UID now.
pub(crate) async fn forget(mut db: impl Writes, scope: &str, source: &str) -> Result<(), Error> {
    run!(db, "DELETE FROM imported WHERE scope = $1 AND source = $2", scope, source)?;
    Ok(())
}

/// The layer of this name.
pub(crate) async fn layer(mut db: impl Reads, name: &str) -> Result<Option<LayerId>, Error> {
    Ok(maybe!(db, (LayerId,), "SELECT id FROM layers WHERE name = $1", name)?.map(|(id,)| id))
}

/// Names of all layers.
///
/// # Errors
/// [`Error::Storage`].
pub async fn layers(mut db: impl Reads) -> Result<Vec<String>, Error> {
    let rows = all!(db, (String,), "SELECT name FROM layers ORDER BY lower(name), id LIMIT 200")?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

pub(crate) async fn insert_layer(mut db: impl Writes, id: &LayerId, name: &str, at: Instant) -> Result<(), Error> {
    run!(db, "INSERT INTO layers (id, name, created_at) VALUES ($1, $2, $3)", id, name, at)?;
    Ok(())
}

/// Puts an observance, or changes the one with this id. The last day is exclusive.
pub(crate) async fn put_observance(
    mut db: impl Writes,
    id: &ObservanceId,
    layer: &LayerId,
    title: &str,
    (first, after): (LocalDate, LocalDate),
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO observances (id, layer_id, title, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on",
        id,
        layer,
        title,
        first,
        after
    )?;
    Ok(())
}

pub(crate) async fn delete_observance(mut db: impl Writes, id: &str) -> Result<(), Error> {
    run!(db, "DELETE FROM observances WHERE id = $1", id)?;
    Ok(())
}
