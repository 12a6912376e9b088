//! A session while it runs: the desk with its deeds, and the experts' screen.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::screens::desk::{DeedForm, RefusedDeed};
use domain::screens::live::{LiveFilter, LiveScreen};
use domain::session::HallDraft;
use serde_json::json;
use wellspring_core::actor::{Caller, Reader, Responder};
use wellspring_core::{Error, screens, sessions};

use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::answer::{Reply, json};
use crate::http::ground::body::Sent;
use crate::http::ground::error::wants_json;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::staff::inbox::by_name;
use crate::http::who::staff::As;

async fn screen(site: &Site, caller: &Caller, session: &SessionId, filter: LiveFilter) -> Result<LiveScreen, Error> {
    let screen = screens::live(&site.app, &caller.reader()?, session, filter).await?;
    Ok(LiveScreen { may_act: caller.may().allow(Permission::Desk), ..screen })
}

/// `GET /plan/sessions/{id}/live?owner&q`
pub async fn desk(State(site): State<Site>, who: As<Reader>, Path(session): Path<String>, query: Query) -> Reply {
    let filter = LiveFilter { owner: query.text("owner"), q: query.text("q") };
    let screen = screen(&site, &who.caller, &id(&session)?, filter).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::live_desk(&frame, &screen)))
}

/// `GET /plan/sessions/{id}/stage`
pub async fn stage(State(site): State<Site>, who: As<Reader>, Path(session): Path<String>) -> Reply {
    let screen = screen(&site, &who.caller, &id(&session)?, LiveFilter::default()).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::stage(&frame, &screen)))
}

/// `POST /plan/sessions/{id}/live/{question}/{deed}`
pub async fn deed(
    State(site): State<Site>,
    who: As<Responder>,
    Path((session, question, deed)): Path<(String, String, String)>,
    headers: HeaderMap,
    Sent(form): Sent<DeedForm>,
) -> Reply {
    let (session, question): (SessionId, QuestionId) = (id(&session)?, id(&question)?);
    match by_name(&site.app, &who.actor, &question, &deed, &form).await {
        Ok(_) if wants_json("", &headers) => Ok(json::with(StatusCode::OK, &json!({}))),
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}/live"), &deed)),
        Err(error) if belongs_on_form(&error) && !wants_json("", &headers) => {
            let refused = RefusedDeed { deed, typed: form, problems: problems(&error) };
            refuse(&site, &who, &session, &error, |screen| screen.refused = Some((question, refused))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The desk again, with what was typed and what was wrong.
async fn refuse(
    site: &Site,
    who: &As<Responder>,
    session: &SessionId,
    error: &Error,
    with: impl FnOnce(&mut LiveScreen),
) -> Reply {
    let mut screen = screen(site, &who.caller, session, LiveFilter::default()).await?;
    with(&mut screen);
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(again(pages::live_desk(&frame, &screen), error))
}

/// `POST /plan/sessions/{id}/hall`: pause, closing time, slow mode, hidden votes, the line to the experts.
pub async fn hall(
    State(site): State<Site>,
    who: As<Responder>,
    Path(session): Path<String>,
    headers: HeaderMap,
    Sent(draft): Sent<HallDraft>,
) -> Reply {
    let session: SessionId = id(&session)?;
    match sessions::set_hall(&site.app, &who.actor, &session, &draft).await {
        Ok(_) if wants_json("", &headers) => Ok(json::with(StatusCode::OK, &json!({}))),
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}/live"), "hall")),
        Err(error) if belongs_on_form(&error) && !wants_json("", &headers) => {
            let keep = |screen: &mut LiveScreen| (screen.typed, screen.problems) = (draft, problems(&error));
            refuse(&site, &who, &session, &error, keep).await
        }
        Err(error) => Err(error.into()),
    }
}
