//! How the product is put together, and what it does by itself: it stands above everything else.

use std::sync::{Arc, OnceLock};

use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::ready::Readiness;
use super::{Parts, Settings, Wellspring};
use crate::activity::Looks;
use crate::identity::{Hasher, Throttle};
use crate::intake::{self, Intake};
use crate::jobs::{self, Lanes};
use crate::key::Key;
use crate::live::{self, Hub};
use crate::outside::Outside;
use crate::questions::Wordings;
use crate::safety::Safety;
use crate::storage::{self, OpenError};
use crate::{Error, posts, questions, scripts, sessions};

impl Wellspring {
    /// Opens the database and brings its tables up to date. Until [`Wellspring::start`], nothing happens by itself.
    ///
    /// # Errors
    /// [`OpenError`], a sentence for the operator.
    pub async fn open(url: &str, key: Key, outside: Outside, settings: Settings) -> Result<Self, OpenError> {
        let storage = storage::open(url, &settings.plaintext_allow).await?;
        let internal = |error: Error| OpenError::Migration(error.to_string());
        storage::questions::fill(&storage).await.map_err(internal)?;
        storage::search::public::fill(&storage).await.map_err(internal)?;
        storage.drop_free_pages().await.map_err(internal)?;
        let installation = storage::facts::installation(&storage, || outside.code(12)).await.map_err(internal)?;
        storage::retention::begin(&storage, outside.clock.now()).await.map_err(internal)?;
        let now = outside.clock.now();
        storage::scripts::begin(&storage, || scripts::ready(now)).await.map_err(internal)?;
        let (intake, commands) = Intake::new(settings.intake_queue, storage.gauge(settings.disk_floor));
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
            safety: Safety::default(),
            wordings: Wordings::default(),
            jobs: Lanes::default(),
            readiness: Readiness::default(),
            troubles: Mutex::default(),
            looks: Looks::default(),
            commits: OnceLock::new(),
        }));
        questions::erase_again(&app).await.map_err(internal)?;
        questions::give_pages(&app).await.map_err(internal)?;
        // Both wait for callers and listeners, and touch nothing before one comes.
        tokio::spawn(intake::work(app.clone(), commands));
        tokio::spawn(live::publish(app.clone(), nudges));
        Ok(app)
    }

    /// What a server does beside answering, and no other command: times follow newer zone data, timers have their next
    /// round, and whatever is due is done.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn start(&self) -> Result<(), Error> {
        // Reading the lists takes a moment: nobody who writes to us waits for it.
        self.house().await?;
        questions::can_note_erasures(self).await?;
        self.rederive().await?;
        jobs::start(self).await?;
        jobs::work(self);
        Ok(())
    }

    /// Places what is to come anew where newer zone data says so.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn rederive(&self) -> Result<(), Error> {
        sessions::rederive(self).await?;
        posts::rederive(self).await
    }
}
