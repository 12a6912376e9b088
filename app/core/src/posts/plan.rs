//! Creating, editing (moving is editing the time) and deleting a post.

use domain::activity::Verb;
use domain::deeds::PostStep;
use domain::id::PostId;
use domain::post::{Post, PostDraft, PostFacts, State};
use domain::{LocalTime, Version};

use super::{PublishPost, save_and_tell, set_clock, tzdata};
use crate::actor::Planner;
use crate::held::Held;
use crate::jobs;
use crate::live::{EventKind, Topic};
use crate::safety::let_stand;
use crate::slug::{self, Noun};
use crate::storage::{campaigns, posts as rows, sessions, topics};
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work, key};

/// Creates a draft.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, planner: &Planner, draft: &PostDraft) -> Result<Post, Error> {
    let zone = app.zone_or_home(&draft.zone, draft.campaign_id.as_deref()).await?;
    let facts = PostDraft { zone, ..draft.clone() }.check()?;
    let content = content(&facts).await?;
    let mut work = app.begin(planner).await?;
    let id: PostId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    known(&mut work, &facts).await?;
    let author = (work.who().id.clone(), work.who().name.clone());
    let mut post = Post::drafted(id, String::new(), &facts, content, author, work.now());
    let mut tries = slug::Tries::default();
    loop {
        post.slug = slug::free(&mut work, Noun::Post, facts.title.as_str()).await?;
        if rows::insert(&mut work, &post, tzdata()).await? {
            break;
        }
        tries.again()?;
    }
    work.announce(Topic::Plan, EventKind::Post, &post.id);
    set_clock(&mut work, &post).await?;
    work.commit(Activity::post(&post.id, Verb::Created).detail(&post.title)).await?;
    Ok(post)
}

/// What readers will see, and its hash.
async fn content(facts: &PostFacts) -> Result<(String, String), Error> {
    let parts = [facts.kind.as_str(), facts.title.as_str(), facts.body.as_str()].map(str::as_bytes);
    Ok((super::html(facts.body.as_str()).await?, key::digest(&parts)))
}

/// Changes a post, and says what it was before. Another text voids its approval.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`] beside the fields; [`Error::State`] once it has gone out.
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &PostId,
    seen: Version,
    draft: &PostDraft,
) -> Result<(Post, State), Error> {
    let facts = draft.check()?;
    let content = content(&facts).await?;
    let mut held = Held::<Post>::seen(app, planner, id, seen).await?;
    let was = held.before.state;
    if held.done {
        return Ok((held.before, was));
    }
    let after = rewritten(&mut held, &facts, content).await?;
    let record = edited(&held.before, &after);
    Ok((held.keep(Ok(after), record).await?, was))
}

/// The post as `facts` say, with the address part that its title asks for.
async fn rewritten(held: &mut Held<Post>, facts: &PostFacts, content: (String, String)) -> Result<Post, Error> {
    known(&mut held.work, facts).await?;
    let who = held.work.who().id.clone();
    let mut after = held.before.edited(facts, content, &who, held.work.now()).map_err(Error::State)?;
    if slug::spelled(after.title.as_str()) != slug::spelled(held.before.title.as_str()) {
        after.slug = slug::renamed(&mut held.work, Noun::Post, after.id.as_str(), after.title.as_str()).await?;
    }
    Ok(after)
}

/// Submits or schedules a post just as its form shows it: what was typed is kept with the step, or neither is.
///
/// # Errors
/// As for [`edit`] and for the step.
pub async fn step_as(
    app: &Wellspring,
    planner: &Planner,
    id: &PostId,
    step: PostStep,
    seen: Version,
    draft: &PostDraft,
) -> Result<Post, Error> {
    let facts = draft.check()?;
    let content = content(&facts).await?;
    let mut held = Held::<Post>::seen(app, planner, id, seen).await?;
    if held.done {
        return Ok(held.before);
    }
    let typed = rewritten(&mut held, &facts, content).await?;
    if (Post { updated_at: held.before.updated_at, ..typed.clone() }) != held.before {
        held.work.record(edited(&held.before, &typed));
    }
    let (after, verb) = match step {
        PostStep::Submit => {
            let_stand(&mut held.work, &[typed.title.as_str(), typed.body.as_str()], draft.marks_stand).await?;
            (typed.submitted(held.work.now()), Verb::Submitted)
        }
        PostStep::Schedule => {
            let approved = rows::is_approved(&mut held.work, &typed).await?;
            (typed.scheduled(approved, held.work.now()), Verb::Scheduled)
        }
        _ => (Err("Save the text first, or leave it as it was.".to_owned()), Verb::Edited),
    };
    held.keep(after, Activity::post(id, verb)).await
}

/// Moves a post, or takes its time away: back into the ideas tray.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`] for a time that clocks skip; [`Error::State`].
pub async fn reschedule(
    app: &Wellspring,
    planner: &Planner,
    id: &PostId,
    seen: Version,
    to: Option<LocalTime>,
) -> Result<Post, Error> {
    let held = Held::<Post>::seen(app, planner, id, seen).await?;
    let after = moved(&held.before, to, &held.work)?;
    let record = edited(&held.before, &after);
    held.keep(Ok(after), record).await
}

/// A step: a post moves with its campaign.
pub(crate) async fn shift(work: &mut Work, post: &Post, to: LocalTime) -> Result<(), Error> {
    let before = rows::lock(&mut *work, &post.id).await?;
    let after = moved(&before, Some(to), work)?;
    save_and_tell(work, &after).await?;
    work.record(edited(&before, &after));
    Ok(())
}

/// The post at another time, its text as it was.
pub(crate) fn moved(before: &Post, to: Option<LocalTime>, work: &Work) -> Result<Post, Error> {
    let draft = PostDraft { planned_at: to.map(|local| local.to_string()), ..before.draft() };
    let same = (before.html.clone(), before.hash.clone());
    before.edited(&draft.check()?, same, &before.edited_by, work.now()).map_err(Error::State)
}

fn edited(before: &Post, after: &Post) -> Activity {
    let time = |post: &Post| post.planned.map_or("undated".to_owned(), |local| format!("{local} {}", post.zone));
    let moved = || format!("{} → {}", time(before), time(after));
    let voided = after.hash != before.hash && before.state != after.state;
    match (voided, before.planned_at == after.planned_at) {
        (true, _) => Activity::post(&after.id, Verb::NeedsApprovalAgain),
        (false, true) => Activity::post(&after.id, Verb::Edited),
        (false, false) => Activity::post(&after.id, Verb::Rescheduled).detail(moved()),
    }
}

/// Deletes a post that never went out.
///
/// # Errors
/// [`Error::State`] otherwise.
pub async fn delete(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let post = rows::lock(&mut work, id).await?;
    if post.published_at.is_some() {
        return Err(Error::State("This post was public, so it stays in the record. Withdraw it instead.".to_owned()));
    }
    jobs::cancel::<PublishPost>(&mut work, id).await?;
    rows::delete(&mut work, id).await?;
    work.announce(Topic::Plan, EventKind::Post, id);
    work.commit(Activity::post(id, Verb::Deleted).detail(&post.title)).await
}

async fn known(work: &mut Work, facts: &PostFacts) -> Result<(), Error> {
    let gone = |field: &str, what: &str| Error::field(field, format!("This {what} is not there any more."));
    if let Some(campaign) = &facts.campaign_id {
        campaigns::get(&mut *work, campaign).await.map_err(|error| match error {
            Error::NotFound => gone("campaign_id", "campaign"),
            error => error,
        })?;
    }
    if let Some(session) = &facts.session_id {
        sessions::get(&mut *work, session).await.map_err(|error| match error {
            Error::NotFound => gone("session_id", "session"),
            error => error,
        })?;
    }
    if let Some(topic) = &facts.topic_id {
        topics::get(&mut *work, topic).await.map_err(|error| match error {
            Error::NotFound => gone("topic_id", "topic"),
            error => error,
        })?;
    }
    Ok(())
}
