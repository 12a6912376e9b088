//! Who listens, and how far each topic has come.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::id::SessionId;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::{broadcast, mpsc};
use tokio::time::Instant as Tick;

use super::fresh::Fresh;
use super::places::Places;
use super::{Message, Topic};
use crate::Error;
use crate::storage::{self, Storage};

/// How many messages a slow listener may be behind before it is told to read anew.
const RING: usize = 256;

/// How many topics' counters are remembered; beyond, the memory starts over and is read again.
const STAMPS: usize = 20_000;

/// The meeting point of commits and streams. Topics that nobody asks about cost nothing.
pub struct Hub {
    stamps: Mutex<HashMap<Topic, i64>>,
    channels: Mutex<HashMap<Topic, Channel>>,
    counts: Mutex<HashMap<SessionId, Counted>>,
    pub(super) places: Places,
    fresh: Fresh,
    over: AtomicBool,
    nudge: mpsc::UnboundedSender<Topic>,
}

/// A session's vote counts, and how far its questions and its votes had come then.
type Counted = ((i64, i64), Message);

/// Stands for a number that is being read.
const UNREAD: i64 = -1;

/// A topic that somebody listens to.
struct Channel {
    messages: broadcast::Sender<Message>,
    /// Each listener holds one, and this is one more.
    present: Arc<()>,
}

impl Channel {
    fn open() -> Self {
        Self { messages: broadcast::channel(RING).0, present: Arc::default() }
    }

    fn listen(&self) -> Listener {
        Listener { messages: self.messages.subscribe(), present: Present { _counted: Arc::clone(&self.present) } }
    }

    fn listeners(&self) -> usize {
        Arc::strong_count(&self.present) - 1
    }
}

/// Counted among a topic's listeners until it is dropped.
pub struct Present {
    _counted: Arc<()>,
}

/// One listener's end of a topic's messages.
pub struct Listener {
    messages: broadcast::Receiver<Message>,
    present: Present,
}

impl Listener {
    /// The next message, once there is one.
    ///
    /// # Errors
    /// Too far behind, or all is over.
    pub async fn recv(&mut self) -> Result<Message, RecvError> {
        self.messages.recv().await
    }

    /// The next message, if there is one now.
    ///
    /// # Errors
    /// None yet, too far behind, or all is over.
    pub fn try_recv(&mut self) -> Result<Message, TryRecvError> {
        self.messages.try_recv()
    }

    /// The same messages from now on, for whoever hands them on to several listeners and is none.
    #[must_use]
    pub fn relay(&self) -> broadcast::Receiver<Message> {
        self.messages.resubscribe()
    }

    /// Hears nothing more here, and is still counted.
    #[must_use]
    pub fn into_present(self) -> Present {
        self.present
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hub {
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<Topic>) {
        let (nudge, nudges) = mpsc::unbounded_channel();
        let (stamps, channels, counts) = (Mutex::default(), Mutex::default(), Mutex::default());
        let (places, fresh) = (Places::default(), Fresh::default());
        (Self { stamps, channels, counts, places, fresh, over: AtomicBool::new(false), nudge }, nudges)
    }

    /// Called after a commit: these topics have come so far.
    pub(crate) fn tell(&self, told: Vec<(Topic, i64)>) {
        for (topic, seq) in told {
            self.raise(&topic, seq);
            // The publisher ends at shutdown only; then nobody listens any more.
            let _ = self.nudge.send(topic);
        }
    }

    /// Whether `seq` was news.
    pub(crate) fn raise(&self, topic: &Topic, seq: i64) -> bool {
        let mut stamps = lock(&self.stamps);
        match stamps.get_mut(topic) {
            Some(known) if *known >= seq => false,
            Some(known) => {
                *known = seq;
                true
            }
            None => true,
        }
    }

    /// The number in memory. Where there is none, a place is made before the table is read, for what is told meanwhile.
    fn known(&self, topic: &Topic) -> Option<i64> {
        let mut stamps = lock(&self.stamps);
        if let Some(known) = stamps.get(topic) {
            return Some(*known).filter(|known| *known != UNREAD);
        }
        if stamps.len() >= STAMPS {
            stamps.clear();
        }
        stamps.insert(topic.clone(), UNREAD);
        None
    }

    /// How far the topic has come: from memory, or read once; behind several nodes read again when that was a while ago.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn stamp(&self, storage: &Storage, topic: &Topic) -> Result<i64, Error> {
        if storage.is_shared() && !self.fresh.is_fresh(topic) {
            Box::pin(self.read_again(storage, topic)).await?;
        }
        if let Some(known) = self.known(topic) {
            return Ok(known);
        }
        // Boxed, since nearly every request ends above and need not carry it.
        let seq = Box::pin(storage::events::newest(storage, topic)).await?;
        let mut stamps = lock(&self.stamps);
        // A commit may have been told meanwhile: the higher number wins.
        let known = stamps.entry(topic.clone()).or_insert(seq);
        *known = seq.max(*known);
        Ok(*known)
    }

    async fn read_again(&self, storage: &Storage, topic: &Topic) -> Result<(), Error> {
        let _turn = self.fresh.turn(topic).await;
        if self.fresh.is_fresh(topic) {
            return Ok(());
        }
        let began = Tick::now();
        let seq = storage::events::newest(storage, topic).await?;
        self.fresh.note(topic, began);
        if self.is_known(topic) && self.raise(topic, seq) {
            // Streams need not wait for the next look either. The publisher ends at shutdown only.
            let _ = self.nudge.send(topic.clone());
        }
        Ok(())
    }

    fn is_known(&self, topic: &Topic) -> bool {
        lock(&self.stamps).get(topic).is_some_and(|known| *known != UNREAD)
    }

    /// Topics whose counters are remembered.
    pub(crate) fn watched(&self) -> Vec<Topic> {
        lock(&self.stamps).keys().cloned().collect()
    }

    /// Listens to a topic's messages from now on; once all is over, to nothing.
    pub fn listen(&self, topic: &Topic) -> Listener {
        let mut channels = lock(&self.channels);
        if self.over.load(Ordering::Relaxed) {
            return Channel::open().listen();
        }
        channels.entry(topic.clone()).or_insert_with(Channel::open).listen()
    }

    /// Topics that somebody listens to; channels without a listener are let go.
    pub(crate) fn listened(&self) -> Vec<Topic> {
        let mut channels = lock(&self.channels);
        channels.retain(|_, channel| channel.messages.receiver_count() > 0);
        channels.keys().cloned().collect()
    }

    /// How many listen to any topic.
    pub(crate) fn all_listeners(&self) -> usize {
        lock(&self.channels).values().map(Channel::listeners).sum()
    }

    /// How many listen to a topic.
    pub fn listeners(&self, topic: &Topic) -> usize {
        lock(&self.channels).get(topic).map_or(0, Channel::listeners)
    }

    /// The session's vote counts, if they were read when it had come so far.
    pub(super) fn counted(&self, session: &SessionId, stamp: (i64, i64)) -> Option<Message> {
        lock(&self.counts).get(session).filter(|(known, _)| *known == stamp).map(|(_, counts)| counts.clone())
    }

    /// Remembers the session's vote counts, while somebody listens to it.
    pub(super) fn count(&self, session: &SessionId, stamp: (i64, i64), counts: Message) {
        let listened = self.listened();
        let mut all = lock(&self.counts);
        all.retain(|session, _| listened.contains(&Topic::Session(session.clone())));
        all.insert(session.clone(), (stamp, counts));
    }

    /// Ends every stream.
    pub(crate) fn end(&self) {
        let mut channels = lock(&self.channels);
        self.over.store(true, Ordering::Relaxed);
        channels.clear();
    }

    /// Tells everybody that the line still stands. One clock for a whole hall: a timer for each listener would be set
    /// anew with each message.
    pub(crate) fn beat(&self) {
        for channel in lock(&self.channels).values() {
            let _ = channel.messages.send(Message::heartbeat());
        }
    }

    pub(crate) fn send(&self, topic: &Topic, message: Message) {
        if let Some(channel) = lock(&self.channels).get(topic) {
            // No receiver is no error: the last one has just left.
            let _ = channel.messages.send(message);
        }
    }
}
