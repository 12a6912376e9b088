//! Rows of legal holds: what keeps a question from being erased.

use domain::Instant;
use domain::question::Question;
use domain::screens::desk::LegalHold;

use super::{Reads, Writes, all, one, run};
use crate::Error;

/// Those that stand against erasing a question, the longest first.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn of_question(
    mut db: impl Reads,
    question: &Question,
    now: Instant,
) -> Result<Vec<LegalHold>, Error> {
    all!(
        db,
        LegalHold,
        "SELECT reason, set_by, at, until_at, CAST(CASE WHEN question_id IS NULL THEN 1 ELSE 0 END AS BIGINT) AS whole_session
           FROM holds WHERE until_at > $3 AND (question_id = $1 OR session_id = $2) ORDER BY until_at DESC, id",
        &question.id,
        &question.session_id,
        now
    )
}

/// Whether any stands against erasing it.
pub(crate) async fn any(mut db: impl Reads, question: &Question, now: Instant) -> Result<bool, Error> {
    let (many,) = one!(
        db,
        (i64,),
        "SELECT COUNT(*) FROM holds WHERE until_at > $3 AND (question_id = $1 OR session_id = $2)",
        &question.id,
        &question.session_id,
        now
    )?;
    Ok(many > 0)
}

pub(crate) async fn insert(mut db: impl Writes, id: &str, question: &Question, hold: &LegalHold) -> Result<(), Error> {
    let whole = hold.whole_session.is_set();
    run!(
        db,
        "INSERT INTO holds (id, question_id, session_id, reason, set_by, at, until_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        (!whole).then_some(&question.id),
        question.session_id.as_ref().filter(|_| whole),
        &hold.reason,
        &hold.set_by,
        hold.at,
        hold.until_at
    )?;
    Ok(())
}

/// All of them end now; how many there were.
pub(crate) async fn end(mut db: impl Writes, question: &Question, now: Instant) -> Result<u64, Error> {
    run!(
        db,
        "UPDATE holds SET until_at = $3 WHERE until_at > $3 AND (question_id = $1 OR session_id = $2)",
        &question.id,
        &question.session_id,
        now
    )
}
