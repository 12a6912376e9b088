//! What doors read of sessions.

use domain::id::{SeriesId, SessionId};
use domain::session::Session;

use crate::actor::Reader;
use crate::storage::sessions as rows;
use crate::{Error, Wellspring};

pub use rows::SessionFilter;

/// A session by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &SessionId) -> Result<Session, Error> {
    rows::get(&app.storage, id).await
}

/// A page of sessions by id, from after the filter's cursor.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, filter: &SessionFilter, most: i64) -> Result<Vec<Session>, Error> {
    rows::page(&app.storage, filter, most).await
}

/// A series' sessions, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_series(app: &Wellspring, _: &Reader, series: &SeriesId) -> Result<Vec<Session>, Error> {
    rows::of_series(&app.storage, series).await
}

/// A session by id, for everybody: while its page stands.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn public(app: &Wellspring, id: &SessionId) -> Result<Session, Error> {
    Some(rows::get(&app.storage, id).await?).filter(Session::is_public).ok_or(Error::NotFound)
}
