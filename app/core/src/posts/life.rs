//! A post's life beside review and publishing: submitted, scheduled, given up, taken back.

use domain::id::PostId;
use domain::post::Post;

use super::keep;
use crate::actor::Planner;
use crate::storage::{campaigns, posts as rows};
use crate::{Activity, Error, Wellspring, Work};

/// A post in an editor's hands: locked, with what it was before.
struct Deed {
    work: Work,
    before: Post,
    /// The same request came before and was done.
    done: bool,
}

async fn begin(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Deed, Error> {
    let mut work = app.begin(planner).await?;
    let before = rows::lock(&mut work, id, None).await?;
    let done = work.repeated(id).await?.is_some();
    Ok(Deed { work, before, done })
}

impl Deed {
    async fn keep(mut self, after: Result<Post, String>, verb: &'static str) -> Result<Post, Error> {
        if self.done {
            return Ok(self.before);
        }
        let after = after.map_err(Error::State)?;
        keep(&mut self.work, &after).await?;
        let saved = rows::get(&mut self.work, &after.id).await?;
        self.work.commit(Activity::post(&saved.id, verb)).await?;
        Ok(saved)
    }
}

/// Hands it to reviewers.
///
/// # Errors
/// [`Error::State`] without a text, or when it is no draft.
pub async fn submit(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let deed = begin(app, planner, id).await?;
    let after = deed.before.submitted(deed.work.now());
    deed.keep(after, "submitted").await
}

/// It goes out at its minute.
///
/// # Errors
/// [`Error::State`] without an approval of just this text, or without a time to come.
pub async fn schedule(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let mut deed = begin(app, planner, id).await?;
    let approved = rows::is_approved(&mut deed.work, &deed.before).await?;
    let after = deed.before.scheduled(approved, deed.work.now());
    deed.keep(after, "scheduled").await
}

/// Gives it up before it went out.
///
/// # Errors
/// [`Error::State`] once it has gone out.
pub async fn cancel(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let deed = begin(app, planner, id).await?;
    let after = deed.before.cancelled(deed.work.now());
    deed.keep(after, "cancelled").await
}

/// Takes it back after it went out: its page answers 410, and the feed forgets it.
///
/// # Errors
/// [`Error::State`] unless it is public.
pub async fn withdraw(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let deed = begin(app, planner, id).await?;
    let after = deed.before.withdrawn(deed.work.now());
    deed.keep(after, "withdrawn").await
}

/// With its first public post, a campaign's page is public.
pub(super) async fn publish_campaign(work: &mut Work, post: &Post) -> Result<(), Error> {
    let Some(campaign) = &post.campaign_id else { return Ok(()) };
    let now = work.now();
    campaigns::publish(&mut *work, campaign, now).await
}
