//! The whole calendar, for a member of staff's own calendar app: sessions and posts, planned or not, and everybody's slots.

use std::collections::HashMap;

use domain::Span;
use domain::campaign::Color;
use domain::id::{ClinicianId, SessionId};
use domain::post::{self, Post};
use domain::session::{Session, State};
use domain::slot::Slot;
use domain::staff::Member;
use domain::text::isolated;
use domain::time::MINUTE;

use super::{AHEAD, BACK, MOST, private, recently, uid};
use crate::calendar::{Calendar, CalendarEvent, Status};
use crate::storage::{clinicians, posts, sessions, slots};
use crate::{Error, Wellspring};

/// How long a post stands in a calendar: it has a minute, and no length.
const SEEN: i64 = 15 * MINUTE;

/// Everything that is planned, 90 days back and a year ahead.
///
/// # Errors
/// [`Error::Storage`].
pub async fn staff(app: &Wellspring, member: &Member) -> Result<Calendar, Error> {
    let now = app.now();
    let span = Span { start: now.plus(-BACK), end: now.plus(AHEAD) };
    let found = sessions::around(&app.storage, span, now, MOST).await?;
    let mut items: Vec<CalendarEvent> = found.iter().filter_map(|session| session_item(app, session)).collect();
    items.extend(slot_items(app, span, &found).await?);
    let posts = posts::around(&app.storage, span, now, MOST).await?;
    items.extend(posts.iter().filter_map(|post| post_item(app, post)));
    Ok(Calendar {
        name: format!("Wellspring plan for {}", isolated(&member.name)),
        description: Some(
            "Sessions, posts and clinicians’ slots. Drafts and what is not confirmed are tentative.".to_owned(),
        ),
        color: Some(Color::Teal),
        items,
    })
}

fn session_item(app: &Wellspring, session: &Session) -> Option<CalendarEvent> {
    let status = match session.state {
        State::Draft => Status::Tentative,
        State::Scheduled | State::Live | State::Ended => Status::Confirmed,
        State::Cancelled if recently(app, session.closed_at) => Status::Cancelled,
        State::Cancelled => return None,
    };
    let desk = format!("{}/plan/sessions/{}", app.settings.public_url, session.id);
    Some(CalendarEvent {
        uid: uid(app, "plan-session", session.id.as_str()),
        sequence: session.sequence,
        status,
        summary: session.title.to_string(),
        description: Some(format!("Session, {}.\n{desk}", session.state)),
        location: session.join_url.clone(),
        url: desk.parse().ok(),
        span: session.span()?,
        zone: session.zone.clone(),
        busy: false,
        alarm: None,
        created: session.created_at,
        modified: session.updated_at,
    })
}

fn post_item(app: &Wellspring, post: &Post) -> Option<CalendarEvent> {
    let status = match post.state {
        post::State::Scheduled | post::State::Published => Status::Confirmed,
        post::State::Cancelled | post::State::Withdrawn if recently(app, Some(post.updated_at)) => Status::Cancelled,
        post::State::Cancelled | post::State::Withdrawn => return None,
        _ => Status::Tentative,
    };
    let desk = format!("{}/plan/posts/{}", app.settings.public_url, post.id);
    let start = post.planned_at?;
    Some(CalendarEvent {
        uid: uid(app, "plan-post", post.id.as_str()),
        sequence: post.version.0,
        status,
        summary: post.title.to_string(),
        description: Some(format!("Post, {}.\n{desk}", post.state)),
        location: None,
        url: desk.parse().ok(),
        span: Span { start, end: start.plus(SEEN) },
        zone: post.zone.clone(),
        busy: false,
        alarm: None,
        created: post.created_at,
        modified: post.updated_at,
    })
}

async fn slot_items(app: &Wellspring, span: Span, found: &[Session]) -> Result<Vec<CalendarEvent>, Error> {
    let names: HashMap<ClinicianId, String> =
        clinicians::all(&app.storage).await?.into_iter().map(|who| (who.id, who.name.to_string())).collect();
    let sessions: HashMap<&SessionId, &Session> = found.iter().map(|session| (&session.id, session)).collect();
    let slots = slots::around(&app.storage, span, app.now(), MOST).await?;
    let kept = slots.iter().filter(|slot| slot.state.holds_time() || recently(app, Some(slot.updated_at)));
    let item = |slot: &Slot| {
        let name = names.get(&slot.clinician_id)?;
        Some(slot_item(app, slot, name, sessions.get(&slot.session_id)?))
    };
    Ok(kept.filter_map(item).collect())
}

fn slot_item(app: &Wellspring, slot: &Slot, name: &str, session: &Session) -> CalendarEvent {
    let desk = format!("{}/plan/sessions/{}", app.settings.public_url, session.id);
    CalendarEvent {
        uid: uid(app, "plan-slot", slot.id.as_str()),
        sequence: slot.sequence,
        status: private::status(slot),
        summary: format!("{}, {}: {}", isolated(name), slot.role, isolated(session.title.as_str())),
        description: Some(format!("Slot, {}.\n{desk}", slot.state)),
        location: None,
        url: desk.parse().ok(),
        span: slot.held(),
        zone: session.zone.clone(),
        busy: false,
        alarm: None,
        created: session.created_at,
        modified: slot.updated_at.max(session.updated_at),
    }
}
