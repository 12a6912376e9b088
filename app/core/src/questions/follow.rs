//! Who had the same question hears once its answer is public: in slices, since a whole hall may follow it.

use std::time::Duration;

use domain::activity::Verb;
use domain::id::{FollowerId, QuestionId};
use domain::question::Question;
use domain::text::Email;
use domain::time::DAY;
use domain::{Instant, Language};

use crate::actor::{Asker, Timer};
use crate::jobs::{self, Job, Lane, Outcome};
use crate::key::Purpose;
use crate::storage::questions::{self as rows, Follower};
use crate::storage::{Reads, Writes, letters};
use crate::{Activity, Error, Wellspring, Work, notices};

/// Letters that one unit of work keeps: whoever else writes waits for no more.
const SLICE: i64 = 100;

/// How often an address is asked within a day whether it follows something: anybody can type anybody's.
const LETTERS: i64 = 5;
/// How long an address is kept whose owner says nothing, in milliseconds.
const UNCONFIRMED: i64 = 2 * DAY;
/// The version of followers' links.
const VERSION: u32 = 1;

/// Whoever voted wants the answer by mail, once it is public. A first letter asks the address's owner whether they do; what
/// is told here is the same wherever that letter goes.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public; [`Error::Invalid`] beside `email`.
pub async fn follow(app: &Wellspring, language: Language, handle: &str, email: &str) -> Result<(), Error> {
    let email: Email = email.parse().map_err(|why| Error::field("email", why))?;
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = rows::lock_handle(&mut work, handle).await?.filter(|question| question.cleared().is_some());
    let question = question.ok_or(Error::NotFound)?;
    let asked = rows::letters_to(&mut work, &email, now.plus(-DAY)).await?;
    let id: FollowerId = work.id();
    if asked >= LETTERS || !rows::follow(&mut work, &id, &question.id, (&email, language), now).await? {
        return Ok(());
    }
    let page = path(app, &id);
    notices::asker::confirms(&mut work, &id, (email, language), &page).await?;
    work.commit(Activity::question(&question.id, Verb::Followed)).await
}

/// The page by which the owner of an address says yes or no.
fn path(app: &Wellspring, id: &FollowerId) -> String {
    let subject = uuid::Uuid::try_parse(id.as_str()).unwrap_or_default();
    format!("/follow/{}", app.key.sign(Purpose::Follow, subject, VERSION))
}

fn linked(app: &Wellspring, token: &str) -> Result<FollowerId, Error> {
    let linked = app.key.verify(Purpose::Follow, token).filter(|linked| linked.version == VERSION);
    Ok(linked.ok_or(Error::NotFound)?.subject.into())
}

/// Whom this link is for.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good, and once the address is forgotten.
pub(crate) async fn follower(app: &Wellspring, db: impl Reads, token: &str) -> Result<Follower, Error> {
    rows::follower(db, &linked(app, token)?).await?.ok_or(Error::NotFound)
}

/// The owner of the address wants the answer there. A second time changes nothing.
///
/// # Errors
/// As for [`follow`].
pub async fn confirm(app: &Wellspring, token: &str) -> Result<(), Error> {
    let id = linked(app, token)?;
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = follower(app, &mut work, token).await?.question_id;
    let question = rows::lock(&mut work, &question).await?;
    if !rows::confirm_follower(&mut work, &id, now).await? {
        return Ok(());
    }
    if question.cleared_answer().is_some() {
        jobs::enqueue::<TellFollowers>(&mut work, &question.id, now).await?;
    }
    work.commit(Activity::question(&question.id, Verb::ConfirmedTheirAddress)).await
}

/// The owner of the address wants nothing there: it is forgotten, with the letter that asked.
///
/// # Errors
/// As for [`follow`].
pub async fn stop(app: &Wellspring, token: &str) -> Result<(), Error> {
    let id = linked(app, token)?;
    let mut work = app.begin(&Asker::default()).await?;
    let question = follower(app, &mut work, token).await?.question_id;
    rows::forget_follower(&mut work, &id).await?;
    letters::forget(&mut work, &[id]).await?;
    work.commit(Activity::question(&question, Verb::StoppedFollowing)).await
}

/// Addresses whose owners said nothing are forgotten, with the letters that asked them.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn forget_unconfirmed(mut db: impl Writes, now: Instant) -> Result<(), Error> {
    let forgotten = rows::forget_unconfirmed(&mut db, now.plus(-UNCONFIRMED)).await?;
    letters::forget(db, &forgotten).await
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
