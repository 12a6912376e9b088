//! `/api/v1/clinicians`

use axum::extract::{Path, State};
use domain::clinician::{self as noun, ClinicianDraft};
use domain::id::ClinicianId;
use domain::text::{Email, PersonName};
use domain::{Version, ZoneName};
use serde::Serialize;
use utoipa::ToSchema;
use wellspring_core::Error;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::{self, Links, Seen};

use super::audiences::words;
use super::body::Changes;
use super::list::{Listed, Page, after_id};
use super::{CHANGED, Call, Token, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::Query;
use crate::http::ground::path::id;
use crate::http::site::Site;

/// An expert of sessions.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000003", "version": 1, "name": "Dr. Mei Lin",
    "position": "Director of geriatric medicine", "topics": ["sleep", "falls"],
})))]
pub struct Clinician {
    id: ClinicianId,
    version: Version,
    name: PersonName,
    /// As it stands on public pages.
    position: String,
    email: Email,
    zone: ZoneName,
    topics: Vec<String>,
    #[serde(flatten)]
    links: Option<Links>,
}

type Clinicians = Listed<Clinician>;
type ClinicianChanges = Changes<ClinicianDraft>;

fn shown(stored: noun::Clinician, links: Option<Links>) -> Clinician {
    let noun::Clinician { id, name, position, email, zone, topics, version, .. } = stored;
    Clinician { id, version, name, position, email, zone, topics: words(&topics), links }
}

impl From<Seen> for Clinician {
    fn from(seen: Seen) -> Self {
        shown(seen.clinician, seen.links)
    }
}

async fn read(site: &Site, reader: &Reader, clinician: &ClinicianId) -> Result<Clinician, Error> {
    clinicians::get(&site.app, reader, clinician).await.map(Clinician::from)
}

/// List clinicians
#[utoipa::path(get, path = "", operation_id = "list_clinicians", tag = "clinicians", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Clinicians)))]
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = clinicians::page(&site.app, &who.actor, after_id::<ClinicianId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.clinician.id.to_string(), Clinician::from))
}

/// Make a new clinician
#[utoipa::path(post, path = "", operation_id = "create_clinician", tag = "clinicians", security(("token" = ["plan"])),
    request_body = ClinicianDraft, responses((status = 201, description = "As it is stored.", body = Clinician)))]
pub async fn create(State(site): State<Site>, call: Call<Planner, ClinicianDraft>) -> Reply {
    let clinician = clinicians::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    let links = clinicians::links(&site.app, &call.actor, &clinician);
    Ok(created(&format!("/api/v1/clinicians/{}", clinician.id), &shown(clinician, Some(links))))
}

/// Read a clinician
#[utoipa::path(get, path = "", operation_id = "get_clinician", tag = "clinicians", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Clinician)))]
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(clinician): Path<String>) -> Reply {
    Ok(ok(&read(&site, &who.actor, &id(&clinician)?).await?))
}

/// Change a clinician
#[utoipa::path(patch, path = "", operation_id = "edit_clinician", tag = "clinicians", security(("token" = ["plan"])),
    request_body = ClinicianChanges,
    responses((status = 200, description = "As it is now.", body = Clinician), (status = 409, description = CHANGED)))]
pub async fn edit(
    State(site): State<Site>,
    Path(clinician): Path<String>,
    call: Call<Planner, ClinicianChanges>,
) -> Reply {
    let id: ClinicianId = id(&clinician)?;
    let reader = call.actor.reader();
    let seen = clinicians::get(&site.app, &reader, &id).await?;
    let stored = seen.clinician.clone();
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &Clinician::from(seen))?;
        let clinician = clinicians::edit(&site.app, &call.actor, &id, stored.version, &draft).await?;
        let links = clinicians::links(&site.app, &call.actor, &clinician);
        Ok(shown(clinician, Some(links)))
    };
    changed(edit.await, &call.sent, read(&site, &reader, &id)).await
}

/// Delete a clinician
#[utoipa::path(delete, path = "", operation_id = "delete_clinician", tag = "clinicians", security(("token" = ["plan"])),
    responses((status = 409, description = "They have slots (`wrong-state`).")))]
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(clinician): Path<String>) -> Reply {
    clinicians::delete(&site.app, &who.actor, &id(&clinician)?).await?;
    Ok(deleted())
}
