//! People who listen, each on a connection of their own, and come back when they lose it, as a browser does.

use super::stream::{Event, Place, Stream};
use crate::bench::server::now;
use anyhow::{Result, bail};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How many connect at the same time.
const DOORS: usize = 64;
/// How long an audience may take to be seated.
const PATIENCE: Duration = Duration::from_secs(60);
/// When to come back, where the server does not say.
const RETRY: Duration = Duration::from_secs(3);
/// One of so many drops its connection now and then, where anybody does.
const DROPPERS: usize = 20;
/// A dropper leaves after so many reads that brought something: counted in events, who catches up would never arrive.
const STAYS: usize = 10;

/// An event that reached a listener.
pub struct Heard {
    /// Whom.
    pub listener: usize,
    /// Which.
    pub number: usize,
    /// When.
    pub at: Instant,
}

/// Everybody who listens. Dropped, all of them leave.
pub struct Audience {
    size: usize,
    present: Arc<AtomicUsize>,
    heard: UnboundedReceiver<Heard>,
    _seats: JoinSet<()>,
}

impl Audience {
    /// Seats `size` listeners, and waits until the server has greeted each. Where they are `restless`, one of twenty
    /// drops the connection after about every tenth event.
    pub async fn seat(place: &Place, size: usize, restless: bool) -> Result<Self> {
        let (tell, heard) = unbounded_channel();
        let mut audience = Self { size, present: Arc::default(), heard, _seats: JoinSet::new() };
        for listener in 0..size {
            let drops = restless && listener % DROPPERS == 0;
            let seat =
                Seat { place: place.clone(), listener, drops, tell: tell.clone(), present: audience.present.clone() };
            audience._seats.spawn(seat.take());
            audience.wait((listener + 1).saturating_sub(DOORS), PATIENCE).await?;
        }
        audience.complete(PATIENCE).await?;
        Ok(audience)
    }

    /// Waits until all of them are connected; how long that took.
    pub async fn complete(&self, patience: Duration) -> Result<Duration> {
        self.wait(self.size, patience).await
    }

    async fn wait(&self, many: usize, patience: Duration) -> Result<Duration> {
        let since = now();
        while self.present() < many {
            if since.elapsed() > patience {
                bail!("only {} of {} listeners are connected", self.present(), self.size);
            }
            sleep(Duration::from_millis(2)).await;
        }
        Ok(since.elapsed())
    }

    /// How many are connected.
    pub fn present(&self) -> usize {
        self.present.load(Ordering::Relaxed)
    }

    /// Everything that was heard until now, and not yet asked for.
    pub fn heard(&mut self) -> Vec<Heard> {
        std::iter::from_fn(|| self.heard.try_recv().ok()).collect()
    }
}

/// One listener.
struct Seat {
    place: Place,
    listener: usize,
    drops: bool,
    tell: UnboundedSender<Heard>,
    present: Arc<AtomicUsize>,
}

impl Seat {
    async fn take(self) {
        let (mut last, mut retry) = (None, RETRY);
        loop {
            // However the connection ends, it is taken up again.
            let _ = self.listen(&mut last, &mut retry).await;
            sleep(retry).await;
        }
    }

    async fn listen(&self, last: &mut Option<String>, retry: &mut Duration) -> Result<()> {
        let mut stream = Stream::open(&self.place, last.as_deref()).await?;
        let first = stream.next().await?;
        let _present = Present::at(&self.present);
        let mut heard = usize::from(self.note(first, last, retry));
        while !self.drops || heard < STAYS {
            heard += usize::from(self.note(stream.next().await?, last, retry));
        }
        Ok(())
    }

    /// Tells of the questions among the events; whether there were any.
    fn note(&self, (at, events): (Instant, Vec<Event>), last: &mut Option<String>, retry: &mut Duration) -> bool {
        let mut any = false;
        for Event { id, retry: told, number } in events {
            *last = id.or(last.take());
            *retry = told.unwrap_or(*retry);
            if let Some(number) = number {
                any = true;
                // Nobody asks any more once the audience was dropped.
                let _ = self.tell.send(Heard { listener: self.listener, number, at });
            }
        }
        any
    }
}

/// Counts one listener while the connection is there.
struct Present<'a>(&'a AtomicUsize);

impl<'a> Present<'a> {
    fn at(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Present<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
