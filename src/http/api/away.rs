//! When clinicians are away and who acts for them: `/api/v1/clinicians/{id}/leaves`, `…/busy` and `…/assistants`.

use axum::extract::{Path, State};
use domain::clinician::{Assistant, BusyDraft, FeedDraft};
use domain::id::ClinicianId;
use domain::time::DAY;
use domain::{Span, zone};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::{self, assistants, busy, feed, leave};
use wellspring_core::storage::clinicians::{self as rows, assistants as assistant_rows, away};

use super::list::{self, Page};
use super::{Call, Token, created, deleted, ok};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// How far ahead busy times are listed.
const AHEAD: i64 = 400 * DAY;

/// `GET /clinicians/{id}/leaves`: days away to come, both included, in the clinician's zone.
pub async fn leaves(State(site): State<Site>, _: Token<Reader>, Path(who): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    let clinician = rows::get(&site.app.storage, &id(&who)?).await?;
    let today = zone::date(site.app.now(), &clinician.zone);
    let leaves = away::leaves_of(&site.app.storage, &clinician.id, today).await?;
    Ok(list::answer(&leaves.iter().map(|leave| json!(leave)).collect::<Vec<Value>>(), None))
}

/// `POST /clinicians/{id}/leaves`: `starts_on, ends_on?, note?`
pub async fn add_leave(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let who: ClinicianId = id(&who)?;
    let leave = leave::add(&site.app, &call.actor.keeper(&who), &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/clinicians/{who}/leaves"), &leave))
}

/// `DELETE /clinicians/{id}/leaves/{leave}`
pub async fn remove_leave(
    State(site): State<Site>,
    call: Token<Planner>,
    Path((who, leave)): Path<(String, String)>,
) -> Reply {
    leave::remove(&site.app, &call.actor.keeper(&id(&who)?), &id(&leave)?).await?;
    Ok(deleted())
}

/// `GET /clinicians/{id}/busy`: where busy times are read, how that went, and the spans to come. The address itself
/// opens the calendar, so only its host is told.
pub async fn busy(State(site): State<Site>, _: Token<Reader>, Path(who): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    Ok(ok(&shown(&site, &id(&who)?).await?))
}

async fn shown(site: &Site, who: &ClinicianId) -> Result<Value, wellspring_core::Error> {
    let clinician = rows::get(&site.app.storage, who).await?;
    let now = site.app.now();
    let spans = away::busy_of(&site.app.storage, who, Span { start: now, end: now.plus(AHEAD) }).await?;
    let host = clinician.busy_url.as_deref().and_then(|url| url::Url::parse(url).ok()?.host_str().map(str::to_owned));
    let items: Vec<Value> =
        spans.iter().map(|busy| json!({ "starts_at": busy.starts_at, "ends_at": busy.ends_at })).collect();
    Ok(json!({ "host": host, "read_at": clinician.busy_read_at, "error": clinician.busy_error, "items": items }))
}

/// `POST /clinicians/{id}/busy`: `url` (null ends the reading); read at once, then every hour.
pub async fn set_busy(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let who: ClinicianId = id(&who)?;
    let draft: BusyDraft = call.fields.draft()?;
    busy::set_url(&site.app, &call.actor.keeper(&who), &draft).await?;
    busy::read(&site.app, &who).await?;
    Ok(ok(&shown(&site, &who).await?))
}

/// `POST /clinicians/{id}/feed`: `alarm? (minutes), reduced?, back? (days)`
pub async fn choose_feed(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let draft: FeedDraft = call.fields.draft()?;
    let choice = feed::choose(&site.app, &call.actor.keeper(&id(&who)?), &draft).await?;
    Ok(ok(&json!({ "alarm": choice.alarm, "reduced": choice.reduced, "back": choice.back })))
}

/// With the address by which they act, for who may plan.
fn assistant(site: &Site, assistant: &Assistant) -> Value {
    let mut shown = json!(assistant);
    shown["link_url"] = json!(clinicians::assistant_url(&site.app, assistant));
    shown
}

/// `GET /clinicians/{id}/assistants`
pub async fn assistants(State(site): State<Site>, _: Token<Planner>, Path(who): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    let clinician = rows::get(&site.app.storage, &id(&who)?).await?;
    let found = assistant_rows::of(&site.app.storage, &clinician.id).await?;
    Ok(list::answer(&found.iter().map(|found| assistant(&site, found)).collect::<Vec<Value>>(), None))
}

/// `POST /clinicians/{id}/assistants`: `name, email`
pub async fn add_assistant(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let who: ClinicianId = id(&who)?;
    let added = assistants::add(&site.app, &call.actor.keeper(&who), &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/clinicians/{who}/assistants"), &assistant(&site, &added)))
}

/// `DELETE /clinicians/{id}/assistants/{assistant}`
pub async fn remove_assistant(
    State(site): State<Site>,
    call: Token<Planner>,
    Path((who, assistant)): Path<(String, String)>,
) -> Reply {
    assistants::remove(&site.app, &call.actor.keeper(&id(&who)?), &id(&assistant)?).await?;
    Ok(deleted())
}
