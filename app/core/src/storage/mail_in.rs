//! Rows of what came in by mail.

use domain::Instant;
use domain::id::{LetterId, SessionId, SlotId};
use domain::screens::mail_log::CameRow;
use domain::slot::Heard;
use domain::time::DAY;

use super::{Reads, Writes, all, maybe, run};
use crate::Error;

/// How long it is kept, in milliseconds; what waits for the team is kept with its slot.
const KEPT: i64 = 90 * DAY;

/// A message that came.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Came {
    /// Its id.
    pub id: LetterId,
    /// When.
    pub at: Instant,
    /// From whom; empty where it names nobody.
    pub sender: String,
    /// Subject line.
    pub subject: String,
    /// What became of it.
    pub outcome: Heard,
    /// Why it cannot be used, or waits.
    pub reason: String,
    /// The slot that it answers.
    pub slot_id: Option<SlotId>,
    /// What waits for the team, as JSON.
    pub said: Option<String>,
}

/// Keeps a message, and forgets old ones.
pub(crate) async fn insert(mut db: impl Writes, came: &Came) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO mail_in (id, at, sender, subject, outcome, reason, slot_id, said) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &came.id,
        came.at,
        &came.sender,
        &came.subject,
        came.outcome,
        &came.reason,
        &came.slot_id,
        &came.said
    )?;
    run!(db, "DELETE FROM mail_in WHERE at < $1 AND outcome <> 'waiting'", came.at.plus(-KEPT))?;
    Ok(())
}

/// A message by id.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn get(mut db: impl Reads, id: &LetterId) -> Result<Came, Error> {
    maybe!(db, Came, "SELECT id, at, sender, subject, outcome, reason, slot_id, said FROM mail_in WHERE id = $1", id)?
        .ok_or(Error::NotFound)
}

/// What the team decided about a message that waited; whether it still did.
pub(crate) async fn settle(mut db: impl Writes, id: &LetterId, outcome: Heard) -> Result<bool, Error> {
    let settled = run!(db, "UPDATE mail_in SET outcome = $2 WHERE id = $1 AND outcome = 'waiting'", id, outcome)?;
    Ok(settled > 0)
}

/// What waits for the team about a session, the oldest first.
pub(crate) async fn waiting(mut db: impl Reads, session: &SessionId) -> Result<Vec<Came>, Error> {
    all!(
        db,
        Came,
        "SELECT id, at, sender, subject, outcome, reason, slot_id, said FROM mail_in
          WHERE outcome = 'waiting' AND slot_id IN (SELECT id FROM slots WHERE session_id = $1) ORDER BY at, id LIMIT 50",
        session
    )
}

/// The newest messages, for the mail log.
pub(crate) async fn log(mut db: impl Reads, most: i64) -> Result<Vec<CameRow>, Error> {
    all!(
        db,
        CameRow,
        "SELECT mail_in.id, mail_in.at, mail_in.sender, mail_in.subject, mail_in.outcome, mail_in.reason, slots.session_id
           FROM mail_in LEFT JOIN slots ON slots.id = mail_in.slot_id ORDER BY mail_in.at DESC, mail_in.id DESC LIMIT $1",
        most
    )
}
