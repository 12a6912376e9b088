//! `/api/v1/sessions/{id}/slots` and `/api/v1/slots`. A slot is shown as it is stored, with the address by which its
//! clinician answers for who may plan.

use domain::Instant;
use domain::deeds::SlotStep;
use domain::id::{SessionId, SlotId};
use domain::slot::{self, SlotDraft, SlotReply, SlotStepDraft};
use serde::Serialize;
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, slots};

use super::{Call, Listed, Token, created, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// One clinician's part in a session.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "call_at": "2027-03-28T07:50:00Z", "confirm_url": "https://wellspring.example/slots/token",
})))]
struct Slot {
    #[serde(flatten)]
    slot: slot::Slot,
    /// When they are expected.
    call_at: Option<Instant>,
    /// Where they answer; with the scope `plan` alone. Lets answer for the clinician whoever has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri", nullable = false)]
    confirm_url: Option<String>,
}

/// A slot in its session's list.
#[derive(Serialize, ToSchema)]
struct SlotLine {
    #[serde(flatten)]
    slot: Slot,
    /// The last they said beside yes.
    reply: Option<SlotReply>,
}

type Slots = Listed<SlotLine>;

fn with_call_time(slot: slot::Slot, confirm_url: Option<String>) -> Slot {
    Slot { call_at: slot.call_at(), confirm_url, slot }
}

async fn to_planner(site: &Site, planner: &Planner, slot: slot::Slot) -> Result<Slot, Error> {
    let url = slots::link_for(&site.app, planner, &slot).await?;
    Ok(with_call_time(slot, Some(url)))
}

/// List a session's slots
#[utoipa::path(get, path = "", operation_id = "list_slots", tag = "slots", security(("token" = ["read"])),
    responses((status = 200, description = "All of them, in order.", body = Slots)))]
pub async fn list(site: Site, who: Token<Reader>, Path(id): Path<SessionId>, query: Query) -> Reply {
    query::page(&query)?;
    let slots = slots::of_session(&site.app, &who.actor, &id).await?;
    let line = |seen: slots::Seen| SlotLine { slot: with_call_time(seen.slot, seen.confirm_url), reply: seen.reply };
    Ok(ok(&Listed::whole(slots.into_iter().map(line).collect())))
}

/// Ask a clinician to take a part
///
/// They are asked by mail, two minutes later. Nobody is ever booked twice.
#[utoipa::path(post, path = "", operation_id = "propose_slot", tag = "slots", security(("token" = ["plan"])),
    request_body = SlotDraft,
    responses((status = 201, description = "As it is stored.", body = Slot), (status = 409, description = TAKEN)))]
pub async fn propose(site: Site, call: Call<Planner, SlotDraft, SessionId>) -> Reply {
    let slot = slots::propose(&site.app, &call.actor, &call.at, &call.sent.draft()?).await?;
    // A slot has no address of its own: it is read with its session's others.
    Ok(created(&format!("/api/v1/sessions/{}/slots", call.at), &to_planner(&site, &call.actor, slot).await?))
}

const TAKEN: &str = "`slot-conflict`: another slot of theirs overlaps; it is named. `slot-busy`: they are on leave or their \
                     own calendar is busy; send an `override_reason` to ask them all the same.";

/// Answer for a clinician, take a slot back, renew its link
#[utoipa::path(post, path = "", operation_id = "step_slot", tag = "slots", security(("token" = ["plan"])),
    params(("step" = inline(SlotStep), Path, description = "What is done about it.")), request_body = Option<SlotStepDraft>,
    responses(
        (status = 200, description = "As it is now.", body = Slot),
        (
            status = 409,
            description = "Not from the state that it is in (`wrong-state`), or taken meanwhile (`slot-conflict`).",
        ),
    ))]
pub async fn step(site: Site, call: Call<Planner, SlotStepDraft, (SlotId, SlotStep)>) -> Reply {
    let ((id, step), SlotStepDraft { reason }) = (&call.at, call.sent.draft()?);
    let slot = slots::step(&site.app, &call.actor, id, *step, &reason).await?;
    Ok(ok(&to_planner(&site, &call.actor, slot).await?))
}
