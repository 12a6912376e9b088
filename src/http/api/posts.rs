//! `/api/v1/posts`.

use axum::extract::{Path, State};
use domain::id::{CampaignId, PostId};
use domain::post::{Post, State as Life};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader, Reviewer};
use wellspring_core::{Error, posts};

use super::list::{self, Page, after_id, word};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `GET /posts?campaign&state&cursor&limit`
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &["campaign", "state"])?;
    let filter = posts::Filter {
        campaign: word::<CampaignId>(&query, "campaign")?.map(|id| id.to_string()).unwrap_or_default(),
        state: word::<Life>(&query, "state")?.map(|state| state.to_string()).unwrap_or_default(),
        cursor: after_id::<PostId>(&page)?.to_owned(),
    };
    let mut found = posts::page(&site.app, &who.actor, &filter, page.rows()).await?;
    let next = page.cut(&mut found, |last| last.id.to_string());
    Ok(list::answer(&found.iter().map(|post| json!(post)).collect::<Vec<_>>(), next))
}

/// `POST /posts`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let post = posts::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/posts/{}", post.id), &post))
}

/// `GET /posts/{id}`, with what reviewers said.
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(post): Path<String>) -> Reply {
    let post = posts::get(&site.app, &who.actor, &id(&post)?).await?;
    Ok(ok(&whole(&site, &who.actor, post).await?))
}

async fn whole(site: &Site, reader: &Reader, post: Post) -> Result<Value, Error> {
    let reviews = posts::reviews(&site.app, reader, &post.id).await?;
    let mut shown = json!(post);
    shown["html"] = json!(post.html);
    shown["reviews"] = json!(reviews);
    Ok(shown)
}

/// `PATCH /posts/{id}`
pub async fn edit(State(site): State<Site>, Path(post): Path<String>, call: Call<Planner>) -> Reply {
    let post: PostId = id(&post)?;
    let reader = call.actor.reader();
    let stored = posts::get(&site.app, &reader, &post).await?;
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&json!(stored), &call.fields));
    }
    let draft = call.fields.onto(&stored.draft(), &json!(stored))?;
    match posts::edit(&site.app, &call.actor, &post, seen, &draft).await {
        Err(Error::Conflict { .. }) => Ok(stale(&json!(posts::get(&site.app, &reader, &post).await?), &call.fields)),
        done => Ok(ok(&done?)),
    }
}

/// `DELETE /posts/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(post): Path<String>) -> Reply {
    posts::delete(&site.app, &who.actor, &id(&post)?).await?;
    Ok(deleted())
}

/// `POST /posts/{id}/approve`, with `gate?` (`clinical` or `brand`), `note?`, `hash?` (of the text that was read)
pub async fn approve(State(site): State<Site>, Path(post): Path<String>, call: Call<Reviewer>) -> Reply {
    let form = call.fields.draft()?;
    let post = posts::approve(&site.app, &call.actor, &id(&post)?, &form).await?;
    Ok(ok(&whole(&site, &call.actor.reader(), post).await?))
}

/// `POST /posts/{id}/request_changes`, with `note`
pub async fn request_changes(State(site): State<Site>, Path(post): Path<String>, call: Call<Reviewer>) -> Reply {
    let form = call.fields.draft()?;
    let post = posts::request_changes(&site.app, &call.actor, &id(&post)?, &form).await?;
    Ok(ok(&whole(&site, &call.actor.reader(), post).await?))
}

/// `POST /posts/{id}/{submit|schedule|publish|cancel|withdraw}`
pub async fn step(State(site): State<Site>, Path((post, step)): Path<(String, String)>, call: Call<Planner>) -> Reply {
    let post: PostId = id(&post)?;
    let (app, planner) = (&site.app, &call.actor);
    let done = match step.as_str() {
        "submit" => posts::submit(app, planner, &post).await?,
        "schedule" => posts::schedule(app, planner, &post).await?,
        "publish" => posts::publish_now(app, planner, &post).await?,
        "cancel" => posts::cancel(app, planner, &post).await?,
        "withdraw" => posts::withdraw(app, planner, &post).await?,
        _ => return Err(Error::NotFound.into()),
    };
    Ok(ok(&whole(&site, &planner.reader(), done).await?))
}
