//! A session's life: draft → scheduled → live → ended; also cancelled.

use domain::Instant;
use domain::id::SessionId;
use domain::session::Session;

use super::{keep, plan};
use crate::actor::Planner;
use crate::storage::sessions as rows;
use crate::{Activity, Error, Wellspring, Work, slots};

/// One step of a session's life, decided by the domain.
type Step = fn(&Session, Instant) -> Result<Session, String>;

/// Opens the public page and takes questions from now on.
///
/// # Errors
/// [`Error::State`] without a time, or when it is no draft.
pub async fn schedule(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let (mut work, after) = step(app, planner, id, Session::scheduled).await?;
    plan::publish_campaign(&mut work, &after).await?;
    finish(work, &after, "scheduled").await
}

/// On air.
///
/// # Errors
/// [`Error::State`] unless it is scheduled.
pub async fn go_live(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let (work, after) = step(app, planner, id, Session::gone_live).await?;
    finish(work, &after, "went live").await
}

/// Over. Questions are taken for seven days more, and each stays in the inbox until it has an end.
///
/// # Errors
/// [`Error::State`] unless it is live.
pub async fn end(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let (work, after) = step(app, planner, id, Session::ended).await?;
    finish(work, &after, "ended").await
}

/// Called off; the public page says so, and its clinicians' time is free again.
///
/// # Errors
/// [`Error::State`] unless it is a draft or scheduled.
pub async fn cancel(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let (mut work, after) = step(app, planner, id, Session::cancelled).await?;
    slots::withdraw_all(&mut work, &after).await?;
    finish(work, &after, "cancelled").await
}

async fn step(app: &Wellspring, planner: &Planner, id: &SessionId, step: Step) -> Result<(Work, Session), Error> {
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let before = rows::lock(&mut work, id, None).await?;
    let after = step(&before, now).map_err(Error::State)?;
    keep(&mut work, &after).await?;
    Ok((work, after))
}

async fn finish(mut work: Work, after: &Session, verb: &'static str) -> Result<Session, Error> {
    let saved = rows::get(&mut work, &after.id).await?;
    work.commit(Activity::session(&after.id, verb)).await?;
    Ok(saved)
}
