//! A session while it runs: the desk with its deeds, and the experts' screen.

use axum::response::Response;
use domain::deeds::QuestionDeed;
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::screens::desk::DeedForm;
use domain::screens::live::{LiveFilter, LiveScreen};
use domain::session::HallDraft;
use serde_json::json;
use wellspring_core::actor::{Reader, Responder};
use wellspring_core::{Error, questions, screens, sessions};

use super::inbox::refused;
use crate::http::answer::{Notice, Reply, json, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

async fn screen<A>(who: &As<A>, session: &SessionId, filter: LiveFilter) -> Result<LiveScreen, Error> {
    let screen = screens::live(&who.app, &who.caller.reader()?, session, filter).await?;
    Ok(LiveScreen { may_act: who.caller.may().allow(Permission::Desk), ..screen })
}

/// `GET /plan/sessions/{id}/live?owner&q`
pub async fn desk(who: As<Reader>, Path(session): Path<SessionId>, query: Query) -> Reply {
    let filter = LiveFilter { owner: query.text("owner"), q: query.text("q") };
    let screen = screen(&who, &session, filter).await?;
    who.page(pages::live_desk, &screen).await
}

/// `GET /plan/sessions/{id}/stage`
pub async fn stage(who: As<Reader>, Path(session): Path<SessionId>) -> Reply {
    let screen = screen(&who, &session, LiveFilter::default()).await?;
    who.page(pages::stage, &screen).await
}

/// `POST /plan/sessions/{id}/live/{question}/{deed}`, by the words of [`QuestionDeed`].
pub async fn deed(
    who: As<Responder>,
    Path((session, question, deed)): Path<(SessionId, QuestionId, QuestionDeed)>,
    Sent(form): Sent<DeedForm>,
) -> Reply {
    let done = questions::deed(&who.app, &who.actor, &question, deed, &form).await;
    let done = done.map(|_| ended(&who, &session, Notice::after("question", deed)));
    who.form(done, pages::live_desk, async |why| {
        let refused = refused(deed, form, &why);
        let screen = screen(&who, &session, LiveFilter::default()).await?;
        Ok(LiveScreen { refused: Some((question, refused)), ..screen })
    })
    .await
}

/// `POST /plan/sessions/{id}/hall`: pause, closing time, slow mode, hidden votes, the line to the experts.
pub async fn hall(who: As<Responder>, Path(session): Path<SessionId>, Sent(draft): Sent<HallDraft>) -> Reply {
    let done = sessions::set_hall(&who.app, &who.actor, &session, &draft).await;
    let done = done.map(|_| ended(&who, &session, Some(Notice::HallSet)));
    who.form(done, pages::live_desk, async |why| {
        let screen = screen(&who, &session, LiveFilter::default()).await?;
        Ok(LiveScreen { typed: draft, problems: problems(&why), ..screen })
    })
    .await
}

/// The island knows what it did; a form leads back to the desk.
fn ended(who: &As<Responder>, session: &SessionId, notice: Option<Notice>) -> Response {
    if who.json {
        return json::ok(&json!({}));
    }
    see_other(&format!("/plan/sessions/{session}/live"), notice)
}
