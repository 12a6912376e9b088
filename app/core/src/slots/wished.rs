//! Another time that a clinician asked for, as a change of the session.

use domain::id::{SessionId, SlotId};
use domain::session::SessionDraft;
use domain::slot::State;
use domain::time::MINUTE;
use domain::{Version, zone};

use crate::actor::Planner;
use crate::storage::sessions;
use crate::storage::slots::{self as rows, replies};
use crate::{Error, Wellspring};

/// What to edit, from which version, and to what.
#[derive(Clone, Debug)]
pub struct Wished {
    /// The session.
    pub session: SessionId,
    /// Its version.
    pub version: Version,
    /// It, at the time at which the clinician's part begins when they asked for it.
    pub draft: SessionDraft,
}

/// The session where the slot's clinician would have it.
///
/// # Errors
/// [`Error::State`] where they asked for no other time, or the slot no longer waits for one.
pub async fn wished(app: &Wellspring, _: &Planner, id: &SlotId) -> Result<Wished, Error> {
    let slot = rows::get(&app.storage, id).await?;
    let reply = replies::newest(&app.storage, id).await?;
    let wish = reply.and_then(|reply| Some((reply.starts?, reply.zone?))).filter(|_| slot.state == State::Proposed);
    let none = || Error::State("Nobody asks for another time here any more.".to_owned());
    let (starts, zone) = wish.ok_or_else(none)?;
    let begins = zone::existing(starts, &zone).map_err(Error::State)?;
    let session = sessions::get(&app.storage, &slot.session_id).await?;
    let local = zone::local(begins.plus(-slot.offset_minutes * MINUTE), &session.zone);
    let draft = SessionDraft { starts: Some(local.to_string()), ..session.draft() };
    Ok(Wished { session: session.id, version: session.version, draft })
}
