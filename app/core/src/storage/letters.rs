//! Rows of letters.

use domain::Instant;
use domain::id::LetterId;

use super::{Reads, run};
use crate::Error;
use crate::notices::letters::Letter;

pub(crate) async fn insert(mut db: impl Reads, id: &LetterId, letter: &Letter, now: Instant) -> Result<(), Error> {
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
