//! `/api/v1/sessions/{id}/slots` and `/api/v1/slots`. A slot is shown as it is stored, with the address by which its
//! clinician answers for who may plan.

use axum::extract::{Path, State};
use domain::id::{SessionId, SlotId};
use domain::slot::Slot;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, slots};

use super::list::{self, Page};
use super::{Call, Token, created, ok};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

fn shown(slot: &Slot, confirm_url: Option<&str>) -> Value {
    let mut shown = json!(slot);
    shown["call_at"] = json!(slot.call_at());
    shown["link_used_at"] = json!(slot.link_used_at);
    if let Some(url) = confirm_url {
        shown["confirm_url"] = json!(url);
    }
    shown
}

fn to_planner(site: &Site, planner: &Planner, slot: &Slot) -> Value {
    shown(slot, Some(&slots::link_for(&site.app, planner, slot)))
}

/// `GET /sessions/{id}/slots`: all of them, in order, each with the last `reply` beside yes.
pub async fn list(State(site): State<Site>, who: Token<Reader>, Path(session): Path<String>, query: Query) -> Reply {
    Page::of(&query, &[])?;
    let slots = slots::of_session(&site.app, &who.actor, &id(&session)?).await?;
    let item = |seen: &slots::Seen| {
        let mut item = shown(&seen.slot, seen.confirm_url.as_deref());
        item["reply"] = json!(seen.reply);
        item
    };
    Ok(list::answer(&slots.iter().map(item).collect::<Vec<Value>>(), None))
}

/// `POST /sessions/{id}/slots`: `clinician_id, role, offset_minutes?, minutes?, call_minutes?, override_reason?`
pub async fn propose(State(site): State<Site>, Path(session): Path<String>, call: Call<Planner>) -> Reply {
    let session: SessionId = id(&session)?;
    let slot = slots::propose(&site.app, &call.actor, &session, &call.fields.draft()?).await?;
    // A slot has no address of its own: it is read with its session's others.
    Ok(created(&format!("/api/v1/sessions/{session}/slots"), &to_planner(&site, &call.actor, &slot)))
}

/// What a step may carry.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Step {
    /// Why they cannot.
    reason: String,
}

/// `POST /slots/{id}/{confirm|decline|withdraw|link}`: `reason?` with `decline`; `link` ends the old `confirm_url`.
pub async fn step(State(site): State<Site>, Path((slot, step)): Path<(String, String)>, call: Call<Planner>) -> Reply {
    let slot: SlotId = id(&slot)?;
    let sent: Step = call.fields.draft()?;
    let slot = match step.as_str() {
        "confirm" => slots::confirm(&site.app, &call.actor, &slot).await?,
        "decline" => slots::decline(&site.app, &call.actor, &slot, &sent.reason).await?,
        "withdraw" => slots::withdraw(&site.app, &call.actor, &slot).await?,
        "link" => slots::renew_link(&site.app, &call.actor, &slot).await?,
        _ => return Err(Error::NotFound.into()),
    };
    Ok(ok(&to_planner(&site, &call.actor, &slot)))
}
