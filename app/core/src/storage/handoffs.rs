//! Rows of handoffs.

use domain::Instant;
use domain::handoff::{Handoff, Outcome};
use domain::id::{HandoffId, QuestionId, TeamId};
use domain::time::DAY;

use super::{Reads, Writes, all, maybe, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, question_id, category, team_id, standing, contact, best_time, details, agreed_at, tries, due_at, told, outcome,
                    closed_at, link_version, created_at, updated_at FROM handoffs ",
            $rest
        )
    };
}

/// A handoff by id.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn get(mut db: impl Reads, id: &HandoffId) -> Result<Handoff, Error> {
    maybe!(db, Handoff, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// The newest handoff of a question.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn of_question(mut db: impl Reads, question: &QuestionId) -> Result<Option<Handoff>, Error> {
    maybe!(db, Handoff, select!("WHERE question_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1"), question)
}

/// Those whose next step was due by `now`, while nobody was told for a day; the longest first, at most `most`.
pub(crate) async fn resting(mut db: impl Reads, now: Instant, most: i64) -> Result<Vec<Handoff>, Error> {
    all!(
        db,
        Handoff,
        select!(
            "WHERE closed_at IS NULL AND due_at <= $1 AND (told = 0 OR updated_at <= $2) ORDER BY due_at, id LIMIT $3"
        ),
        now,
        now.plus(-DAY),
        most
    )
}

/// What is open of a team's, by its questions.
pub(crate) async fn open_of_team(mut db: impl Reads, team: &TeamId) -> Result<Vec<QuestionId>, Error> {
    let sql = "SELECT question_id FROM handoffs WHERE team_id = $1 AND closed_at IS NULL ORDER BY question_id";
    Ok(all!(db, (QuestionId,), sql, team)?.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn insert(mut db: impl Writes, handoff: &Handoff) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO handoffs (id, question_id, category, team_id, standing, tries, due_at, told, link_version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, 0, $7, $8, $8)",
        &handoff.id,
        &handoff.question_id,
        handoff.category,
        &handoff.team_id,
        handoff.standing,
        handoff.due_at,
        handoff.link_version,
        handoff.created_at
    )?;
    Ok(())
}

/// Saves a handoff of a question that is locked.
pub(crate) async fn save(mut db: impl Writes, handoff: &Handoff) -> Result<(), Error> {
    run!(
        db,
        "UPDATE handoffs SET category = $2, team_id = $3, standing = $4, contact = $5, best_time = $6, details = $7, agreed_at = $8,
            tries = $9, due_at = $10, told = $11, outcome = $12, closed_at = $13, link_version = $14, updated_at = $15 WHERE id = $1",
        &handoff.id,
        handoff.category,
        &handoff.team_id,
        handoff.standing,
        &handoff.contact,
        &handoff.best_time,
        &handoff.details,
        handoff.agreed_at,
        handoff.tries,
        handoff.due_at,
        handoff.told,
        handoff.outcome,
        handoff.closed_at,
        handoff.link_version,
        handoff.updated_at
    )?;
    Ok(())
}

/// What is open of a question's is over, since the desk or its asker took it back.
pub(crate) async fn take_back(mut db: impl Writes, question: &QuestionId, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE handoffs SET standing = 'closed', outcome = $2, closed_at = $3, updated_at = $3 WHERE question_id = $1 AND closed_at IS NULL",
        question,
        Outcome::TakenBack,
        now
    )?;
    Ok(())
}

/// How a question's asker was reached, and what they told for that, is gone.
pub(crate) async fn forget(mut db: impl Writes, question: &QuestionId) -> Result<(), Error> {
    run!(db, "UPDATE handoffs SET contact = NULL, best_time = NULL, details = NULL WHERE question_id = $1", question)?;
    Ok(())
}
