//! `/api/v1/audiences`

use domain::audience::{Audience, AudienceDraft};
use domain::id::AudienceId;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::audiences;

use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Audiences = Listed<Audience>;
type AudienceChanges = Changes<AudienceDraft>;

/// List audiences
#[utoipa::path(get, path = "", operation_id = "list_audiences", tag = "audiences", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Audiences)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = audiences::page(&site.app, &who.actor, after_id::<AudienceId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Make a new audience
#[utoipa::path(post, path = "", operation_id = "create_audience", tag = "audiences", security(("token" = ["plan"])),
    request_body = AudienceDraft, responses((status = 201, description = "As it is stored.", body = Audience)))]
pub async fn create(site: Site, call: Call<Planner, AudienceDraft>) -> Reply {
    let audience = audiences::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/audiences/{}", audience.id), &audience))
}

/// Read an audience
#[utoipa::path(get, path = "", operation_id = "get_audience", tag = "audiences", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Audience)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<AudienceId>) -> Reply {
    Ok(ok(&audiences::get(&site.app, &who.actor, &id).await?))
}

/// Change an audience
#[utoipa::path(patch, path = "", operation_id = "edit_audience", tag = "audiences", security(("token" = ["plan"])),
    request_body = AudienceChanges,
    responses((status = 200, description = "As it is now.", body = Audience), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Planner, AudienceChanges, AudienceId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = audiences::get(&site.app, &reader, id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &stored)?;
        audiences::edit(&site.app, &call.actor, id, stored.version, &draft).await.map(|audience| ok(&audience))
    };
    changed(edit.await, &call.sent, audiences::get(&site.app, &reader, id)).await
}

/// Delete an audience
#[utoipa::path(delete, path = "", operation_id = "delete_audience", tag = "audiences", security(("token" = ["plan"])),
    responses((status = 409, description = "A campaign is written for it (`wrong-state`).")))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<AudienceId>) -> Reply {
    audiences::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}
