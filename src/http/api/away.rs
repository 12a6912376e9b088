//! When clinicians are away and who acts for them: `/api/v1/clinicians/{id}/leaves`, `…/busy` and `…/assistants`.

use axum::extract::{Path, State};
use domain::Span;
use domain::clinician::{Assistant, BusyDraft, FeedDraft};
use domain::id::ClinicianId;
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::{self, assistants, busy, feed, leave};

use super::list::{self, Page};
use super::{Call, Token, created, deleted, ok};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `GET /clinicians/{id}/leaves`: days away to come, both included, in the clinician's zone.
pub async fn leaves(State(site): State<Site>, token: Token<Reader>, Path(who): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    let leaves = clinicians::leaves(&site.app, &token.actor, &id(&who)?).await?;
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
pub async fn busy(State(site): State<Site>, token: Token<Reader>, Path(who): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    Ok(ok(&shown(&busy::seen(&site.app, &token.actor, &id(&who)?).await?)))
}

fn shown(seen: &busy::Seen) -> Value {
    let span = |span: &Span| json!({ "starts_at": span.start, "ends_at": span.end });
    let items: Vec<Value> = seen.spans.iter().map(span).collect();
    json!({ "host": seen.host, "read_at": seen.read_at, "error": seen.error, "items": items })
}

/// `POST /clinicians/{id}/busy`: `url` (null ends the reading); read at once, then every hour.
pub async fn set_busy(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let who: ClinicianId = id(&who)?;
    let draft: BusyDraft = call.fields.draft()?;
    busy::set_url(&site.app, &call.actor.keeper(&who), &draft).await?;
    busy::read(&site.app, &who).await?;
    Ok(ok(&shown(&busy::seen(&site.app, &call.actor.reader(), &who).await?)))
}

/// `POST /clinicians/{id}/feed`: `alarm? (minutes), reduced?, back? (days)`
pub async fn choose_feed(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let draft: FeedDraft = call.fields.draft()?;
    let choice = feed::choose(&site.app, &call.actor.keeper(&id(&who)?), &draft).await?;
    Ok(ok(&json!({ "alarm": choice.alarm, "reduced": choice.reduced, "back": choice.back })))
}

/// With the address by which they act, for who may plan.
fn assistant(assistant: &Assistant, link_url: &str) -> Value {
    let mut shown = json!(assistant);
    shown["link_url"] = json!(link_url);
    shown
}

/// `GET /clinicians/{id}/assistants`
pub async fn assistants(
    State(site): State<Site>,
    token: Token<Planner>,
    Path(who): Path<String>,
    query: Query,
) -> Reply {
    Page::of(&query, &[])?;
    let found = assistants::of_clinician(&site.app, &token.actor, &id(&who)?).await?;
    Ok(list::answer(&found.iter().map(|(found, url)| assistant(found, url)).collect::<Vec<Value>>(), None))
}

/// `POST /clinicians/{id}/assistants`: `name, email`
pub async fn add_assistant(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner>) -> Reply {
    let who: ClinicianId = id(&who)?;
    let added = assistants::add(&site.app, &call.actor.keeper(&who), &call.fields.draft()?).await?;
    let url = assistants::link_for(&site.app, &call.actor, &added);
    Ok(created(&format!("/api/v1/clinicians/{who}/assistants"), &assistant(&added, &url)))
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
