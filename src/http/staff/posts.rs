//! Posts' pages: the list, one post with its review and its life.

use axum::extract::{Path, State};
use domain::id::PostId;
use domain::permission::Permission;
use domain::post::PostDraft;
use domain::screens::post::PostScreen;
use wellspring_core::actor::{Caller, Planner, Reader, Reviewer};
use wellspring_core::posts::{self, ReviewForm};
use wellspring_core::{Error, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{Edited, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// The screen as this caller may use it.
async fn screen(site: &Site, caller: &Caller, post: Option<&PostId>) -> Result<PostScreen, Error> {
    let screen = screens::post(&site.app, &caller.reader()?, post).await?;
    let wrote = screen.post.as_ref().is_some_and(|post| post.is_by(caller.id()));
    Ok(PostScreen {
        may_plan: caller.may().allow(Permission::Plan),
        may_review: caller.may().allow(Permission::Review) && !wrote,
        ..screen
    })
}

/// `GET /plan/posts`
pub async fn list(State(site): State<Site>, who: As<Reader>, query: Query) -> Reply {
    let screen = screens::posts_list(&site.app, &who.actor).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::posts(&frame, &screen)))
}

/// `GET /plan/posts/new?campaign={id}&session={id}&day=2026-11-24`
pub async fn blank(State(site): State<Site>, who: As<Planner>, query: Query) -> Reply {
    let mut screen = screen(&site, &who.caller, None).await?;
    screen.draft.campaign_id = query.get("campaign").map(str::to_owned);
    screen.draft.session_id = query.get("session").map(str::to_owned);
    screen.draft.title = query.text("title");
    screen.draft.planned_at =
        query.get("day").map(|day| if day.contains('T') { day.to_owned() } else { format!("{day}T09:00") });
    if let Some(zone) = query.get("zone") {
        zone.clone_into(&mut screen.draft.zone);
    }
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::post(&frame, &screen)))
}

/// `GET /plan/posts/{id}`
pub async fn page(State(site): State<Site>, who: As<Reader>, Path(post): Path<String>, query: Query) -> Reply {
    let screen = screen(&site, &who.caller, Some(&id(&post)?)).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::post(&frame, &screen)))
}

/// `POST /plan/posts`
pub async fn create(State(site): State<Site>, who: As<Planner>, Sent(draft): Sent<PostDraft>) -> Reply {
    match posts::create(&site.app, &who.actor, &draft).await {
        Ok(created) => Ok(see_other(&format!("/plan/posts/{}", created.id), "created")),
        Err(error) => refused(&site, &who.caller, None, Some(draft), error).await,
    }
}

/// `POST /plan/posts/preview`: the form again, with the text as its reader will see it. Nothing is kept.
pub async fn preview_new(State(site): State<Site>, who: As<Planner>, Sent(draft): Sent<PostDraft>) -> Reply {
    shown(&site, &who.caller, None, draft).await
}

/// `POST /plan/posts/{id}/preview`: the same, of a post that exists.
pub async fn preview(
    State(site): State<Site>,
    who: As<Planner>,
    Path(post): Path<String>,
    Sent(form): Sent<Edited<PostDraft>>,
) -> Reply {
    let post: PostId = id(&post)?;
    shown(&site, &who.caller, Some(&post), form.draft).await
}

async fn shown(site: &Site, caller: &Caller, post: Option<&PostId>, draft: PostDraft) -> Reply {
    let mut screen = screen(site, caller, post).await?;
    screen.preview = screens::preview(&draft);
    screen.draft = draft;
    let frame = staff_frame(site, caller, None).await?;
    Ok(html(pages::post(&frame, &screen)))
}

/// `POST /plan/posts/{id}`
pub async fn edit(
    State(site): State<Site>,
    who: As<Planner>,
    Path(post): Path<String>,
    Sent(form): Sent<Edited<PostDraft>>,
) -> Reply {
    let post: PostId = id(&post)?;
    match posts::edit(&site.app, &who.actor, &post, form.seen.version(), &form.draft).await {
        Ok(_) => Ok(see_other(&format!("/plan/posts/{post}"), "saved")),
        Err(error) => refused(&site, &who.caller, Some(&post), Some(form.draft), error).await,
    }
}

/// `POST /plan/posts/{id}/delete`
pub async fn delete(State(site): State<Site>, who: As<Planner>, Path(post): Path<String>) -> Reply {
    let post: PostId = id(&post)?;
    match posts::delete(&site.app, &who.actor, &post).await {
        Ok(()) => Ok(see_other("/plan/posts", "deleted")),
        Err(error) => refused(&site, &who.caller, Some(&post), None, error).await,
    }
}

/// `POST /plan/posts/{id}/approve`
pub async fn approve(
    State(site): State<Site>,
    who: As<Reviewer>,
    Path(post): Path<String>,
    Sent(form): Sent<ReviewForm>,
) -> Reply {
    let post: PostId = id(&post)?;
    let done = posts::approve(&site.app, &who.actor, &post, &form).await;
    reviewed(&site, &who.caller, &post, form, done.map(drop), "approve").await
}

/// `POST /plan/posts/{id}/request_changes`
pub async fn request_changes(
    State(site): State<Site>,
    who: As<Reviewer>,
    Path(post): Path<String>,
    Sent(form): Sent<ReviewForm>,
) -> Reply {
    let post: PostId = id(&post)?;
    let done = posts::request_changes(&site.app, &who.actor, &post, &form).await;
    reviewed(&site, &who.caller, &post, form, done.map(drop), "request_changes").await
}

async fn reviewed(
    site: &Site,
    caller: &Caller,
    post: &PostId,
    form: ReviewForm,
    done: Result<(), Error>,
    notice: &str,
) -> Reply {
    match done {
        Ok(()) => Ok(see_other(&format!("/plan/posts/{post}"), notice)),
        Err(error) if belongs_on_form(&error) => {
            let mut screen = screen(site, caller, Some(post)).await?;
            (screen.note, screen.problems) = (form.note, problems(&error));
            let frame = staff_frame(site, caller, None).await?;
            Ok(again(pages::post(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /plan/posts/{id}/{submit|schedule|publish|cancel|withdraw}`
pub async fn step(State(site): State<Site>, who: As<Planner>, Path((post, step)): Path<(String, String)>) -> Reply {
    let post: PostId = id(&post)?;
    let (app, planner) = (&site.app, &who.actor);
    let (done, notice) = match step.as_str() {
        "submit" => (posts::submit(app, planner, &post).await, "submitted"),
        "schedule" => (posts::schedule(app, planner, &post).await, "post_scheduled"),
        "publish" => (posts::publish_now(app, planner, &post).await, "published"),
        "cancel" => (posts::cancel(app, planner, &post).await, "post_cancelled"),
        "withdraw" => (posts::withdraw(app, planner, &post).await, "withdrawn"),
        _ => return Err(Error::NotFound.into()),
    };
    match done {
        Ok(_) => Ok(see_other(&format!("/plan/posts/{post}"), notice)),
        Err(error) => refused(&site, &who.caller, Some(&post), None, error).await,
    }
}

pub(super) async fn refused(
    site: &Site,
    caller: &Caller,
    post: Option<&PostId>,
    draft: Option<PostDraft>,
    error: Error,
) -> Reply {
    if !belongs_on_form(&error) {
        return Err(error.into());
    }
    let mut screen = screen(site, caller, post).await?;
    if let Some(draft) = draft {
        screen.preview = screens::preview(&draft);
        screen.draft = draft;
    }
    screen.problems = problems(&error);
    let frame = staff_frame(site, caller, None).await?;
    Ok(again(pages::post(&frame, &screen), &error))
}
