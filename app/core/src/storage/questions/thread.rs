//! What belongs to a question beside its row: who asked, the replies, the notes among colleagues.

use domain::gate::Signs;
use domain::id::QuestionId;
use domain::question::QuestionFacts;
use domain::screens::desk::{Entry, Note};
use domain::text::{AnswerText, NoteText, QuestionText};
use domain::{Instant, Language};

use crate::Error;
use crate::storage::{Reads, Writes, all, maybe, run};

pub(crate) async fn insert_contact(
    mut db: impl Writes,
    id: &QuestionId,
    facts: &QuestionFacts,
    language: Language,
) -> Result<(), Error> {
    if facts.name.is_none() && facts.email.is_none() {
        return Ok(());
    }
    run!(
        db,
        "INSERT INTO question_contacts (question_id, name, email, language) VALUES ($1, $2, $3, $4)",
        id,
        &facts.name,
        &facts.email,
        language
    )?;
    Ok(())
}

/// The asker's name and address, where given.
///
/// # Errors
/// [`Error::Storage`].
pub async fn contact(mut db: impl Reads, id: &QuestionId) -> Result<(Option<String>, Option<String>), Error> {
    let row = maybe!(
        db,
        (Option<String>, Option<String>),
        "SELECT name, email FROM question_contacts WHERE question_id = $1",
        id
    )?;
    Ok(row.unwrap_or_default())
}

pub(crate) async fn insert_reply(
    mut db: impl Writes,
    entry: &str,
    id: &QuestionId,
    author: &str,
    text: &AnswerText,
    at: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO question_entries (id, question_id, kind, author, text, at) VALUES ($1, $2, 'reply', $3, $4, $5)",
        entry,
        id,
        author,
        text,
        at
    )?;
    Ok(())
}

/// What its asker wrote once more, with what was found in it.
pub(crate) async fn insert_follow_up(
    mut db: impl Writes,
    entry: &str,
    id: &QuestionId,
    text: &QuestionText,
    signs: &Signs,
    at: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO question_entries (id, question_id, kind, author, text, at, signs) VALUES ($1, $2, 'follow_up', 'asker', $3, $4, $5)",
        entry,
        id,
        text.as_str(),
        at,
        signs
    )?;
    Ok(())
}

/// Whether the newest that its asker wrote once more since then is just this.
pub(crate) async fn said_since(
    mut db: impl Reads,
    id: &QuestionId,
    text: &QuestionText,
    since: Instant,
) -> Result<bool, Error> {
    let newest = maybe!(
        db,
        (String, String),
        "SELECT kind, text FROM question_entries WHERE question_id = $1 AND at >= $2 ORDER BY at DESC, id DESC LIMIT 1",
        id,
        since
    )?;
    Ok(newest.is_some_and(|(kind, said)| kind == "follow_up" && said == text.as_str()))
}

/// The newest that its asker wrote once more.
pub(crate) async fn newest_follow_up(mut db: impl Reads, id: &QuestionId) -> Result<Option<String>, Error> {
    let sql = "SELECT id FROM question_entries WHERE question_id = $1 AND kind = 'follow_up' ORDER BY at DESC, id DESC LIMIT 1";
    Ok(maybe!(db, (String,), sql, id)?.map(|(id,)| id))
}

/// What was found in all that its asker wrote once more.
pub(crate) async fn signs_said(mut db: impl Reads, id: &QuestionId) -> Result<Vec<Signs>, Error> {
    let sql = "SELECT signs FROM question_entries WHERE question_id = $1 AND signs IS NOT NULL";
    Ok(all!(db, (Signs,), sql, id)?.into_iter().map(|(signs,)| signs).collect())
}

pub(crate) async fn insert_note(
    mut db: impl Writes,
    note: &str,
    id: &QuestionId,
    author: &str,
    text: &NoteText,
    at: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO question_notes (id, question_id, author, text, at) VALUES ($1, $2, $3, $4, $5)",
        note,
        id,
        author,
        text,
        at
    )?;
    Ok(())
}

/// The replies to a question, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn replies(mut db: impl Reads, id: &QuestionId) -> Result<Vec<Entry>, Error> {
    let rows = all!(
        db,
        (String, String, String, Instant),
        "SELECT kind, author, text, at FROM question_entries WHERE question_id = $1 ORDER BY at, id",
        id
    )?;
    Ok(rows.into_iter().map(|(kind, author, text, at)| Entry { kind, author: Some(author), text, at }).collect())
}

/// A question's internal notes, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn notes(mut db: impl Reads, id: &QuestionId) -> Result<Vec<Note>, Error> {
    let rows = all!(
        db,
        (String, String, Instant),
        "SELECT author, text, at FROM question_notes WHERE question_id = $1 ORDER BY at, id",
        id
    )?;
    Ok(rows.into_iter().map(|(author, text, at)| Note { author, text, at }).collect())
}
