//! The lanes' workers: they do what is due as it becomes due, until the product ends.

use std::sync::Arc;
use std::time::Duration;

use domain::Instant;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Lane;
use super::run::{claim, done};
use crate::storage::jobs as rows;
use crate::{Error, Wellspring};

/// The longest sleep of an idle lane: another node may have enqueued something.
const NAP: Duration = Duration::from_secs(20);
/// How long a queue that cannot be read is left alone.
const TROUBLE: Duration = Duration::from_secs(1);

/// Works on every lane, each beside the others.
pub(crate) fn work(app: &Wellspring) {
    for lane in Lane::ALL {
        app.jobs.spawn(walk(app.clone(), lane));
    }
}

async fn walk(app: Wellspring, lane: Lane) {
    let places = Arc::new(Semaphore::new(lane.width()));
    while let Some(place) = place(&app, &places).await {
        match next(&app, lane, place).await {
            Ok(true) => {}
            Ok(false) => rest(&app, lane).await,
            Err(error) => {
                tracing::error!(%error, lane = lane.as_str(), "the job queue cannot be worked on");
                app.shutdown.run_until_cancelled(tokio::time::sleep(TROUBLE)).await;
            }
        }
    }
}

/// Room for one more job of a lane; None once the product ends.
async fn place(app: &Wellspring, places: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
    let place = app.shutdown.run_until_cancelled(places.clone().acquire_owned()).await?;
    place.ok().filter(|_| !app.shutdown.is_cancelled())
}

/// Begins the job that is due first, and waits for it elsewhere; whether there was one.
async fn next(app: &Wellspring, lane: Lane, place: OwnedSemaphorePermit) -> Result<bool, Error> {
    let Some(claimed) = claim(app, lane).await? else { return Ok(false) };
    let worker = app.clone();
    app.jobs.spawn(async move {
        if let Err(error) = done(&worker, lane, &claimed).await {
            tracing::error!(%error, id = %claimed.id, "what became of a job was not kept: it is done again");
        }
        drop(place);
        // It may have put itself back.
        worker.jobs.ring(lane);
    });
    Ok(true)
}

/// Until something may be due.
async fn rest(app: &Wellspring, lane: Lane) {
    let due = rows::next_due(&app.storage, lane.as_str()).await.ok().flatten();
    let nap = due.map_or(NAP, |due| until(due, app.now()));
    tokio::select! {
        () = app.jobs.heard(lane) => {}
        () = tokio::time::sleep(nap) => {}
        () = app.shutdown.cancelled() => {}
    }
}

fn until(due: Instant, now: Instant) -> Duration {
    Duration::from_millis(due.since(now).max(50) as u64).min(NAP)
}
