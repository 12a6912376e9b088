//! Behind several nodes: what another one committed is seen before a page answers, not only when its turn comes to be
//! looked for.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant as Tick;

use super::Topic;
use super::hub::lock;

/// For how long a counter that was read is good: what was held back is gone from every node's pages after it, and a hall
/// at once costs its database twenty small reads a second.
pub(super) const FRESH: Duration = Duration::from_millis(50);

/// How many counters may be read at once. Topics that share a lane wait for each other.
const LANES: usize = 16;

/// How many topics are remembered; beyond, the memory starts over.
const TOPICS: usize = 20_000;

/// When each topic's counter was read last.
#[derive(Default)]
pub(super) struct Fresh {
    read: Mutex<HashMap<Topic, Tick>>,
    reading: [tokio::sync::Mutex<()>; LANES],
}

impl Fresh {
    /// Whether the counter was read just now.
    pub(super) fn is_fresh(&self, topic: &Topic) -> bool {
        lock(&self.read).get(topic).is_some_and(|read| read.elapsed() < FRESH)
    }

    /// It was read; `began` is when that began.
    pub(super) fn note(&self, topic: &Topic, began: Tick) {
        let mut read = lock(&self.read);
        if read.len() >= TOPICS {
            read.clear();
        }
        read.insert(topic.clone(), began);
    }

    /// Waits for whoever reads it now: thousands may ask in the same moment, and one asks the database.
    pub(super) async fn turn(&self, topic: &Topic) -> tokio::sync::MutexGuard<'_, ()> {
        let mut hash = DefaultHasher::new();
        topic.hash(&mut hash);
        self.reading[(hash.finish() % LANES as u64) as usize].lock().await
    }
}
