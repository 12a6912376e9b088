//! `/api/v1/clinicians`

use axum::extract::{Path, State};
use domain::clinician::Clinician;
use domain::id::ClinicianId;
use domain::permission::Permission;
use serde_json::{Value, json};
use wellspring_core::actor::{Caller, Planner, Reader};
use wellspring_core::storage::clinicians as rows;
use wellspring_core::{Error, clinicians};

use super::audiences::words;
use super::list::{self, Page, after_id};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `id, version, name, position, email, zone, topics (a list)`, and `feed_url` and `link_url` for who may plan:
/// they open the clinician's calendar, and let answer for them, to whoever has them.
fn shown(site: &Site, caller: &Caller, clinician: &Clinician) -> Value {
    let Clinician { id, name, position, email, zone, topics, version, .. } = clinician;
    let mut shown = json!({
        "id": id, "version": version, "name": name, "position": position, "email": email, "zone": zone, "topics": words(topics),
    });
    if caller.may().allow(Permission::Plan) {
        shown["feed_url"] = json!(clinicians::feed_url(&site.app, clinician));
        shown["link_url"] = json!(clinicians::link_url(&site.app, clinician));
    }
    shown
}

/// `GET /clinicians?cursor&limit`
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &[])?;
    let mut clinicians = rows::page(&site.app.storage, after_id::<ClinicianId>(&page)?, page.rows()).await?;
    let next = page.cut(&mut clinicians, |last| last.id.to_string());
    let items: Vec<Value> = clinicians.iter().map(|clinician| shown(&site, &who.caller, clinician)).collect();
    Ok(list::answer(&items, next))
}

/// `POST /clinicians`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let clinician = clinicians::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/clinicians/{}", clinician.id), &shown(&site, &call.caller, &clinician)))
}

/// `GET /clinicians/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(clinician): Path<String>) -> Reply {
    let clinician = rows::get(&site.app.storage, &id(&clinician)?).await?;
    Ok(ok(&shown(&site, &who.caller, &clinician)))
}

/// `PATCH /clinicians/{id}`
pub async fn edit(State(site): State<Site>, Path(clinician): Path<String>, call: Call<Planner>) -> Reply {
    let clinician: ClinicianId = id(&clinician)?;
    let shown = |clinician: &Clinician| shown(&site, &call.caller, clinician);
    let stored = rows::get(&site.app.storage, &clinician).await?;
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&shown(&stored), &call.fields));
    }
    let draft = call.fields.onto(&stored.draft(), &shown(&stored))?;
    match clinicians::edit(&site.app, &call.actor, &clinician, seen, &draft).await {
        Err(Error::Conflict { .. }) => {
            Ok(stale(&shown(&rows::get(&site.app.storage, &clinician).await?), &call.fields))
        }
        done => Ok(ok(&shown(&done?))),
    }
}

/// `DELETE /clinicians/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(clinician): Path<String>) -> Reply {
    clinicians::delete(&site.app, &who.actor, &id(&clinician)?).await?;
    Ok(deleted())
}
