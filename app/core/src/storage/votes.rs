//! Votes: one for each voter and question.

use std::collections::BTreeSet;

use domain::id::{QuestionId, SessionId};
use domain::screens::desk::Burst;
use domain::{Flag, Instant};

use super::{Connection, Reads, Writes, all, as_list, in_time, run, run_all, run_maybe};
use crate::Error;

/// Each of `$1`, a handle and by how many, finds its question by the handle: a hall's batches run this a hundred times a second.
const COUNT: &str =
    "UPDATE questions SET votes = votes + CAST(json_extract(value, '$[1]') AS BIGINT) FROM json_each($1)
      WHERE handle = json_extract(value, '$[0]')
        AND session_id IS NOT NULL AND visibility = 'public' AND state <> 'withdrawn' AND umbrella_id IS NULL
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
        in_time(sqlx::query(sql).bind(as_list(handles)?).execute(to)).await?;
    }
    Ok(())
}

/// A vote as it comes: the question's handle, the voter, a word for their network, and 1 where their cookie is new.
pub(crate) type Ballot<'a> = (&'a str, &'a str, &'a str, i64);

/// Adds votes; gives the handle of each that counts: not there before, the question public, and its like not left out.
pub(crate) async fn add(mut db: impl Writes, votes: &[Ballot<'_>], now: Instant) -> Result<Vec<String>, Error> {
    let added = run_all!(
        db,
        (String, Flag),
        "INSERT INTO votes (question_id, voter, at, network, fresh, counts)
         SELECT questions.id, json_extract(value, '$[1]'), $2, json_extract(value, '$[2]'),
                CAST(json_extract(value, '$[3]') AS BIGINT),
                CASE WHEN CAST(json_extract(value, '$[3]') AS BIGINT) = 1 AND EXISTS (
                    SELECT 1 FROM vote_bursts WHERE vote_bursts.question_id = questions.id
                       AND vote_bursts.network = json_extract(value, '$[2]') AND left_out = 1) THEN 0 ELSE 1 END
           FROM json_each($1) CROSS JOIN questions
          WHERE handle = json_extract(value, '$[0]')
            AND session_id IS NOT NULL AND visibility = 'public' AND state <> 'withdrawn' AND umbrella_id IS NULL
         ON CONFLICT (question_id, voter) DO NOTHING
         RETURNING (SELECT handle FROM questions WHERE questions.id = question_id), counts",
        as_list(votes)?,
        now
    )?;
    Ok(added.into_iter().filter(|(_, counts)| counts.is_set()).map(|(handle, _)| handle).collect())
}

/// Takes a vote back; `false` if there was none that counts.
pub(crate) async fn remove(mut db: impl Writes, handle: &str, voter: &str) -> Result<bool, Error> {
    let sql = "DELETE FROM votes WHERE question_id = (SELECT id FROM questions WHERE handle = $1) AND voter = $2
                RETURNING counts";
    Ok(run_maybe!(db, (Flag,), sql, handle, voter)?.is_some_and(|(counts,)| counts.is_set()))
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
    let brought = run_all!(
        db,
        (Flag,),
        "INSERT INTO votes (question_id, voter, at, via, network, fresh, counts)
         SELECT $2, voter, at, $1, network, fresh, counts FROM votes WHERE question_id = $1
         ON CONFLICT (question_id, voter) DO NOTHING RETURNING counts",
        id,
        into
    )?;
    shift(db, into, counting(&brought)).await
}

/// What [`bring`] brought goes again.
pub(crate) async fn take_back(mut db: impl Writes, id: &QuestionId, from: &QuestionId) -> Result<(), Error> {
    let sql = "DELETE FROM votes WHERE question_id = $2 AND via = $1 RETURNING counts";
    let gone = run_all!(db, (Flag,), sql, id, from)?;
    shift(db, from, -counting(&gone)).await
}

fn counting(votes: &[(Flag,)]) -> i64 {
    let counting = votes.iter().filter(|(counts,)| counts.is_set()).count();
    i64::try_from(counting).unwrap_or(i64::MAX)
}

/// Networks from which new voters came in bursts: `least` or more of them for one question within one stretch of `within`
/// milliseconds; and those that the desk has decided about.
pub(crate) async fn bursts(
    mut db: impl Reads,
    question: &QuestionId,
    least: i64,
    within: i64,
) -> Result<Vec<Burst>, Error> {
    all!(
        db,
        Burst,
        "SELECT question_id, network, CAST(SUM(votes) AS BIGINT) AS votes, MIN(since) AS since, MAX(until) AS until,
                (SELECT left_out FROM vote_bursts
                  WHERE vote_bursts.question_id = stretches.question_id AND vote_bursts.network = stretches.network) AS left_out
           FROM (SELECT question_id, network, COUNT(*) AS votes, MIN(at) AS since, MAX(at) AS until FROM votes
                  WHERE fresh = 1 AND question_id = $1 GROUP BY question_id, network, at / $3) AS stretches
          GROUP BY question_id, network HAVING MAX(votes) >= $2 ORDER BY MIN(since), network",
        question,
        least,
        within
    )
}

/// Of each of a session's public questions with [`bursts`] that wait for the desk, the votes of the largest: one network's.
pub(crate) async fn bursts_of(
    mut db: impl Reads,
    session: &SessionId,
    least: i64,
    within: i64,
) -> Result<Vec<(QuestionId, i64)>, Error> {
    all!(
        db,
        (QuestionId, i64),
        "SELECT question_id, MAX(votes) FROM (
            SELECT question_id, network, CAST(SUM(votes) AS BIGINT) AS votes
              FROM (SELECT question_id, network, COUNT(*) AS votes FROM votes
                  WHERE fresh = 1 AND question_id IN (
                    SELECT id FROM questions WHERE session_id = $1 AND visibility = 'public' AND votes >= $2)
                    AND NOT EXISTS (SELECT 1 FROM vote_bursts
                                     WHERE vote_bursts.question_id = votes.question_id AND vote_bursts.network = votes.network)
                  GROUP BY question_id, network, at / $3 HAVING COUNT(*) >= $2) AS stretches
             GROUP BY question_id, network) AS networks
          GROUP BY question_id",
        session,
        least,
        within
    )
}

/// The desk has decided about a network's new voters: those that were counted leave the count, or come back to it; later
/// ones follow them.
pub(crate) async fn decide(
    mut db: impl Writes,
    question: &QuestionId,
    network: &str,
    left_out: bool,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO vote_bursts (question_id, network, left_out, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (question_id, network) DO UPDATE SET left_out = excluded.left_out, at = excluded.at",
        question,
        network,
        i64::from(left_out),
        now
    )?;
    let sql = "UPDATE votes SET counts = $3 WHERE question_id = $1 AND network = $2 AND fresh = 1 AND counts <> $3";
    let changed = run!(db, sql, question, network, i64::from(!left_out))?;
    let changed = i64::try_from(changed).unwrap_or(i64::MAX);
    shift(db, question, if left_out { -changed } else { changed }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{Storage, open};

    #[tokio::test]
    async fn a_vote_finds_its_question_by_the_handle() {
        let folder = tempfile::tempdir().unwrap();
        let storage =
            open(&format!("sqlite:{}", folder.path().join("w.db").display()), &Default::default()).await.unwrap();
        let Storage::Sqlite { writer, .. } = &storage else { unreachable!() };
        let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {COUNT}"));
        let plan = sqlx::query_as(plan).bind("[]").fetch_all(writer.pool()).await.unwrap();
        let steps: Vec<String> = plan.into_iter().map(|(_, _, _, step): (i64, i64, i64, String)| step).collect();
        assert!(steps[0].starts_with("SCAN json_each"), "{steps:?}");
        assert!(steps[1].starts_with("SEARCH questions") && steps[1].ends_with("(handle=?)"), "{steps:?}");
    }
}
