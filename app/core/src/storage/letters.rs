//! Rows of letters.

use domain::Instant;
use domain::id::{LetterId, SlotId};
use domain::letter::{Kept, Kind, Letter, State, Undelivered};
use domain::screens::mail_log::LetterRow;
use domain::text::Email;
use serde::Serialize;

use super::{Reads, Writes, all, as_list, one, run, run_maybe};
use crate::Error;

pub(crate) async fn insert(mut db: impl Writes, id: &LetterId, letter: &Letter, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO letters (id, kind, about, to_name, to_address, subject, text, html, calendar, method, state, attempts, dialogue,
            created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', 0, '', $11, $11)",
        id,
        letter.kind,
        &letter.about,
        &letter.to.0,
        letter.to.1.as_str(),
        &letter.subject,
        &letter.text,
        &letter.html,
        letter.calendar.as_ref().map(|(_, text)| text.as_str()),
        letter.calendar.as_ref().map(|(method, _)| method.as_str()),
        now
    )?;
    Ok(())
}

/// The letter, locked for the rest of the work.
pub(crate) async fn lock(mut db: impl Writes, id: &LetterId) -> Result<Kept, Error> {
    run_maybe!(
        db,
        Kept,
        "UPDATE letters SET attempts = attempts WHERE id = $1
         RETURNING id, kind, about, state, to_name, to_address, subject, text, html, calendar, method, attempts, created_at",
        id
    )?
    .ok_or(Error::NotFound)
}

/// Whether there was a letter of this kind about this thing since then.
pub(crate) async fn exists(mut db: impl Reads, kind: Kind, about: &str, since: Instant) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM letters WHERE about = $1 AND kind = $2 AND created_at >= $3";
    let (count,) = one!(db, (i64,), sql, about, kind, since)?;
    Ok(count > 0)
}

/// Whether a letter that called for help lately did not leave.
pub(crate) async fn calls_fail(mut db: impl Reads) -> Result<bool, Error> {
    let (count,) = one!(
        db,
        (i64,),
        "SELECT COUNT(*) FROM letters
          WHERE kind = 'call' AND state IN ('failed', 'unclear', 'waiting') AND (state <> 'waiting' OR attempts > 0)"
    )?;
    Ok(count > 0)
}

/// How often an address was sent the link to a question's page, after an instant.
pub(crate) async fn receipts_to(mut db: impl Reads, email: &Email, after: Instant) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM letters WHERE kind = 'receipt' AND to_address = $1 AND created_at > $2";
    Ok(one!(db, (i64,), sql, email, after)?.0)
}

/// Another state.
pub(crate) async fn mark(mut db: impl Writes, id: &LetterId, state: State, now: Instant) -> Result<(), Error> {
    run!(db, "UPDATE letters SET state = $2, updated_at = $3 WHERE id = $1", id, state, now)?;
    Ok(())
}

/// The end of a try. What has gone out is kept no longer.
pub(crate) async fn end(
    mut db: impl Writes,
    id: &LetterId,
    state: State,
    dialogue: &str,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "UPDATE letters SET state = $2, dialogue = $3, updated_at = $4, attempts = attempts + 1 WHERE id = $1 AND state = 'sending'",
        id,
        state,
        dialogue,
        now
    )?;
    run!(db, "UPDATE letters SET text = '', html = '', calendar = NULL WHERE id = $1 AND state = 'sent'", id)?;
    Ok(())
}

/// Letters about these things are forgotten, with the addresses that they hold.
pub(crate) async fn forget(mut db: impl Writes, about: &[impl Serialize]) -> Result<(), Error> {
    run!(db, "DELETE FROM letters WHERE about IN (SELECT value FROM json_each($1))", as_list(about)?)?;
    Ok(())
}

/// Of each of these things the newest letter, where it did not arrive for sure. One that is on its way says nothing yet.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn undelivered(mut db: impl Reads, about: &[SlotId]) -> Result<Vec<Undelivered>, Error> {
    let list = as_list(about)?;
    all!(
        db,
        Undelivered,
        "SELECT about, to_address, state, dialogue, updated_at FROM json_each($1) AS wanted
           JOIN letters ON letters.id = (SELECT id FROM letters AS newest WHERE newest.about = wanted.value
                                          ORDER BY created_at DESC, id DESC LIMIT 1)
          WHERE state IN ('failed', 'unclear')",
        list
    )
}

/// The letters that a person has to decide about, the oldest first. A call that is unclear is made again by itself.
///
/// # Errors
/// [`Error::Storage`].
pub async fn undecided(mut db: impl Reads, most: i64) -> Result<Vec<LetterRow>, Error> {
    all!(
        db,
        LetterRow,
        "SELECT id, kind, state, to_name, to_address, subject, attempts, dialogue, created_at, updated_at FROM letters
          WHERE state IN ('unclear', 'failed') AND NOT (kind = 'call' AND state = 'unclear') ORDER BY created_at, id LIMIT $1",
        most
    )
}

/// The newest letters; those that a person has to decide about first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn log(mut db: impl Reads, most: i64) -> Result<Vec<LetterRow>, Error> {
    all!(
        db,
        LetterRow,
        "SELECT id, kind, state, to_name, to_address, subject, attempts, dialogue, created_at, updated_at FROM letters
          ORDER BY CASE WHEN state IN ('unclear', 'failed') THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT $1",
        most
    )
}

/// How many letters are in each state.
///
/// # Errors
/// [`Error::Storage`].
pub async fn counts(mut db: impl Reads) -> Result<Vec<(State, i64)>, Error> {
    all!(db, (State, i64), "SELECT state, COUNT(*) FROM letters GROUP BY state")
}
