//! Slots, on their session's page.

use axum::extract::{Path, State};
use domain::Problems;
use domain::id::{SessionId, SlotId};
use domain::slot::SlotDraft;
use wellspring_core::actor::Planner;
use wellspring_core::{Error, sessions as site_sessions, slots};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::staff_frame;
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::site::Site;
use crate::http::staff::sessions;
use crate::http::who::staff::As;

/// `POST /plan/sessions/{id}/slots`
pub async fn propose(
    State(site): State<Site>,
    who: As<Planner>,
    Path(session): Path<String>,
    Sent(draft): Sent<SlotDraft>,
) -> Reply {
    let session: SessionId = id(&session)?;
    match slots::propose(&site.app, &who.actor, &session, &draft).await {
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}#slots"), "asked")),
        Err(error) => refused(&site, &who, &session, draft, error).await,
    }
}

/// What a step may carry.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct StepForm {
    reason: String,
}

/// `POST /plan/slots/{id}/{confirm|decline|withdraw|link|accept}`
pub async fn step(
    State(site): State<Site>,
    who: As<Planner>,
    Path((slot, step)): Path<(String, String)>,
    Sent(form): Sent<StepForm>,
) -> Reply {
    let slot: SlotId = id(&slot)?;
    let session = slots::get(&site.app, &who.actor.reader(), &slot).await?.session_id;
    let done = match step.as_str() {
        "confirm" => slots::confirm(&site.app, &who.actor, &slot).await,
        "decline" => slots::decline(&site.app, &who.actor, &slot, &form.reason).await,
        "withdraw" => slots::withdraw(&site.app, &who.actor, &slot).await,
        "link" => slots::renew_link(&site.app, &who.actor, &slot).await,
        "accept" => return accept(&site, &who, &slot).await,
        _ => return Err(Error::NotFound.into()),
    };
    match done {
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}#slots"), &step)),
        Err(error) => refused(&site, &who, &session, SlotDraft::default(), error).await,
    }
}

/// Moves the session to where a clinician could; whoever else takes part is asked again.
async fn accept(site: &Site, who: &As<Planner>, slot: &SlotId) -> Reply {
    let wished = slots::wished(&site.app, &who.actor, slot).await?;
    let path = format!("/plan/sessions/{}#slots", wished.session);
    match site_sessions::edit(&site.app, &who.actor, &wished.session, wished.version, &wished.draft).await {
        Ok(_) => Ok(see_other(&path, "accepted")),
        Err(error) => sessions::refused(site, who, Some(&wished.session), Some(wished.draft), error).await,
    }
}

async fn refused(site: &Site, who: &As<Planner>, session: &SessionId, draft: SlotDraft, error: Error) -> Reply {
    if !belongs_on_form(&error) {
        return Err(error.into());
    }
    let mut screen = sessions::screen(site, &who.caller, Some(session)).await?;
    screen.slot_draft = draft;
    match &error {
        // The one field that chooses whom: the message names whose slot is in the way, and with what.
        Error::SlotConflict(conflict) => screen.slot_problems = Problems::one("clinician_id", conflict.sentence()),
        // Said beside the field that overrides it.
        Error::SlotBusy(busy) => screen.slot_problems = Problems::one("override_reason", busy.sentence()),
        // A session that is over has no form for slots to say it in.
        Error::State(_) => screen.problems = problems(&error),
        other => screen.slot_problems = problems(other),
    }
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(again(pages::session(&frame, &screen), &error))
}
