//! Rows of scripted responses.

use domain::Instant;
use domain::id::ScriptId;
use domain::script::Script;

use super::{Reads, Storage, Writes, all, facts, maybe, run};
use crate::Error;

/// The fact that what comes with the installation is there, or was.
const CAME: &str = "scripts";

/// What comes with the installation is there from the first start on. What somebody deletes does not come again.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn begin(storage: &Storage, ready: impl FnOnce() -> Vec<Script>) -> Result<(), Error> {
    if facts::get(storage, CAME).await?.is_some() {
        return Ok(());
    }
    let mut change = storage.begin().await?;
    for script in ready() {
        insert(&mut change, &script).await?;
    }
    facts::settle(&mut change, CAME, "came", false).await?;
    change.commit().await
}

/// A script by id.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn get(mut db: impl Reads, id: &ScriptId) -> Result<Script, Error> {
    maybe!(
        db,
        Script,
        "SELECT id, title, used_for, text, language, kinds, category, owner_id, written_by, approved_by, approved_at, review_on,
            retired_at, updated_at, version FROM scripts WHERE id = $1",
        id
    )?
    .ok_or(Error::NotFound)
}

/// All scripts by title; at most 1,000.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn all(mut db: impl Reads) -> Result<Vec<Script>, Error> {
    all!(
        db,
        Script,
        "SELECT id, title, used_for, text, language, kinds, category, owner_id, written_by, approved_by, approved_at, review_on,
            retired_at, updated_at, version FROM scripts ORDER BY lower(title), id LIMIT 1000"
    )
}

/// Those that may be said, by title; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn offered(mut db: impl Reads) -> Result<Vec<Script>, Error> {
    all!(
        db,
        Script,
        "SELECT id, title, used_for, text, language, kinds, category, owner_id, written_by, approved_by, approved_at, review_on,
            retired_at, updated_at, version FROM scripts
          WHERE approved_at IS NOT NULL AND retired_at IS NULL ORDER BY lower(title), id LIMIT 500"
    )
}

/// A page of scripts by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Script>, Error> {
    all!(
        db,
        Script,
        "SELECT id, title, used_for, text, language, kinds, category, owner_id, written_by, approved_by, approved_at, review_on,
            retired_at, updated_at, version FROM scripts WHERE id > $1 ORDER BY id LIMIT $2",
        cursor,
        most
    )
}

/// Inserts a script, unless it is there.
pub(crate) async fn insert(mut db: impl Writes, script: &Script) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO scripts (id, title, used_for, text, language, kinds, category, owner_id, written_by, approved_by, approved_at,
            review_on, retired_at, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15) ON CONFLICT DO NOTHING",
        &script.id,
        &script.title,
        script.used_for,
        &script.text,
        script.language,
        &script.kinds,
        script.category,
        &script.owner_id,
        &script.written_by,
        &script.approved_by,
        script.approved_at,
        script.review_on,
        script.retired_at,
        script.updated_at,
        script.version
    )?;
    Ok(())
}

/// Locks a script for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &ScriptId) -> Result<Script, Error> {
    run!(db, "UPDATE scripts SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Saves a locked script as its next version.
pub(crate) async fn save(mut db: impl Writes, script: &Script, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE scripts SET title = $2, used_for = $3, text = $4, language = $5, kinds = $6, category = $7, owner_id = $8,
            written_by = $9, approved_by = $10, approved_at = $11, review_on = $12, retired_at = $13, updated_at = $14,
            version = version + 1 WHERE id = $1",
        &script.id,
        &script.title,
        script.used_for,
        &script.text,
        script.language,
        &script.kinds,
        script.category,
        &script.owner_id,
        &script.written_by,
        &script.approved_by,
        script.approved_at,
        script.review_on,
        script.retired_at,
        now
    )?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, id: &ScriptId) -> Result<(), Error> {
    run!(db, "DELETE FROM scripts WHERE id = $1", id)?;
    Ok(())
}
