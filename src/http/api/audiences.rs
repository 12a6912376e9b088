//! `/api/v1/audiences`

use axum::extract::{Path, State};
use domain::Version;
use domain::audience::{self as noun, AudienceDraft};
use domain::id::AudienceId;
use domain::text::{Name, Prose};
use serde::Serialize;
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, audiences};

use super::body::Changes;
use super::list::{Listed, Page, after_id};
use super::{CHANGED, Call, Token, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::Query;
use crate::http::ground::path::id;
use crate::http::site::Site;

/// Whom a campaign is written for.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000002", "version": 1, "name": "Adults over 60 who train",
    "needs": "How to begin safely", "languages": ["English", "Spanish"], "reading_level": "grade 6",
})))]
pub struct Audience {
    id: AudienceId,
    version: Version,
    name: Name,
    /// What they need to know or do.
    needs: Prose,
    languages: Vec<String>,
    /// How simple the text must be.
    reading_level: String,
}

type Audiences = Listed<Audience>;
type AudienceChanges = Changes<AudienceDraft>;

impl From<noun::Audience> for Audience {
    fn from(stored: noun::Audience) -> Self {
        let noun::Audience { id, name, needs, languages, reading_level, version } = stored;
        Self { id, version, name, needs, languages: words(&languages), reading_level }
    }
}

/// A line with commas as a list.
pub(super) fn words(line: &str) -> Vec<String> {
    line.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn draft(audience: &noun::Audience) -> AudienceDraft {
    AudienceDraft {
        name: audience.name.to_string(),
        needs: audience.needs.to_string(),
        languages: audience.languages.clone(),
        reading_level: audience.reading_level.clone(),
    }
}

async fn read(site: &Site, reader: &Reader, audience: &AudienceId) -> Result<Audience, Error> {
    audiences::get(&site.app, reader, audience).await.map(Audience::from)
}

/// List audiences
#[utoipa::path(get, path = "", operation_id = "list_audiences", tag = "audiences", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Audiences)))]
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = audiences::page(&site.app, &who.actor, after_id::<AudienceId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string(), Audience::from))
}

/// Make a new audience
#[utoipa::path(post, path = "", operation_id = "create_audience", tag = "audiences", security(("token" = ["plan"])),
    request_body = AudienceDraft, responses((status = 201, description = "As it is stored.", body = Audience)))]
pub async fn create(State(site): State<Site>, call: Call<Planner, AudienceDraft>) -> Reply {
    let audience = audiences::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/audiences/{}", audience.id), &Audience::from(audience)))
}

/// Read an audience
#[utoipa::path(get, path = "", operation_id = "get_audience", tag = "audiences", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Audience)))]
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(audience): Path<String>) -> Reply {
    Ok(ok(&read(&site, &who.actor, &id(&audience)?).await?))
}

/// Change an audience
#[utoipa::path(patch, path = "", operation_id = "edit_audience", tag = "audiences", security(("token" = ["plan"])),
    request_body = AudienceChanges,
    responses((status = 200, description = "As it is now.", body = Audience), (status = 409, description = CHANGED)))]
pub async fn edit(
    State(site): State<Site>,
    Path(audience): Path<String>,
    call: Call<Planner, AudienceChanges>,
) -> Reply {
    let id: AudienceId = id(&audience)?;
    let reader = call.actor.reader();
    let stored = audiences::get(&site.app, &reader, &id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &draft(&stored), &Audience::from(stored.clone()))?;
        audiences::edit(&site.app, &call.actor, &id, stored.version, &draft).await.map(Audience::from)
    };
    changed(edit.await, &call.sent, read(&site, &reader, &id)).await
}

/// Delete an audience
#[utoipa::path(delete, path = "", operation_id = "delete_audience", tag = "audiences", security(("token" = ["plan"])),
    responses((status = 409, description = "A campaign is written for it (`wrong-state`).")))]
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(audience): Path<String>) -> Reply {
    audiences::delete(&site.app, &who.actor, &id(&audience)?).await?;
    Ok(deleted())
}
