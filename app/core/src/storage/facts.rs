//! Facts about the installation that are not settings: its id.

use super::{Reads, Storage, Writes, maybe, run};
use crate::Error;

/// The installation's id, made at first start with a `new` code: the last part of every calendar UID, never in a public URL.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn installation(storage: &Storage, new: impl FnOnce() -> String) -> Result<String, Error> {
    const NAME: &str = "installation";
    if let Some(id) = get(storage, NAME).await? {
        return Ok(id);
    }
    let mut change = storage.begin().await?;
    let id = settle(&mut change, NAME, &format!("{}.wellspring", new()), false).await?;
    change.commit().await?;
    Ok(id)
}

/// A fact by name.
pub(crate) async fn get(mut db: impl Reads, name: &str) -> Result<Option<String>, Error> {
    let row = maybe!(db, (String,), "SELECT value FROM facts WHERE name = $1", name)?;
    Ok(row.map(|(value,)| value))
}

/// Sets a fact that was not there, or with `anew` whatever it was; gives what it is now.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn settle(mut db: impl Writes, name: &str, value: &str, anew: bool) -> Result<String, Error> {
    run!(db, "INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, value)?;
    if anew {
        run!(db, "UPDATE facts SET value = $2 WHERE name = $1", name, value)?;
    }
    get(db, name).await?.ok_or(Error::NotFound)
}

/// Forgets a fact that is still this.
pub(crate) async fn forget(mut db: impl Writes, name: &str, value: &str) -> Result<(), Error> {
    run!(db, "DELETE FROM facts WHERE name = $1 AND value = $2", name, value)?;
    Ok(())
}
