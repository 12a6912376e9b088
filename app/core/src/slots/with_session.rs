//! Steps of a session's changes: its slots follow, and whoever has to know is told.

use domain::id::{ClinicianId, SessionId};
use domain::session::Session;
use domain::slot::{Shown, Slot};

use super::{claim, save_and_tell, tell};
use crate::storage::{Reads, slots as rows};
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
pub(crate) async fn call_off(work: &mut Work, session: &Session) -> Result<(), Error> {
    for slot in holding(work, session).await? {
        let off = slot.called_off(work.now());
        save_and_tell(work, &off).await?;
    }
    Ok(())
}

/// A step of taking that back: whoever lost their part by it has it again. Who has another one then by now stays out, and
/// hears of the cancellation.
pub(crate) async fn call_on(work: &mut Work, session: &Session) -> Result<(), Error> {
    let mut slots = rows::of_session(&mut *work, &session.id).await?;
    slots.sort_by(|one, other| one.clinician_id.cmp(&other.clinician_id));
    for slot in slots.into_iter().filter(|slot| slot.was.is_some()) {
        let span = slot.facts().span_in(session)?;
        let Some(back) = slot.called_on(span, work.now()) else { continue };
        match claim::time(work, &back).await {
            Ok(_) => save_and_tell(work, &back).await?,
            Err(Error::SlotConflict(_)) => rows::save(&mut *work, &Slot { was: None, ..slot }).await?,
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

/// Who was told that the session is off, by their slots.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn told_off(db: impl Reads, session: &SessionId) -> Result<Vec<ClinicianId>, Error> {
    let slots = rows::of_session(db, session).await?;
    let knows = |slot: &Slot| slot.was.is_some() && slot.shown == Some(Shown::Off);
    Ok(slots.into_iter().filter(knows).map(|slot| slot.clinician_id).collect())
}

async fn holding(work: &mut Work, session: &Session) -> Result<Vec<Slot>, Error> {
    let slots = rows::of_session(work, &session.id).await?;
    Ok(slots.into_iter().filter(|slot| slot.state.holds_time()).collect())
}
