//! Saved views of the calendar: each a filter with a name, its owner's own. They need no record.

use domain::Problems;
use domain::id::ViewId;
use domain::plan::Address;
use domain::screens::calendar::SavedView;
use domain::text::Name;

use crate::actor::Reader;
use crate::storage::views as rows;
use crate::{Error, Wellspring};

/// How many views one person keeps.
const MOST: usize = 50;

/// Saves a view under a name; the same name again is the same view with another filter.
///
/// # Errors
/// [`Error::Invalid`] beside `name`.
pub async fn save(app: &Wellspring, reader: &Reader, name: &str, address: &Address) -> Result<SavedView, Error> {
    let name: Name = name.parse().map_err(|why: String| Error::Invalid(Problems::one("name", why)))?;
    // A view opens where its reader is, not on the day on which it was saved.
    let query = address.today().query();
    let owner = reader.who().id.clone();
    let mut work = app.begin(reader).await?;
    let known = rows::of_staff(&mut work, &owner).await?;
    let same = known.iter().find(|view| view.name.to_lowercase() == name.as_str().to_lowercase());
    let view = match same {
        Some(view) => SavedView { query, ..view.clone() },
        None if known.len() >= MOST => return Err(Error::field("name", "That are many views. Delete one first.")),
        None => SavedView { id: work.id(), name: name.to_string(), query },
    };
    if same.is_some() {
        rows::save(&mut work, &owner, &view).await?;
    } else {
        let now = work.now();
        rows::insert(&mut work, &owner, &view, now).await?;
    }
    work.upkeep().await?;
    Ok(view)
}

/// Deletes a view of one's own.
///
/// # Errors
/// [`Error::NotFound`], also for somebody else's.
pub async fn delete(app: &Wellspring, reader: &Reader, id: &ViewId) -> Result<(), Error> {
    let owner = reader.who().id.clone();
    let mut work = app.begin(reader).await?;
    if !rows::delete(&mut work, &owner, id).await? {
        return Err(Error::NotFound);
    }
    work.upkeep().await
}
