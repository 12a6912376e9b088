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

/// The voters of a question that is joined with `into` vote for that one too, unless they did; its count follows.
pub(crate) async fn bring(mut db: impl Reads, id: &QuestionId, into: &QuestionId) -> Result<(), Error> {
    let brought = run!(
        db,
        "INSERT INTO votes (question_id, voter, at, via) SELECT $2, voter, at, $1 FROM votes WHERE question_id = $1
         ON CONFLICT (question_id, voter) DO NOTHING",
        id,
        into
    )?;
    count(db, into, i64::try_from(brought).unwrap_or(0)).await
}

/// What [`bring`] brought goes again.
pub(crate) async fn take_back(mut db: impl Reads, id: &QuestionId, from: &QuestionId) -> Result<(), Error> {
    let gone = run!(db, "DELETE FROM votes WHERE question_id = $2 AND via = $1", id, from)?;
    count(db, from, -i64::try_from(gone).unwrap_or(0)).await
}
