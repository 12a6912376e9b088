//! Claiming and doing what is due.

use std::time::Duration;

use domain::id::JobId;
use domain::time::{MINUTE, SECOND};
use tokio_util::task::AbortOnDropHandle;

use super::kinds::Kind;
use super::{Lane, Outcome};
use crate::actor::Timer;
use crate::storage::jobs::{self as rows, Claimed};
use crate::{Error, Wellspring};

/// In milliseconds.
const HALF_HOUR: i64 = 30 * MINUTE;

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

/// Does the job that is due first in the first lane that has one; whether there was any.
///
/// # Errors
/// As for [`run_due`].
pub async fn run_next(app: &Wellspring) -> Result<bool, Error> {
    for lane in Lane::ALL {
        if let Some(claimed) = claim(app, lane).await? {
            done(app, lane, &claimed).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Does a job that is ours, and keeps what became of it.
pub(super) async fn done(app: &Wellspring, lane: Lane, claimed: &Claimed) -> Result<(), Error> {
    let outcome = match Kind::named(&claimed.kind) {
        // Nobody came back from it so often that it would go on for ever.
        Some(_) if claimed.attempt > lane.tries() => Err(Error::Internal("whoever did it died each time".to_owned())),
        Some(kind) => guarded(app, kind, &claimed.subject).await,
        // Of a newer version that runs beside this one, or ran here before: it waits for that version.
        None => Ok(Outcome::Again(Duration::from_secs(if lane.is_help() { 5 } else { 3600 }))),
    };
    finish(app, lane, claimed, outcome).await
}

/// In a task of its own: a panic costs one try, not every job from then on.
async fn guarded(app: &Wellspring, kind: &'static Kind, subject: &str) -> Result<Outcome, Error> {
    let (app, subject) = (app.clone(), subject.to_owned());
    let task = tokio::spawn(async move { kind.run(&app, &subject).await });
    AbortOnDropHandle::new(task).await.unwrap_or_else(|error| Err(Error::Internal(error.to_string())))
}

/// The job of a lane that is due first is ours from now on.
pub(super) async fn claim(app: &Wellspring, lane: Lane) -> Result<Option<Claimed>, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let claimed = rows::claim(&mut work, lane.as_str(), now, now.plus(lane.lease())).await?;
    work.upkeep().await?;
    Ok(claimed)
}

async fn finish(app: &Wellspring, lane: Lane, claimed: &Claimed, outcome: Result<Outcome, Error>) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let again = |delay: i64| now.plus(delay);
    match outcome {
        Ok(Outcome::Done) => rows::end(&mut work, claimed, "done", "", now).await?,
        Ok(Outcome::Again(delay)) => rows::again(&mut work, claimed, "", again(delay.as_millis() as i64)).await?,
        Err(error) if claimed.attempt >= lane.tries() => {
            tracing::error!(job = claimed.kind, id = %claimed.id, %error, "a job failed for good");
            rows::end(&mut work, claimed, "failed", &error.to_string(), now).await?;
        }
        Err(error) => {
            tracing::warn!(job = claimed.kind, id = %claimed.id, %error, "a job failed and is tried again");
            let delay = lane.pause(claimed.attempt, jitter(&claimed.id));
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

/// Until a call for help that did not get through is made again: ten seconds, doubled with each try, for its first half hour
/// at most a minute; then every five minutes. `age` is in milliseconds, too.
pub(crate) fn call_again(attempt: i64, age: i64) -> i64 {
    match age {
        ..HALF_HOUR => ((10 * SECOND) << attempt.clamp(1, 4).saturating_sub(1)).min(MINUTE),
        _ => 5 * MINUTE,
    }
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

    #[test]
    fn calls_are_at_most_a_minute_apart_at_first() {
        let pauses: Vec<i64> = (1..6).map(|attempt| call_again(attempt, 0) / SECOND).collect();
        assert_eq!(pauses, [10, 20, 40, 60, 60]);
        assert_eq!((call_again(40, HALF_HOUR - 1), call_again(41, HALF_HOUR)), (MINUTE, 5 * MINUTE));
    }

    #[test]
    fn help_is_tried_every_minute_for_a_day() {
        assert_eq!(Lane::Help.lease(), MINUTE);
        let tries = 1..=Lane::Help.tries();
        assert!(tries.clone().all(|attempt| Lane::Help.pause(attempt, 99) <= MINUTE));
        assert!(tries.map(|attempt| Lane::Help.pause(attempt, 0)).sum::<i64>() > 23 * 60 * MINUTE);
        assert_eq!(Lane::Letters.pause(3, 0), backoff(3, 0));
    }
}
