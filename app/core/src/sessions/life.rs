//! A session's life: draft → scheduled → live → ended; also cancelled.

use domain::Instant;
use domain::activity::Verb;
use domain::id::SessionId;
use domain::screens::plan::WayBack;
use domain::session::Session;

use super::plan;
use crate::actor::Planner;
use crate::held::Held;
use crate::live::{EventKind, Topic};
use crate::questions::clear_stage;
use crate::safety::let_stand;
use crate::storage::sessions as rows;
use crate::storage::{clinicians, questions};
use crate::{Activity, Error, Wellspring, slots};

/// Opens the public page and takes questions from now on.
///
/// # Errors
/// [`Error::State`] without a time, or when it is no draft.
pub async fn schedule(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<Session, Error> {
    let mut held = Held::<Session>::take(app, planner, id).await?;
    let after = held.before.scheduled(held.work.now());
    if after.is_ok() {
        let_stand(&mut held.work, &[held.before.title.as_str(), held.before.summary.as_str()], false).await?;
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
        slots::call_off(&mut held.work, after).await?;
    }
    held.keep(after, Activity::session(id, Verb::Cancelled)).await
}

/// Not called off after all: it stands where it stood, and whoever lost their part by it has it again. Once somebody outside
/// may have read that it is off, only for whoever is `sure`.
///
/// # Errors
/// [`Error::State`] unless it is cancelled and still to come, and where it is to be asked first.
pub async fn restore(app: &Wellspring, planner: &Planner, id: &SessionId, sure: bool) -> Result<Session, Error> {
    let mut held = Held::<Session>::take(app, planner, id).await?;
    let mut after = held.before.restored(held.work.now());
    if after.is_ok() && !held.done {
        let told = slots::told_off(&mut held.work, id).await?;
        let read = is_read(app, &held.before, held.work.now());
        if sure || (told.is_empty() && !read) {
            slots::call_on(&mut held.work, after.as_ref().unwrap_or(&held.before)).await?;
        } else {
            after = Err("It is known outside that it is off. Say that you are sure, and it takes place.".to_owned());
        }
    }
    held.keep(after, Activity::session(id, Verb::Restored)).await
}

/// What the way back from its cancellation means for others; None where there is none.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn way_back(app: &Wellspring, session: &Session) -> Result<Option<WayBack>, Error> {
    let now = app.now();
    if session.restored(now).is_err() {
        return Ok(None);
    }
    let mut told = Vec::new();
    for clinician in slots::told_off(&app.storage, &session.id).await? {
        told.push(clinicians::get(&app.storage, &clinician).await?.name.to_string());
    }
    Ok(Some(WayBack { told, read: is_read(app, session, now) }))
}

/// Whether strangers have had as long to read that it is off as clinicians have until they are told.
fn is_read(app: &Wellspring, session: &Session, now: Instant) -> bool {
    let since = session.closed_at.filter(|_| session.is_public());
    since.is_some_and(|since| now.since(since) >= app.settings.notice_delay)
}
