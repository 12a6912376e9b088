//! When clinicians are away and who acts for them: `/api/v1/clinicians/{id}/leaves`, `…/busy` and `…/assistants`.

use axum::extract::{Path, State};
use domain::clinician::{self as noun, AssistantDraft, BusyDraft, FeedChoice, FeedDraft, Leave, LeaveDraft};
use domain::id::ClinicianId;
use domain::{Instant, Span};
use serde::Serialize;
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::{self, assistants, busy, feed, leave};

use super::list::Listed;
use super::{Call, Token, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::Query;
use crate::http::ground::path::id;
use crate::http::site::Site;

type Leaves = Listed<Leave>;

/// List a clinician's days away to come
#[utoipa::path(get, path = "", operation_id = "list_leaves", tag = "clinicians", security(("token" = ["read"])),
    responses((status = 200, description = "All of them.", body = Leaves)))]
pub async fn leaves(State(site): State<Site>, token: Token<Reader>, Path(who): Path<String>, query: Query) -> Reply {
    query::page(&query)?;
    Ok(ok(&Listed::whole(clinicians::leaves(&site.app, &token.actor, &id(&who)?).await?)))
}

/// Note days away
#[utoipa::path(post, path = "", operation_id = "add_leave", tag = "clinicians", security(("token" = ["plan"])),
    request_body = LeaveDraft, responses((status = 201, description = "As it is stored.", body = Leave)))]
pub async fn add_leave(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner, LeaveDraft>) -> Reply {
    let who: ClinicianId = id(&who)?;
    let leave = leave::add(&site.app, &call.actor.keeper(&who), &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/clinicians/{who}/leaves"), &leave))
}

/// They are here after all
#[utoipa::path(delete, path = "", operation_id = "remove_leave", tag = "clinicians", security(("token" = ["plan"])))]
pub async fn remove_leave(
    State(site): State<Site>,
    call: Token<Planner>,
    Path((who, leave)): Path<(String, String)>,
) -> Reply {
    leave::remove(&site.app, &call.actor.keeper(&id(&who)?), &id(&leave)?).await?;
    Ok(deleted())
}

/// When a clinician's own calendar is busy.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({ "host": "calendar.example", "read_at": "2027-03-01T09:00:00Z" })))]
struct BusyTimes {
    /// Where they are read. The address itself opens the calendar, so it is not told.
    host: Option<String>,
    read_at: Option<Instant>,
    /// Why the last reading failed.
    error: Option<String>,
    /// Of the next 400 days.
    items: Vec<BusySpan>,
}

/// A time at which they are busy.
#[derive(Serialize, ToSchema)]
struct BusySpan {
    starts_at: Instant,
    ends_at: Instant,
}

impl From<busy::Seen> for BusyTimes {
    fn from(seen: busy::Seen) -> Self {
        let busy::Seen { host, read_at, error, spans } = seen;
        let items = spans.into_iter().map(|Span { start, end }| BusySpan { starts_at: start, ends_at: end }).collect();
        Self { host, read_at, error, items }
    }
}

/// Read when a clinician's own calendar is busy
#[utoipa::path(get, path = "", operation_id = "get_busy", tag = "clinicians", security(("token" = ["read"])),
    responses((status = 200, description = "The spans to come.", body = BusyTimes)))]
pub async fn busy(State(site): State<Site>, token: Token<Reader>, Path(who): Path<String>, query: Query) -> Reply {
    query::page(&query)?;
    Ok(ok(&BusyTimes::from(busy::seen(&site.app, &token.actor, &id(&who)?).await?)))
}

/// Say where a clinician's own calendar is
///
/// It is read at once, then every hour.
#[utoipa::path(post, path = "", operation_id = "set_busy", tag = "clinicians", security(("token" = ["plan"])),
    request_body = BusyDraft, responses((status = 200, description = "What was read.", body = BusyTimes)))]
pub async fn set_busy(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner, BusyDraft>) -> Reply {
    let who: ClinicianId = id(&who)?;
    busy::set_url(&site.app, &call.actor.keeper(&who), &call.sent.draft()?).await?;
    busy::read(&site.app, &who).await?;
    Ok(ok(&BusyTimes::from(busy::seen(&site.app, &call.actor.reader(), &who).await?)))
}

/// Choose what a clinician's feed shows
#[utoipa::path(post, path = "", operation_id = "choose_feed", tag = "clinicians", security(("token" = ["plan"])),
    request_body = FeedDraft, responses((status = 200, description = "As chosen.", body = FeedChoice)))]
pub async fn choose_feed(State(site): State<Site>, Path(who): Path<String>, call: Call<Planner, FeedDraft>) -> Reply {
    let draft = call.sent.draft()?;
    Ok(ok(&feed::choose(&site.app, &call.actor.keeper(&id(&who)?), &draft).await?))
}

/// Whoever may act for a clinician.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000005", "clinician_id": "01935f5e-7c1a-7000-8000-000000000003",
    "name": "Sam Park", "email": "sam@clinic.example", "link_url": "https://wellspring.example/clinicians/token",
})))]
struct Assistant {
    #[serde(flatten)]
    assistant: noun::Assistant,
    /// By which they act for the clinician.
    #[schema(format = "uri")]
    link_url: String,
}

type Assistants = Listed<Assistant>;

/// List who may act for a clinician
#[utoipa::path(get, path = "", operation_id = "list_assistants", tag = "clinicians", security(("token" = ["plan"])),
    responses((status = 200, description = "All of them.", body = Assistants)))]
pub async fn assistants(
    State(site): State<Site>,
    token: Token<Planner>,
    Path(who): Path<String>,
    query: Query,
) -> Reply {
    query::page(&query)?;
    let found = assistants::of_clinician(&site.app, &token.actor, &id(&who)?).await?.into_iter();
    Ok(ok(&Listed::whole(found.map(|(assistant, link_url)| Assistant { assistant, link_url }).collect())))
}

/// Let somebody act for a clinician
#[utoipa::path(post, path = "", operation_id = "add_assistant", tag = "clinicians", security(("token" = ["plan"])),
    request_body = AssistantDraft, responses((status = 201, description = "As it is stored.", body = Assistant)))]
pub async fn add_assistant(
    State(site): State<Site>,
    Path(who): Path<String>,
    call: Call<Planner, AssistantDraft>,
) -> Reply {
    let who: ClinicianId = id(&who)?;
    let added = assistants::add(&site.app, &call.actor.keeper(&who), &call.sent.draft()?).await?;
    let link_url = assistants::link_for(&site.app, &call.actor, &added);
    let shown = Assistant { assistant: added, link_url };
    Ok(created(&format!("/api/v1/clinicians/{who}/assistants"), &shown))
}

/// End that; their link ends too
#[utoipa::path(delete, path = "", operation_id = "remove_assistant", tag = "clinicians", security(("token" = ["plan"])))]
pub async fn remove_assistant(
    State(site): State<Site>,
    call: Token<Planner>,
    Path((who, assistant)): Path<(String, String)>,
) -> Reply {
    assistants::remove(&site.app, &call.actor.keeper(&id(&who)?), &id(&assistant)?).await?;
    Ok(deleted())
}
