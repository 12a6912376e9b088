//! Topics' page: the list with its form.

use domain::id::TopicId;
use domain::screens::plan::TopicsScreen;
use domain::topic::TopicDraft;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, screens, topics};

use crate::http::answer::{Edited, Notice, Reply, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

/// `GET /plan/topics?edit={id}`
pub async fn list(who: As<Reader>, query: Query) -> Reply {
    let editing: Option<TopicId> = query.id("edit")?;
    let screen = screens::topics(&who.app, &who.actor, editing.as_ref()).await?;
    who.page(pages::topics, &screen).await
}

/// `POST /plan/topics`
pub async fn create(who: As<Planner>, Sent(draft): Sent<TopicDraft>) -> Reply {
    let created = topics::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|_| see_other("/plan/topics", Notice::Created));
    who.form(done, pages::topics, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /plan/topics/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<TopicId>, Sent(form): Sent<Edited<TopicDraft>>) -> Reply {
    let saved = topics::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await;
    let done = saved.map(|_| see_other("/plan/topics", Notice::Saved));
    who.form(done, pages::topics, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// `POST /plan/topics/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<TopicId>) -> Reply {
    let deleted = topics::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/plan/topics", Notice::Deleted));
    who.form(done, pages::topics, |why| again(&who, Some(&id), None, why)).await
}

async fn again(
    who: &As<Planner>,
    id: Option<&TopicId>,
    draft: Option<TopicDraft>,
    why: Error,
) -> Result<TopicsScreen, Error> {
    let screen = screens::topics(&who.app, &who.caller.reader()?, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &[]));
    Ok(TopicsScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
