//! Posts' pages: the list, one post with its review and its life.

use axum::http::StatusCode;
use domain::deeds::PostStep;
use domain::id::PostId;
use domain::permission::Permission;
use domain::post::{Post, PostDraft, State};
use domain::screens::post::PostScreen;
use domain::{Instant, Problems};
use wellspring_core::actor::{Planner, Reader, Reviewer};
use wellspring_core::posts::{self, ReviewForm};
use wellspring_core::{Error, campaigns, screens};

use crate::http::answer::{Edited, Meant, Notice, Reply, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

/// The screen as this caller may use it.
async fn screen<A>(who: &As<A>, id: Option<&PostId>) -> Result<PostScreen, Error> {
    let screen = screens::post(&who.app, &who.caller.reader()?, id).await?;
    let wrote = screen.post.as_ref().is_some_and(|post| post.is_by(who.caller.id()));
    Ok(PostScreen {
        may_plan: who.caller.may().allow(Permission::Plan),
        may_review: who.caller.may().allow(Permission::Review) && !wrote,
        ..screen
    })
}

/// `GET /plan/posts`
pub async fn list(who: As<Reader>) -> Reply {
    let screen = screens::posts_list(&who.app, &who.actor).await?;
    who.page(pages::posts, &screen).await
}

/// `GET /plan/posts/new?campaign={id}&session={id}&title&day=2026-11-24&zone`
pub async fn blank(who: As<Planner>, query: Query) -> Reply {
    let mut screen = screen(&who, None).await?;
    screen.draft.campaign_id = query.get("campaign").map(str::to_owned);
    if let Some(home) = campaigns::home(&who.app, &who.actor, query.get("campaign")).await? {
        screen.draft.zone = home.to_string();
    }
    screen.draft.session_id = query.get("session").map(str::to_owned);
    screen.draft.title = query.text("title");
    screen.draft.planned_at =
        query.get("day").map(|day| if day.contains('T') { day.to_owned() } else { format!("{day}T09:00") });
    if let Some(zone) = query.get("zone") {
        zone.clone_into(&mut screen.draft.zone);
    }
    who.page(pages::post, &screen).await
}

/// `GET /plan/posts/{id}`
pub async fn page(who: As<Reader>, Path(id): Path<PostId>) -> Reply {
    let screen = screen(&who, Some(&id)).await?;
    who.page(pages::post, &screen).await
}

/// `POST /plan/posts`
pub async fn create(who: As<Planner>, Sent(draft): Sent<PostDraft>) -> Reply {
    let created = posts::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|made| see_other(&format!("/plan/posts/{}", made.id), Notice::Created));
    who.form(done, pages::post, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /plan/posts/preview`: the form again, with the text as its reader will see it. Nothing is kept.
pub async fn preview_new(who: As<Planner>, Sent(draft): Sent<PostDraft>) -> Reply {
    previewed(&who, None, draft).await
}

/// `POST /plan/posts/{id}/preview`: the same, of a post that exists.
pub async fn preview(who: As<Planner>, Path(id): Path<PostId>, Sent(form): Sent<Edited<PostDraft>>) -> Reply {
    previewed(&who, Some(&id), form.draft).await
}

async fn previewed(who: &As<Planner>, id: Option<&PostId>, draft: PostDraft) -> Reply {
    let screen = typed(who, id, draft).await?;
    let mut page = who.page(pages::post, &screen).await?;
    if !screen.problems.is_empty() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

/// The form with what was typed, as far as its reader would see it; what no reader would see like that is said beside it.
async fn typed(who: &As<Planner>, id: Option<&PostId>, draft: PostDraft) -> Result<PostScreen, Error> {
    let (preview, problems) = match screens::preview(&draft).await {
        Err(Error::Invalid(problems)) => (String::new(), problems),
        shown => (shown?, Problems::default()),
    };
    Ok(PostScreen { preview, problems, draft, ..screen(who, id).await? })
}

/// `POST /plan/posts/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<PostId>, Sent(form): Sent<Edited<PostDraft>>) -> Reply {
    let before = posts::get(&who.app, &who.actor.reader(), &id).await?;
    let saved = match meant(&before, &form.draft, form.meant, who.app.now()) {
        Ok(()) => posts::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await,
        Err(why) => Err(why),
    };
    let done = saved.map(|(post, was)| see_other(&format!("/plan/posts/{id}"), saved_as(was, post.state)));
    who.form(done, pages::post, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// Asks about what would take it into the past; whatever else is wrong, the command says.
pub(super) fn meant(before: &Post, draft: &PostDraft, meant: Meant, now: Instant) -> Result<(), Error> {
    match draft.check() {
        Ok(facts) if before.state.is_ahead() => meant.check(before.planned_at, facts.planned_at, now),
        _ => Ok(()),
    }
}

/// What saving took back is said at once.
fn saved_as(was: State, is: State) -> Notice {
    match (was, is) {
        (State::Scheduled, State::Draft) => Notice::PostOffSchedule,
        (State::Approved, State::Draft) => Notice::PostUnapproved,
        _ => Notice::Saved,
    }
}

/// `POST /plan/posts/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<PostId>) -> Reply {
    let deleted = posts::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/plan/posts", Notice::Deleted));
    who.form(done, pages::post, |why| again(&who, Some(&id), None, why)).await
}

/// `POST /plan/posts/{id}/approve`
pub async fn approve(who: As<Reviewer>, Path(id): Path<PostId>, Sent(form): Sent<ReviewForm>) -> Reply {
    let approved = posts::approve(&who.app, &who.actor, &id, &form).await;
    let done = approved.map(|_| see_other(&format!("/plan/posts/{id}"), Notice::PostApproved));
    who.form(done, pages::post, |why| noted(&who, &id, form, why)).await
}

/// `POST /plan/posts/{id}/request_changes`
pub async fn request_changes(who: As<Reviewer>, Path(id): Path<PostId>, Sent(form): Sent<ReviewForm>) -> Reply {
    let sent_back = posts::request_changes(&who.app, &who.actor, &id, &form).await;
    let done = sent_back.map(|_| see_other(&format!("/plan/posts/{id}"), Notice::ChangesRequested));
    who.form(done, pages::post, |why| noted(&who, &id, form, why)).await
}

async fn noted(who: &As<Reviewer>, id: &PostId, form: ReviewForm, why: Error) -> Result<PostScreen, Error> {
    Ok(PostScreen { note: form.note, problems: problems(&why), ..screen(who, Some(id)).await? })
}

/// `POST /plan/posts/{id}/{step}`, by the words of [`PostStep`]. What the form's own buttons send is taken as it stands
/// there, or comes back with it.
pub async fn step(
    who: As<Planner>,
    Path((id, step)): Path<(PostId, PostStep)>,
    Sent(form): Sent<Edited<PostDraft>>,
) -> Reply {
    let seen = Some(form.seen.version()).filter(|seen| seen.0 > 0);
    let draft = seen.map(|_| form.draft);
    let done = match (seen, &draft) {
        (Some(seen), Some(draft)) => posts::step_as(&who.app, &who.actor, &id, step, seen, draft).await,
        _ => posts::step(&who.app, &who.actor, &id, step).await,
    };
    let done = done.map(|_| see_other(&format!("/plan/posts/{id}"), Notice::after("post", step)));
    who.form(done, pages::post, |why| again(&who, Some(&id), draft, why)).await
}

pub(super) async fn again(
    who: &As<Planner>,
    id: Option<&PostId>,
    draft: Option<PostDraft>,
    why: Error,
) -> Result<PostScreen, Error> {
    let Some(draft) = draft else { return Ok(PostScreen { problems: problems(&why), ..screen(who, id).await? }) };
    let typed = typed(who, id, draft).await?;
    let stored = typed.post.as_ref().map(Post::draft);
    let both = stored.and_then(|stored| both(&why, &stored, &typed.draft, &typed.history));
    Ok(PostScreen { problems: problems(&why), both, ..typed })
}
