//! Facts about the installation that are not settings: its id.

use super::{Reads, Storage, maybe, run};
use crate::Error;
use crate::outside::Outside;

/// The installation's id, made at first start: the last part of every calendar UID, never in a public URL.
///
/// # Errors
/// [`Error::Storage`].
pub async fn installation(storage: &Storage, outside: &Outside) -> Result<String, Error> {
    if let Some(id) = get(storage, "installation").await? {
        return Ok(id);
    }
    let mut change = storage.begin().await?;
    let id = format!("{}.wellspring", outside.code(12));
    run!(
        &mut change,
        "INSERT INTO facts (name, value) VALUES ('installation', $1) ON CONFLICT (name) DO NOTHING",
        &id
    )?;
    change.commit().await?;
    get(storage, "installation").await?.ok_or(Error::NotFound)
}

/// A fact by name.
///
/// # Errors
/// [`Error::Storage`].
pub async fn get(mut storage: &Storage, name: &str) -> Result<Option<String>, Error> {
    let row = maybe!(storage, (String,), "SELECT value FROM facts WHERE name = $1", name)?;
    Ok(row.map(|(value,)| value))
}

/// Sets a fact that was not there, or with `anew` whatever it was; gives what it is now.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn settle(storage: &Storage, name: &str, value: &str, anew: bool) -> Result<String, Error> {
    let mut change = storage.begin().await?;
    run!(&mut change, "INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, value)?;
    if anew {
        run!(&mut change, "UPDATE facts SET value = $2 WHERE name = $1", name, value)?;
    }
    change.commit().await?;
    get(storage, name).await?.ok_or(Error::NotFound)
}
