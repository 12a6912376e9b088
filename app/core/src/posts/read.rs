//! What doors read of posts.

use domain::id::PostId;
use domain::post::{Post, Review};

use crate::actor::Reader;
use crate::storage::posts as rows;
use crate::{Error, Wellspring};

pub use rows::PostFilter;

/// A post by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &PostId) -> Result<Post, Error> {
    rows::get(&app.storage, id).await
}

/// A page of posts by id, from after the filter's cursor.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, filter: &PostFilter, most: i64) -> Result<Vec<Post>, Error> {
    rows::page(&app.storage, filter, most).await
}

/// What reviewers said of a post.
///
/// # Errors
/// [`Error::Storage`].
pub async fn reviews(app: &Wellspring, _: &Reader, id: &PostId) -> Result<Vec<Review>, Error> {
    rows::reviews(&app.storage, id).await
}
