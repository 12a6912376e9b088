//! A session's page: the form, its life, its slots, its open questions.

use axum::extract::{Path, State};
use domain::id::SessionId;
use domain::screens::plan::SessionScreen;
use domain::session::SessionDraft;
use wellspring_core::actor::{Caller, Planner, Reader};
use wellspring_core::{Error, screens, sessions};

use crate::http::answer::Reply;
use crate::http::answer::form::{Edited, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

pub(super) async fn screen(site: &Site, caller: &Caller, session: Option<&SessionId>) -> Result<SessionScreen, Error> {
    screens::session(&site.app, &caller.reader()?, session).await
}

/// `GET /plan/sessions/new?campaign={id}`
pub async fn blank(State(site): State<Site>, who: As<Planner>, query: Query) -> Reply {
    let mut screen = screen(&site, &who.caller, None).await?;
    screen.draft.campaign_id = query.get("campaign").map(str::to_owned);
    screen.draft.starts = query.get("day").map(|day| format!("{day}T10:00"));
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::session(&frame, &screen)))
}

/// `GET /plan/sessions/{id}`
pub async fn page(State(site): State<Site>, who: As<Reader>, Path(session): Path<String>, query: Query) -> Reply {
    let screen = screen(&site, &who.caller, Some(&id(&session)?)).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::session(&frame, &screen)))
}

/// `POST /plan/sessions`
pub async fn create(State(site): State<Site>, who: As<Planner>, Sent(draft): Sent<SessionDraft>) -> Reply {
    match sessions::create(&site.app, &who.actor, &draft).await {
        Ok(created) => Ok(see_other(&format!("/plan/sessions/{}", created.id), "created")),
        Err(error) => refused(&site, &who, None, Some(draft), error).await,
    }
}

/// `POST /plan/sessions/{id}`
pub async fn edit(
    State(site): State<Site>,
    who: As<Planner>,
    Path(session): Path<String>,
    Sent(form): Sent<Edited<SessionDraft>>,
) -> Reply {
    let session: SessionId = id(&session)?;
    match sessions::edit(&site.app, &who.actor, &session, form.seen.version(), &form.draft).await {
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}"), "saved")),
        Err(error) => refused(&site, &who, Some(&session), Some(form.draft), error).await,
    }
}

/// `POST /plan/sessions/{id}/delete`
pub async fn delete(State(site): State<Site>, who: As<Planner>, Path(session): Path<String>) -> Reply {
    let session: SessionId = id(&session)?;
    match sessions::delete(&site.app, &who.actor, &session).await {
        Ok(()) => Ok(see_other("/plan", "deleted")),
        Err(error) => refused(&site, &who, Some(&session), None, error).await,
    }
}

/// `POST /plan/sessions/{id}/{schedule|go_live|end|cancel}`
pub async fn step(State(site): State<Site>, who: As<Planner>, Path((session, step)): Path<(String, String)>) -> Reply {
    let session: SessionId = id(&session)?;
    let (done, notice) = match step.as_str() {
        "schedule" => (sessions::schedule(&site.app, &who.actor, &session).await, "scheduled"),
        "go_live" => (sessions::go_live(&site.app, &who.actor, &session).await, "live"),
        "end" => (sessions::end(&site.app, &who.actor, &session).await, "ended"),
        "cancel" => (sessions::cancel(&site.app, &who.actor, &session).await, "cancelled"),
        _ => return Err(Error::NotFound.into()),
    };
    match done {
        // What it left open is handed out next.
        Ok(_) if notice == "ended" => Ok(see_other(&format!("/plan/sessions/{session}/wrap"), notice)),
        Ok(_) => Ok(see_other(&format!("/plan/sessions/{session}"), notice)),
        Err(error) => refused(&site, &who, Some(&session), None, error).await,
    }
}

pub(super) async fn refused(
    site: &Site,
    who: &As<Planner>,
    session: Option<&SessionId>,
    draft: Option<SessionDraft>,
    error: Error,
) -> Reply {
    if !belongs_on_form(&error) {
        return Err(error.into());
    }
    let mut screen = screen(site, &who.caller, session).await?;
    screen.draft = draft.unwrap_or(screen.draft);
    screen.problems = problems(&error);
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(again(pages::session(&frame, &screen), &error))
}
