//! What goes where a question is erased: everything in any table that was said in it, or says who said it.

use domain::id::SessionId;
use domain::question::Question;

use super::{columns, select};
use crate::Error;
use crate::storage::{Reads, Writes, all, as_list, handoffs, run};

/// Erases all that stands beside a question's own text, which [`save`](super::save) replaces; and, unless a wording stays
/// public, its votes. `trace` is a word for the text.
pub(crate) async fn erase(mut db: impl Writes, question: &Question, trace: &str) -> Result<(), Error> {
    let id = &question.id;
    run!(
        db,
        "DELETE FROM letters WHERE about = $1 OR about IN (SELECT id FROM question_followers WHERE question_id = $1)",
        id
    )?;
    run!(db, "DELETE FROM question_contacts WHERE question_id = $1", id)?;
    run!(db, "DELETE FROM question_entries WHERE question_id = $1", id)?;
    run!(db, "DELETE FROM question_notes WHERE question_id = $1", id)?;
    run!(db, "DELETE FROM question_followers WHERE question_id = $1", id)?;
    handoffs::forget(&mut db, id).await?;
    run!(db, "DELETE FROM question_reports WHERE question_id = $1", id)?;
    run!(db, "DELETE FROM repeats WHERE subject = $1", id)?;
    if question.public_text.is_none() {
        run!(db, "DELETE FROM votes WHERE question_id = $1", id)?;
        run!(db, "DELETE FROM vote_bursts WHERE question_id = $1", id)?;
    }
    run!(
        db,
        "UPDATE questions SET voter = NULL, signs = NULL, source_url = NULL, claimed_by = NULL, claimed_name = NULL, claimed_until = NULL,
            trace = COALESCE(trace, $2) WHERE id = $1",
        id,
        trace
    )?;
    Ok(())
}

/// Which of these questions still hold words that were erased, of those of which nothing was left, or only a wording.
pub(crate) async fn whole(mut db: impl Reads, ids: &[&str]) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!("WHERE id IN (SELECT value FROM json_each($1)) AND (erased_at IS NULL OR erasing = 'wording')"),
        as_list(ids)?
    )
}

/// The words for the texts that were erased in a session.
pub(crate) async fn traces_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<String>, Error> {
    let rows = all!(db, (String,), "SELECT trace FROM questions WHERE session_id = $1 AND trace IS NOT NULL", session)?;
    Ok(rows.into_iter().map(|(trace,)| trace).collect())
}
