//! Audiences' page: the list with its form.

use domain::audience::AudienceDraft;
use domain::id::AudienceId;
use domain::screens::plan::AudiencesScreen;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, audiences, screens};

use crate::http::answer::{Edited, Notice, Reply, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

/// `GET /plan/audiences?edit={id}`
pub async fn list(who: As<Reader>, query: Query) -> Reply {
    let editing: Option<AudienceId> = query.id("edit")?;
    let screen = screens::audiences(&who.app, &who.actor, editing.as_ref()).await?;
    who.page(pages::audiences, &screen).await
}

/// `POST /plan/audiences`
pub async fn create(who: As<Planner>, Sent(draft): Sent<AudienceDraft>) -> Reply {
    let created = audiences::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|_| see_other("/plan/audiences", Notice::Created));
    who.form(done, pages::audiences, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /plan/audiences/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<AudienceId>, Sent(form): Sent<Edited<AudienceDraft>>) -> Reply {
    let saved = audiences::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await;
    let done = saved.map(|_| see_other("/plan/audiences", Notice::Saved));
    who.form(done, pages::audiences, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// `POST /plan/audiences/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<AudienceId>) -> Reply {
    let deleted = audiences::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/plan/audiences", Notice::Deleted));
    who.form(done, pages::audiences, |why| again(&who, Some(&id), None, why)).await
}

async fn again(
    who: &As<Planner>,
    id: Option<&AudienceId>,
    draft: Option<AudienceDraft>,
    why: Error,
) -> Result<AudiencesScreen, Error> {
    let screen = screens::audiences(&who.app, &who.caller.reader()?, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &[]));
    Ok(AudiencesScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
