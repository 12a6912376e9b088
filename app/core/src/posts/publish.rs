//! Going out: at its minute, exactly once. The job may run twice; the post's state, locked, says whether it is done.

use domain::activity::Verb;
use domain::id::PostId;
use domain::post::{LATE, Post, State};
use domain::text::Email;

use super::{life::publish_campaign, save_and_tell};
use crate::actor::{Planner, Timer};
use crate::held::Held;
use crate::jobs::{Job, Lane, Outcome};
use crate::storage::{posts as rows, staff};
use crate::{Activity, Error, Wellspring, Work, notices};

/// The job: what the post's minute makes of it.
pub(crate) struct PublishPost;

impl Job for PublishPost {
    const KIND: &'static str = "publish";
    const LANE: Lane = Lane::Publishing;
    type Subject = PostId;

    async fn run(app: &Wellspring, id: &PostId) -> Result<Outcome, Error> {
        let mut work = app.begin(&Timer).await?;
        let before = match rows::lock(&mut work, id).await {
            Err(Error::NotFound) => return Ok(Outcome::Done),
            found => found?,
        };
        let now = work.now();
        let Some(due) = before.planned_at.filter(|due| *due <= now) else { return Ok(Outcome::Done) };
        match before.state {
            State::Scheduled if now.since(due) <= LATE => out(work, &before).await?,
            State::Scheduled if before.asks.is_empty() => stop(work, &before.asking(now), Verb::WasLate).await?,
            State::Draft | State::InReview | State::Approved => {
                stop(work, &before.missed(now), Verb::MissedItsTime).await?
            }
            _ => {}
        }
        Ok(Outcome::Done)
    }
}

async fn out(mut work: Work, before: &Post) -> Result<(), Error> {
    let after = before.published(work.now()).map_err(Error::State)?;
    save_and_tell(&mut work, &after).await?;
    publish_campaign(&mut work, &after).await?;
    work.commit(Activity::post(&after.id, Verb::Published)).await
}

/// It does not go out by itself; its owner is told.
async fn stop(mut work: Work, after: &Post, verb: Verb) -> Result<(), Error> {
    save_and_tell(&mut work, after).await?;
    if let Some((name, email)) = owner(&mut work, after).await? {
        notices::post::to_owner(&mut work, after, name, email).await?;
    }
    work.commit(Activity::post(&after.id, verb)).await
}

/// Whoever began it, if that is a member of staff who is still there.
async fn owner(work: &mut Work, post: &Post) -> Result<Option<(String, Email)>, Error> {
    let Ok(id) = post.author_id.parse() else { return Ok(None) };
    match staff::get(work, &id).await {
        Ok(member) => Ok(member.email.parse().ok().map(|email| (member.name, email))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A person decides that a post whose minute has passed goes out now.
///
/// # Errors
/// [`Error::State`] unless it asks, and is approved as it stands.
pub async fn publish_now(app: &Wellspring, planner: &Planner, id: &PostId) -> Result<Post, Error> {
    let mut held = Held::<Post>::take(app, planner, id).await?;
    if held.done {
        return Ok(held.before);
    }
    if held.before.asks.is_empty() || !rows::is_approved(&mut held.work, &held.before).await? {
        return Err(Error::State("Only an approved post whose time has passed can be published by hand.".to_owned()));
    }
    let after = Post { state: State::Scheduled, ..held.before.clone() }.published(held.work.now());
    publish_campaign(&mut held.work, &held.before).await?;
    held.keep(after, Activity::post(id, Verb::Published)).await
}
