//! What is given to the queue, and what comes back. It knows nothing of the writing.

use std::sync::Arc;

use domain::gate::Looked;
use domain::id::{PostId, SessionId, TopicId};
use domain::question::{Kind, Question, QuestionFacts};
use domain::target::Source;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::actor::Asker;
use crate::safety::House;
use crate::storage::{Gauge, Room};

/// What strangers are told to wait when the queue is full, in seconds.
pub(super) const RETRY_AFTER: u64 = 2;

/// The way back.
pub(super) type Answer<T> = oneshot::Sender<Result<T, Error>>;

/// A checked question on its way through the queue.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    /// In which session; None outside any.
    pub(crate) session: Option<SessionId>,
    pub(crate) asker: Asker,
    pub(crate) facts: QuestionFacts,
    /// What it is about.
    pub(crate) topic: Option<TopicId>,
    /// The post that its author had read.
    pub(crate) post: Option<PostId>,
    /// What it is, and where it came from.
    pub(crate) kind: Kind,
    pub(crate) source: Source,
    /// What was found in it.
    pub(crate) looked: Looked,
    /// Whether its author was shown what of that could say who they are, and keeps it.
    pub(crate) is_kept: bool,
    /// What everybody knows.
    pub(crate) house: Arc<House>,
}

/// A vote on its way through the queue.
#[derive(Clone, Debug)]
pub(crate) struct Voting {
    pub(crate) handle: String,
    pub(crate) voter: String,
    /// A word for the voter's network.
    pub(crate) network: String,
    /// Whether the voter's cookie is new.
    pub(crate) is_new: bool,
    pub(crate) wanted: bool,
}

/// What the voter gets back.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "handle": "b7Jq0t3mXw", "votes": 13, "voted": true }))))]
pub struct Voted {
    /// The question.
    pub handle: String,
    /// Its votes now; 0 while the desk hides them.
    pub votes: i64,
    /// Whether this voter's is among them.
    pub voted: bool,
}

/// A small write with its way back.
pub(crate) enum Command {
    Ask(Box<Asking>, Answer<Question>),
    Vote(Voting, Answer<Voted>),
}

/// The queue's end that commands are given to.
pub(crate) struct Intake {
    queue: mpsc::Sender<Command>,
    /// How much the database's disk has free, where we can tell.
    gauge: Option<Gauge>,
    /// Nothing more is taken.
    pub(super) closed: CancellationToken,
    /// Everything that was taken has been written.
    pub(super) empty: CancellationToken,
}

impl Intake {
    pub(crate) fn new(capacity: usize, gauge: Option<Gauge>) -> (Self, mpsc::Receiver<Command>) {
        let (queue, commands) = mpsc::channel(capacity.max(1));
        (Self { queue, gauge, closed: CancellationToken::new(), empty: CancellationToken::new() }, commands)
    }

    /// Takes nothing more, and waits until everything that was taken has been written.
    pub(crate) async fn close(&self) {
        self.closed.cancel();
        self.empty.cancelled().await;
    }

    /// How many commands wait, and how many may.
    pub(crate) fn depth(&self) -> (usize, usize) {
        let most = self.queue.max_capacity();
        (most - self.queue.capacity(), most)
    }

    pub(crate) async fn ask(&self, asking: Asking) -> Result<Question, Error> {
        self.give(|answer| Command::Ask(Box::new(asking), answer)).await
    }

    pub(crate) async fn vote(&self, voting: Voting) -> Result<Voted, Error> {
        self.give(|answer| Command::Vote(voting, answer)).await
    }

    /// What is free for more.
    pub(crate) fn room(&self) -> Option<Room> {
        self.gauge.as_ref().and_then(Gauge::room)
    }

    async fn give<T>(&self, command: impl FnOnce(Answer<T>) -> Command) -> Result<T, Error> {
        if self.room().is_some_and(Room::is_short) {
            return Err(Error::no_room());
        }
        let (answer, wait) = oneshot::channel();
        self.queue.try_send(command(answer)).map_err(|_| Error::Busy(RETRY_AFTER))?;
        wait.await.map_err(|_| Error::Busy(RETRY_AFTER))?
    }
}
