//! Votes: one for each voter and question.

use domain::Instant;
use domain::id::{QuestionId, SessionId};

use super::{Reads, all, run};
use crate::Error;

/// Adds a vote; `false` if it was there.
pub(crate) async fn add(mut db: impl Reads, question: &QuestionId, voter: &str, now: Instant) -> Result<bool, Error> {
    let added = run!(
        db,
        "INSERT INTO votes (question_id, voter, at) VALUES ($1, $2, $3) ON CONFLICT (question_id, voter) DO NOTHING",
        question,
        voter,
        now
    )?;
    Ok(added == 1)
}

/// Takes a vote back; `false` if there was none.
pub(crate) async fn remove(mut db: impl Reads, question: &QuestionId, voter: &str) -> Result<bool, Error> {
    Ok(run!(db, "DELETE FROM votes WHERE question_id = $1 AND voter = $2", question, voter)? == 1)
}

/// Changes a question's count by `by`; its version stays, since nobody edited it.
pub(crate) async fn count(mut db: impl Reads, question: &QuestionId, by: i64) -> Result<(), Error> {
    run!(db, "UPDATE questions SET votes = votes + $2 WHERE id = $1", question, by)?;
    Ok(())
}

/// The public questions of a session that this voter voted for, by handle.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_voter(mut db: impl Reads, session: &SessionId, voter: &str) -> Result<Vec<String>, Error> {
    let rows = all!(
        db,
        (String,),
        "SELECT questions.handle FROM votes JOIN questions ON questions.id = votes.question_id
          WHERE questions.session_id = $1 AND questions.visibility = 'public' AND votes.voter = $2",
        session,
        voter
    )?;
    Ok(rows.into_iter().map(|(handle,)| handle).collect())
}
