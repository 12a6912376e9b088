//! What was asked in a session, for telling what is here already.

use domain::id::{QuestionId, SessionId};

use crate::Error;
use crate::storage::{Reads, all};

/// Every question's words in a session, whatever became of it: what its author took back does not return either.
pub(crate) async fn texts_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<(QuestionId, String)>, Error> {
    all!(db, (QuestionId, String), "SELECT id, text FROM questions WHERE session_id = $1", session)
}
