//! Votes: one for each voter and question.

use std::collections::BTreeSet;

use domain::id::{QuestionId, SessionId};
use domain::{Flag, Instant};

use super::{Connection, Reads, Writes, all, as_list, run, run_all};
use crate::Error;

/// Each of `$1`, a handle and by how many, finds its question by the handle: a hall's batches run this a hundred times a second.
const COUNT: &str =
    "UPDATE questions SET votes = votes + CAST(json_extract(value, '$[1]') AS BIGINT) FROM json_each($1)
      WHERE handle = json_extract(value, '$[0]')
        AND visibility = 'public' AND state <> 'withdrawn' AND umbrella_id IS NULL
     RETURNING handle, session_id, votes,
               (SELECT votes_hidden FROM sessions WHERE sessions.id = session_id) AS votes_hidden";

/// A question whose votes were counted.
#[derive(sqlx::FromRow)]
pub(crate) struct Counted {
    pub(crate) handle: String,
    pub(crate) session_id: SessionId,
    pub(crate) votes: i64,
    pub(crate) votes_hidden: Flag,
}

/// On PostgreSQL, locks the sessions in which questions of these names were asked, in one order: whoever writes to several
/// questions of a session holds it. SQLite has one writer.
pub(crate) async fn lock(mut db: impl Writes, handles: &BTreeSet<&str>) -> Result<(), Error> {
    if let Connection::Postgres(to) = db.connection() {
        let sql = "SELECT id FROM sessions
                    WHERE id IN (SELECT session_id FROM questions WHERE handle IN (SELECT value FROM json_each($1)))
                    ORDER BY id FOR NO KEY UPDATE";
        sqlx::query(sql).bind(as_list(handles)?).execute(to).await?;
    }
    Ok(())
}

/// Adds votes, each a handle and a voter; gives the handle of each that was added: not there before, and the question public.
pub(crate) async fn add(mut db: impl Writes, votes: &[(&str, &str)], now: Instant) -> Result<Vec<String>, Error> {
    let added = run_all!(
        db,
        (String,),
        "INSERT INTO votes (question_id, voter, at)
         SELECT questions.id, json_extract(value, '$[1]'), $2
           FROM json_each($1) CROSS JOIN questions
          WHERE handle = json_extract(value, '$[0]')
            AND visibility = 'public' AND state <> 'withdrawn' AND umbrella_id IS NULL
         ON CONFLICT (question_id, voter) DO NOTHING
         RETURNING (SELECT handle FROM questions WHERE questions.id = question_id)",
        as_list(votes)?,
        now
    )?;
    Ok(added.into_iter().map(|(handle,)| handle).collect())
}

/// Takes a vote back; `false` if there was none.
pub(crate) async fn remove(mut db: impl Writes, handle: &str, voter: &str) -> Result<bool, Error> {
    let sql = "DELETE FROM votes WHERE question_id = (SELECT id FROM questions WHERE handle = $1) AND voter = $2";
    Ok(run!(db, sql, handle, voter)? == 1)
}

/// Changes the counts of public questions, each by so many, and gives them; those that are not public are left out. Their
/// versions stay, since nobody edited them.
pub(crate) async fn count(mut db: impl Writes, by: &[(&str, i64)]) -> Result<Vec<Counted>, Error> {
    run_all!(db, Counted, COUNT, as_list(by)?)
}

async fn shift(mut db: impl Writes, question: &QuestionId, by: i64) -> Result<(), Error> {
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
pub(crate) async fn bring(mut db: impl Writes, id: &QuestionId, into: &QuestionId) -> Result<(), Error> {
    let brought = run!(
        db,
        "INSERT INTO votes (question_id, voter, at, via) SELECT $2, voter, at, $1 FROM votes WHERE question_id = $1
         ON CONFLICT (question_id, voter) DO NOTHING",
        id,
        into
    )?;
    shift(db, into, i64::try_from(brought).unwrap_or(0)).await
}

/// What [`bring`] brought goes again.
pub(crate) async fn take_back(mut db: impl Writes, id: &QuestionId, from: &QuestionId) -> Result<(), Error> {
    let gone = run!(db, "DELETE FROM votes WHERE question_id = $2 AND via = $1", id, from)?;
    shift(db, from, -i64::try_from(gone).unwrap_or(0)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{Storage, open};

    #[tokio::test]
    async fn a_vote_finds_its_question_by_the_handle() {
        let folder = tempfile::tempdir().unwrap();
        let storage = open(&format!("sqlite:{}", folder.path().join("w.db").display())).await.unwrap();
        let Storage::Sqlite { writer, .. } = &storage else { unreachable!() };
        let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {COUNT}"));
        let plan = sqlx::query_as(plan).bind("[]").fetch_all(writer).await.unwrap();
        let steps: Vec<String> = plan.into_iter().map(|(_, _, _, step): (i64, i64, i64, String)| step).collect();
        assert!(steps[0].starts_with("SCAN json_each"), "{steps:?}");
        assert!(steps[1].starts_with("SEARCH questions") && steps[1].ends_with("(handle=?)"), "{steps:?}");
    }
}
