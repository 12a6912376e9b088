//! Which sessions and slots stand in which calendar. How they are written is in [`calendar`](crate::calendar).

mod private;
mod whole;

pub use private::clinician;
pub(crate) use private::invited;
pub use whole::staff;

use domain::Instant;
use domain::campaign::Color;
use domain::session::{Session, State};
use domain::time::DAY;

use crate::calendar::{Calendar, CalendarEvent, Status};
use crate::live::Topic;
use crate::storage::{campaigns, events, sessions};
use crate::{Error, Wellspring};

/// Feeds reach 90 days back and a year ahead.
const BACK: i64 = 90 * DAY;
const AHEAD: i64 = 366 * DAY;
/// Of each kind, at most so many of what was and of what is to come.
const MOST: i64 = 2_000;
/// What was cancelled stays in feeds for 30 days, so that every calendar app notices.
const CANCELLED: i64 = 30 * DAY;

/// What a feed's bytes depend on while this program runs: the plan's counter, and the day, with which its window slides.
/// Zone data are chosen once, at start.
///
/// # Errors
/// [`Error::Storage`].
pub async fn version(app: &Wellspring) -> Result<[i64; 2], Error> {
    let seq = app.live.stamp(&app.storage, &Topic::Plan).await?;
    Ok([seq, app.now().0.div_euclid(DAY)])
}

/// Since when a feed's bytes may be as they are: the plan's last change, or this day's beginning.
///
/// # Errors
/// [`Error::Storage`].
pub async fn modified(app: &Wellspring) -> Result<Instant, Error> {
    let today = Instant(app.now().0.div_euclid(DAY) * DAY);
    Ok(events::last(&app.storage, &Topic::Plan).await?.map_or(today, |last| last.max(today)))
}

/// One public session, for download.
///
/// # Errors
/// [`Error::NotFound`] until it is public.
pub async fn event(app: &Wellspring, slug: &str) -> Result<CalendarEvent, Error> {
    let session = sessions::public(&app.storage, slug).await?;
    public_item(app, &session).ok_or(Error::NotFound)
}

/// All public sessions.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(app: &Wellspring) -> Result<Calendar, Error> {
    let now = app.now();
    let (from, until) = (now.plus(-BACK), now.plus(AHEAD));
    let mut found = sessions::past(&app.storage, from, now, MOST).await?;
    found.extend(sessions::called_off(&app.storage, from, now, MOST).await?);
    found.extend(sessions::live(&app.storage).await?);
    found.extend(sessions::upcoming(&app.storage, now, until, MOST).await?);
    found.sort_by(|one, other| (one.starts_at, &one.id).cmp(&(other.starts_at, &other.id)));
    let description = Some("Live sessions with our clinicians.".to_owned());
    Ok(Calendar {
        name: "Wellspring live sessions".to_owned(),
        description,
        color: Some(Color::Teal),
        items: public_items(app, &found),
    })
}

/// One campaign's public sessions.
///
/// # Errors
/// [`Error::NotFound`] until the campaign is public.
pub async fn campaign(app: &Wellspring, slug: &str) -> Result<Calendar, Error> {
    let campaign = campaigns::public(&app.storage, slug).await?;
    let mut found = sessions::of_campaign(&app.storage, &campaign.id).await?;
    found.retain(|session| session.is_public() && session.ends_at.is_some_and(|end| end > app.now().plus(-BACK)));
    let description = Some(campaign.main_message.to_string()).filter(|message| !message.is_empty());
    Ok(Calendar {
        name: campaign.name.to_string(),
        description,
        color: Some(campaign.color),
        items: public_items(app, &found),
    })
}

fn public_items(app: &Wellspring, sessions: &[Session]) -> Vec<CalendarEvent> {
    let kept = |session: &&Session| session.state != State::Cancelled || recently(app, session.closed_at);
    sessions.iter().filter(kept).filter_map(|session| public_item(app, session)).collect()
}

fn recently(app: &Wellspring, at: Option<Instant>) -> bool {
    at.is_some_and(|at| app.now().since(at) < CANCELLED)
}

/// Only what the public page shows: no join link, no attendee.
fn public_item(app: &Wellspring, session: &Session) -> Option<CalendarEvent> {
    let address = format!("{}/events/{}", app.settings.public_url, session.slug);
    let lines = [session.summary.as_str(), "Ask your question, and come back for the answer:", &address];
    Some(CalendarEvent {
        uid: uid(app, "session", session.id.as_str()),
        sequence: session.sequence,
        status: if session.state == State::Cancelled { Status::Cancelled } else { Status::Confirmed },
        summary: session.title.to_string(),
        description: Some(lines.join("\n").trim().to_owned()),
        location: None,
        url: address.parse().ok(),
        span: session.span()?,
        zone: session.zone.clone(),
        busy: false,
        alarm: None,
        created: session.created_at,
        modified: session.updated_at,
    })
}

fn uid(app: &Wellspring, noun: &str, id: &str) -> String {
    format!("{noun}-{id}@{}", app.installation)
}
