//! The unit of work: a transaction with who, when, and what to announce once it is kept.

pub(crate) mod ledger;

use domain::activity::{Activity, Who};
use domain::id::QuestionId;
use domain::{Clock, Instant};

use crate::actor::{Behalf, Repeat};
use crate::jobs::Lane;
use crate::live::{EventKind, Topic};
use crate::storage::events::Event;
use crate::storage::{self, Change, Connection, Executor, Reads, Writes};
use crate::{Error, Wellspring};
use ledger::{Erased, Fate};

/// An open transaction on behalf of somebody, at one instant. Dropped, it rolls back.
///
/// [`Work::commit`] is the only way to keep a change, and it asks for the [`Activity`] that describes it.
pub struct Work {
    app: Wellspring,
    change: Change,
    who: Who,
    repeat: Option<Repeat>,
    clock: Clock,
    now: Instant,
    announced: Vec<Announced>,
    /// Activities, which are written together with the commit.
    recorded: Vec<storage::activities::Recorded>,
    /// Lanes of jobs that were enqueued: they are looked at once this is kept.
    nudged: Vec<Lane>,
    /// What is erased with this.
    erased: Vec<Erased>,
}

/// Something that listeners of a topic will be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Announced {
    topic: Topic,
    kind: EventKind,
    subject: String,
}

/// Whether a thing is made now.
pub(crate) enum Once<T> {
    /// It is, and gets this id.
    First(T),
    /// The same request came before; this is what it made.
    Again(T),
}

/// A savepoint: what was waiting for the commit then.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    announced: usize,
    recorded: usize,
}

impl Reads for Work {
    fn executor(&mut self) -> Executor<'_> {
        self.change.executor()
    }
}

impl Writes for Work {
    fn connection(&mut self) -> Connection<'_> {
        self.change.connection()
    }
}

impl Wellspring {
    /// Begins a unit of work for somebody.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn begin(&self, behalf: impl Into<Behalf>) -> Result<Work, Error> {
        Work::begin(self, behalf.into()).await
    }
}

impl Work {
    async fn begin(app: &Wellspring, behalf: Behalf) -> Result<Self, Error> {
        let change = app.storage.begin().await?;
        // Read after the lock: on the single writer, time passes while one waits for it.
        let now = app.now();
        let Behalf { who, repeat, clock } = behalf;
        let (announced, recorded) = (Vec::new(), Vec::new());
        let (nudged, erased) = (Vec::new(), Vec::new());
        Ok(Self { app: app.clone(), change, who, repeat, clock, now, announced, recorded, nudged, erased })
    }

    /// The instant at which all of this happens.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The product, for its key, chance and settings.
    pub fn app(&self) -> &Wellspring {
        &self.app
    }

    /// On whose behalf.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// How clocks are written for them, in what refuses.
    pub(crate) fn clock(&self) -> Clock {
        self.clock
    }

    /// Goes on in the name of somebody who became known only inside: whoever a one-time link let in.
    pub(crate) fn act_as(&mut self, behalf: impl Into<Behalf>) {
        Behalf { who: self.who, repeat: self.repeat, clock: self.clock } = behalf.into();
    }

    /// A new id.
    pub fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.app.outside.uuid().into()
    }

    /// Tells `topic`'s listeners of `subject` once this is kept. Twice the same is once.
    pub(crate) fn announce(&mut self, topic: Topic, kind: EventKind, subject: &impl ToString) {
        self.announced.push(Announced { topic, kind, subject: subject.to_string() });
    }

    /// A lane of jobs will be looked at once this is kept.
    pub(crate) fn nudge(&mut self, lane: Lane) {
        if !self.nudged.contains(&lane) {
            self.nudged.push(lane);
        }
    }

    /// This question's words go: that stands outside the database before it is kept here.
    pub(crate) fn note_erased(&mut self, id: &QuestionId, fate: Fate) {
        self.erased.push((id.clone(), fate));
    }

    /// A further activity, beside the one that [`Work::commit`] takes.
    pub(crate) fn record(&mut self, activity: Activity) {
        let (id, who) = (self.app.outside.uuid().to_string(), self.who.clone());
        self.recorded.push(storage::activities::Recorded { id, who, activity });
    }

    /// Keeps the change with its record, then tells the listeners.
    ///
    /// # Errors
    /// [`Error::Storage`]; then nothing was kept.
    pub async fn commit(mut self, activity: Activity) -> Result<(), Error> {
        self.record(activity);
        self.upkeep().await
    }

    /// Keeps what needs no record: a vote, a lease, a renewed sign-in, or a batch whose parts recorded themselves.
    ///
    /// # Errors
    /// [`Error::Storage`]; then nothing was kept.
    pub(crate) async fn upkeep(mut self) -> Result<(), Error> {
        let recorded = std::mem::take(&mut self.recorded);
        storage::activities::insert(&mut self.change, self.now, &recorded).await?;
        let told = self.number().await?;
        let Self { app, change, nudged, erased, .. } = self;
        if let Some(file) = app.settings.erased_file.clone().filter(|_| !erased.is_empty()) {
            ledger::append(file, erased).await?;
        }
        // A task of its own, since whoever asked may hang up meanwhile: what was kept is told of in any case.
        let kept = tokio::spawn(async move {
            durable(&app, change).await?;
            app.live.tell(told);
            nudged.into_iter().for_each(|lane| app.jobs.ring(lane));
            Ok(())
        });
        kept.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// Gives what was announced its numbers, and notes the events; how far each topic has come.
    async fn number(&mut self) -> Result<Vec<(Topic, i64)>, Error> {
        let mut announced = std::mem::take(&mut self.announced);
        // In one order everywhere: two units of work that lock the same counters in opposite order would deadlock.
        announced.sort();
        announced.dedup();
        let (mut told, mut events) = (Vec::new(), Vec::new());
        for news in announced.chunk_by(|one, next| one.topic == next.topic) {
            let topic = &news[0].topic;
            let newest = storage::events::count_up(&mut self.change, topic, news.len() as i64).await?;
            let numbered = (newest - news.len() as i64 + 1..).zip(news);
            let event = |(seq, told): (i64, &Announced)| Event { seq, kind: told.kind, subject: told.subject.clone() };
            events.extend(numbered.filter(|_| topic.keeps_events()).map(|told| (topic, event(told))));
            told.push((topic.clone(), newest));
        }
        storage::events::insert(&mut self.change, &events, self.now).await?;
        Ok(told)
    }

    /// The subject of an earlier request with the same `Idempotency-Key`, or `None` after noting that `subject` is this one's.
    ///
    /// # Errors
    /// [`Error::KeyReused`] when the key came with another body.
    pub(crate) async fn repeated(&mut self, subject: &impl ToString) -> Result<Option<String>, Error> {
        let Some(repeat) = self.repeat.clone() else { return Ok(None) };
        let claim = storage::repeats::Claim {
            scope: format!("{}:{}", self.who.kind, self.who.id),
            key: repeat.key,
            fingerprint: repeat.fingerprint,
            since: storage::repeats::WHILE_KEPT,
        };
        storage::repeats::claim(&mut self.change, &claim, &subject.to_string(), self.now).await
    }

    /// The id of what is made now; for a repeated `Idempotency-Key`, of what the first request made.
    ///
    /// # Errors
    /// As for [`Work::repeated`].
    pub(crate) async fn once<T>(&mut self) -> Result<Once<T>, Error>
    where
        T: From<uuid::Uuid> + ToString + std::str::FromStr<Err = String>,
    {
        let id: T = self.id();
        Ok(match self.repeated(&id).await? {
            Some(first) => Once::Again(first.parse().map_err(Error::Internal)?),
            None => Once::First(id),
        })
    }

    /// Begins a part that [`Work::settle`] can undo alone.
    pub(crate) async fn savepoint(&mut self) -> Result<Mark, Error> {
        storage::run!(&mut self.change, "SAVEPOINT step")?;
        Ok(Mark { announced: self.announced.len(), recorded: self.recorded.len() })
    }

    /// Keeps what was done since the savepoint; where it was refused, undoes it alone, records and announcements included.
    pub(crate) async fn settle<T>(&mut self, mark: Mark, done: &Result<T, Error>) -> Result<(), Error> {
        if done.is_err() {
            self.announced.truncate(mark.announced);
            self.recorded.truncate(mark.recorded);
            storage::run!(&mut self.change, "ROLLBACK TO SAVEPOINT step")?;
        }
        storage::run!(&mut self.change, "RELEASE SAVEPOINT step")?;
        Ok(())
    }
}

/// Makes the change durable, and says how long that took.
async fn durable(app: &Wellspring, change: Change) -> Result<(), Error> {
    let began = tokio::time::Instant::now();
    let done = change.commit().await;
    if let Some(durations) = app.commits.get() {
        durations.record(began.elapsed());
    }
    done
}

/// An id that we stored ourselves.
pub(crate) fn parsed<T: std::str::FromStr<Err = String>>(stored: &str) -> Result<T, Error> {
    stored.parse().map_err(Error::Internal)
}
