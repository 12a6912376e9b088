//! A clinician's private feed: their parts, as they chose to see them.

use std::collections::HashMap;

use domain::campaign::Color;
use domain::clinician::Clinician;
use domain::id::SessionId;
use domain::session::Session;
use domain::slot::{self, Slot};
use domain::text::isolated;
use domain::time::DAY;
use domain::zone;
use texts::Texts;

use super::{AHEAD, recently, uid};
use crate::calendar::{Calendar, CalendarEvent, Status};
use crate::storage::{sessions, slots};
use crate::{Error, Wellspring};

/// A clinician's slots: proposed ones tentative, cancelled ones for 30 days.
///
/// # Errors
/// [`Error::Storage`].
pub async fn clinician(app: &Wellspring, clinician: &Clinician) -> Result<Calendar, Error> {
    let now = app.now();
    let mut found = slots::of_clinician(&app.storage, &clinician.id, now.plus(-clinician.feed_back * DAY), now).await?;
    found.retain(|slot| {
        slot.starts_at < now.plus(AHEAD) && (slot.state.holds_time() || recently(app, Some(slot.updated_at)))
    });
    let ids: Vec<SessionId> = found.iter().map(|slot| slot.session_id.clone()).collect();
    let sessions: HashMap<SessionId, Session> =
        sessions::several(&app.storage, &ids).await?.into_iter().map(|session| (session.id.clone(), session)).collect();
    let shown = |slot: &Slot| Some(slot_item(app, slot, sessions.get(&slot.session_id)?, clinician));
    let items = found.iter().filter_map(shown).collect();
    let t = Texts::of(clinician.language);
    Ok(Calendar {
        name: t.feed_name(&isolated(clinician.name.as_str())),
        description: Some(t.feed_about().to_owned()),
        color: Some(Color::Teal),
        items,
    })
}

/// A slot as its clinician is invited to it by letter: whole, whatever they chose for their feed, with the link by which
/// they answer.
pub(crate) fn invited(app: &Wellspring, slot: &Slot, session: &Session, clinician: &Clinician) -> CalendarEvent {
    let plain = Clinician { feed_reduced: false.into(), feed_alarm: None, feed_chosen_at: None, ..clinician.clone() };
    let link = crate::slots::confirm_url(app, slot, clinician.language);
    let answer = Texts::of(clinician.language).feed_answer(&link);
    item(app, slot, session, &plain, answer)
}

/// The same in a feed. Whoever reads that for a clinician (a calendar service, whoever they share their calendar with) gets
/// no link that acts: those stay in letters.
fn slot_item(app: &Wellspring, slot: &Slot, session: &Session, clinician: &Clinician) -> CalendarEvent {
    let answer = Texts::of(clinician.language).feed_answer_elsewhere().to_owned();
    item(app, slot, session, clinician, answer)
}

/// `answer` says how to answer, while that is asked.
fn item(app: &Wellspring, slot: &Slot, session: &Session, clinician: &Clinician, answer: String) -> CalendarEvent {
    let t = Texts::of(clinician.language);
    let summary = match clinician.feed_reduced.is_set() {
        true => t.feed_reduced().to_owned(),
        false => format!("{} ({})", isolated(session.title.as_str()), t.role(slot.role).to_lowercase()),
    };
    let answer = Some(answer).filter(|_| slot.state == slot::State::Proposed);
    CalendarEvent {
        uid: uid(app, "slot", slot.id.as_str()),
        sequence: slot.sequence,
        status: status(slot),
        summary,
        description: Some(description(app, session, slot, answer, clinician)),
        location: session.join_url.clone(),
        url: session.join_url.as_deref().and_then(|link| link.parse().ok()),
        span: slot.span(),
        zone: session.zone.clone(),
        busy: slot.state.holds_time(),
        // Before the call, where there is one.
        alarm: clinician.feed_alarm.map(|minutes| minutes + slot.call_minutes.unwrap_or_default()),
        created: session.created_at,
        // What they chose for their feed changes each event of it.
        modified: slot.updated_at.max(session.updated_at).max(clinician.feed_chosen_at.unwrap_or(slot.updated_at)),
    }
}

/// How a calendar shows a slot.
pub(super) fn status(slot: &Slot) -> Status {
    match slot.state {
        slot::State::Proposed => Status::Tentative,
        slot::State::Confirmed => Status::Confirmed,
        slot::State::Declined | slot::State::Withdrawn => Status::Cancelled,
    }
}

/// Role, state, call time, the ways in and how to answer. Reduced, nothing that names what the session is about.
fn description(
    app: &Wellspring,
    session: &Session,
    slot: &Slot,
    answer: Option<String>,
    clinician: &Clinician,
) -> String {
    let t = Texts::of(clinician.language);
    let (role, state) = (t.role(slot.role).to_lowercase(), t.slot_state(slot.state).to_lowercase());
    let mut lines = vec![t.feed_part(&role, &state)];
    lines.extend(slot.call_at().map(|call| {
        let at = t.by(clinician.clock).time(zone::local(call, &session.zone));
        format!("{} {at}{}", t.slot_call(), t.slot_call_before(slot.call_minutes.unwrap_or_default()))
    }));
    lines.extend(session.join_url.iter().map(|link| t.feed_join(link)));
    lines.extend(answer);
    if session.is_public() && !clinician.feed_reduced.is_set() {
        let page = t.at(&format!("/events/{}", session.slug));
        lines.push(t.feed_public(&format!("{}{page}", app.settings.public_url)));
    }
    lines.join("\n")
}
