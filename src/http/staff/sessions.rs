//! A session's page: the form, its life, its slots, its open questions.

use domain::Instant;
use domain::deeds::SessionStep;
use domain::id::SessionId;
use domain::screens::plan::SessionScreen;
use domain::session::{Session, SessionDraft};
use serde::Deserialize;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, campaigns, screens, sessions};

use crate::http::answer::{Edited, Meant, Notice, Reply, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

pub(super) async fn screen<A>(who: &As<A>, id: Option<&SessionId>) -> Result<SessionScreen, Error> {
    screens::session(&who.app, &who.caller.reader()?, id).await
}

/// `GET /plan/sessions/new?campaign={id}&day`
pub async fn blank(who: As<Planner>, query: Query) -> Reply {
    let mut screen = screen(&who, None).await?;
    screen.draft.campaign_id = query.get("campaign").map(str::to_owned);
    if let Some(home) = campaigns::home(&who.app, &who.actor, query.get("campaign")).await? {
        screen.draft.zone = home.to_string();
    }
    screen.draft.starts = query.get("day").map(|day| format!("{day}T10:00"));
    who.page(pages::session, &screen).await
}

/// `GET /plan/sessions/{id}`
pub async fn page(who: As<Reader>, Path(id): Path<SessionId>) -> Reply {
    let screen = screen(&who, Some(&id)).await?;
    who.page(pages::session, &screen).await
}

/// `POST /plan/sessions`
pub async fn create(who: As<Planner>, Sent(draft): Sent<SessionDraft>) -> Reply {
    let created = sessions::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|made| see_other(&format!("/plan/sessions/{}", made.id), Notice::Created));
    who.form(done, pages::session, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /plan/sessions/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<SessionId>, Sent(form): Sent<Edited<SessionDraft>>) -> Reply {
    let before = sessions::get(&who.app, &who.actor.reader(), &id).await?;
    let saved = match meant(&before, &form.draft, form.meant, who.app.now()) {
        Ok(()) => sessions::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await,
        Err(why) => Err(why),
    };
    let done = saved.map(|_| see_other(&format!("/plan/sessions/{id}"), Notice::Saved));
    who.form(done, pages::session, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// Asks about what would take it into the past; whatever else is wrong, the command says.
pub(super) fn meant(before: &Session, draft: &SessionDraft, meant: Meant, now: Instant) -> Result<(), Error> {
    let after = draft.check().and_then(|facts| before.edited(&facts, now));
    after.map_or(Ok(()), |after| meant.check(before.starts_at, after.starts_at, now))
}

/// `POST /plan/sessions/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<SessionId>) -> Reply {
    let deleted = sessions::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/plan", Notice::Deleted));
    who.form(done, pages::session, |why| again(&who, Some(&id), None, why)).await
}

/// What a deed was asked with.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    /// Whether it is meant.
    #[serde(default, deserialize_with = "domain::form::tick")]
    sure: bool,
    /// Whether the whole form comes with it, as the screen shows it.
    #[serde(default, deserialize_with = "domain::form::tick")]
    whole: bool,
    #[serde(flatten)]
    form: Edited<SessionDraft>,
}

/// `POST /plan/sessions/{id}/{step}`, by the words of [`SessionStep`]; `sure` answers the question whether it is meant. What
/// the form's own button sends is taken as it stands there, or comes back with it.
pub async fn step(
    who: As<Planner>,
    Path((id, step)): Path<(SessionId, SessionStep)>,
    Sent(Asked { sure, whole, form }): Sent<Asked>,
) -> Reply {
    let draft = (whole && step == SessionStep::Schedule).then_some(form.draft);
    let done = match &draft {
        Some(draft) => sessions::schedule_as(&who.app, &who.actor, &id, form.seen.version(), draft).await,
        None => sessions::step(&who.app, &who.actor, &id, step, sure).await,
    };
    // What a session left open when it ended is handed out next.
    let part = if step == SessionStep::End { "/wrap" } else { "" };
    let done = done.map(|_| see_other(&format!("/plan/sessions/{id}{part}"), Notice::after("session", step)));
    who.form(done, pages::session, |why| again(&who, Some(&id), draft, why)).await
}

pub(super) async fn again(
    who: &As<Planner>,
    id: Option<&SessionId>,
    draft: Option<SessionDraft>,
    why: Error,
) -> Result<SessionScreen, Error> {
    let screen = screen(who, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &screen.history));
    Ok(SessionScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
