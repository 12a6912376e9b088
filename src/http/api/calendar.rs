//! `/api/v1/calendar` and its export: sessions, posts and slots of a stretch of time in one list.

use axum::extract::State;
use domain::plan::{Item, Kind};
use domain::time::{DAY, MINUTE};
use domain::{Instant, LocalDate, LocalTime, Problems, Span};
use serde_json::{Value, json};
use wellspring_core::actor::Reader;
use wellspring_core::{Error, screens};

use super::Token;
use super::list::{self, Page, no_cursor};
use crate::http::answer::{Reply, table};
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// How far one may look at once.
const MOST_DAYS: i64 = 800;

/// `GET /calendar?from&to&cursor&limit`: what lies in `from..to`, by start. Instants in UTC, or days (of UTC); without
/// them from today on for 31 days.
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &["from", "to"])?;
    let mut items = screens::calendar_items(&site.app, &who.actor, span(&site, &query)?).await?;
    if !page.cursor.is_empty() {
        let after = items.iter().position(|item| key(item) == page.cursor).ok_or_else(no_cursor)?;
        items.drain(..=after);
    }
    items.truncate(usize::try_from(page.rows()).unwrap_or_default());
    let next = page.cut(&mut items, key);
    Ok(list::answer(&items.iter().map(shown).collect::<Vec<_>>(), next))
}

fn key(item: &Item) -> String {
    format!("{}.{}", item.kind, item.id)
}

/// The stretch asked for.
fn span(site: &Site, query: &Query) -> Result<Span, Error> {
    let today = site.app.now().utc().date;
    let mut wrong = Problems::default();
    let start = wrong.take("from", query.get("from").map_or(Ok(midnight(today)), instant));
    let end = wrong.take("to", query.get("to").map(instant).transpose());
    let (start, end) = wrong.or(start.zip(end))?;
    let end = end.unwrap_or(start.plus(31 * DAY));
    match end.since(start) {
        long if long < 0 => Err(Error::field("to", "This is before `from`.")),
        long if long > MOST_DAYS * DAY => Err(Error::field("to", format!("Ask for {MOST_DAYS} days at most."))),
        _ => Ok(Span { start, end }),
    }
}

fn midnight(date: LocalDate) -> Instant {
    LocalTime { date, hour: 0, minute: 0, second: 0 }.as_if_utc()
}

fn instant(text: &str) -> Result<Instant, String> {
    text.parse::<LocalDate>().map(midnight).or_else(|_| text.parse())
}

/// One item, with what its kind has.
fn shown(item: &Item) -> Value {
    let mut shown = json!({
        "kind": item.kind, "id": item.id, "title": item.title, "state": item.state, "starts": item.starts,
        "zone": item.zone, "minutes": item.minutes, "starts_at": item.starts_at, "ends_at": item.ends_at,
        "campaign_id": item.campaign,
    });
    let people = item.people.iter().map(
        |person| json!({ "clinician_id": person.id, "name": person.name, "role": person.role, "state": person.state }),
    );
    match item.kind {
        Kind::Slot => {
            shown["session_id"] = json!(item.session);
            shown["clinician"] = people.collect::<Vec<_>>().into_iter().next().unwrap_or_default();
        }
        Kind::Post => {
            shown["session_id"] = json!(item.session);
            shown["version"] = json!(item.version);
        }
        Kind::Session => {
            shown["clinicians"] = people.collect();
            shown["version"] = json!(item.version);
        }
    }
    shown
}

/// `GET /export/calendar.csv?from&to`: the same as a table for spreadsheets.
pub async fn csv(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    if let Some(name) = query.names().find(|name| !["from", "to"].contains(name)) {
        return Err(Error::field(name, "There is no such filter here.").into());
    }
    let items = screens::calendar_items(&site.app, &who.actor, span(&site, &query)?).await?;
    Ok(table::file("calendar", COLUMNS, items.iter().map(row))?)
}

const COLUMNS: [&str; 11] =
    ["kind", "id", "title", "state", "starts", "zone", "minutes", "starts_at", "ends_at", "campaign", "people"];

/// One item's cells, under [`COLUMNS`].
fn row(item: &Item) -> [String; COLUMNS.len()] {
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
