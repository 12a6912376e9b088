//! `/settings/teams`: who takes up what the desk hands over.

use domain::id::TeamId;
use domain::screens::handoff::TeamsScreen;
use domain::team::TeamDraft;
use wellspring_core::actor::Operator;
use wellspring_core::{Error, screens, teams};

use crate::http::answer::{Edited, Notice, Reply, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

/// `GET /settings/teams?edit={id}`
pub async fn page(who: As<Operator>, query: Query) -> Reply {
    let editing: Option<TeamId> = query.id("edit")?;
    let screen = screens::teams(&who.app, &who.actor, editing.as_ref()).await?;
    who.page(pages::teams, &screen).await
}

/// `POST /settings/teams`
pub async fn create(who: As<Operator>, Sent(draft): Sent<TeamDraft>) -> Reply {
    let created = teams::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|_| see_other("/settings/teams", Notice::Created));
    who.form(done, pages::teams, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /settings/teams/{id}`
pub async fn edit(who: As<Operator>, Path(id): Path<TeamId>, Sent(form): Sent<Edited<TeamDraft>>) -> Reply {
    let saved = teams::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await;
    let done = saved.map(|_| see_other("/settings/teams", Notice::Saved));
    who.form(done, pages::teams, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// `POST /settings/teams/{id}/delete`
pub async fn delete(who: As<Operator>, Path(id): Path<TeamId>) -> Reply {
    let deleted = teams::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/settings/teams", Notice::Deleted));
    who.form(done, pages::teams, |why| again(&who, Some(&id), None, why)).await
}

async fn again(
    who: &As<Operator>,
    id: Option<&TeamId>,
    draft: Option<TeamDraft>,
    why: Error,
) -> Result<TeamsScreen, Error> {
    let screen = screens::teams(&who.app, &who.actor, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &[]));
    Ok(TeamsScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
