//! Asking a clinician to a session.

use domain::activity::Verb;
use domain::id::{SessionId, SlotId};
use domain::session::Session;
use domain::slot::{Slot, SlotDraft, SlotFacts, State};

use super::{announce, claim, still_to_come, tell};
use crate::actor::Planner;
use crate::storage::{sessions, slots as rows};
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work};

/// Proposes a clinician for a session.
///
/// # Errors
/// [`Error::SlotConflict`] names their other slot, which nothing overrides; [`Error::SlotBusy`] their leave or their own
/// calendar, which a reason does; [`Error::Invalid`] beside the fields; [`Error::State`] when the session is over.
pub async fn propose(
    app: &Wellspring,
    planner: &Planner,
    session: &SessionId,
    draft: &SlotDraft,
) -> Result<Slot, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(planner).await?;
    let id: SlotId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    let session = sessions::lock(&mut work, session).await?;
    still_to_come(&session)?;
    let slot = asked(&work, id, &session, facts)?;
    let clinician = claim::time(&mut work, &slot).await?;
    let slot = claim::own_calendar(&mut work, slot, &clinician, &session.zone).await?;
    rows::insert(&mut work, &slot).await?;
    announce(&mut work, &slot);
    tell::changed(&mut work, &slot).await?;
    work.record(Activity::slot(&slot.id, Verb::Proposed).detail(&clinician.name));
    work.commit(recorded(&slot, clinician.name.as_str())).await?;
    Ok(slot)
}

/// The session's history tells why somebody was asked who is not free.
fn recorded(slot: &Slot, name: &str) -> Activity {
    let asked = Activity::session(&slot.session_id, Verb::ProposedAClinician);
    match slot.override_reason.as_str() {
        "" => asked.detail(name),
        reason => asked.detail(format!("{name}, although not free: {reason}")),
    }
}

fn asked(work: &Work, id: SlotId, session: &Session, facts: SlotFacts) -> Result<Slot, Error> {
    let span = facts.span_in(session)?;
    Ok(Slot {
        id,
        session_id: session.id.clone(),
        clinician_id: facts.clinician_id,
        role: facts.role,
        offset_minutes: facts.offset_minutes,
        minutes: facts.minutes,
        starts_at: span.start,
        ends_at: span.end,
        state: State::Proposed,
        sequence: 0,
        call_minutes: facts.call_minutes,
        override_reason: facts.override_reason,
        link_version: 1,
        link_used_at: None,
        told: None,
        told_to: None,
        told_since: None,
        told_sequence: None,
        shown: None,
        told_at: None,
        agreed_starts_at: None,
        agreed_ends_at: None,
        answered_at: None,
        was: None,
        updated_at: work.now(),
    })
}
