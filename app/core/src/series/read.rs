//! What doors read of series.

use domain::id::SeriesId;
use domain::series::Series;

use crate::actor::Reader;
use crate::storage::series as rows;
use crate::{Error, Wellspring};

/// A series by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &SeriesId) -> Result<Series, Error> {
    rows::get(&app.storage, id).await
}

/// A page of series by id, from after `cursor`: of a campaign, or with an empty text of all.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, campaign: &str, cursor: &str, most: i64) -> Result<Vec<Series>, Error> {
    rows::page(&app.storage, campaign, cursor, most).await
}
