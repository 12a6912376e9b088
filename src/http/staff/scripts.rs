//! `/scripts`: scripted responses, and one of them.

use domain::id::ScriptId;
use domain::screens::scripts::ScriptScreen;
use domain::script::{Script, ScriptDraft};
use wellspring_core::actor::{Reader, Responder, Reviewer};
use wellspring_core::{Error, screens, scripts};

use crate::http::answer::{Edited, Notice, Reply, Seen, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

/// `GET /scripts?language`
pub async fn list(who: As<Reader>, query: Query) -> Reply {
    let language = query.get("language").and_then(|language| language.parse().ok());
    let screen = screens::scripts(&who.app, &who.actor, language).await?;
    who.page(pages::scripts, &screen).await
}

/// `GET /scripts/new`
pub async fn blank(who: As<Responder>) -> Reply {
    let screen = screens::script(&who.app, &who.actor.reader(), None).await?;
    who.page(pages::script, &screen).await
}

/// `GET /scripts/{id}`
pub async fn page(who: As<Reader>, Path(id): Path<ScriptId>) -> Reply {
    let screen = screens::script(&who.app, &who.actor, Some(&id)).await?;
    who.page(pages::script, &screen).await
}

/// `POST /scripts`
pub async fn create(who: As<Responder>, Sent(draft): Sent<ScriptDraft>) -> Reply {
    let created = scripts::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|made| see_other(&format!("/scripts/{}", made.id), Notice::Created));
    who.form(done, pages::script, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /scripts/{id}`
pub async fn edit(who: As<Responder>, Path(id): Path<ScriptId>, Sent(form): Sent<Edited<ScriptDraft>>) -> Reply {
    let saved = scripts::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await;
    let notice = |script: &Script| if script.approved_at.is_some() { Notice::Saved } else { Notice::ScriptUnapproved };
    let done = saved.map(|script| see_other(&format!("/scripts/{id}"), notice(&script)));
    who.form(done, pages::script, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// `POST /scripts/{id}/approve`
pub async fn approve(who: As<Reviewer>, Path(id): Path<ScriptId>, Sent(seen): Sent<Seen>) -> Reply {
    let done = scripts::approve(&who.app, &who.actor, &id, Some(seen.version())).await;
    answer(&who, &id, done, Notice::ScriptApproved).await
}

/// `POST /scripts/{id}/retire`
pub async fn retire(who: As<Responder>, Path(id): Path<ScriptId>, Sent(seen): Sent<Seen>) -> Reply {
    let done = scripts::retire(&who.app, &who.actor, &id, Some(seen.version())).await;
    answer(&who, &id, done, Notice::ScriptRetired).await
}

/// `POST /scripts/{id}/bring_back`
pub async fn bring_back(who: As<Responder>, Path(id): Path<ScriptId>, Sent(seen): Sent<Seen>) -> Reply {
    let done = scripts::bring_back(&who.app, &who.actor, &id, Some(seen.version())).await;
    answer(&who, &id, done, Notice::Done).await
}

/// `POST /scripts/{id}/delete`
pub async fn delete(who: As<Responder>, Path(id): Path<ScriptId>) -> Reply {
    let deleted = scripts::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/scripts", Notice::Deleted));
    who.form(done, pages::script, |why| again(&who, Some(&id), None, why)).await
}

async fn answer<A>(who: &As<A>, id: &ScriptId, done: Result<Script, Error>, notice: Notice) -> Reply {
    let done = done.map(|_| see_other(&format!("/scripts/{id}"), notice));
    who.form(done, pages::script, |why| again(who, Some(id), None, why)).await
}

async fn again<A>(
    who: &As<A>,
    id: Option<&ScriptId>,
    draft: Option<ScriptDraft>,
    why: Error,
) -> Result<ScriptScreen, Error> {
    let screen = screens::script(&who.app, &who.caller.reader()?, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &screen.history));
    Ok(ScriptScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
