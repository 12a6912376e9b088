//! What was missed at which place, remembered for all who come back to it.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Mutex;

use super::Topic;

/// How many places are remembered; beyond, the memory starts over.
const PLACES: usize = 64;

/// What was missed: its messages in one piece, and the newest number in them.
#[derive(Clone, Debug)]
pub struct Missed {
    /// The bytes on the wire.
    pub bytes: Bytes,
    /// The number to go on from.
    pub seen: i64,
}

/// The places of all topics. Whoever comes to one first reads, and the others wait for that.
#[derive(Default)]
pub(super) struct Places(std::sync::Mutex<HashMap<(Topic, i64), Place>>);

type Place = Arc<Mutex<Option<Missed>>>;

impl Places {
    pub(super) fn at(&self, topic: &Topic, seen: i64) -> Place {
        let mut places = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if places.len() >= PLACES {
            places.clear();
        }
        Arc::clone(places.entry((topic.clone(), seen)).or_default())
    }
}
