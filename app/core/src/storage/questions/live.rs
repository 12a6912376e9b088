//! Rows of questions while their session runs: lines, claims, reports, joined ones.

use domain::Instant;
use domain::activity::{Noun, Verb};
use domain::id::{QuestionId, SessionId};
use domain::question::Question;

use super::{columns, select};
use crate::Error;
use crate::storage::{Reads, Writes, all, one, run};

/// What the desk works on while a session runs: all but what was dismissed or taken back. What stands somewhere comes
/// first, then what is open, the most wanted first; at most 1,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn live_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE session_id = $1 AND state NOT IN ('dismissed', 'withdrawn')
             ORDER BY CASE WHEN place IS NOT NULL THEN 0 WHEN state IN ('received', 'acknowledged') THEN 1 ELSE 2 END,
                      votes DESC, created_at, id LIMIT 1000"
        ),
        session
    )
}

/// Those of a session that stand somewhere, in order: what is answered now first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn placed_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE session_id = $1 AND place IS NOT NULL ORDER BY CASE place WHEN 'now' THEN 0 ELSE 1 END, place_rank, placed_at, id"
        ),
        session
    )
}

/// Whether anything of a session was on stage, or answered aloud, since `at`.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn anything_on_stage(mut db: impl Reads, session: &SessionId, at: Instant) -> Result<bool, Error> {
    let (times,) = one!(
        db,
        (i64,),
        "SELECT COUNT(*) FROM activities WHERE noun = $1 AND verb IN ($2, $3) AND at >= $4
            AND subject IN (SELECT id FROM questions WHERE session_id = $5)",
        Noun::Question,
        Verb::PutOnStage,
        Verb::AnsweredLive,
        at,
        session
    )?;
    Ok(times > 0)
}

/// Its order in the line. The question's version stays: others moved past it.
pub(crate) async fn set_rank(mut db: impl Writes, id: &QuestionId, rank: i64) -> Result<(), Error> {
    run!(db, "UPDATE questions SET place_rank = $2 WHERE id = $1", id, rank)?;
    Ok(())
}

/// Who has it open, and until when. The question's version stays: nobody else's words are in danger by this.
pub(crate) async fn set_claim(
    mut db: impl Writes,
    id: &QuestionId,
    who: Option<(&str, &str)>,
    until: Option<Instant>,
) -> Result<(), Error> {
    let (by, name) = who.unzip();
    let sql = "UPDATE questions SET claimed_by = $2, claimed_name = $3, claimed_until = $4 WHERE id = $1";
    run!(db, sql, id, by, name, until)?;
    Ok(())
}

/// The questions that were joined with this one, the oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn joined_with(mut db: impl Reads, umbrella: &QuestionId) -> Result<Vec<Question>, Error> {
    all!(db, Question, select!("WHERE umbrella_id = $1 ORDER BY created_at, id"), umbrella)
}

/// Notes a voter's report; `false` if it was there.
pub(crate) async fn report(
    mut db: impl Writes,
    id: &QuestionId,
    voter: &str,
    network: &str,
    now: Instant,
) -> Result<bool, Error> {
    let added = run!(
        db,
        "INSERT INTO question_reports (question_id, voter, at, network) VALUES ($1, $2, $3, $4)
         ON CONFLICT (question_id, voter) DO NOTHING",
        id,
        voter,
        now,
        network
    )?;
    Ok(added == 1)
}

/// A voter takes their report back, if it came after `since` and nobody has decided about it; `false` if there is none.
pub(crate) async fn take_report_back(
    mut db: impl Writes,
    id: &QuestionId,
    voter: &str,
    since: Instant,
) -> Result<bool, Error> {
    let sql = "DELETE FROM question_reports WHERE question_id = $1 AND voter = $2 AND at >= $3 AND settled = 0";
    Ok(run!(db, sql, id, voter, since)? == 1)
}

/// How many questions wait for the desk because of reports; no more than a thousand are counted.
///
/// # Errors
/// [`Error::Storage`].
pub async fn reported_total(mut db: impl Reads) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM (SELECT DISTINCT question_id FROM question_reports WHERE settled = 0 LIMIT 1000) AS reported";
    Ok(one!(db, (i64,), sql)?.0)
}

/// From how many networks a question was reported.
pub(crate) async fn reporting(mut db: impl Reads, id: &QuestionId) -> Result<i64, Error> {
    let sql = "SELECT COUNT(DISTINCT COALESCE(network, voter)) FROM question_reports WHERE question_id = $1";
    Ok(one!(db, (i64,), sql, id)?.0)
}

/// The desk has decided: what was reported before says no more.
pub(crate) async fn settle_reports(mut db: impl Writes, id: &QuestionId) -> Result<(), Error> {
    run!(db, "UPDATE question_reports SET settled = 1 WHERE question_id = $1", id)?;
    Ok(())
}

/// Reports that wait for the desk, by question, of a session.
///
/// # Errors
/// [`Error::Storage`].
pub async fn reports_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<(QuestionId, i64)>, Error> {
    all!(
        db,
        (QuestionId, i64),
        "SELECT question_id, COUNT(*) FROM question_reports JOIN questions ON questions.id = question_reports.question_id
          WHERE questions.session_id = $1 AND settled = 0 GROUP BY question_id",
        session
    )
}
