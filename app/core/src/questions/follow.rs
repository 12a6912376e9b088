//! Who had the same question hears once its answer is public: in slices, since a whole hall may follow it.

use std::time::Duration;

use domain::Instant;
use domain::activity::Verb;
use domain::id::QuestionId;
use domain::question::Question;

use crate::actor::{Asker, Timer};
use crate::jobs::{self, Job, Lane, Outcome};
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring, Work, notices};

/// Letters that one unit of work keeps: whoever else writes waits for no more.
const SLICE: i64 = 100;

/// Whoever voted wants the answer by mail, once it is public.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public; [`Error::Invalid`] beside `email`.
pub async fn follow(app: &Wellspring, handle: &str, email: &str) -> Result<(), Error> {
    let email = email.parse().map_err(|why| Error::field("email", why))?;
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = rows::lock_handle(&mut work, handle).await?.filter(|question| question.cleared().is_some());
    let question = question.ok_or(Error::NotFound)?;
    rows::follow(&mut work, &question.id, &email, now).await?;
    work.commit(Activity::question(&question.id, Verb::Followed)).await
}

/// A step of every deed: an answer that everybody can read from now on is told to the question's followers, after this
/// work is kept.
pub(super) async fn news(work: &mut Work, before: &Question, after: &Question) -> Result<(), Error> {
    if before.cleared_answer().is_some() || after.cleared_answer().is_none() {
        return Ok(());
    }
    let now: Instant = work.now();
    jobs::enqueue::<TellFollowers>(work, &after.id, now).await
}

/// The job: tells some of the followers who were not told yet. It ends with the last of them, or once the answer is not
/// public any more; those that are left hear when it is again.
pub(crate) struct TellFollowers;

impl Job for TellFollowers {
    const KIND: &'static str = "followers";
    const LANE: Lane = Lane::Notices;
    type Subject = QuestionId;

    async fn run(app: &Wellspring, id: &QuestionId) -> Result<Outcome, Error> {
        let mut work = app.begin(&Timer).await?;
        let now = work.now();
        let question = match rows::lock(&mut work, id).await {
            Err(Error::NotFound) => return Ok(Outcome::Done),
            question => question?,
        };
        if question.cleared_answer().is_none() {
            return Ok(Outcome::Done);
        }
        let followers = rows::tell_followers(&mut work, id, SLICE, now).await?;
        notices::asker::followed(&mut work, &question, &followers).await?;
        work.upkeep().await?;
        Ok(if followers.is_empty() { Outcome::Done } else { Outcome::Again(Duration::ZERO) })
    }
}
