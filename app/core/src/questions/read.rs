//! What doors read of questions. Who asked is for those who answer.

use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::question::Question;
use domain::screens::desk::InboxRow;

use crate::actor::{Asker, Reader};
use crate::storage::{questions as rows, votes};
use crate::{Error, Wellspring};

pub use rows::{QuestionFilter, cursor_after, is_cursor};

/// A question by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &QuestionId) -> Result<Question, Error> {
    rows::get(&app.storage, id).await
}

/// Questions for the desk: untouched first, then in hand, then ended; each group the oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn list(
    app: &Wellspring,
    reader: &Reader,
    filter: &QuestionFilter,
    most: i64,
) -> Result<Vec<InboxRow>, Error> {
    let mut found = rows::list(&app.storage, filter, most).await?;
    if !reader.may(Permission::Desk) {
        found.iter_mut().for_each(|row| row.name = None);
    }
    Ok(found)
}

/// A session's questions without an end: untouched first, each group the oldest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_of(app: &Wellspring, _: &Reader, session: &SessionId) -> Result<Vec<Question>, Error> {
    rows::open_of(&app.storage, session).await
}

/// Those of a session that stand somewhere, in order: what is answered now first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn placed_of(app: &Wellspring, _: &Reader, session: &SessionId) -> Result<Vec<Question>, Error> {
    rows::placed_of(&app.storage, session).await
}

/// How many questions a session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn count_of(app: &Wellspring, _: &Reader, session: &SessionId) -> Result<i64, Error> {
    rows::count_of(&app.storage, session).await
}

/// The public questions of a session that this stranger voted for, by handle.
///
/// # Errors
/// [`Error::Storage`].
pub async fn voted_for(app: &Wellspring, asker: &Asker, session: &SessionId) -> Result<Vec<String>, Error> {
    match &asker.voter {
        Some(voter) => votes::of_voter(&app.storage, session, voter).await,
        None => Ok(Vec::new()),
    }
}
