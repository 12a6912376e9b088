//! A session's life: draft → scheduled → live → ended; also cancelled.

use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::Session;

use super::plan;
use crate::actor::Planner;
use crate::held::Held;
use crate::live::{EventKind, Topic};
use crate::questions::clear_stage;
use crate::storage::questions;
use crate::storage::sessions as rows;
use crate::{Activity, Error, Wellspring, slots};

/// Opens the public page and takes questions from now on.
///
/// # Errors
/// [`Error::State`] without a time, or when it is no draft.
pub async fn schedule(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut held = Held::<Session>::take(app, planner, id).await?;
    let after = held.before.scheduled(held.work.now());
    if after.is_ok() {
        plan::publish_campaign(&mut held.work, &held.before).await?;
    }
    held.keep(after, Activity::session(id, Verb::Scheduled)).await
}

/// On air. More than half an hour before its start only for whoever is `sure`.
///
/// # Errors
/// [`Error::State`] unless it is scheduled, and while it is early.
pub async fn go_live(app: &Wellspring, planner: &Planner, id: &SessionId, sure: bool) -> Result<Session, Error> {
    let held = Held::<Session>::take(app, planner, id).await?;
    let after = held.before.gone_live(sure, held.work.now());
    held.keep(after, Activity::session(id, Verb::WentLive)).await
}

/// Not on air after all: scheduled as before.
///
/// # Errors
/// [`Error::State`] unless it is live, and once a question was on stage.
pub async fn not_live_yet(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut held = Held::<Session>::take(app, planner, id).await?;
    let happened = match held.before.live_at {
        Some(since) => questions::anything_on_stage(&mut held.work, id, since).await?,
        None => false,
    };
    let after = held.before.not_live_yet(happened, held.work.now());
    held.keep(after, Activity::session(id, Verb::NotYetLive)).await
}

/// Not over after all: on air as before. What the desk had set for the hall is set anew.
///
/// # Errors
/// [`Error::State`] unless it ended within the last hour.
pub async fn resume(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let held = Held::<Session>::take(app, planner, id).await?;
    let after = held.before.resumed(held.work.now());
    held.keep(after, Activity::session(id, Verb::Resumed)).await
}

/// Over. Questions are taken for seven days more, and each stays in the inbox until it has an end. What the desk had set
/// for the hall ends with it, but a closing time.
///
/// # Errors
/// [`Error::State`] unless it is live.
pub async fn end(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut held = Held::<Session>::take(app, planner, id).await?;
    let after = held.before.ended(held.work.now());
    if after.is_ok() {
        clear_stage(&mut held.work, id).await?;
        rows::save_hall(&mut held.work, id, &held.before.hall.after_the_end()).await?;
        // Votes that were hidden are shown.
        held.work.announce(Topic::Votes(id.clone()), EventKind::Votes, &"");
    }
    held.keep(after, Activity::session(id, Verb::Ended)).await
}

/// Called off; the public page says so, and its clinicians' time is free again.
///
/// # Errors
/// [`Error::State`] unless it is a draft or scheduled.
pub async fn cancel(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut held = Held::<Session>::take(app, planner, id).await?;
    let after = held.before.cancelled(held.work.now());
    if let Ok(after) = &after {
        slots::withdraw_all(&mut held.work, after).await?;
    }
    held.keep(after, Activity::session(id, Verb::Cancelled)).await
}
