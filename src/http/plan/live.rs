//! A session while it runs: the desk with its deeds, and the experts' screen.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::screens::desk::{DeedForm, RefusedDeed};
use domain::screens::live::LiveScreen;
use wellspring_core::actor::{Caller, Reader, Responder};
use wellspring_core::{Error, screens};

use super::{again, belongs_on_form, id, problems};
use crate::http::Site;
use crate::http::desk::by_name;
use crate::http::error::wants_json;
use crate::http::form::{Query, Sent};
use crate::http::identity::As;
use crate::http::reply::{self, Reply, see_other, staff_frame};

async fn screen(site: &Site, caller: &Caller, session: &SessionId) -> Result<LiveScreen, Error> {
    let screen = screens::live(&site.app, &caller.reader()?, session).await?;
    Ok(LiveScreen { may_act: caller.may().allow(Permission::Desk), ..screen })
}

/// `GET /plan/sessions/{id}/live`
pub async fn desk(State(site): State<Site>, who: As<Reader>, Path(session): Path<String>, query: Query) -> Reply {
    let screen = screen(&site, &who.caller, &id(&session)?).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(reply::page(pages::live_desk(&frame, &screen)))
}

/// `GET /plan/sessions/{id}/stage`
pub async fn stage(State(site): State<Site>, who: As<Reader>, Path(session): Path<String>) -> Reply {
    let screen = screen(&site, &who.caller, &id(&session)?).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(reply::page(pages::stage(&frame, &screen)))
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
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}/live"), &deed)),
        Err(error) if belongs_on_form(&error) && !wants_json("", &headers) => {
            let refused = RefusedDeed { deed, typed: form, problems: problems(&error) };
            let screen = screen(&site, &who.caller, &session).await?;
            let screen = LiveScreen { refused: Some((question, refused)), ..screen };
            let frame = staff_frame(&site, &who.caller, None).await?;
            Ok(again(pages::live_desk(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}
