//! `/api/v1/clinicians`

use domain::clinician::ClinicianDraft;
use domain::id::ClinicianId;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::{self, Seen as Clinician};

use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Clinicians = Listed<Clinician>;
type ClinicianChanges = Changes<ClinicianDraft>;

/// List clinicians
#[utoipa::path(get, path = "", operation_id = "list_clinicians", tag = "clinicians", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Clinicians)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = clinicians::page(&site.app, &who.actor, after_id::<ClinicianId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.clinician.id.to_string()))
}

/// Make a new clinician
#[utoipa::path(post, path = "", operation_id = "create_clinician", tag = "clinicians", security(("token" = ["plan"])),
    request_body = ClinicianDraft, responses((status = 201, description = "As it is stored.", body = Clinician)))]
pub async fn create(site: Site, call: Call<Planner, ClinicianDraft>) -> Reply {
    let clinician = clinicians::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    let path = format!("/api/v1/clinicians/{}", clinician.id);
    Ok(created(&path, &clinicians::seen(&site.app, &call.actor, clinician)))
}

/// Read a clinician
#[utoipa::path(get, path = "", operation_id = "get_clinician", tag = "clinicians", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Clinician)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<ClinicianId>) -> Reply {
    Ok(ok(&clinicians::get(&site.app, &who.actor, &id).await?))
}

/// Change a clinician
#[utoipa::path(patch, path = "", operation_id = "edit_clinician", tag = "clinicians", security(("token" = ["plan"])),
    request_body = ClinicianChanges,
    responses((status = 200, description = "As it is now.", body = Clinician), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Planner, ClinicianChanges, ClinicianId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let seen = clinicians::get(&site.app, &reader, id).await?;
    let edit = async {
        let version = seen.clinician.version;
        let draft = call.sent.onto(version, &seen.clinician.draft(), &seen)?;
        let clinician = clinicians::edit(&site.app, &call.actor, id, version, &draft).await?;
        Ok(ok(&clinicians::seen(&site.app, &call.actor, clinician)))
    };
    changed(edit.await, &call.sent, clinicians::get(&site.app, &reader, id)).await
}

/// Delete a clinician
#[utoipa::path(delete, path = "", operation_id = "delete_clinician", tag = "clinicians", security(("token" = ["plan"])),
    responses((status = 409, description = "They have slots (`wrong-state`).")))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<ClinicianId>) -> Reply {
    clinicians::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}
