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
    /// Title over there; empty where an older version remembered none.
    pub title: String,
    /// Begin over there.
    pub starts_at: Option<Instant>,
    /// End over there.
    pub ends_at: Option<Instant>,
    /// Digest of the rest.
    pub about: String,
    /// The calendar in which it stood: its address or name, or empty.
    pub calendar: String,
}

/// Everything that was imported into one place.
pub(crate) async fn in_scope(mut db: impl Reads, scope: &str) -> Result<Vec<Imported>, Error> {
    all!(
        db,
        Imported,
        "SELECT source, fallback, sequence, fingerprint, subject, title, starts_at, ends_at, about, calendar FROM imported
          WHERE scope = $1",
        scope
    )
}

/// What a thing was called over there when it was last brought in.
///
/// # Errors
/// [`Error::Storage`].
pub async fn title_of(mut db: impl Reads, subject: &str) -> Result<Option<String>, Error> {
    let row = maybe!(db, (String,), "SELECT title FROM imported WHERE subject = $1 ORDER BY at DESC LIMIT 1", subject)?;
    Ok(row.map(|(title,)| title).filter(|title| !title.is_empty()))
}

/// Remembers what was imported; what stood there under the same source is replaced.
pub(crate) async fn remember(mut db: impl Writes, scope: &str, row: &Imported, at: Instant) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO imported (scope, source, fallback, sequence, fingerprint, subject, at, title, starts_at, ends_at, about, calendar)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (scope, source) DO UPDATE SET fallback = excluded.fallback, sequence = excluded.sequence,
            fingerprint = excluded.fingerprint, subject = excluded.subject, at = excluded.at, title = excluded.title,
            starts_at = excluded.starts_at, ends_at = excluded.ends_at, about = excluded.about, calendar = excluded.calendar",
        scope,
        &row.source,
        &row.fallback,
        row.sequence,
        &row.fingerprint,
        &row.subject,
        at,
        &row.title,
        row.starts_at,
        row.ends_at,
        &row.about,
        &row.calendar
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

/// Inserts a layer; false where somebody makes one of this name at the same moment.
pub(crate) async fn insert_layer(mut db: impl Writes, id: &LayerId, name: &str, at: Instant) -> Result<bool, Error> {
    let sql = "INSERT INTO layers (id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    Ok(run!(db, sql, id, name, at)? > 0)
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

/// Takes an observance away; how many there were.
pub(crate) async fn delete_observance(mut db: impl Writes, id: &str) -> Result<u64, Error> {
    run!(db, "DELETE FROM observances WHERE id = $1", id)
}
