//! Claiming and doing what is due.

use std::time::Duration;

use domain::Instant;
use domain::id::JobId;
use domain::time::{MINUTE, SECOND};

use super::{Job, Outcome, timers};
use crate::actor::Timer;
use crate::storage::jobs::{self as rows, Claimed};
use crate::{Error, Wellspring, clinicians, letters, posts, questions, slots};

/// How long a claimed job is ours, in milliseconds; whoever dies with it loses it then.
const LEASE: i64 = 5 * MINUTE;
/// Tries of a job that fails by our own fault.
const TRIES: i64 = 10;
/// The longest sleep of an idle worker: another node may have enqueued something.
const NAP: Duration = Duration::from_secs(20);

/// Does everything that is due by now, one after the other; gives how many jobs were done.
///
/// # Errors
/// [`Error::Storage`] when the queue itself cannot be read. A job that fails is tried again later and stops nothing.
pub async fn run_due(app: &Wellspring) -> Result<usize, Error> {
    let mut done = 0;
    while run_next(app).await? {
        done += 1;
    }
    Ok(done)
}

/// Does the job that is due first; whether there was one.
///
/// # Errors
/// As for [`run_due`].
pub async fn run_next(app: &Wellspring) -> Result<bool, Error> {
    let Some(claimed) = claim(app).await? else { return Ok(false) };
    let outcome = match Job::read(&claimed.kind, &claimed.subject) {
        // Nobody came back from it so often that it would go on for ever.
        Some(_) if claimed.attempt > TRIES => Err(Error::Internal("whoever did it died each time".to_owned())),
        Some(job) => guarded(app, job).await,
        // Of a newer version that ran here before: it waits for that version to come back.
        None => Ok(Outcome::Again(Duration::from_secs(3600))),
    };
    finish(app, &claimed, outcome).await?;
    Ok(true)
}

/// Runs what is due as it becomes due, until the product ends.
pub(crate) async fn work(app: Wellspring) {
    while !app.shutdown.is_cancelled() {
        if let Err(error) = run_due(&app).await {
            tracing::error!(%error, "the job queue cannot be worked on");
        }
        let nap = rows::next_due(&app.storage).await.ok().flatten().map_or(NAP, |due| until(due, app.now()));
        tokio::select! {
            () = app.jobs.notified() => {}
            () = tokio::time::sleep(nap) => {}
            () = app.shutdown.cancelled() => {}
        }
    }
}

fn until(due: Instant, now: Instant) -> Duration {
    Duration::from_millis(due.since(now).max(50) as u64).min(NAP)
}

/// In a task of its own: a panic costs one try, not every job from then on.
async fn guarded(app: &Wellspring, job: Job) -> Result<Outcome, Error> {
    let app = app.clone();
    let acted = tokio::spawn(async move { act(&app, &job).await });
    acted.await.unwrap_or_else(|error| Err(Error::Internal(error.to_string())))
}

async fn act(app: &Wellspring, job: &Job) -> Result<Outcome, Error> {
    match job {
        Job::Letter(id) => letters::send(app, id).await,
        Job::Timer(chime) => timers::ring(app, *chime).await,
        Job::Notice(id) => slots::tell(app, id).await,
        Job::Followers(id) => questions::tell_followers(app, id).await,
        Job::Publish(id) => posts::publish_due(app, id).await,
        Job::ReadBusy(id) => match clinicians::busy::read(app, id).await {
            Ok(()) if clinicians::busy::is_read(app, id).await? => Ok(Outcome::Again(Duration::from_secs(3600))),
            // Stopped, or deleted meanwhile.
            Ok(()) | Err(Error::NotFound) => Ok(Outcome::Done),
            Err(error) => Err(error),
        },
    }
}

async fn claim(app: &Wellspring) -> Result<Option<Claimed>, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let claimed = rows::claim(&mut work, now, now.plus(LEASE)).await?;
    work.upkeep().await?;
    Ok(claimed)
}

async fn finish(app: &Wellspring, claimed: &Claimed, outcome: Result<Outcome, Error>) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let again = |delay: i64| now.plus(delay);
    match outcome {
        Ok(Outcome::Done) => rows::end(&mut work, claimed, "done", "", now).await?,
        Ok(Outcome::Again(delay)) => rows::again(&mut work, claimed, "", again(delay.as_millis() as i64)).await?,
        Err(error) if claimed.attempt >= TRIES => {
            tracing::error!(job = claimed.kind, id = %claimed.id, %error, "a job failed for good");
            rows::end(&mut work, claimed, "failed", &error.to_string(), now).await?;
        }
        Err(error) => {
            tracing::warn!(job = claimed.kind, id = %claimed.id, %error, "a job failed and is tried again");
            let delay = backoff(claimed.attempt, jitter(&claimed.id));
            rows::again(&mut work, claimed, &error.to_string(), again(delay)).await?;
        }
    }
    work.upkeep().await
}

/// Half a minute, doubled with each try, at most an hour; and up to a quarter more, so that many do not come at once.
pub(crate) fn backoff(attempt: i64, jitter: i64) -> i64 {
    let doubled = (30 * SECOND) << attempt.clamp(1, 8).saturating_sub(1);
    let delay = doubled.min(60 * MINUTE);
    delay + delay * jitter / 400
}

/// 0 to 99, of an id's random end.
fn jitter(id: &JobId) -> i64 {
    id.as_str().bytes().rev().take(4).fold(0, |sum, byte| sum * 31 + i64::from(byte)).rem_euclid(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_grow_apart_up_to_an_hour() {
        assert_eq!(backoff(1, 0), 30 * SECOND);
        assert_eq!(backoff(3, 0), 2 * MINUTE);
        assert_eq!(backoff(100, 0), 60 * MINUTE);
        assert!(backoff(100, 99) <= 75 * MINUTE);
    }
}
