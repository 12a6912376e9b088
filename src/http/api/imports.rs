//! `/api/v1/import`: calendars (`text/calendar`) and tables (`text/csv`) as the body.

use axum::body::Bytes;
use axum::extract::Request;
use domain::id::{CampaignId, ClinicianId, SessionId};
use domain::import::Into;
use domain::import::questions::Brought;
use domain::{LocalDate, ZoneName, zone};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::Error;
use wellspring_core::actor::{Planner, Responder};
use wellspring_core::calendar::read::MOST_BYTES;
use wellspring_core::imports::{self, CallOff, Done, Order, Table};

use super::query::{DryRun, is_meant};
use super::{Token, idempotency_key, ok, query, repeating, whole};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

async fn file(request: Request) -> Result<Bytes, Error> {
    whole(request, MOST_BYTES, "file", "The file is larger than 2 MiB, or did not arrive whole.").await
}

/// What a calendar becomes.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Wanted {
    /// Only look: nothing is saved.
    #[serde(deserialize_with = "is_meant")]
    #[param(default = false)]
    dry_run: bool,
    /// What it becomes.
    #[serde(rename = "as")]
    #[param(inline, default = "sessions")]
    into: Option<Into>,
    /// For sessions: the campaign that holds them.
    #[param(inline)]
    campaign_id: Option<CampaignId>,
    /// For busy times: whose.
    #[param(inline)]
    clinician_id: Option<ClinicianId>,
    /// For observances: the layer's name.
    layer: String,
    /// The zone of times that have none.
    #[serde(deserialize_with = "known")]
    #[param(inline)]
    zone: Option<ZoneName>,
    /// The first day; today where it is left out.
    #[param(inline)]
    from: Option<LocalDate>,
    /// The day after the last; two years on where it is left out.
    #[param(inline)]
    to: Option<LocalDate>,
    /// Call off what was imported before and is no longer there; otherwise it is only told in `gone`.
    #[serde(deserialize_with = "is_meant")]
    #[param(default = false)]
    call_off_gone: bool,
}

fn known<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ZoneName>, D::Error> {
    zone::known(&String::deserialize(from)?).map(Some).map_err(serde::de::Error::custom)
}

impl From<Wanted> for Order {
    fn from(wanted: Wanted) -> Self {
        let Wanted { dry_run, into, campaign_id, clinician_id, layer, zone, from, to, call_off_gone } = wanted;
        let gone = if call_off_gone { CallOff::All } else { CallOff::Nothing };
        let zone = zone.unwrap_or_else(|| ZoneName("UTC".to_owned()));
        let order = Self::of(into.unwrap_or(Into::Sessions), zone);
        Self { dry_run, campaign_id, clinician_id, layer, from, to, gone, ..order }
    }
}

/// Import a calendar
///
/// An iCalendar file, 2 MiB and 5,000 components at most. What is known is matched by UID, RECURRENCE-ID and SEQUENCE,
/// else by start and title; a series that was moved changes its dates. What was changed here by hand stays until the far
/// side has another word on it, a title always. Broken ones are refused with a line number, and nothing is half imported.
#[utoipa::path(post, path = "", operation_id = "import_calendar", tag = "imports", security(("token" = ["plan"])),
    params(Wanted), request_body(content = String, content_type = "text/calendar"),
    responses((status = 200, description = "What was imported.", body = Done)))]
pub async fn ics(site: Site, who: Token<Planner>, query: Query, request: Request) -> Reply {
    let wanted: Wanted = query::read(&query)?;
    let is_placed = wanted.zone.is_some();
    let mut order = Order::from(wanted);
    if !is_placed {
        order.zone = site.app.settings.zone.clone().unwrap_or(order.zone);
        order.zone = imports::home(&site.app, &who.actor, &order).await?;
    }
    Ok(ok(&imports::ics(&site.app, &who.actor, &order, file(request).await?.to_vec()).await?))
}

/// Import a table of sessions
///
/// CSV with a head: `title, zone, minutes` and, where wished, `campaign_id, summary, language, starts, join_url, moderation`; with
/// commas, semicolons or tabs; UTF-8, UTF-16 or windows-1252; 2,000 rows and 2 MiB at most. Nothing is saved until every row
/// passes; a wrong cell is named by its line and column, such as `3.title`, and its message names the cell as a spreadsheet
/// shows it, with the right form.
#[utoipa::path(post, path = "", operation_id = "import_sessions", tag = "imports", security(("token" = ["plan"])),
    params(DryRun),
    request_body(content = String, content_type = "text/csv", example = "title,zone,minutes\r\nSleep,UTC,60\r\n"),
    responses((status = 200, description = "What was imported.", body = Table)))]
pub async fn sessions(site: Site, who: Token<Planner>, query: Query, request: Request) -> Reply {
    let DryRun { dry_run } = query::read(&query)?;
    let bytes = file(request).await?;
    Ok(ok(&imports::sessions_csv(&site.app, &who.actor, &bytes, dry_run).await?))
}

/// What an export brought in, or would.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "added": 1, "skipped": [{ "line": 3, "row": 3, "reason": "it is here already." }],
    "items": [{
        "id": null, "line": 2, "text": "Tea?", "name": "Rosa", "email": null, "asked_at": null, "answer": "Yes.",
        "answered_by": null, "answered_at": null,
    }],
})))]
struct QuestionImport {
    added: usize,
    #[serde(flatten)]
    brought: Brought,
}

/// Bring in the questions of a webinar tool
///
/// The Q&A export of Zoom or Teams in their languages, or any table with a column `question`, or `text` beside `status` or
/// `upvotes` (and `name, email, answer` where wished): UTF-8, UTF-16 or windows-1252, with commas, semicolons or tabs; 2,000
/// questions and 2 MiB at most. They come in held, with the tool’s answer for the asker alone, and nobody gets a letter. What
/// is here already, by its words, is left out; who wished to be unnamed stays so.
#[utoipa::path(post, path = "", operation_id = "import_questions", tag = "imports", security(("token" = ["desk"])),
    params(DryRun, ("Idempotency-Key" = String, Header)),
    request_body(
        content = String, content_type = "text/csv", example = "Question,Asker Name,Answer(s)\r\nTea?,Rosa,Yes.\r\n",
    ),
    responses((status = 200, description = "What was brought in.", body = QuestionImport)))]
pub async fn questions(
    site: Site,
    who: Token<Responder>,
    Path(session): Path<SessionId>,
    query: Query,
    request: Request,
) -> Reply {
    let DryRun { dry_run } = query::read(&query)?;
    let key = idempotency_key(request.headers())?;
    let bytes = file(request).await?;
    let responder =
        repeating(who.caller, key, &[b"questions/import", session.as_str().as_bytes(), &bytes]).responder()?;
    let text = imports::questions_text(&bytes)?;
    let brought = imports::questions(&site.app, &responder, &session, text, dry_run).await?;
    Ok(ok(&QuestionImport { added: brought.items.len(), brought }))
}
