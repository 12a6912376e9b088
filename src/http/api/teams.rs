//! `/api/v1/teams`

use domain::id::TeamId;
use domain::team::{Team, TeamDraft};
use wellspring_core::actor::{Operator, Reader};
use wellspring_core::teams;

use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Teams = Listed<Team>;
type TeamChanges = Changes<TeamDraft>;

/// List teams
#[utoipa::path(get, path = "", operation_id = "list_teams", tag = "teams", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Teams)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = teams::page(&site.app, &who.actor, after_id::<TeamId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Make a new team
#[utoipa::path(post, path = "", operation_id = "create_team", tag = "teams", security(("token" = ["operate"])),
    request_body = TeamDraft, responses((status = 201, description = "As it is stored.", body = Team)))]
pub async fn create(site: Site, call: Call<Operator, TeamDraft>) -> Reply {
    let team = teams::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/teams/{}", team.id), &team))
}

/// Read a team
#[utoipa::path(get, path = "", operation_id = "get_team", tag = "teams", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Team)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<TeamId>) -> Reply {
    Ok(ok(&teams::get(&site.app, &who.actor, &id).await?))
}

/// Change a team
#[utoipa::path(patch, path = "", operation_id = "edit_team", tag = "teams", security(("token" = ["operate"])),
    request_body = TeamChanges,
    responses((status = 200, description = "As it is now.", body = Team), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Operator, TeamChanges, TeamId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = teams::get(&site.app, &reader, id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &stored)?;
        teams::edit(&site.app, &call.actor, id, stored.version, &draft).await.map(|team| ok(&team))
    };
    changed(edit.await, &call.sent, teams::get(&site.app, &reader, id)).await
}

/// Delete a team
///
/// Only one to which nobody was ever handed over can be deleted.
#[utoipa::path(delete, path = "", operation_id = "delete_team", tag = "teams", security(("token" = ["operate"])))]
pub async fn delete(site: Site, who: Token<Operator>, Path(id): Path<TeamId>) -> Reply {
    teams::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}
