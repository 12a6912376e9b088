//! Rows of saved views: filters of the calendar with a name, each its owner's own.

use domain::Instant;
use domain::id::ViewId;
use domain::screens::calendar::SavedView;

use super::{Reads, Writes, all, run};
use crate::Error;

/// Somebody's views, by name; at most 50.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_staff(mut db: impl Reads, staff: &str) -> Result<Vec<SavedView>, Error> {
    all!(
        db,
        SavedView,
        "SELECT id, name, query FROM saved_views WHERE staff_id = $1 ORDER BY lower(name), id LIMIT 50",
        staff
    )
}

pub(crate) async fn insert(mut db: impl Writes, staff: &str, view: &SavedView, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO saved_views (id, staff_id, name, query, created_at) VALUES ($1, $2, $3, $4, $5)",
        &view.id,
        staff,
        &view.name,
        &view.query,
        now
    )?;
    Ok(())
}

pub(crate) async fn save(mut db: impl Writes, staff: &str, view: &SavedView) -> Result<(), Error> {
    run!(db, "UPDATE saved_views SET query = $3 WHERE id = $1 AND staff_id = $2", &view.id, staff, &view.query)?;
    Ok(())
}

/// Deletes a view of its owner's; `false` if there was none.
pub(crate) async fn delete(mut db: impl Writes, staff: &str, id: &ViewId) -> Result<bool, Error> {
    Ok(run!(db, "DELETE FROM saved_views WHERE id = $1 AND staff_id = $2", id, staff)? == 1)
}
