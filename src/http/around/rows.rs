//! A hall's listeners, in rows. One task writes to a whole row: a message is put into its chunk once and goes from one
//! socket to the next, which is what thousands of listeners in the same moment allow for. Whoever cannot take it at once
//! leaves the row, is waited for alone, and comes back with what was missed meanwhile. This is ours, since hyper would wake a
//! task and fill 16 KiB of buffers for each listener.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::{BufMut, Bytes, BytesMut};
use tokio::io::AsyncWriteExt;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast, mpsc};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_util::task::TaskTracker;
use wellspring_core::Wellspring;
use wellspring_core::live::{Message, Present, Topic};

use super::client::Client;
use super::ear::{Ear, come};
use super::networks::Held;

/// Listeners in a row: few enough that a row is written within a few milliseconds, and rows share the cores.
const ROW: usize = 256;
/// How often a row looks for listeners who went.
const LOOK: Duration = Duration::from_secs(1);
/// How long somebody may be waited for who takes nothing.
const PATIENCE: Duration = Duration::from_secs(30);
/// The end of a response in chunks.
const LAST: &[u8] = b"0\r\n\r\n";

/// The seats of all halls. Cheap to clone.
#[derive(Clone, Default)]
pub struct Rows(Arc<Halls>);

#[derive(Default)]
struct Halls {
    /// By topic.
    rows: Mutex<HashMap<Topic, Vec<Row>>>,
    keepers: TaskTracker,
}

/// The way into a row.
struct Row {
    joins: mpsc::UnboundedSender<Newcomer>,
    free: Arc<Semaphore>,
}

/// A place in a hall, carried by the response that opens a stream. Who sends the response takes it once: the server to
/// keep the socket, or else the response's body.
#[derive(Clone)]
pub struct Seat(Arc<Mutex<Option<Taken>>>);

/// A place that was taken: who listens, and the first words to them.
pub struct Taken {
    /// The topic, as heard so far.
    pub ear: Ear,
    /// What comes first.
    pub first: Bytes,
    /// One of their network's streams.
    pub held: Held,
    rows: Rows,
}

/// Somebody on the way into a row, who has heard everything up to there.
struct Newcomer {
    client: Client,
    ear: Ear,
    seat: OwnedSemaphorePermit,
}

/// Somebody in a row.
struct Member {
    client: Client,
    /// The last number that was written.
    seen: i64,
    _present: Present,
    _seat: OwnedSemaphorePermit,
}

/// How a message was taken.
enum Took {
    /// Whole, or it was known.
    It,
    /// Only so many bytes for now.
    Part(usize),
    /// The other side is gone.
    Nothing,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A piece of a response in chunks (RFC 9112 §7.1).
fn chunk(bytes: &[u8]) -> Bytes {
    let mut chunk = BytesMut::with_capacity(bytes.len() + 16);
    chunk.put_slice(format!("{:x}\r\n", bytes.len()).as_bytes());
    chunk.put_slice(bytes);
    chunk.put_slice(b"\r\n");
    chunk.freeze()
}

impl Seat {
    /// A place for whoever listens by `ear`, and holds one of their network's streams.
    pub fn new(rows: Rows, ear: Ear, first: Bytes, held: Held) -> Self {
        Self(Arc::new(Mutex::new(Some(Taken { ear, first, held, rows }))))
    }

    /// The place, unless it was taken.
    pub fn take(&self) -> Option<Taken> {
        lock(&self.0).take()
    }
}

impl Taken {
    /// Writes the response's head and the first words, and sits down in a row.
    pub async fn sit(self, mut client: Client, head: Bytes) {
        client.place._stream = Some(self.held);
        let mut begin = BytesMut::from(head);
        begin.put_slice(&chunk(&self.first));
        enter(self.rows, client, self.ear, begin.freeze()).await;
    }
}

/// Writes what comes first; then there is a place in a row.
async fn enter(rows: Rows, mut client: Client, ear: Ear, first: Bytes) {
    if let Ok(Ok(())) = timeout(PATIENCE, client.stream.write_all(&first)).await {
        rows.seat(client, ear);
    }
}

/// Waits for somebody who was too slow, says what was missed, and lets them in again.
async fn again(rows: Rows, app: Wellspring, mut client: Client, topic: Topic, seen: i64, rest: Bytes) {
    if !matches!(timeout(PATIENCE, client.stream.write_all(&rest)).await, Ok(Ok(()))) {
        return;
    }
    // Who is not told goes, and comes back by themselves.
    let Ok((ear, missed)) = come(&app, topic, Some(seen)).await else { return };
    let first = if missed.is_empty() { missed } else { chunk(&missed) };
    enter(rows, client, ear, first).await;
}

impl Rows {
    fn seat(&self, client: Client, ear: Ear) {
        let mut halls = lock(&self.0.rows);
        let rows = halls.entry(ear.topic.clone()).or_default();
        let mut newcomer = (client, ear);
        for row in rows.iter() {
            let Ok(seat) = Arc::clone(&row.free).try_acquire_owned() else { continue };
            let (client, ear) = newcomer;
            match row.joins.send(Newcomer { client, ear, seat }) {
                Ok(()) => return,
                Err(mpsc::error::SendError(back)) => newcomer = (back.client, back.ear),
            }
        }
        let (client, ear) = newcomer;
        let (joins, joining) = mpsc::unbounded_channel();
        let free = Arc::new(Semaphore::new(ROW));
        let keeper = Keeper {
            rows: self.clone(),
            app: ear.app.clone(),
            topic: ear.topic.clone(),
            messages: ear.listener.relay(),
            joining,
            members: Vec::new(),
            free: Arc::clone(&free),
        };
        if let Ok(seat) = Arc::clone(&free).try_acquire_owned() {
            let _ = joins.send(Newcomer { client, ear, seat });
        }
        rows.push(Row { joins, free });
        drop(halls);
        self.0.keepers.spawn(keeper.run());
    }

    /// Once all is over: waits until every row was told so.
    pub async fn ended(&self) {
        self.0.keepers.close();
        self.0.keepers.wait().await;
    }

    /// Gives up a row in which nobody is and into which nobody is on the way; whether it was so.
    fn close(&self, topic: &Topic, free: &Arc<Semaphore>) -> bool {
        let mut halls = lock(&self.0.rows);
        if free.available_permits() < ROW {
            return false;
        }
        if let Some(rows) = halls.get_mut(topic) {
            rows.retain(|row| !Arc::ptr_eq(&row.free, free));
            if rows.is_empty() {
                halls.remove(topic);
            }
        }
        true
    }
}

/// Keeps a row.
struct Keeper {
    rows: Rows,
    app: Wellspring,
    topic: Topic,
    messages: broadcast::Receiver<Message>,
    joining: mpsc::UnboundedReceiver<Newcomer>,
    members: Vec<Member>,
    free: Arc<Semaphore>,
}

impl Keeper {
    async fn run(mut self) {
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                message = self.messages.recv() => match message {
                    Ok(message) => self.hand_on(&message),
                    Err(RecvError::Lagged(_)) => self.all_again(),
                    Err(RecvError::Closed) => return self.end(),
                },
                Some(newcomer) = self.joining.recv() => self.admit(newcomer),
                _ = look.tick() => {
                    self.members.retain(|member| member.client.is_there());
                    if self.members.is_empty() && self.rows.close(&self.topic, &self.free) {
                        return;
                    }
                }
            }
        }
    }

    /// Lets somebody in, with what came since they began to listen. The row hears everything from now on.
    fn admit(&mut self, newcomer: Newcomer) {
        let Newcomer { client, ear, seat } = newcomer;
        let (seen, mut listener) = (ear.seen, ear.listener);
        let mut waiting = Vec::new();
        let lagged = loop {
            match listener.try_recv() {
                Ok(message) => waiting.push(message),
                Err(TryRecvError::Lagged(_)) => break true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => break false,
            }
        };
        let mut member = Member { client, seen, _present: listener.into_present(), _seat: seat };
        if lagged {
            return self.again(member, Bytes::new());
        }
        for message in waiting {
            let chunk = chunk(&message.bytes);
            match member.hand(message.seq, &chunk) {
                Took::It => {}
                Took::Part(written) => return self.again(member, chunk.slice(written..)),
                Took::Nothing => return,
            }
        }
        self.members.push(member);
    }

    /// Hands a message on to everybody.
    fn hand_on(&mut self, message: &Message) {
        let chunk = chunk(&message.bytes);
        let mut next = 0;
        while let Some(member) = self.members.get_mut(next) {
            match member.hand(message.seq, &chunk) {
                Took::It => next += 1,
                Took::Part(written) => {
                    let member = self.members.swap_remove(next);
                    self.again(member, chunk.slice(written..));
                }
                Took::Nothing => drop(self.members.swap_remove(next)),
            }
        }
    }

    /// The whole row is behind: each is told what was missed, or to read anew.
    fn all_again(&mut self) {
        for member in std::mem::take(&mut self.members) {
            self.again(member, Bytes::new());
        }
    }

    fn again(&self, member: Member, rest: Bytes) {
        let Member { client, seen, .. } = member;
        // Of a message that was not begun, nothing is left to write: it is among what was missed.
        tokio::spawn(again(self.rows.clone(), self.app.clone(), client, self.topic.clone(), seen, rest));
    }

    fn end(self) {
        for member in self.members {
            // Who cannot take even this sees the connection end.
            let _ = member.client.stream.try_write(LAST);
        }
    }
}

impl Member {
    fn hand(&mut self, seq: Option<i64>, chunk: &Bytes) -> Took {
        if seq.is_some_and(|seq| seq <= self.seen) {
            return Took::It;
        }
        let written = match self.client.stream.try_write(chunk) {
            Ok(0) => return Took::Nothing,
            Ok(written) => written,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Took::Part(chunk.len()),
            Err(_) => return Took::Nothing,
        };
        self.seen = seq.unwrap_or(self.seen);
        if written == chunk.len() { Took::It } else { Took::Part(written) }
    }
}
