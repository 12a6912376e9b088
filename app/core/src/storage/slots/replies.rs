//! Rows of what clinicians said beside yes.

use domain::id::{SessionId, SlotId};
use domain::slot::SlotReply;

use crate::Error;
use crate::storage::{Reads, Writes, all, maybe, run};

/// The newest reply to each slot of a session, where there is one.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_session(mut db: impl Reads, session: &SessionId) -> Result<Vec<SlotReply>, Error> {
    all!(
        db,
        SlotReply,
        "SELECT slot_id, kind, text, name, starts, zone, author, at FROM slot_replies
          WHERE slot_id IN (SELECT id FROM slots WHERE session_id = $1)
            AND NOT EXISTS (SELECT 1 FROM slot_replies AS later WHERE later.slot_id = slot_replies.slot_id
                             AND (later.at > slot_replies.at OR (later.at = slot_replies.at AND later.id > slot_replies.id)))",
        session
    )
}

/// The newest reply to one slot.
///
/// # Errors
/// [`Error::Storage`].
pub async fn newest(mut db: impl Reads, slot: &SlotId) -> Result<Option<SlotReply>, Error> {
    maybe!(
        db,
        SlotReply,
        "SELECT slot_id, kind, text, name, starts, zone, author, at FROM slot_replies
          WHERE slot_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
        slot
    )
}

pub(crate) async fn insert(mut db: impl Writes, id: &str, reply: &SlotReply) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO slot_replies (id, slot_id, kind, text, name, starts, zone, author, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        &reply.slot_id,
        reply.kind,
        &reply.text,
        &reply.name,
        reply.starts,
        &reply.zone,
        &reply.author,
        reply.at
    )?;
    Ok(())
}
