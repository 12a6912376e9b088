//! Events at a steady rate, told to an audience: how long each took to each listener, and whether any was lost.

use super::audience::{Audience, Heard};
use super::stream::Place;
use crate::bench::server::now;
use anyhow::Result;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// How many events.
pub const EVENTS: usize = 200;
/// How long the last ones may take to arrive, resuming listeners included (the server says 8 s at most).
const SETTLE: Duration = Duration::from_secs(15);

/// An audience and what is told to it.
pub struct Hall {
    /// How many listen.
    pub listeners: usize,
    /// Whether one of twenty drops the connection and resumes, again and again.
    pub restless: bool,
    /// From one event to the next.
    pub every: Duration,
}

/// What came of it.
pub struct Told {
    /// From before the event was sent until it was read, for each event and listener.
    pub times: Vec<Duration>,
    /// How many of 100 were delivered.
    pub delivered: f64,
    /// How many came more than once.
    pub doubled: usize,
}

impl Hall {
    /// Tells the seated `audience` by calling `publish` with 0, 1, 2 …, which sends one event and waits for its answer.
    pub async fn tell(
        &self,
        mut audience: Audience,
        mut publish: impl FnMut(usize) -> Result<()> + Send + 'static,
    ) -> Result<Told> {
        let every = self.every;
        let sent = spawn_blocking(move || steadily(every, &mut publish)).await??;
        let (mut heard, since) = (Vec::new(), now());
        while heard.len() < self.listeners * EVENTS && since.elapsed() < SETTLE {
            // Long enough for the last event to be read first: to look through all that was heard keeps the readers waiting.
            sleep(Duration::from_millis(500)).await;
            heard.extend(audience.heard());
        }
        // Whatever comes twice has a moment to do so.
        sleep(Duration::from_millis(500)).await;
        heard.extend(audience.heard());
        Ok(self.judge(&sent, &heard))
    }

    /// Seats an audience at `place` and tells it.
    pub async fn fill(&self, place: &Place, publish: impl FnMut(usize) -> Result<()> + Send + 'static) -> Result<Told> {
        self.tell(Audience::seat(place, self.listeners, self.restless).await?, publish).await
    }

    fn judge(&self, sent: &[Instant], heard: &[Heard]) -> Told {
        let mut times: HashMap<(usize, usize), Duration> = HashMap::with_capacity(heard.len());
        for Heard { listener, number, at } in heard {
            times.entry((*listener, *number)).or_insert(at.saturating_duration_since(sent[*number]));
        }
        let delivered = times.len() as f64 * 100.0 / (self.listeners * EVENTS) as f64;
        Told { delivered, doubled: heard.len() - times.len(), times: times.into_values().collect() }
    }
}

/// Publishes one event after another; when each was about to be sent. That is a little before its commit, and the
/// only instant which is surely not after it: under load the server's answer comes later than the event itself. So the
/// times hold the request, the wait for others to share the transaction, and the disk.
fn steadily(every: Duration, publish: &mut impl FnMut(usize) -> Result<()>) -> Result<Vec<Instant>> {
    let begin = now();
    let mut sent = Vec::with_capacity(EVENTS);
    for number in 0..EVENTS {
        let due = begin + every * number as u32;
        std::thread::sleep(due.saturating_duration_since(now()));
        sent.push(now());
        publish(number)?;
    }
    Ok(sent)
}
