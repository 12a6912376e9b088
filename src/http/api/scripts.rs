//! `/api/v1/scripts`

use domain::id::ScriptId;
use domain::script::{Script, ScriptDraft};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wellspring_core::actor::{Reader, Responder, Reviewer};
use wellspring_core::scripts;

use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Scripts = Listed<Script>;
type ScriptChanges = Changes<ScriptDraft>;

/// List scripted responses
#[utoipa::path(get, path = "", operation_id = "list_scripts", tag = "scripts", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Scripts)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = scripts::page(&site.app, &who.actor, after_id::<ScriptId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Write a scripted response
///
/// Nobody says it before it is approved.
#[utoipa::path(post, path = "", operation_id = "create_script", tag = "scripts", security(("token" = ["desk"])),
    request_body = ScriptDraft, responses((status = 201, description = "As it is stored.", body = Script)))]
pub async fn create(site: Site, call: Call<Responder, ScriptDraft>) -> Reply {
    let script = scripts::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/scripts/{}", script.id), &script))
}

/// Read a scripted response
#[utoipa::path(get, path = "", operation_id = "get_script", tag = "scripts", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Script)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<ScriptId>) -> Reply {
    Ok(ok(&scripts::get(&site.app, &who.actor, &id).await?))
}

/// Change a scripted response
///
/// Another text, language or use needs approval again.
#[utoipa::path(patch, path = "", operation_id = "edit_script", tag = "scripts", security(("token" = ["desk"])),
    request_body = ScriptChanges,
    responses((status = 200, description = "As it is now.", body = Script), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Responder, ScriptChanges, ScriptId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = scripts::get(&site.app, &reader, id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &stored)?;
        scripts::edit(&site.app, &call.actor, id, stored.version, &draft).await.map(|script| ok(&script))
    };
    changed(edit.await, &call.sent, scripts::get(&site.app, &reader, id)).await
}

/// Delete a scripted response
#[utoipa::path(delete, path = "", operation_id = "delete_script", tag = "scripts", security(("token" = ["desk"])),
    responses((status = 409, description = "It is approved: retire it instead (`wrong-state`).")))]
pub async fn delete(site: Site, who: Token<Responder>, Path(id): Path<ScriptId>) -> Reply {
    scripts::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}

/// Which version you saw.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(examples(json!({ "version": 3 })))]
pub struct ScriptSeen {
    /// The version that you saw; without it, the newest is taken.
    version: Option<i64>,
}

impl ScriptSeen {
    fn seen(&self) -> Option<domain::Version> {
        self.version.map(domain::Version)
    }
}

/// Let just this text be said
///
/// Never by whoever wrote it.
#[utoipa::path(post, path = "", operation_id = "approve_script", tag = "scripts", security(("token" = ["review"])),
    request_body = Option<ScriptSeen>,
    responses((status = 200, description = "As it is now.", body = Script),
        (status = 409, description = "Its author's own, or retired (`wrong-state`); another text by now (`conflict`).")))]
pub async fn approve(site: Site, call: Call<Reviewer, ScriptSeen, ScriptId>) -> Reply {
    Ok(ok(&scripts::approve(&site.app, &call.actor, &call.at, call.sent.draft()?.seen()).await?))
}

/// Offer it no more
#[utoipa::path(post, path = "", operation_id = "retire_script", tag = "scripts", security(("token" = ["desk"])),
    request_body = Option<ScriptSeen>,
    responses((status = 200, description = "As it is now.", body = Script), (status = 409, description = CHANGED)))]
pub async fn retire(site: Site, call: Call<Responder, ScriptSeen, ScriptId>) -> Reply {
    Ok(ok(&scripts::retire(&site.app, &call.actor, &call.at, call.sent.draft()?.seen()).await?))
}

/// Offer it again
#[utoipa::path(post, path = "", operation_id = "bring_back_script", tag = "scripts", security(("token" = ["desk"])),
    request_body = Option<ScriptSeen>,
    responses((status = 200, description = "As it is now.", body = Script), (status = 409, description = CHANGED)))]
pub async fn bring_back(site: Site, call: Call<Responder, ScriptSeen, ScriptId>) -> Reply {
    Ok(ok(&scripts::bring_back(&site.app, &call.actor, &call.at, call.sent.draft()?.seen()).await?))
}
