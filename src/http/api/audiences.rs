//! `/api/v1/audiences`

use axum::extract::{Path, State};
use domain::audience::{Audience, AudienceDraft};
use domain::id::AudienceId;
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, audiences};

use super::list::{self, Page, after_id};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `id, version, name, needs, languages (a list), reading_level`.
fn shown(audience: &Audience) -> Value {
    let Audience { id, name, needs, languages, reading_level, version } = audience;
    json!({
        "id": id, "version": version, "name": name, "needs": needs, "languages": words(languages), "reading_level": reading_level,
    })
}

/// A line with commas as a list.
pub(super) fn words(line: &str) -> Vec<&str> {
    line.split(',').map(str::trim).filter(|word| !word.is_empty()).collect()
}

fn draft(audience: &Audience) -> AudienceDraft {
    AudienceDraft {
        name: audience.name.to_string(),
        needs: audience.needs.to_string(),
        languages: audience.languages.clone(),
        reading_level: audience.reading_level.clone(),
    }
}

/// `GET /audiences?cursor&limit`
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &[])?;
    let mut found = audiences::page(&site.app, &who.actor, after_id::<AudienceId>(&page)?, page.rows()).await?;
    let next = page.cut(&mut found, |last| last.id.to_string());
    Ok(list::answer(&found.iter().map(shown).collect::<Vec<_>>(), next))
}

/// `POST /audiences`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let audience = audiences::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/audiences/{}", audience.id), &shown(&audience)))
}

/// `GET /audiences/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(audience): Path<String>) -> Reply {
    let audience = audiences::get(&site.app, &who.actor, &id(&audience)?).await?;
    Ok(ok(&shown(&audience)))
}

/// `PATCH /audiences/{id}`
pub async fn edit(State(site): State<Site>, Path(audience): Path<String>, call: Call<Planner>) -> Reply {
    let audience: AudienceId = id(&audience)?;
    let reader = call.actor.reader();
    let stored = audiences::get(&site.app, &reader, &audience).await?;
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&shown(&stored), &call.fields));
    }
    let draft = call.fields.onto(&draft(&stored), &shown(&stored))?;
    match audiences::edit(&site.app, &call.actor, &audience, seen, &draft).await {
        Err(Error::Conflict { .. }) => {
            Ok(stale(&shown(&audiences::get(&site.app, &reader, &audience).await?), &call.fields))
        }
        done => Ok(ok(&shown(&done?))),
    }
}

/// `DELETE /audiences/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(audience): Path<String>) -> Reply {
    audiences::delete(&site.app, &who.actor, &id(&audience)?).await?;
    Ok(deleted())
}
