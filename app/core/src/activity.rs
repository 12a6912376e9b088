//! What was done to one thing, as staff read it.

use domain::activity::Noun;
use domain::screens::desk::HistoryLine;

use crate::actor::Reader;
use crate::storage::activities as rows;
use crate::{Error, Wellspring};

/// Everything that was done to one thing, the earliest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn history(app: &Wellspring, _: &Reader, noun: Noun, subject: &str) -> Result<Vec<HistoryLine>, Error> {
    rows::history(&app.storage, noun, subject).await
}
