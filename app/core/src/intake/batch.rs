//! Writing what came through the queue, many in one transaction.

use std::collections::HashMap;
use std::time::Duration;

use domain::id::SessionId;
use domain::question::Question;
use domain::session::Session;
use tokio::sync::mpsc;
use tokio::time::{Instant as Tick, timeout_at};

use super::queue::{Answer, Asking, Command, RETRY_AFTER, Voted, Voting};
use crate::actor::Asker;
use crate::questions::count_votes;
use crate::{Error, Wellspring, Work, storage};

/// Commands in one transaction.
const BATCH: usize = 250;
/// How long commands that came together wait for others.
const LINGER: Duration = Duration::from_millis(5);

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

    /// Tells everybody why nothing became of theirs.
    fn refuse(self, why: &Error) {
        for (_, answer) in self.asks {
            drop(answer.send(Err(passing(why))));
        }
        for (_, answer) in self.votes {
            drop(answer.send(Err(passing(why))));
        }
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
    let Some(id) = &asking.session else { return asking.step(work, None).await };
    if !sessions.contains_key(id) {
        sessions.insert(id.clone(), storage::sessions::get(&mut *work, id).await?);
    }
    asking.step(work, sessions.get(id)).await
}

/// A refusal concerns one command alone; anything else, the transaction.
fn or_broken<T>(done: Result<T, Error>) -> Result<Result<T, Error>, Error> {
    match done {
        Err(broken @ (Error::Storage(_) | Error::NoRoom(_) | Error::Away(_) | Error::Internal(_) | Error::Taken)) => {
            Err(broken)
        }
        done => Ok(done),
    }
}

/// What each of a batch is told of what stopped all of it.
fn passing(why: &Error) -> Error {
    match why {
        Error::NoRoom(_) => Error::no_room(),
        Error::Away(_) => Error::away(),
        _ => Error::Busy(RETRY_AFTER),
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
/// comes twice because a commit's answer was lost finds their own. Where the database does not even begin, nobody's is
/// tried, since each would wait as long.
async fn run(app: Wellspring, batch: Batch) {
    let work = match begin(&app).await {
        Ok(work) => work,
        Err(error) => return batch.refuse(&error),
    };
    let error = match batch.write(work).await {
        Ok(written) => return batch.tell(written),
        Err(error) => error,
    };
    tracing::error!(%error, commands = batch.len(), "a batch of small writes failed");
    if batch.len() == 1 {
        return batch.refuse(&error);
    }
    let mut rest = batch.apart();
    while let Some(alone) = rest.next() {
        let work = match begin(&app).await {
            Ok(work) => work,
            Err(error) => return std::iter::once(alone).chain(rest).for_each(|alone| alone.refuse(&error)),
        };
        match alone.write(work).await {
            Ok(written) => alone.tell(written),
            Err(error) => {
                tracing::error!(%error, "a small write failed");
                alone.refuse(&error);
            }
        }
    }
}

async fn begin(app: &Wellspring) -> Result<Work, Error> {
    let begun = app.begin(&Asker::default()).await;
    begun.inspect_err(|error| tracing::error!(%error, "small writes find no database"))
}
