//! A session's life: draft → scheduled → live → ended; also cancelled.

use domain::Instant;
use domain::id::SessionId;
use domain::session::Session;

use super::{keep, plan};
use crate::actor::Planner;
use crate::live::{EventKind, Topic};
use crate::questions::clear_stage;
use crate::storage::sessions as rows;
use crate::{Activity, Error, Wellspring, Work, slots};

/// One step of a session's life, decided by the domain.
type Step = fn(&Session, Instant) -> Result<Session, String>;

/// Opens the public page and takes questions from now on.
///
/// # Errors
/// [`Error::State`] without a time, or when it is no draft.
pub async fn schedule(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut taken = take(app, planner, id, Session::scheduled).await?;
    plan::publish_campaign(&mut taken.work, &taken.after).await?;
    taken.keep("scheduled").await
}

/// On air.
///
/// # Errors
/// [`Error::State`] unless it is scheduled.
pub async fn go_live(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    take(app, planner, id, Session::gone_live).await?.keep("went live").await
}

/// Over. Questions are taken for seven days more, and each stays in the inbox until it has an end. What the desk had set
/// for the hall ends with it, but a closing time.
///
/// # Errors
/// [`Error::State`] unless it is live.
pub async fn end(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut taken = take(app, planner, id, Session::ended).await?;
    if !taken.done {
        clear_stage(&mut taken.work, id).await?;
        rows::save_hall(&mut taken.work, id, &taken.after.hall.after_the_end()).await?;
        // Votes that were hidden are shown.
        taken.work.announce(Topic::Votes(id.clone()), EventKind::Votes, &"");
    }
    taken.keep("ended").await
}

/// Called off; the public page says so, and its clinicians' time is free again.
///
/// # Errors
/// [`Error::State`] unless it is a draft or scheduled.
pub async fn cancel(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut taken = take(app, planner, id, Session::cancelled).await?;
    slots::withdraw_all(&mut taken.work, &taken.after).await?;
    taken.keep("cancelled").await
}

/// A step taken, and not kept yet.
struct Taken {
    work: Work,
    after: Session,
    /// The same request came before and was done: nothing is kept a second time.
    done: bool,
}

async fn take(app: &Wellspring, planner: &Planner, id: &SessionId, step: Step) -> Result<Taken, Error> {
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let before = rows::lock(&mut work, id, None).await?;
    if work.repeated(id).await?.is_some() {
        return Ok(Taken { work, after: before, done: true });
    }
    let after = step(&before, now).map_err(Error::State)?;
    keep(&mut work, &after).await?;
    Ok(Taken { work, after, done: false })
}

impl Taken {
    async fn keep(mut self, verb: &'static str) -> Result<Session, Error> {
        if self.done {
            return Ok(self.after);
        }
        let saved = rows::get(&mut self.work, &self.after.id).await?;
        self.work.commit(Activity::session(&saved.id, verb)).await?;
        Ok(saved)
    }
}
