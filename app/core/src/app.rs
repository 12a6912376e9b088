//! The running product: what every command is given.

mod open;
mod ready;
mod troubles;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use domain::duty::Ladder;
use domain::help::Country;
use domain::hours::{DeskHours, Within};
use domain::{Instant, ZoneName};
use metrics::Histogram;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use self::ready::Readiness;
use crate::Error;
use crate::activity::Looks;
use crate::duty::Pager;
use crate::identity::{Hasher, Throttle};
use crate::intake::Intake;
use crate::jobs::Lanes;
use crate::key::Key;
use crate::live::{Hub, Topic};
use crate::outside::Outside;
use crate::questions::Wordings;
use crate::safety::Safety;
use crate::storage::{Clear, Room, Storage, campaigns};

/// What commands need to know of the installation.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Public address without a slash at the end.
    pub public_url: String,
    /// Whether this is the demo.
    pub demo: bool,
    /// The zone of what is new and belongs to no campaign; without it, that of whoever makes it.
    pub zone: Option<ZoneName>,
    /// The country whose emergency numbers are shown.
    pub country: Country,
    /// The house's own phone numbers, which are no mark in a text.
    pub house_numbers: Vec<String>,
    /// When the desk reads, in the house's zone.
    pub desk_hours: DeskHours,
    /// How soon a person has in hand what came in, where nothing else was agreed on.
    pub acknowledge_within: Within,
    /// How soon it has an answer, as the house promises it where nothing else was agreed on; None for no promise.
    pub answer_within: Option<Within>,
    /// Layers of the calendar on whose days nobody is at the desk, by name.
    pub holidays: Vec<String>,
    /// When the rungs after the first are called.
    pub ladder: Ladder,
    /// The webhook that each rung calls, too; None for letters alone.
    pub pager: Option<Pager>,
    /// Where the ids of what was erased stand, outside the database; None for what lasts no longer than its process.
    pub erased_file: Option<PathBuf>,
    /// How many small writes may wait before strangers are asked to come back.
    pub intake_queue: usize,
    /// Bytes that stay free where an SQLite database lies: below, strangers' questions and votes are not taken.
    pub disk_floor: u64,
    /// How often one address may fail to sign in within a quarter of an hour.
    pub sign_in_failures: u32,
    /// How long a sign-in lasts without use, in milliseconds.
    pub sign_in_idle: i64,
    /// How long a sign-in lasts, however busy somebody is, in milliseconds.
    pub sign_in_lasts: i64,
    /// Hosts to which the database may be spoken in the open, beside this machine.
    pub plaintext_allow: Clear,
    /// Whom letters come from and where replies go: an address, with a name or without.
    pub mail_from: String,
    /// The mail server whose Authentication-Results are believed in mail that comes in, by the name that it writes there.
    pub mail_authority: Option<String>,
    /// How long a change waits for others before its letter leaves, in milliseconds.
    pub notice_delay: i64,
}

impl Settings {
    /// The house's zone; UTC where none is set.
    pub(crate) fn house_zone(&self) -> ZoneName {
        self.zone.clone().unwrap_or_else(|| ZoneName("UTC".to_owned()))
    }

    /// A zone as it was typed, or the house's; empty where there is none.
    pub(crate) fn zone_or_house(&self, typed: &str) -> String {
        match (typed.trim(), &self.zone) {
            ("", Some(house)) => house.to_string(),
            _ => typed.to_owned(),
        }
    }
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
    pub(crate) safety: Safety,
    pub(crate) wordings: Wordings,
    pub(crate) jobs: Lanes,
    readiness: Readiness,
    /// What kept help from being called when somebody asked last, and when that was.
    troubles: Mutex<Option<(Instant, Vec<&'static str>)>>,
    /// What staff looked at lately.
    pub(crate) looks: Looks,
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
    /// The zone in which something new takes place: its campaign's, else the house's. None where neither says one, so that
    /// nobody is given another's by accident.
    pub(crate) async fn home(&self, campaign: Option<&str>) -> Result<Option<ZoneName>, Error> {
        let house = || self.settings.zone.clone();
        let Some(id) = campaign.and_then(|id| id.parse().ok()) else { return Ok(house()) };
        match campaigns::get(&self.storage, &id).await {
            Ok(campaign) => Ok(Some(campaign.zone)),
            Err(Error::NotFound) => Ok(house()),
            Err(error) => Err(error),
        }
    }

    /// The zone that a draft names, or [`Wellspring::home`]; empty where there is none.
    pub(crate) async fn zone_or_home(&self, typed: &str, campaign: Option<&str>) -> Result<String, Error> {
        match typed.trim() {
            "" => Ok(self.home(campaign).await?.map(|zone| zone.to_string()).unwrap_or_default()),
            typed => Ok(typed.to_owned()),
        }
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

    /// How much is free where the database lies; `None` where we cannot tell.
    pub fn room(&self) -> Option<Room> {
        self.intake.room()
    }

    /// From now on commits say in `durations` how long they took; whoever asks first is told.
    pub fn measure_commits(&self, durations: Histogram) {
        self.0.commits.get_or_init(|| durations);
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
