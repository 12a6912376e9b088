//! Slots: clinicians proposed, asked by link, and never in two places at once.
//!
//! Whoever gives a clinician time locks the session first and then the clinician's row, so that of two at once the
//! second sees the first one's slot.

pub mod answer;
mod claim;
mod link;
mod propose;
mod read;
mod state;
mod tell;
mod wished;
mod with_session;

pub(crate) use answer::Open;
pub use claim::clashes_of;
pub(crate) use claim::{days, touch};
pub(crate) use link::confirm_url;
pub use link::{by_token, renew_link};
pub use propose::propose;
pub use read::{Seen, get, link_for, of_session};
pub use state::{confirm, decline, withdraw};
pub(crate) use tell::{TellClinician, readdressed, tell_anew, tell_now};
pub use wished::{Wished, wished};
pub(crate) use with_session::{call_off, call_on, follow, propose_again, renamed, told_off};

use domain::clinician::Clinician;
use domain::deeds::SlotStep;
use domain::id::SlotId;
use domain::session::Session;
use domain::slot::Slot;

use crate::actor::Planner;
use crate::live::{EventKind, Topic};
use crate::storage::clinicians;
use crate::storage::{sessions, slots as rows};
use crate::{Error, Wellspring, Work};

/// What a planner does with it; a `reason` goes with a no.
///
/// # Errors
/// [`Error::State`] where it is too late; [`Error::NotFound`].
pub async fn step(
    app: &Wellspring,
    planner: &Planner,
    id: &SlotId,
    step: SlotStep,
    reason: &str,
) -> Result<Slot, Error> {
    match step {
        SlotStep::Confirm => confirm(app, planner, id).await,
        SlotStep::Decline => decline(app, planner, id, reason).await,
        SlotStep::Withdraw => withdraw(app, planner, id).await,
        SlotStep::Link => renew_link(app, planner, id).await,
    }
}

/// A slot that nobody else changes meanwhile, with what it belongs to.
pub(crate) struct Held {
    /// The slot.
    pub slot: Slot,
    /// Its session.
    pub session: Session,
    /// Its clinician.
    pub clinician: Clinician,
}

/// Locks a slot: its session first and then the clinician's row, as whoever gives time does.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(work: &mut Work, id: &SlotId) -> Result<Held, Error> {
    let seen = rows::get(&mut *work, id).await?;
    let session = sessions::lock(&mut *work, &seen.session_id).await?;
    let clinician = clinicians::lock(&mut *work, &seen.clinician_id).await?;
    let slot = rows::get(&mut *work, id).await?;
    Ok(Held { slot, session, clinician })
}

/// What an ended or cancelled session says to whoever still wants to change its slots.
fn still_to_come(session: &Session) -> Result<(), Error> {
    use domain::session::State::{Cancelled, Ended};
    match session.state {
        Ended | Cancelled => Err(Error::State(format!("This session is {}; nobody can be added.", session.state))),
        _ => Ok(()),
    }
}

/// Saves a changed slot, tells whoever looks at the plan, and has its clinician told.
async fn save_and_tell(work: &mut Work, slot: &Slot) -> Result<(), Error> {
    rows::save(&mut *work, slot).await?;
    announce(work, slot);
    tell::changed(work, slot).await
}

/// Tells whoever looks at the plan.
pub(crate) fn announce(work: &mut Work, slot: &Slot) {
    work.announce(Topic::Plan, EventKind::Slot, &slot.id);
}
