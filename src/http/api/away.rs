//! When clinicians are away and who acts for them: `/api/v1/clinicians/{id}/leaves`, `…/busy` and `…/assistants`.

use domain::clinician::{AssistantDraft, BusyDraft, FeedChoice, FeedDraft, Leave, LeaveDraft};
use domain::id::{AssistantId, ClinicianId, LeaveId};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::clinicians::assistants::Seen as Assistant;
use wellspring_core::clinicians::busy::Seen as BusyTimes;
use wellspring_core::clinicians::{self, assistants, busy, feed, leave};

use super::{Call, Listed, Token, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Leaves = Listed<Leave>;

/// List a clinician's days away to come
#[utoipa::path(get, path = "", operation_id = "list_leaves", tag = "clinicians", security(("token" = ["read"])),
    responses((status = 200, description = "All of them.", body = Leaves)))]
pub async fn leaves(site: Site, token: Token<Reader>, Path(who): Path<ClinicianId>, query: Query) -> Reply {
    query::page(&query)?;
    Ok(ok(&Listed::whole(clinicians::leaves(&site.app, &token.actor, &who).await?)))
}

/// Note days away
#[utoipa::path(post, path = "", operation_id = "add_leave", tag = "clinicians", security(("token" = ["plan"])),
    request_body = LeaveDraft, responses((status = 201, description = "As it is stored.", body = Leave)))]
pub async fn add_leave(site: Site, call: Call<Planner, LeaveDraft, ClinicianId>) -> Reply {
    let leave = leave::add(&site.app, &call.actor.keeper(&call.at), &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/clinicians/{}/leaves", call.at), &leave))
}

/// They are here after all
#[utoipa::path(delete, path = "", operation_id = "remove_leave", tag = "clinicians", security(("token" = ["plan"])))]
pub async fn remove_leave(site: Site, call: Token<Planner>, Path((who, leave)): Path<(ClinicianId, LeaveId)>) -> Reply {
    leave::remove(&site.app, &call.actor.keeper(&who), &leave).await?;
    Ok(deleted())
}

/// Read when a clinician's own calendar is busy
#[utoipa::path(get, path = "", operation_id = "get_busy", tag = "clinicians", security(("token" = ["read"])),
    responses((status = 200, description = "The spans to come.", body = BusyTimes)))]
pub async fn busy(site: Site, token: Token<Reader>, Path(who): Path<ClinicianId>, query: Query) -> Reply {
    query::page(&query)?;
    Ok(ok(&busy::seen(&site.app, &token.actor, &who).await?))
}

/// Say where a clinician's own calendar is
///
/// It is read at once, then every hour.
#[utoipa::path(post, path = "", operation_id = "set_busy", tag = "clinicians", security(("token" = ["plan"])),
    request_body = BusyDraft, responses((status = 200, description = "What was read.", body = BusyTimes)))]
pub async fn set_busy(site: Site, call: Call<Planner, BusyDraft, ClinicianId>) -> Reply {
    busy::set_url(&site.app, &call.actor.keeper(&call.at), &call.sent.draft()?).await?;
    busy::read(&site.app, &call.at).await?;
    Ok(ok(&busy::seen(&site.app, &call.actor.reader(), &call.at).await?))
}

/// Choose what a clinician's feed shows
#[utoipa::path(post, path = "", operation_id = "choose_feed", tag = "clinicians", security(("token" = ["plan"])),
    request_body = FeedDraft, responses((status = 200, description = "As chosen.", body = FeedChoice)))]
pub async fn choose_feed(site: Site, call: Call<Planner, FeedDraft, ClinicianId>) -> Reply {
    Ok(ok(&feed::choose(&site.app, &call.actor.keeper(&call.at), &call.sent.draft()?).await?))
}

type Assistants = Listed<Assistant>;

/// List who may act for a clinician
#[utoipa::path(get, path = "", operation_id = "list_assistants", tag = "clinicians", security(("token" = ["plan"])),
    responses((status = 200, description = "All of them.", body = Assistants)))]
pub async fn assistants(site: Site, token: Token<Planner>, Path(who): Path<ClinicianId>, query: Query) -> Reply {
    query::page(&query)?;
    Ok(ok(&Listed::whole(assistants::of_clinician(&site.app, &token.actor, &who).await?)))
}

/// Let somebody act for a clinician
#[utoipa::path(post, path = "", operation_id = "add_assistant", tag = "clinicians", security(("token" = ["plan"])),
    request_body = AssistantDraft, responses((status = 201, description = "As it is stored.", body = Assistant)))]
pub async fn add_assistant(site: Site, call: Call<Planner, AssistantDraft, ClinicianId>) -> Reply {
    let added = assistants::add(&site.app, &call.actor.keeper(&call.at), &call.sent.draft()?).await?;
    let shown = assistants::seen(&site.app, &call.actor, added).await?;
    Ok(created(&format!("/api/v1/clinicians/{}/assistants", call.at), &shown))
}

/// End that; their link ends too
#[utoipa::path(delete, path = "", operation_id = "remove_assistant", tag = "clinicians", security(("token" = ["plan"])))]
pub async fn remove_assistant(
    site: Site,
    call: Token<Planner>,
    Path((who, assistant)): Path<(ClinicianId, AssistantId)>,
) -> Reply {
    assistants::remove(&site.app, &call.actor.keeper(&who), &assistant).await?;
    Ok(deleted())
}
