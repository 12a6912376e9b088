//! Slots: clinicians proposed, confirmed, and never in two places at once.
//!
//! Whoever gives a clinician time locks the clinician's row first, so that of two at once the
//! second sees the first one's slot.

use domain::Span;
use domain::id::{SessionId, SlotId};
use domain::session::Session;
use domain::slot::{Slot, SlotDraft, State};

use crate::actor::Planner;
use crate::live::Topic;
use crate::storage::{clinicians, sessions, slots as rows};
use crate::{Activity, Error, SlotConflict, Wellspring, Work};

/// Proposes a clinician for a session.
///
/// # Errors
/// [`Error::SlotConflict`] names their other slot; [`Error::Invalid`] beside the fields;
/// [`Error::State`] when the session is over.
pub async fn propose(
    app: &Wellspring,
    planner: &Planner,
    session: &SessionId,
    draft: &SlotDraft,
) -> Result<Slot, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let id: SlotId = work.id();
    if let Some(first) = work.repeated(&id).await? {
        return rows::get(&mut work, &crate::work::parsed(&first)?).await;
    }
    let session = sessions::lock(&mut work, session, None).await?;
    still_to_come(&session)?;
    let span = facts.span_in(&session)?;
    let slot = Slot {
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
        call_minutes: None,
        override_reason: String::new(),
        link_version: 1,
        link_used_at: None,
        told: None,
        told_at: None,
        agreed_starts_at: None,
        agreed_ends_at: None,
        updated_at: now,
    };
    let name = claim_time(&mut work, &slot).await?;
    rows::insert(&mut work, &slot).await?;
    announce(&mut work, &slot);
    work.record(Activity::slot(&slot.id, "proposed").detail(&name)).await?;
    work.commit(Activity::session(&session.id, "proposed a clinician").detail(&name)).await?;
    Ok(slot)
}

fn still_to_come(session: &Session) -> Result<(), Error> {
    use domain::session::State::{Cancelled, Ended};
    match session.state {
        Ended | Cancelled => Err(Error::State(format!("This session is {}; nobody can be added.", session.state))),
        _ => Ok(()),
    }
}

/// Locks the clinician and makes sure that the slot's time is free; gives their name.
async fn claim_time(work: &mut Work, slot: &Slot) -> Result<String, Error> {
    let clinician = match clinicians::lock(&mut *work, &slot.clinician_id).await {
        Err(Error::NotFound) => return Err(Error::field("clinician_id", "This clinician is not there any more.")),
        found => found?,
    };
    let name = clinician.name.to_string();
    no_second_slot(work, slot, &name).await?;
    match rows::overlapping(&mut *work, &slot.clinician_id, slot.span(), &slot.session_id).await?.first() {
        Some(other) => Err(taken(work, &name, other).await),
        None => Ok(name),
    }
}

/// One clinician, one part in a session.
async fn no_second_slot(work: &mut Work, slot: &Slot, name: &str) -> Result<(), Error> {
    let others = rows::of_session(&mut *work, &slot.session_id).await?;
    let twice = others
        .iter()
        .any(|other| other.id != slot.id && other.clinician_id == slot.clinician_id && other.state.holds_time());
    if twice {
        Err(Error::field("clinician_id", format!("{name} already has a part in this session.")))
    } else {
        Ok(())
    }
}

async fn taken(work: &mut Work, clinician: &str, other: &Slot) -> Error {
    match sessions::get(&mut *work, &other.session_id).await {
        Ok(session) => Error::SlotConflict(SlotConflict {
            clinician: clinician.to_owned(),
            session: session.title.to_string(),
            starts_at: other.starts_at,
            ends_at: other.ends_at,
            zone: session.zone,
        }),
        Err(error) => error,
    }
}

/// The editor notes that the clinician agreed.
///
/// # Errors
/// [`Error::State`] unless it is proposed.
pub async fn confirm(app: &Wellspring, planner: &Planner, id: &SlotId) -> Result<Slot, Error> {
    become_state(app, planner, id, State::Confirmed, "confirmed").await
}

/// The editor notes that the clinician cannot.
///
/// # Errors
/// [`Error::State`] when it was withdrawn.
pub async fn decline(app: &Wellspring, planner: &Planner, id: &SlotId) -> Result<Slot, Error> {
    become_state(app, planner, id, State::Declined, "declined").await
}

/// Takes the proposal back.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn withdraw(app: &Wellspring, planner: &Planner, id: &SlotId) -> Result<Slot, Error> {
    become_state(app, planner, id, State::Withdrawn, "withdrawn").await
}

async fn become_state(
    app: &Wellspring,
    planner: &Planner,
    id: &SlotId,
    to: State,
    verb: &'static str,
) -> Result<Slot, Error> {
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let seen = rows::get(&mut work, id).await?;
    if work.repeated(id).await?.is_some() {
        return Ok(seen);
    }
    let session = sessions::lock(&mut work, &seen.session_id, None).await?;
    still_to_come(&session)?;
    let clinician = clinicians::lock(&mut work, &seen.clinician_id).await?;
    let before = rows::get(&mut work, id).await?;
    let after = before.become_state(to, now).map_err(Error::State)?;
    rows::save(&mut work, &after).await?;
    announce(&mut work, &after);
    work.record(Activity::session(&session.id, session_verb(to)).detail(&clinician.name)).await?;
    work.commit(Activity::slot(id, verb)).await?;
    Ok(after)
}

fn session_verb(state: State) -> &'static str {
    match state {
        State::Confirmed => "confirmed a clinician",
        State::Declined => "noted a refusal",
        _ => "withdrew a proposal",
    }
}

/// A step of moving a session: its slots follow, and their clinicians are asked again.
///
/// # Errors
/// [`Error::SlotConflict`] names who would be in two places; [`Error::Invalid`] beside the session's fields where a
/// slot has no place in it any more.
pub(crate) async fn propose_again(work: &mut Work, session: &Session) -> Result<(), Error> {
    let mut slots = holding(work, session).await?;
    // In one order everywhere: two moves that lock the same clinicians in opposite order would deadlock.
    slots.sort_by(|one, other| one.clinician_id.cmp(&other.clinician_id));
    for slot in slots {
        let moved = follows(&slot, session, work).map_err(|_| no_place(session))?;
        let moved = Slot { state: State::Proposed, ..moved };
        claim_time(work, &moved).await?;
        rows::save(&mut *work, &moved).await?;
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
        let moved = follows(&slot, session, work)?;
        rows::save(&mut *work, &moved).await?;
    }
    Ok(())
}

/// A step of cancelling a session.
pub(crate) async fn withdraw_all(work: &mut Work, session: &Session) -> Result<(), Error> {
    for slot in holding(work, session).await? {
        let withdrawn = slot.become_state(State::Withdrawn, work.now()).map_err(Error::State)?;
        rows::save(&mut *work, &withdrawn).await?;
    }
    Ok(())
}

async fn holding(work: &mut Work, session: &Session) -> Result<Vec<Slot>, Error> {
    let slots = rows::of_session(work, &session.id).await?;
    Ok(slots.into_iter().filter(|slot| slot.state.holds_time()).collect())
}

fn follows(slot: &Slot, session: &Session, work: &Work) -> Result<Slot, Error> {
    let Span { start, end } = slot.facts().span_in(session)?;
    Ok(Slot { starts_at: start, ends_at: end, sequence: slot.sequence + 1, updated_at: work.now(), ..slot.clone() })
}

fn announce(work: &mut Work, slot: &Slot) {
    work.announce(Topic::Plan, "slot", &slot.id);
}
