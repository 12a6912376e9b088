//! `/api/v1/calendar` and its export: sessions, posts and slots of a stretch of time in one list.

use domain::id::{CampaignId, SessionId};
use domain::plan::{Kind, Person, PlanItem};
use domain::time::{DAY, MINUTE};
use domain::{Instant, LocalDate, LocalTime, Span, Version, ZoneName};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::actor::Reader;
use wellspring_core::screens::{self, Spot};
use wellspring_core::{Error, activity};

use super::list::no_cursor;
use super::{Listed, Page, Token, query};
use crate::http::answer::{Reply, table};
use crate::http::ground::Query;
use crate::http::site::Site;

/// How far one may look at once.
const MOST_DAYS: i64 = 800;

/// The stretch of time that is asked for.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Stretch {
    /// An instant, or a day of UTC; today where it is left out.
    #[serde(deserialize_with = "instant")]
    #[param(value_type = String, example = "2027-03-01")]
    from: Option<Instant>,
    /// Likewise, not included; 31 days on where it is left out, 800 at most.
    #[serde(deserialize_with = "instant")]
    #[param(value_type = String, example = "2027-03-01")]
    to: Option<Instant>,
}

fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Instant>, D::Error> {
    let text = String::deserialize(from)?;
    let instant = text.parse::<LocalDate>().map(midnight).or_else(|_| text.parse());
    instant.map(Some).map_err(serde::de::Error::custom)
}

fn midnight(date: LocalDate) -> Instant {
    LocalTime { date, hour: 0, minute: 0, second: 0 }.as_if_utc()
}

impl Stretch {
    fn span(&self, now: Instant) -> Result<Span, Error> {
        let start = self.from.unwrap_or(midnight(now.utc().date));
        let end = self.to.unwrap_or(start.plus(31 * DAY));
        match end.since(start) {
            long if long < 0 => Err(Error::field("to", "This is before `from`.")),
            long if long > MOST_DAYS * DAY => Err(Error::field("to", format!("Ask for {MOST_DAYS} days at most."))),
            _ => Ok(Span { start, end }),
        }
    }
}

/// What is told of every item.
#[derive(Serialize, ToSchema)]
#[serde(remote = "PlanItem")]
struct ToldItem {
    kind: Kind,
    #[schema(value_type = SessionId)]
    id: String,
    title: String,
    /// A word of its kind's own states.
    state: String,
    starts: Option<LocalTime>,
    zone: ZoneName,
    /// 0 for a post.
    minutes: i64,
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    #[serde(rename = "campaign_id")]
    campaign: Option<CampaignId>,
}

/// What stands on the calendar.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "kind": "session", "id": "01935f5e-7c1a-7000-8000-000000000006", "title": "Sleep after 60", "state": "scheduled",
    "starts": "2027-03-28T10:00", "minutes": 60, "starts_at": "2027-03-28T08:00:00Z", "ends_at": "2027-03-28T09:00:00Z",
    "clinicians": [], "version": 2,
})))]
struct CalendarItem {
    #[serde(flatten, with = "ToldItem")]
    #[schema(value_type = ToldItem)]
    item: PlanItem,
    #[serde(flatten)]
    own: Own,
}

/// What an item of one kind has.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum Own {
    /// A session's.
    Session {
        /// Of sessions.
        clinicians: Vec<Person>,
        /// Of sessions and posts.
        version: Version,
    },
    /// A post's.
    Post {
        /// Of slots and posts.
        session_id: Option<SessionId>,
        /// Of sessions and posts.
        version: Version,
    },
    /// A slot's.
    Slot {
        /// Of slots and posts.
        session_id: Option<SessionId>,
        /// Of slots.
        clinician: Option<Person>,
    },
}

type CalendarItems = Listed<CalendarItem>;

fn in_list(item: PlanItem) -> CalendarItem {
    let (people, session_id, version) = (item.people.clone(), item.session.clone(), item.version);
    let own = match item.kind {
        Kind::Session => Own::Session { clinicians: people, version },
        Kind::Post => Own::Post { session_id, version },
        Kind::Slot => Own::Slot { session_id, clinician: people.into_iter().next() },
    };
    CalendarItem { item, own }
}

/// List what lies in a stretch of time
#[utoipa::path(get, path = "", operation_id = "list_calendar", tag = "calendar", security(("token" = ["read"])),
    params(Stretch, Page), responses((status = 200, description = "A page.", body = CalendarItems)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let (page, stretch): (Page, Stretch) = query::filtered(&query)?;
    let span = stretch.span(site.app.now())?;
    let after = Some(page.cursor.as_str()).filter(|cursor| !cursor.is_empty());
    let after: Option<Spot> = after.map(str::parse).transpose().map_err(|_: String| no_cursor())?;
    let items = screens::calendar_page(&site.app, &who.actor, span, after.as_ref(), page.rows()).await?;
    let items = items.into_iter().map(in_list).collect();
    Ok(page.answer(items, |last: &CalendarItem| Spot::after(&last.item).to_string()))
}

/// The same as a table for spreadsheets
///
/// UTF-8 with a byte order mark, CRLF: `kind, id, title, state, starts, zone, minutes, starts_at, ends_at, campaign,
/// people`. No cell is a formula.
#[utoipa::path(get, path = "", operation_id = "export_calendar", tag = "calendar", security(("token" = ["read"])),
    params(Stretch), responses((status = 200, description = "A table.", body = String, content_type = "text/csv")))]
pub async fn csv(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let stretch: Stretch = query::read(&query)?;
    let span = stretch.span(site.app.now())?;
    let items = screens::calendar_items(&site.app, &who.actor, span).await?;
    activity::exported(&site.app, &who.actor, &format!("the calendar from {} to {}", span.start, span.end)).await?;
    Ok(table::file("calendar", COLUMNS, items.iter().map(row))?)
}

const COLUMNS: [&str; 11] =
    ["kind", "id", "title", "state", "starts", "zone", "minutes", "starts_at", "ends_at", "campaign", "people"];

/// One item's cells, under [`COLUMNS`].
fn row(item: &PlanItem) -> [String; COLUMNS.len()] {
    let text = |value: Option<String>| value.unwrap_or_default();
    let people: Vec<_> = item.people.iter().map(|one| format!("{} ({}, {})", one.name, one.role, one.state)).collect();
    let minutes = item.ends_at.zip(item.starts_at).map_or(0, |(end, start)| end.since(start) / MINUTE);
    [
        item.kind.to_string(),
        item.id.clone(),
        item.title.clone(),
        item.state.clone(),
        text(item.starts.map(|at| at.to_string())),
        item.zone.to_string(),
        minutes.to_string(),
        text(item.starts_at.map(|at| at.to_string())),
        text(item.ends_at.map(|at| at.to_string())),
        text(item.campaign_name.clone()),
        people.join("; "),
    ]
}
