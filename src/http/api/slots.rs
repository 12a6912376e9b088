//! `/api/v1/sessions/{id}/slots` and `/api/v1/slots`. A slot is shown as it is stored.

use axum::extract::{Path, State};
use domain::id::{SessionId, SlotId};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::storage::{sessions, slots as rows};
use wellspring_core::{Error, slots};

use super::list::{self, Page};
use super::{Call, Token, created, ok};
use crate::http::Site;
use crate::http::form::Query;
use crate::http::plan::id;
use crate::http::reply::Reply;

/// `GET /sessions/{id}/slots`: all of them, in order.
pub async fn list(State(site): State<Site>, _: Token<Reader>, Path(session): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    let session = sessions::get(&site.app.storage, &id(&session)?).await?;
    let slots = rows::of_session(&site.app.storage, &session.id).await?;
    Ok(list::answer(&slots.iter().map(|slot| json!(slot)).collect::<Vec<Value>>(), None))
}

/// `POST /sessions/{id}/slots`
pub async fn propose(State(site): State<Site>, Path(session): Path<String>, call: Call<Planner>) -> Reply {
    let session: SessionId = id(&session)?;
    let slot = slots::propose(&site.app, &call.actor, &session, &call.fields.draft()?).await?;
    // A slot has no address of its own: it is read with its session's others.
    Ok(created(&format!("/api/v1/sessions/{session}/slots"), &slot))
}

/// `POST /slots/{id}/{confirm|decline|withdraw}`
pub async fn step(State(site): State<Site>, Path((slot, step)): Path<(String, String)>, call: Call<Planner>) -> Reply {
    let slot: SlotId = id(&slot)?;
    let slot = match step.as_str() {
        "confirm" => slots::confirm(&site.app, &call.actor, &slot).await?,
        "decline" => slots::decline(&site.app, &call.actor, &slot).await?,
        "withdraw" => slots::withdraw(&site.app, &call.actor, &slot).await?,
        _ => return Err(Error::NotFound.into()),
    };
    Ok(ok(&slot))
}
