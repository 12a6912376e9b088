//! `/api/v1/sessions`. A session is shown as it is stored; a change of its time is a rescheduling.

use domain::deeds::SessionStep;
use domain::id::{QuestionId, SessionId};
use domain::question;
use domain::session::{HallDraft, Session, SessionDraft, State as Life};
use domain::text::QuestionText;
use serde::Serialize;
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader, Responder};
use wellspring_core::{Error, questions, sessions};

use super::query::OfCampaign;
use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Sessions = Listed<Session>;
type SessionChanges = Changes<SessionDraft>;
type Filter = OfCampaign<Life>;

/// A session after a step.
#[derive(Serialize, ToSchema)]
struct SteppedSession {
    #[serde(flatten)]
    session: Session,
    /// After `end`: what has no end yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    open_questions: Option<Vec<OpenQuestion>>,
}

/// A question that has no end yet.
#[derive(Serialize, ToSchema)]
struct OpenQuestion {
    id: QuestionId,
    text: QuestionText,
    state: question::State,
}

/// List sessions
#[utoipa::path(get, path = "", operation_id = "list_sessions", tag = "sessions", security(("token" = ["read"])),
    params(Filter, Page), responses((status = 200, description = "A page.", body = Sessions)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let (page, filter): (Page, Filter) = query::filtered(&query)?;
    let (campaign, state) = filter.words();
    let filter = sessions::SessionFilter { campaign, state, cursor: after_id::<SessionId>(&page)?.to_owned() };
    let found = sessions::page(&site.app, &who.actor, &filter, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Make a new session
#[utoipa::path(post, path = "", operation_id = "create_session", tag = "sessions", security(("token" = ["plan"])),
    request_body = SessionDraft, responses((status = 201, description = "As it is stored.", body = Session)))]
pub async fn create(site: Site, call: Call<Planner, SessionDraft>) -> Reply {
    let session = sessions::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/sessions/{}", session.id), &session))
}

/// Read a session
#[utoipa::path(get, path = "", operation_id = "get_session", tag = "sessions", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Session)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<SessionId>) -> Reply {
    Ok(ok(&sessions::get(&site.app, &who.actor, &id).await?))
}

/// Change a session
///
/// A change of its time is a rescheduling: whoever has a part in it is asked again, and told once. Where a clinician is
/// taken then, it is refused (409, `slot-conflict`) and names whom.
#[utoipa::path(patch, path = "", operation_id = "edit_session", tag = "sessions", security(("token" = ["plan"])),
    request_body = SessionChanges,
    responses((status = 200, description = "As it is now.", body = Session), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Planner, SessionChanges, SessionId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = sessions::get(&site.app, &reader, id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &stored)?;
        sessions::edit(&site.app, &call.actor, id, stored.version, &draft).await.map(|session| ok(&session))
    };
    changed(edit.await, &call.sent, sessions::get(&site.app, &reader, id)).await
}

/// Delete a session
#[utoipa::path(delete, path = "", operation_id = "delete_session", tag = "sessions", security(("token" = ["plan"])),
    responses((
        status = 409,
        description = "Only what was never published can be deleted; cancel it instead (`wrong-state`).",
    )))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<SessionId>) -> Reply {
    sessions::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}

/// Take a session to its next state
///
/// `not_yet` takes going live back until a question was on stage, `resume` ending within an hour, `restore` cancelling
/// while its time is to come.
#[utoipa::path(post, path = "", operation_id = "step_session", tag = "sessions", security(("token" = ["plan"])),
    params(("step" = inline(SessionStep), Path, description = "What happens to it.")),
    responses(
        (status = 200, description = "As it is now.", body = SteppedSession),
        (status = 409, description = "Not from the state that it is in (`wrong-state`)."),
    ))]
pub async fn step(site: Site, call: Call<Planner, (), (SessionId, SessionStep)>) -> Reply {
    let (id, step) = &call.at;
    let session = sessions::step(&site.app, &call.actor, id, *step, true).await?;
    let open_questions = match step {
        SessionStep::End => Some(open_questions(&site, &call.actor, id).await?),
        _ => None,
    };
    Ok(ok(&SteppedSession { session, open_questions }))
}

async fn open_questions(site: &Site, planner: &Planner, session: &SessionId) -> Result<Vec<OpenQuestion>, Error> {
    let open = questions::open_of(&site.app, &planner.reader(), session).await?.into_iter();
    Ok(open.map(|question| OpenQuestion { id: question.id, text: question.text, state: question.state }).collect())
}

/// Set how a session takes questions
///
/// Set while it runs or before; what is not sent stays as it is.
#[utoipa::path(post, path = "", operation_id = "set_hall", tag = "sessions", security(("token" = ["desk"])),
    request_body = Option<HallDraft>, responses((status = 200, description = "As it is now.", body = Session)))]
pub async fn hall(site: Site, call: Call<Responder, HallDraft, SessionId>) -> Reply {
    Ok(ok(&sessions::set_hall(&site.app, &call.actor, &call.at, &call.sent.draft()?).await?))
}
