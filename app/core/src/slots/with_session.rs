//! Steps of a session's changes: its slots follow, and whoever has to know is told.

use domain::session::Session;
use domain::slot::{Slot, State};

use super::{claim, save_and_tell, tell};
use crate::storage::slots as rows;
use crate::{Error, Work};

/// A step of moving a session: its slots follow, and their clinicians are asked again. Leave and busy times do not
/// refuse a move; the session's page names them.
///
/// # Errors
/// [`Error::SlotConflict`] names who would be in two places; [`Error::Invalid`] beside the session's fields where a
/// slot has no place in it any more.
pub(crate) async fn propose_again(work: &mut Work, session: &Session) -> Result<(), Error> {
    let mut slots = holding(work, session).await?;
    // In one order everywhere: two moves that lock the same clinicians in opposite order would deadlock.
    slots.sort_by(|one, other| one.clinician_id.cmp(&other.clinician_id));
    for slot in slots {
        let span = slot.facts().span_in(session).map_err(|_| no_place(session))?;
        let moved = slot.asked_for(span, work.now());
        claim::time(work, &moved).await?;
        save_and_tell(work, &moved).await?;
    }
    Ok(())
}

/// Beside the session's own fields, since it is the session that was edited.
fn no_place(session: &Session) -> Error {
    match session.starts_at {
        None => {
            Error::field("starts", "Clinicians were asked for a time; withdraw their slots before you take it away.")
        }
        Some(_) => Error::field(
            "minutes",
            "A clinician's slot would begin after the end; withdraw it first, or keep the session longer.",
        ),
    }
}

/// A step of a new join link, another zone or new zone data: slots follow their session, and calendars notice. Nobody
/// is asked again, nor refused.
pub(crate) async fn follow(work: &mut Work, session: &Session) -> Result<(), Error> {
    for slot in holding(work, session).await? {
        let moved = slot.at(slot.facts().span_in(session)?, slot.state, work.now());
        save_and_tell(work, &moved).await?;
    }
    Ok(())
}

/// A step of a session's new title: whoever was told the old one is told the new one. Nothing else of a slot changes.
pub(crate) async fn renamed(work: &mut Work, session: &Session) -> Result<(), Error> {
    for slot in holding(work, session).await? {
        tell::changed(work, &slot).await?;
    }
    Ok(())
}

/// A step of cancelling a session.
pub(crate) async fn withdraw_all(work: &mut Work, session: &Session) -> Result<(), Error> {
    for slot in holding(work, session).await? {
        let withdrawn = slot.become_state(State::Withdrawn, work.now()).map_err(Error::State)?;
        save_and_tell(work, &withdrawn).await?;
    }
    Ok(())
}

async fn holding(work: &mut Work, session: &Session) -> Result<Vec<Slot>, Error> {
    let slots = rows::of_session(work, &session.id).await?;
    Ok(slots.into_iter().filter(|slot| slot.state.holds_time()).collect())
}
