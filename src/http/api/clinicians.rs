//! `/api/v1/clinicians`

use axum::extract::{Path, State};
use domain::clinician::Clinician;
use domain::id::ClinicianId;
use serde_json::{Value, json};
use wellspring_core::Error;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::{self, Links, Seen};

use super::audiences::words;
use super::list::{self, Page, after_id};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `id, version, name, position, email, zone, topics (a list)`, and `feed_url` and `link_url` for who may plan:
/// they open the clinician's calendar, and let answer for them, to whoever has them.
fn shown(clinician: &Clinician, links: Option<&Links>) -> Value {
    let Clinician { id, name, position, email, zone, topics, version, .. } = clinician;
    let mut shown = json!({
        "id": id, "version": version, "name": name, "position": position, "email": email, "zone": zone, "topics": words(topics),
    });
    if let Some(Links { feed_url, link_url }) = links {
        shown["feed_url"] = json!(feed_url);
        shown["link_url"] = json!(link_url);
    }
    shown
}

fn seen(seen: &Seen) -> Value {
    shown(&seen.clinician, seen.links.as_ref())
}

/// `GET /clinicians?cursor&limit`
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &[])?;
    let mut found = clinicians::page(&site.app, &who.actor, after_id::<ClinicianId>(&page)?, page.rows()).await?;
    let next = page.cut(&mut found, |last| last.clinician.id.to_string());
    Ok(list::answer(&found.iter().map(seen).collect::<Vec<_>>(), next))
}

/// `POST /clinicians`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let clinician = clinicians::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    let links = clinicians::links(&site.app, &call.actor, &clinician);
    Ok(created(&format!("/api/v1/clinicians/{}", clinician.id), &shown(&clinician, Some(&links))))
}

/// `GET /clinicians/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(clinician): Path<String>) -> Reply {
    Ok(ok(&seen(&clinicians::get(&site.app, &who.actor, &id(&clinician)?).await?)))
}

/// `PATCH /clinicians/{id}`
pub async fn edit(State(site): State<Site>, Path(clinician): Path<String>, call: Call<Planner>) -> Reply {
    let clinician: ClinicianId = id(&clinician)?;
    let reader = call.actor.reader();
    let found = clinicians::get(&site.app, &reader, &clinician).await?;
    let stored = &found.clinician;
    let version = call.fields.version()?;
    if version != stored.version {
        return Ok(stale(&seen(&found), &call.fields));
    }
    let draft = call.fields.onto(&stored.draft(), &seen(&found))?;
    match clinicians::edit(&site.app, &call.actor, &clinician, version, &draft).await {
        Err(Error::Conflict { .. }) => {
            Ok(stale(&seen(&clinicians::get(&site.app, &reader, &clinician).await?), &call.fields))
        }
        done => {
            let clinician = done?;
            Ok(ok(&shown(&clinician, Some(&clinicians::links(&site.app, &call.actor, &clinician)))))
        }
    }
}

/// `DELETE /clinicians/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(clinician): Path<String>) -> Reply {
    clinicians::delete(&site.app, &who.actor, &id(&clinician)?).await?;
    Ok(deleted())
}
