//! The running product: what every command is given.

use std::sync::{Arc, OnceLock};

use domain::Instant;
use metrics::Histogram;
use tokio_util::sync::CancellationToken;

use crate::identity::{Hasher, Throttle};
use crate::intake::Intake;
use crate::jobs::Lanes;
use crate::key::Key;
use crate::live::{Hub, Topic};
use crate::outside::Outside;
use crate::storage::{self, OpenError, Storage};
use crate::{Error, Work, actor::Behalf};

/// What commands need to know of the installation.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Public address without a slash at the end.
    pub public_url: String,
    /// Whether this is the demo.
    pub demo: bool,
    /// How many small writes may wait before strangers are asked to come back.
    pub intake_queue: usize,
    /// How often one address may fail to sign in within a quarter of an hour.
    pub sign_in_failures: u32,
    /// Whom letters come from and where replies go: an address, with a name or without.
    pub mail_from: String,
    /// How long a change waits for others before its letter leaves, in milliseconds.
    pub notice_delay: i64,
}

/// The product. Cheap to clone: every clone is the same one.
#[derive(Clone)]
pub struct Wellspring(Arc<Parts>);

/// The parts of [`Wellspring`].
pub struct Parts {
    pub(crate) storage: Storage,
    /// Clock and chance.
    pub outside: Outside,
    /// Signs link tokens.
    pub key: Key,
    /// Event topics and their listeners.
    pub live: Hub,
    /// Hashes passwords, a few at a time.
    pub hasher: Hasher,
    /// Slows guessing of passwords.
    pub throttle: Throttle,
    /// What the operator set.
    pub settings: Settings,
    /// Ends every stream and background task.
    pub shutdown: CancellationToken,
    /// This installation's id: the last part of every calendar UID.
    pub installation: String,
    pub(crate) intake: Intake,
    pub(crate) wordings: crate::questions::Wordings,
    pub(crate) jobs: Lanes,
    /// Where commits say how long they took.
    pub(crate) commits: OnceLock<Histogram>,
}

impl std::ops::Deref for Wellspring {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Wellspring {
    /// Opens the database and brings its tables up to date. Until [`Wellspring::start`], nothing happens by itself.
    ///
    /// # Errors
    /// [`OpenError`], a sentence for the operator.
    pub async fn open(url: &str, key: Key, outside: Outside, settings: Settings) -> Result<Self, OpenError> {
        let storage = storage::open(url).await?;
        let internal = |error: Error| OpenError::Migration(error.to_string());
        storage::questions::fill(&storage).await.map_err(internal)?;
        let installation = storage::facts::installation(&storage, || outside.code(12)).await.map_err(internal)?;
        let (intake, commands) = Intake::new(settings.intake_queue);
        let (live, nudges) = Hub::new();
        let app = Self(Arc::new(Parts {
            hasher: Hasher::new(),
            throttle: Throttle::new(settings.sign_in_failures),
            shutdown: CancellationToken::new(),
            storage,
            outside,
            key,
            live,
            settings,
            installation,
            intake,
            wordings: crate::questions::Wordings::default(),
            jobs: Lanes::default(),
            commits: OnceLock::new(),
        }));
        // Both wait for callers and listeners, and touch nothing before one comes.
        tokio::spawn(crate::intake::work(app.clone(), commands));
        tokio::spawn(crate::live::publish(app.clone(), nudges));
        Ok(app)
    }

    /// What a server does beside answering, and no other command: times follow newer zone data, timers have their next
    /// round, and whatever is due is done.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn start(&self) -> Result<(), Error> {
        self.rederive().await?;
        crate::jobs::start(self).await?;
        crate::jobs::work(self);
        Ok(())
    }

    /// Places what is to come anew where newer zone data says so.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn rederive(&self) -> Result<(), Error> {
        crate::sessions::rederive(self).await?;
        crate::posts::rederive(self).await
    }

    /// The present instant, by the injected clock.
    pub fn now(&self) -> Instant {
        self.outside.clock.now()
    }

    /// How far a topic of live events has come: what a page of it depends on.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn stamp(&self, topic: &Topic) -> Result<i64, Error> {
        self.live.stamp(&self.storage, topic).await
    }

    /// What database runs: "SQLite 3.51.3", "PostgreSQL 15.8".
    ///
    /// # Errors
    /// [`Error::Storage`] when it does not answer.
    pub async fn database(&self) -> Result<String, Error> {
        self.storage.describe().await
    }

    /// From now on commits say in `durations` how long they took; whoever asks first is told.
    pub fn measure_commits(&self, durations: Histogram) {
        self.0.commits.get_or_init(|| durations);
    }

    /// Begins a unit of work for somebody.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn begin(&self, behalf: impl Into<Behalf>) -> Result<Work, Error> {
        Work::begin(self, behalf.into()).await
    }

    /// Once everybody was told to stop: waits for the jobs that run, for at most four seconds.
    pub async fn jobs_ended(&self) {
        self.shutdown.cancelled().await;
        self.jobs.end().await;
    }

    /// Ends streams and background tasks, writes what still waits in the queue, then closes the database.
    pub async fn close(&self) {
        self.shutdown.cancel();
        self.jobs_ended().await;
        self.intake.close().await;
        self.storage.close().await;
    }
}
