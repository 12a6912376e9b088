//! Whether a change can be kept at this moment: for whoever asks `/readyz`, which tells the truth.

use std::time::Duration;

use domain::Instant;
use domain::time::SECOND;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::Wellspring;
use crate::Error;
use crate::storage::facts;

/// How long a proof is believed, in milliseconds: whoever asks more often costs nothing.
const BELIEVED: i64 = SECOND;
/// How long a proof may take: so long that what others write does not count, so short that a stuck writer does.
const PATIENCE: Duration = Duration::from_secs(3);
/// Bytes without which a proof counts for nothing: it is so small that it fits where a question does not.
const ENOUGH: u64 = 1_000_000;
/// The row that is written.
const NAME: &str = "ready";

/// The last proof, and the one under way.
#[derive(Default)]
pub(super) struct Readiness(Mutex<Proofs>);

#[derive(Default)]
struct Proofs {
    last: Option<(Instant, Answer)>,
    /// Never cut off: it waits in line with everybody else who writes, and the next who asks waits for the same one.
    running: Option<JoinHandle<Result<(), Error>>>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Ready,
    NoRoom,
    Away,
}

impl Wellspring {
    /// Proves that a change can be kept, by keeping one: a transaction begins, writes a row, and is durable. At most one
    /// proof a second, however many ask, and one at a time.
    ///
    /// # Errors
    /// [`Error::NoRoom`] on a full disk; [`Error::Away`] where the database does not answer within 3 s, or where this is
    /// about to stop.
    pub async fn ready(&self) -> Result<(), Error> {
        if self.shutdown.is_cancelled() {
            return Err(Error::away());
        }
        match self.readiness.0.lock().await.last_or_new(self).await {
            Answer::Ready => Ok(()),
            Answer::NoRoom => Err(Error::no_room()),
            Answer::Away => Err(Error::away()),
        }
    }

    async fn keeps(&self) -> Result<(), Error> {
        if self.room().is_some_and(|room| room.free < ENOUGH) {
            return Err(Error::no_room());
        }
        let mut change = self.storage.begin().await?;
        facts::settle(&mut change, NAME, &self.now().to_string(), true).await?;
        change.commit().await
    }
}

impl Proofs {
    async fn last_or_new(&mut self, app: &Wellspring) -> Answer {
        let is_fresh = |at: Instant| (0..BELIEVED).contains(&app.now().since(at));
        match self.last {
            Some((at, answer)) if is_fresh(at) => answer,
            _ => {
                let answer = self.prove(app, PATIENCE).await;
                self.last = Some((app.now(), answer));
                answer
            }
        }
    }

    async fn prove(&mut self, app: &Wellspring, patience: Duration) -> Answer {
        let app = app.clone();
        let running = self.running.get_or_insert_with(|| tokio::spawn(async move { app.keeps().await }));
        let Ok(proved) = timeout(patience, running).await else { return Answer::Away };
        self.running = None;
        match proved {
            Ok(Ok(())) => Answer::Ready,
            Ok(Err(Error::NoRoom(_))) => Answer::NoRoom,
            _ => Answer::Away,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::place;

    #[tokio::test]
    async fn whoever_asks_does_not_wait_for_a_stuck_writer_and_hears_when_it_is_over() {
        let (place, mut proofs) = (place().await, Proofs::default());
        assert_eq!(proofs.prove(&place.app, PATIENCE).await, Answer::Ready);
        let stuck = place.app.storage.begin().await.unwrap();
        for _ in 0..3 {
            assert_eq!(proofs.prove(&place.app, Duration::from_millis(20)).await, Answer::Away);
        }
        drop(stuck);
        assert_eq!(proofs.prove(&place.app, PATIENCE).await, Answer::Ready);
    }

    #[tokio::test]
    async fn a_proof_is_believed_for_a_second() {
        let place = place().await;
        place.app.ready().await.unwrap();
        let (asked, _stuck) = (place.app.readiness.0.lock().await.last, place.app.storage.begin().await.unwrap());
        place.app.ready().await.unwrap();
        assert_eq!(place.app.readiness.0.lock().await.last, asked);
    }

    #[tokio::test]
    async fn what_is_about_to_stop_is_not_ready() {
        let place = place().await;
        place.app.shutdown.cancel();
        assert!(matches!(place.app.ready().await, Err(Error::Away(_))));
    }
}
