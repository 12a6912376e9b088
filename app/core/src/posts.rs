//! Posts: written, reviewed, planned, and out at their minute.
//!
//! A published post is not edited: readers and their feed readers have that text. It is withdrawn, and a new one written.

mod life;
pub(crate) mod markdown;
mod plan;
mod publish;
mod read;
mod rederive;
mod review;

pub use life::{cancel, restore, schedule, submit, withdraw};
pub(crate) use markdown::cleaned;
pub use markdown::html;
pub(crate) use plan::shift;
pub use plan::{create, delete, edit, reschedule, step_as};
pub(crate) use publish::PublishPost;
pub use publish::publish_now;
pub use read::{PostFilter, get, page, reviews};
pub(crate) use rederive::rederive;
pub use review::{ReviewForm, approve, request_changes};

use domain::Version;
use domain::deeds::PostStep;
use domain::id::PostId;
use domain::post::Post;

use crate::actor::Planner;
use crate::held::Hold;
use crate::jobs;
use crate::live::{EventKind, Topic};
use crate::storage::posts as rows;
use crate::{Error, Wellspring, Work};

/// A step of its life.
///
/// # Errors
/// [`Error::State`] where it is not its turn; [`Error::NotFound`].
pub async fn step(app: &Wellspring, planner: &Planner, id: &PostId, step: PostStep) -> Result<Post, Error> {
    match step {
        PostStep::Submit => submit(app, planner, id).await,
        PostStep::Schedule => schedule(app, planner, id).await,
        PostStep::Publish => publish_now(app, planner, id).await,
        PostStep::Cancel => cancel(app, planner, id).await,
        PostStep::Withdraw => withdraw(app, planner, id).await,
        PostStep::Restore => restore(app, planner, id).await,
    }
}

impl Hold for Post {
    type Id = PostId;

    async fn lock(work: &mut Work, id: &PostId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        save_and_tell(work, after).await?;
        rows::get(work, &after.id).await
    }
}

/// Saves a changed post, tells whoever looks at the plan or the blog, and sets the clock for its minute.
async fn save_and_tell(work: &mut Work, post: &Post) -> Result<(), Error> {
    rows::save(&mut *work, post, tzdata()).await?;
    work.announce(Topic::Plan, EventKind::Post, &post.id);
    set_clock(work, post).await
}

/// Its minute is looked at whatever its state: what was not scheduled by then is missed.
async fn set_clock(work: &mut Work, post: &Post) -> Result<(), Error> {
    use domain::post::State::{Approved, Draft, InReview, Scheduled};
    let waits = matches!(post.state, Draft | InReview | Approved | Scheduled) && post.asks.is_empty();
    match post.planned_at.filter(|_| waits) {
        Some(at) => jobs::enqueue::<PublishPost>(work, &post.id, at).await,
        None => jobs::cancel::<PublishPost>(work, &post.id).await,
    }
}

/// The version of the zone data that places posts in time.
fn tzdata() -> &'static str {
    &domain::zone::tzdata().version
}
