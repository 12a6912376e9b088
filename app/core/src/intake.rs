//! The queue for many small writes: questions and votes of a whole hall in the same minute.
//!
//! Up to 250 commands that came while the last ones were written, or within 5 ms, share one transaction, so that one disk
//! flush acknowledges them all, and what they have in common is one statement. Who comes alone does not wait. Callers see
//! an ordinary function; when the queue is full they get [`Error::Busy`] at once, and the doors answer 503 with
//! `Retry-After`.

use std::collections::HashMap;
use std::time::Duration;

use domain::id::SessionId;
use domain::question::Question;
use domain::session::Session;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant as Tick, timeout_at};
use tokio_util::sync::CancellationToken;

use crate::actor::Asker;
use crate::questions::{Asking, Voted, Voting, count_votes};
use crate::{Error, Wellspring, Work, storage};

/// Commands in one transaction.
const BATCH: usize = 250;
/// How long commands that came together wait for others.
const LINGER: Duration = Duration::from_millis(5);
/// What strangers are told to wait when the queue is full, in seconds.
const RETRY_AFTER: u64 = 2;

type Answer<T> = oneshot::Sender<Result<T, Error>>;

/// A small write with its way back.
pub(crate) enum Command {
    Ask(Box<Asking>, Answer<Question>),
    Vote(Voting, Answer<Voted>),
}

/// Commands that share a transaction.
#[derive(Default)]
struct Batch {
    asks: Vec<(Asking, Answer<Question>)>,
    votes: Vec<(Voting, Answer<Voted>)>,
}

/// What became of a batch's commands, in their order; to be told after the commit.
struct Written {
    asked: Vec<Result<Question, Error>>,
    voted: Vec<Option<Voted>>,
}

/// The queue's end that commands are given to.
pub(crate) struct Intake {
    queue: mpsc::Sender<Command>,
    /// Nothing more is taken.
    closed: CancellationToken,
    /// Everything that was taken has been written.
    empty: CancellationToken,
}

impl Intake {
    pub(crate) fn new(capacity: usize) -> (Self, mpsc::Receiver<Command>) {
        let (queue, commands) = mpsc::channel(capacity.max(1));
        (Self { queue, closed: CancellationToken::new(), empty: CancellationToken::new() }, commands)
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

    async fn give<T>(&self, command: impl FnOnce(Answer<T>) -> Command) -> Result<T, Error> {
        let (answer, wait) = oneshot::channel();
        self.queue.try_send(command(answer)).map_err(|_| Error::Busy(RETRY_AFTER))?;
        wait.await.map_err(|_| Error::Busy(RETRY_AFTER))?
    }
}

impl Batch {
    fn add(&mut self, command: Command) {
        match command {
            Command::Ask(asking, answer) => self.asks.push((*asking, answer)),
            Command::Vote(voting, answer) => self.votes.push((voting, answer)),
        }
    }

    fn len(&self) -> usize {
        self.asks.len() + self.votes.len()
    }

    /// Two nodes whose batches lock the same rows in opposite order would deadlock.
    fn sort(&mut self) {
        self.asks.sort_by(|(one, _), (other, _)| one.order().cmp(&other.order()));
        self.votes.sort_by(|(one, _), (other, _)| one.order().cmp(&other.order()));
    }

    /// Each command alone.
    fn apart(self) -> impl Iterator<Item = Self> {
        let asks = self.asks.into_iter().map(|ask| Self { asks: vec![ask], ..Self::default() });
        asks.chain(self.votes.into_iter().map(|vote| Self { votes: vec![vote], ..Self::default() }))
    }

    async fn write(&self, mut work: Work) -> Result<Written, Error> {
        let votings: Vec<&Voting> = self.votes.iter().map(|(voting, _)| voting).collect();
        let voted = count_votes(&mut work, &votings).await?;
        let (mut sessions, mut asked) = (HashMap::new(), Vec::with_capacity(self.asks.len()));
        for (asking, _) in &self.asks {
            asked.push(or_broken(ask(&mut work, asking, &mut sessions).await)?);
        }
        work.upkeep().await?;
        Ok(Written { asked, voted })
    }

    /// Tells everybody what became of theirs.
    fn tell(self, written: Written) {
        // A caller who went away needs no answer; what was kept is kept.
        for ((_, answer), asked) in self.asks.into_iter().zip(written.asked) {
            drop(answer.send(asked));
        }
        for ((_, answer), voted) in self.votes.into_iter().zip(written.voted) {
            drop(answer.send(voted.ok_or(Error::NotFound)));
        }
    }
}

/// One question; its session is read once for all who ask in it.
async fn ask(work: &mut Work, asking: &Asking, sessions: &mut HashMap<SessionId, Session>) -> Result<Question, Error> {
    if !sessions.contains_key(&asking.session) {
        sessions.insert(asking.session.clone(), storage::sessions::get(&mut *work, &asking.session).await?);
    }
    asking.step(work, &sessions[&asking.session]).await
}

/// A refusal concerns one command alone; anything else, the transaction.
fn or_broken<T>(done: Result<T, Error>) -> Result<Result<T, Error>, Error> {
    match done {
        Err(broken @ (Error::Storage(_) | Error::Internal(_))) => Err(broken),
        done => Ok(done),
    }
}

/// Runs until the queue is closed and empty. That is after the last request was answered: while the server stops,
/// whoever has just asked is still told that we have their question.
pub(crate) async fn work(app: Wellspring, mut commands: mpsc::Receiver<Command>) {
    let _empty = app.intake.empty.clone().drop_guard();
    while let Some(first) = next(&app, &mut commands).await {
        let batch = gather(first, &mut commands).await;
        // A task of its own: a panic costs one batch, not every question from then on.
        if let Err(error) = tokio::spawn(run(app.clone(), batch)).await {
            tracing::error!(%error, "a batch of small writes broke");
        }
    }
}

async fn next(app: &Wellspring, commands: &mut mpsc::Receiver<Command>) -> Option<Command> {
    tokio::select! {
        biased;
        command = commands.recv() => return command,
        () = app.intake.closed.cancelled() => commands.close(),
    }
    commands.recv().await
}

async fn gather(first: Command, commands: &mut mpsc::Receiver<Command>) -> Batch {
    let mut batch = Batch::default();
    batch.add(first);
    if commands.is_empty() {
        // Others come while it is written, and share the next.
        return batch;
    }
    let until = Tick::now() + LINGER;
    while batch.len() < BATCH {
        match timeout_at(until, commands.recv()).await {
            Ok(Some(command)) => batch.add(command),
            _ => break,
        }
    }
    batch.sort();
    batch
}

/// Writes a batch. Where something broke, each command is written alone, so that one cannot break the others': whoever
/// comes twice because a commit's answer was lost finds their own. What is dropped here tells its caller that we are busy.
async fn run(app: Wellspring, batch: Batch) {
    let Some(work) = begin(&app).await else { return };
    let error = match batch.write(work).await {
        Ok(written) => return batch.tell(written),
        Err(error) => error,
    };
    tracing::error!(%error, commands = batch.len(), "a batch of small writes failed");
    if batch.len() == 1 {
        return;
    }
    for alone in batch.apart() {
        let Some(work) = begin(&app).await else { return };
        match alone.write(work).await {
            Ok(written) => alone.tell(written),
            Err(error) => tracing::error!(%error, "a small write failed"),
        }
    }
}

/// `None` where the database does not answer: then nobody's command is tried, since each would wait as long.
async fn begin(app: &Wellspring) -> Option<Work> {
    app.begin(&Asker::default())
        .await
        .inspect_err(|error| tracing::error!(%error, "small writes find no database"))
        .ok()
}
