//! A post's life beside review and publishing: submitted, scheduled, given up, taken back.

use domain::activity::Verb;
use domain::id::PostId;
use domain::post::Post;

use crate::actor::Planner;
use crate::held::Held;
use crate::safety::let_stand;
use crate::storage::posts as rows;
use crate::{Activity, Error, Wellspring, Work};

/// Hands it to reviewers.
///
/// # Errors
/// [`Error::State`] without a text, or when it is no draft.
pub async fn submit(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let mut held = Held::<Post>::take(app, planner, id).await?;
    let after = held.before.submitted(held.work.now());
    if after.is_ok() {
        let texts = [held.before.title.as_str(), held.before.body.as_str()];
        let_stand(&mut held.work, &texts, false).await?;
    }
    held.keep(after, Activity::post(id, Verb::Submitted)).await
}

/// It goes out at its minute.
///
/// # Errors
/// [`Error::State`] without an approval of just this text, or without a time to come.
pub async fn schedule(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let mut held = Held::<Post>::take(app, planner, id).await?;
    let approved = rows::is_approved(&mut held.work, &held.before).await?;
    let after = held.before.scheduled(approved, held.work.now());
    held.keep(after, Activity::post(id, Verb::Scheduled)).await
}

/// Gives it up before it went out.
///
/// # Errors
/// [`Error::State`] once it has gone out.
pub async fn cancel(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let held = Held::<Post>::take(app, planner, id).await?;
    let after = held.before.cancelled(held.work.now());
    held.keep(after, Activity::post(id, Verb::Cancelled)).await
}

/// Takes it back after it went out: its page answers 410, and the feed forgets it.
///
/// # Errors
/// [`Error::State`] unless it is public.
pub async fn withdraw(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let held = Held::<Post>::take(app, planner, id).await?;
    let after = held.before.withdrawn(held.work.now());
    held.keep(after, Activity::post(id, Verb::Withdrawn)).await
}

/// It was given up, or taken back, by mistake: it stands where it stood before.
///
/// # Errors
/// [`Error::State`] unless it was given up or taken back.
pub async fn restore(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let held = Held::<Post>::take(app, planner, id).await?;
    let after = held.before.restored(held.work.now());
    held.keep(after, Activity::post(id, Verb::Restored)).await
}

/// With its first public post, a campaign's page is public.
pub(super) async fn publish_campaign(work: &mut Work, post: &Post) -> Result<(), Error> {
    let Some(campaign) = &post.campaign_id else { return Ok(()) };
    crate::safety::publish_campaign(work, campaign).await
}
