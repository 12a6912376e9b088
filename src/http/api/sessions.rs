//! `/api/v1/sessions`. A session is shown as it is stored; a change of its time is a rescheduling.

use axum::extract::{Path, State};
use domain::id::{CampaignId, SessionId};
use domain::session::{Session, State as Life};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader, Responder};
use wellspring_core::{Error, questions, sessions};

use super::list::{self, Page, after_id, word};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `GET /sessions?campaign&state&cursor&limit`
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &["campaign", "state"])?;
    let filter = sessions::Filter {
        campaign: word::<CampaignId>(&query, "campaign")?.map(|id| id.to_string()).unwrap_or_default(),
        state: word::<Life>(&query, "state")?.map(|state| state.to_string()).unwrap_or_default(),
        cursor: after_id::<SessionId>(&page)?.to_owned(),
    };
    let mut found = sessions::page(&site.app, &who.actor, &filter, page.rows()).await?;
    let next = page.cut(&mut found, |last| last.id.to_string());
    Ok(list::answer(&found.iter().map(|session| json!(session)).collect::<Vec<_>>(), next))
}

/// `POST /sessions`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let session = sessions::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/sessions/{}", session.id), &session))
}

/// `GET /sessions/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(session): Path<String>) -> Reply {
    Ok(ok(&sessions::get(&site.app, &who.actor, &id(&session)?).await?))
}

/// `PATCH /sessions/{id}`
pub async fn edit(State(site): State<Site>, Path(session): Path<String>, call: Call<Planner>) -> Reply {
    let session: SessionId = id(&session)?;
    let reader = call.actor.reader();
    let stored = sessions::get(&site.app, &reader, &session).await?;
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&json!(stored), &call.fields));
    }
    let draft = call.fields.onto(&stored.draft(), &json!(stored))?;
    match sessions::edit(&site.app, &call.actor, &session, seen, &draft).await {
        Err(Error::Conflict { .. }) => {
            Ok(stale(&json!(sessions::get(&site.app, &reader, &session).await?), &call.fields))
        }
        done => Ok(ok(&done?)),
    }
}

/// `DELETE /sessions/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(session): Path<String>) -> Reply {
    sessions::delete(&site.app, &who.actor, &id(&session)?).await?;
    Ok(deleted())
}

/// `POST /sessions/{id}/{schedule|go_live|end|cancel}`. Ending answers with the questions that have no end yet, too.
pub async fn step(
    State(site): State<Site>,
    Path((session, step)): Path<(String, String)>,
    call: Call<Planner>,
) -> Reply {
    let session: SessionId = id(&session)?;
    let (app, planner) = (&site.app, &call.actor);
    match step.as_str() {
        "schedule" => Ok(ok(&sessions::schedule(app, planner, &session).await?)),
        "go_live" => Ok(ok(&sessions::go_live(app, planner, &session).await?)),
        "end" => Ok(ok(&ended(&site, planner, &sessions::end(app, planner, &session).await?).await?)),
        "cancel" => Ok(ok(&sessions::cancel(app, planner, &session).await?)),
        _ => Err(Error::NotFound.into()),
    }
}

/// `POST /sessions/{id}/hall`: how it takes questions; what is not sent stays.
pub async fn hall(State(site): State<Site>, Path(session): Path<String>, call: Call<Responder>) -> Reply {
    Ok(ok(&sessions::set_hall(&site.app, &call.actor, &id(&session)?, &call.fields.draft()?).await?))
}

async fn ended(site: &Site, planner: &Planner, session: &Session) -> Result<Value, Error> {
    let open = questions::open_of(&site.app, &planner.reader(), &session.id).await?;
    let open = open.iter().map(|question| json!({ "id": question.id, "text": question.text, "state": question.state }));
    let mut shown = json!(session);
    shown["open_questions"] = open.collect();
    Ok(shown)
}
