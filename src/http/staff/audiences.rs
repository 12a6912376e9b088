//! Audiences' page: the list with its form.

use axum::extract::{Path, State};
use domain::audience::AudienceDraft;
use domain::id::AudienceId;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, audiences, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{Edited, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// `GET /plan/audiences?edit={id}`
pub async fn list(State(site): State<Site>, who: As<Reader>, query: Query) -> Reply {
    let editing: Option<AudienceId> = query.get("edit").map(id).transpose()?;
    let screen = screens::audiences(&site.app, &who.actor, editing.as_ref()).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::audiences(&frame, &screen)))
}

/// `POST /plan/audiences`
pub async fn create(State(site): State<Site>, who: As<Planner>, Sent(draft): Sent<AudienceDraft>) -> Reply {
    match audiences::create(&site.app, &who.actor, &draft).await {
        Ok(_) => Ok(see_other("/plan/audiences", "created")),
        Err(error) => refused(&site, &who, None, Some(draft), error).await,
    }
}

/// `POST /plan/audiences/{id}`
pub async fn edit(
    State(site): State<Site>,
    who: As<Planner>,
    Path(audience): Path<String>,
    Sent(form): Sent<Edited<AudienceDraft>>,
) -> Reply {
    let audience: AudienceId = id(&audience)?;
    match audiences::edit(&site.app, &who.actor, &audience, form.seen.version(), &form.draft).await {
        Ok(_) => Ok(see_other("/plan/audiences", "saved")),
        Err(error) => refused(&site, &who, Some(&audience), Some(form.draft), error).await,
    }
}

/// `POST /plan/audiences/{id}/delete`
pub async fn delete(State(site): State<Site>, who: As<Planner>, Path(audience): Path<String>) -> Reply {
    let audience: AudienceId = id(&audience)?;
    match audiences::delete(&site.app, &who.actor, &audience).await {
        Ok(()) => Ok(see_other("/plan/audiences", "deleted")),
        Err(error) => refused(&site, &who, Some(&audience), None, error).await,
    }
}

async fn refused(
    site: &Site,
    who: &As<Planner>,
    audience: Option<&AudienceId>,
    draft: Option<AudienceDraft>,
    error: Error,
) -> Reply {
    if !belongs_on_form(&error) {
        return Err(error.into());
    }
    let mut screen = screens::audiences(&site.app, &who.caller.reader()?, audience).await?;
    screen.draft = draft.unwrap_or(screen.draft);
    screen.problems = problems(&error);
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(again(pages::audiences(&frame, &screen), &error))
}
