//! What a planner notes of a slot, or takes back.

use domain::activity::Verb;
use domain::id::SlotId;
use domain::slot::{ReplyKind, Slot, SlotReply, State};

use super::{Held, announce, lock, still_to_come, tell};
use crate::actor::Planner;
use crate::storage::slots::{self as rows, replies};
use crate::{Activity, Error, Wellspring, Work};

/// The editor notes that the clinician agreed.
///
/// # Errors
/// [`Error::State`] unless it is proposed.
pub async fn confirm(app: &Wellspring, planner: &Planner, id: &SlotId) -> Result<Slot, Error> {
    become_state(app, planner, id, State::Confirmed, "").await
}

/// The editor notes that the clinician cannot, with a reason or without.
///
/// # Errors
/// [`Error::State`] when it was withdrawn.
pub async fn decline(app: &Wellspring, planner: &Planner, id: &SlotId, reason: &str) -> Result<Slot, Error> {
    let reason = domain::text::line(reason, "The reason", 0, 500).map_err(|why| Error::field("reason", why))?;
    become_state(app, planner, id, State::Declined, &reason).await
}

/// Takes the proposal back.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn withdraw(app: &Wellspring, planner: &Planner, id: &SlotId) -> Result<Slot, Error> {
    become_state(app, planner, id, State::Withdrawn, "").await
}

async fn become_state(
    app: &Wellspring,
    planner: &Planner,
    id: &SlotId,
    to: State,
    reason: &str,
) -> Result<Slot, Error> {
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let seen = rows::get(&mut work, id).await?;
    if work.repeated(id).await?.is_some() {
        return Ok(seen);
    }
    let Held { slot: before, session, clinician } = lock(&mut work, id).await?;
    still_to_come(&session)?;
    let after = before.become_state(to, now).map_err(Error::State)?;
    let after = Slot { answered_at: if to == State::Withdrawn { after.answered_at } else { Some(now) }, ..after };
    rows::save(&mut work, &after).await?;
    announce(&mut work, &after);
    if before.state != to {
        tell::changed(&mut work, &after).await?;
    }
    if !reason.is_empty() {
        noted(&mut work, id, reason).await?;
    }
    work.record(Activity::session(&session.id, session_verb(to)).detail(&clinician.name));
    work.commit(Activity::slot(id, slot_verb(to))).await?;
    Ok(after)
}

/// A reason that the editor heard, as if the clinician had written it.
async fn noted(work: &mut Work, id: &SlotId, reason: &str) -> Result<(), Error> {
    let reply = SlotReply {
        slot_id: id.clone(),
        kind: ReplyKind::Declined,
        text: reason.to_owned(),
        name: String::new(),
        starts: None,
        zone: None,
        author: work.who().name.clone(),
        at: work.now(),
    };
    let reply_id: uuid::Uuid = work.id();
    replies::insert(work, &reply_id.to_string(), &reply).await
}

pub(super) fn slot_verb(state: State) -> Verb {
    match state {
        State::Confirmed => Verb::Confirmed,
        State::Declined => Verb::Declined,
        State::Withdrawn => Verb::Withdrawn,
        State::Proposed => Verb::Proposed,
    }
}

fn session_verb(state: State) -> Verb {
    match state {
        State::Confirmed => Verb::ConfirmedAClinician,
        State::Declined => Verb::NotedARefusal,
        _ => Verb::WithdrewAProposal,
    }
}
