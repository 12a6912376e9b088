//! The queue for many small writes: questions and votes of a whole hall in the same minute.
//!
//! Up to 250 commands, 50 questions among them, or what arrives within 5 ms, share one transaction, with a savepoint for
//! each question, so that one disk flush acknowledges them all. Callers see an ordinary function; when the queue is
//! full they get [`Error::Busy`] at once, and the doors answer 503 with `Retry-After`.

use std::time::Duration;

use domain::question::Question;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant as Tick, timeout_at};
use tokio_util::sync::CancellationToken;

use crate::actor::{Asker, Who};
use crate::questions::{Asking, Voted, Voting};
use crate::{Error, Wellspring, Work};

/// Commands in one transaction.
const BATCH: usize = 250;
/// Questions among them: each has a savepoint, and PostgreSQL slows past 64.
const QUESTIONS: usize = 50;
/// How long the first command of a batch waits for others.
const LINGER: Duration = Duration::from_millis(5);
/// What strangers are told to wait when the queue is full, in seconds.
const RETRY_AFTER: u64 = 2;

type Answer<T> = oneshot::Sender<Result<T, Error>>;

/// A small write with its way back.
pub(crate) enum Command {
    Ask(Box<Asking>, Answer<Question>),
    Vote(Voting, Answer<Voted>),
}

/// What a step did, to be told after the commit.
enum Done {
    Asked(Box<Result<Question, Error>>, Answer<Question>),
    Voted(Result<Voted, Error>, Answer<Voted>),
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

impl Command {
    fn is_question(&self) -> bool {
        matches!(self, Self::Ask(..))
    }

    /// The order in which a batch locks rows: what is voted for, then session by session who asks.
    fn order(&self) -> impl Ord + use<'_> {
        match self {
            Self::Ask(asking, _) => (asking.session.as_str(), asking.sameness(), asking.facts.text.as_str()),
            Self::Vote(voting, _) => ("", voting.handle.as_str(), voting.voter.as_str()),
        }
    }

    async fn step(self, work: &mut Work) -> Result<Done, Error> {
        match self {
            Self::Ask(asking, answer) => Ok(Done::Asked(Box::new(ask(&asking, work).await?), answer)),
            // A vote is refused before it writes, so there is nothing to undo: two statements less, of four.
            Self::Vote(voting, answer) => Ok(Done::Voted(voting.step(work).await?.ok_or(Error::NotFound), answer)),
        }
    }
}

/// One question in a savepoint of its own: whoever is refused leaves nothing behind.
async fn ask(asking: &Asking, work: &mut Work) -> Result<Result<Question, Error>, Error> {
    let announced = work.announced();
    work.savepoint().await?;
    let asked = asking.step(work).await;
    if asked.is_err() {
        work.undo(announced).await?;
    } else {
        work.release().await?;
    }
    Ok(asked)
}

impl Done {
    /// Tells the caller: after the commit, or that there was none.
    fn tell(self, kept: bool) {
        let lost = || Error::Busy(RETRY_AFTER);
        // A caller who went away needs no answer; what was kept is kept.
        match self {
            Self::Asked(result, answer) => drop(answer.send(if kept { *result } else { result.and(Err(lost())) })),
            Self::Voted(result, answer) => drop(answer.send(if kept { result } else { result.and(Err(lost())) })),
        }
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

async fn gather(first: Command, commands: &mut mpsc::Receiver<Command>) -> Vec<Command> {
    let mut questions = usize::from(first.is_question());
    let mut batch = vec![first];
    let until = Tick::now() + LINGER;
    while batch.len() < BATCH && questions < QUESTIONS {
        match timeout_at(until, commands.recv()).await {
            Ok(Some(command)) => {
                questions += usize::from(command.is_question());
                batch.push(command);
            }
            _ => break,
        }
    }
    // Two nodes whose batches lock the same rows in opposite order would deadlock.
    batch.sort_by(|one, other| one.order().cmp(&other.order()));
    batch
}

async fn run(app: Wellspring, batch: Vec<Command>) {
    let mut done = Vec::with_capacity(batch.len());
    let kept = transact(&app, batch, &mut done).await;
    if let Err(error) = &kept {
        tracing::error!(%error, "a batch of small writes failed");
    }
    done.into_iter().for_each(|done| done.tell(kept.is_ok()));
}

async fn transact(app: &Wellspring, batch: Vec<Command>, done: &mut Vec<Done>) -> Result<(), Error> {
    let mut work = app.begin(Who::from(&Asker::default())).await?;
    for command in batch {
        done.push(command.step(&mut work).await?);
    }
    work.upkeep().await
}
