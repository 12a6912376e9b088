//! The stage of every story: one installation, its clock, and the people who come to it.

mod actor;
mod answer;
mod disk;
mod explain;
mod html;
mod left;
mod people;
mod postgres;
mod secret;
mod stream;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::Instant;
use domain::screens::people::StaffForm;
use domain::staff::Role;
use domain::time::{DAY, HOUR};
use sqlx::{Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use wellspring::config::Config;
use wellspring::http;
use wellspring_core::OpenError;
use wellspring_core::actor::{Administrator, Operator, Reader};
use wellspring_core::duty::Pager;
use wellspring_core::identity::{Attempt, sign_in};
use wellspring_core::key::Key;
use wellspring_core::outside::{FrozenClock, Mailbox, Outside, PaperWeb, SeededChance};
use wellspring_core::staff::{self, tokens};
use wellspring_core::{Clear, Settings, Wellspring};

pub use actor::Actor;
pub use answer::Answer;
pub use disk::SmallDisk;
pub use html::field;
pub use people::{Asked, Planned};
pub use secret::{Secret, secret_cluster};
pub use stream::Stream;

/// When every story begins: a Tuesday, three in the afternoon UTC.
pub const BEGIN: &str = "2026-11-24T15:00:00Z";
/// Where people reach the installation.
pub const HERE: &str = "https://wellspring.example";
/// Everybody's password.
pub const PASSWORD: &str = "a long story told twice";

/// Which database a story is told on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A file of its own.
    Sqlite,
    /// A database of its own in a throw-away cluster.
    Postgres,
}

impl On {
    /// Where an empty database of its own is, or will be; and a folder that lasts as long as it.
    async fn place(self) -> (String, Arc<TempDir>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = match self {
            Self::Sqlite => format!("sqlite:{}", folder.path().join("story.db").display()),
            Self::Postgres => postgres::new_database().await,
        };
        (url, Arc::new(folder))
    }
}

/// A story: once on each database.
macro_rules! story {
    ($(#[$meta:meta])* async fn $name:ident($world:ident: World) $told:block) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            $(#[$meta])*
            async fn told($world: $crate::world::World) $told
            #[test]
            fn on_sqlite() {
                $crate::world::tell($crate::world::On::Sqlite, told);
            }
            #[test]
            fn on_postgres() {
                $crate::world::tell($crate::world::On::Postgres, told);
            }
        }
    };
}

/// Sets the stage, tells the story, and clears up.
pub fn tell<F: Future<Output = ()>>(on: On, story: fn(World) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let world = World::open(on).await;
        story(world.clone()).await;
        world.close().await;
    });
}

/// One installation on stage. Every clone is the same one.
#[derive(Clone)]
pub struct World(Arc<Stage>);

/// The parts of [`World`].
pub struct Stage {
    /// The product.
    pub app: Wellspring,
    /// Moved by stories alone.
    pub clock: Arc<FrozenClock>,
    /// Every letter that left.
    pub mail: Arc<Mailbox>,
    /// What stands at which address of the outgoing web.
    pub web: Arc<PaperWeb>,
    /// The whole door.
    pub router: axum::Router,
    on: On,
    url: String,
    met: AtomicU32,
    folder: Arc<TempDir>,
}

impl std::ops::Deref for World {
    type Target = Stage;
    fn deref(&self) -> &Stage {
        &self.0
    }
}

/// What the first node's chance begins with.
const SEED: u64 = 7;

/// What a story may set otherwise than the operator's defaults.
#[derive(Clone, Debug)]
pub struct Setting {
    pub intake_queue: usize,
    pub disk_floor: u64,
    pub asks_per_voter: u32,
    pub sign_in_failures: u32,
    pub body_seconds: u64,
    pub network_streams: usize,
    pub mail_authority: Option<String>,
    pub sign_in_idle: i64,
    pub sign_in_lasts: i64,
    pub zone: Option<domain::ZoneName>,
    pub pager: Option<Pager>,
    pub holidays: Vec<String>,
}

impl Default for Setting {
    /// In most stories days pass between two deeds, and nobody tells of signing in again.
    fn default() -> Self {
        Self {
            intake_queue: 4096,
            disk_floor: 0,
            asks_per_voter: 1000,
            sign_in_failures: 1000,
            body_seconds: 300,
            network_streams: 5000,
            mail_authority: None,
            sign_in_idle: 12 * HOUR,
            sign_in_lasts: 14 * DAY,
            zone: None,
            pager: None,
            holidays: Vec::new(),
        }
    }
}

impl World {
    async fn open(on: On) -> Self {
        let (url, folder) = on.place().await;
        Self::at(on, url, folder, &Setting::default(), SEED).await.expect("a database")
    }

    async fn at(on: On, url: String, folder: Arc<TempDir>, setting: &Setting, seed: u64) -> Result<Self, OpenError> {
        let clock = FrozenClock::at(BEGIN.parse().expect("an instant"));
        let (mail, web) = (Mailbox::new(), PaperWeb::new());
        let outside = Outside::new(clock.clone(), SeededChance::new(seed), mail.clone(), web.clone());
        let settings = Settings {
            public_url: HERE.to_owned(),
            demo: false,
            zone: setting.zone.clone(),
            country: domain::help::Country::Us,
            house_numbers: vec!["555-0100".to_owned()],
            desk_hours: domain::hours::DeskHours::default(),
            acknowledge_within: domain::hours::Within::WorkingHours(4),
            answer_within: Some(domain::hours::Within::WorkingDays(2)),
            holidays: setting.holidays.clone(),
            ladder: domain::duty::Ladder { next: 5 * domain::time::MINUTE, lead: 15 * domain::time::MINUTE },
            pager: setting.pager.clone(),
            erased_file: Some(folder.path().join("wellspring.erased")),
            intake_queue: setting.intake_queue,
            disk_floor: setting.disk_floor,
            sign_in_failures: setting.sign_in_failures,
            mail_authority: setting.mail_authority.clone(),
            sign_in_idle: setting.sign_in_idle,
            sign_in_lasts: setting.sign_in_lasts,
            plaintext_allow: Clear::default(),
            mail_from: "Wellspring <care@wellspring.example>".to_owned(),
            notice_delay: 2 * domain::time::MINUTE,
        };
        let app = Wellspring::open(&url, Key::new([7; 32]), outside, settings).await?;
        app.rederive().await.expect("times follow the zone data");
        let config = Config {
            asks_per_voter: setting.asks_per_voter,
            body_seconds: setting.body_seconds,
            network_streams: setting.network_streams,
            ..Config::default()
        };
        let router = http::router(app.clone(), config, Vec::new());
        Ok(Self(Arc::new(Stage { app, clock, mail, web, router, on, url, met: AtomicU32::new(0), folder })))
    }

    /// Another installation with other settings, on the same kind of database. Its story closes it.
    pub async fn another(&self, setting: Setting) -> Self {
        let (url, folder) = self.on.place().await;
        Self::at(self.on, url, folder, &setting, SEED).await.expect("a database")
    }

    /// Another installation on a database that an older version made. Its story closes it.
    pub async fn upgraded(&self, made: impl AsyncFnOnce(On, String)) -> Self {
        let (url, folder) = self.on.place().await;
        made(self.on, url.clone()).await;
        Self::at(self.on, url, folder, &Setting::default(), SEED).await.expect("it is brought up to date")
    }

    /// Another installation, whose SQLite file lies on this disk. Its story closes it.
    pub async fn on_disk(&self, disk: &SmallDisk, setting: Setting) -> Self {
        Self::at(On::Sqlite, disk.database(), self.folder.clone(), &setting, SEED).await.expect("a database")
    }

    /// The same database in another process: after a restart, or as a second node. Its clock begins where ours stands.
    ///
    /// # Errors
    /// What the operator would read.
    pub async fn again(&self) -> Result<Self, OpenError> {
        // Two that draw the same lots would give two things one id.
        let seed = SEED + 1 + u64::from(self.met.fetch_add(1, Ordering::SeqCst));
        self.again_as(&Setting::default(), seed).await
    }

    /// The same, set otherwise; `seed` is one that nobody else on this database drew lots with.
    ///
    /// # Errors
    /// What the operator would read.
    pub async fn again_as(&self, setting: &Setting, seed: u64) -> Result<Self, OpenError> {
        let again = Self::at(self.on, self.url.clone(), self.folder.clone(), setting, seed).await?;
        again.later(self.now().since(again.now()));
        Ok(again)
    }

    /// Changes rows behind the product's back, as an older version would have left them.
    pub async fn left_behind(&self, sql: &'static str) {
        let touched = match self.on {
            On::Sqlite => {
                let mut rows = SqliteConnection::connect(&self.url).await.expect("the database");
                sqlx::query(sql).execute(&mut rows).await.expect("a change").rows_affected()
            }
            On::Postgres => {
                let mut rows = PgConnection::connect(&self.url).await.expect("the database");
                sqlx::query(sql).execute(&mut rows).await.expect("a change").rows_affected()
            }
        };
        assert!(touched > 0, "{sql} touched nothing");
    }

    /// The same with two texts in it.
    pub async fn left_behind_with(&self, sql: &'static str, one: &str, two: &str) {
        let touched = match self.on {
            On::Sqlite => {
                let mut rows = SqliteConnection::connect(&self.url).await.expect("the database");
                sqlx::query(sql).bind(one).bind(two).execute(&mut rows).await.expect("a change").rows_affected()
            }
            On::Postgres => {
                let mut rows = PgConnection::connect(&self.url).await.expect("the database");
                sqlx::query(sql).bind(one).bind(two).execute(&mut rows).await.expect("a change").rows_affected()
            }
        };
        assert!(touched > 0, "{sql} touched nothing");
    }

    /// Whoever runs the machine, and sees everything.
    pub fn console(&self) -> Reader {
        Operator::at_the_console().reader()
    }

    /// The one text column of each row, read behind the product's back.
    pub async fn rows(&self, sql: &'static str) -> Vec<String> {
        let rows = match self.on {
            On::Sqlite => {
                let mut database = SqliteConnection::connect(&self.url).await.expect("the file");
                sqlx::query_scalar(sql).fetch_all(&mut database).await
            }
            On::Postgres => {
                let mut database = PgConnection::connect(&self.url).await.expect("the cluster");
                sqlx::query_scalar(sql).fetch_all(&mut database).await
            }
        };
        rows.expect("rows of one text")
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> usize {
        let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        let rows: Result<i64, _> = match self.on {
            On::Sqlite => {
                let mut database = SqliteConnection::connect(&self.url).await.expect("the file");
                sqlx::query_scalar(sql).fetch_one(&mut database).await
            }
            On::Postgres => {
                let mut database = PgConnection::connect(&self.url).await.expect("the cluster");
                sqlx::query_scalar(sql).fetch_one(&mut database).await
            }
        };
        rows.expect("a count").try_into().expect("some")
    }

    /// Where the database is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Ends the installation and forgets its database.
    pub async fn close(&self) {
        self.app.close().await;
        if self.on == On::Postgres {
            postgres::drop_database(&self.url).await;
        }
    }

    /// Time passes.
    pub fn later(&self, millis: i64) {
        self.clock.advance(millis);
    }

    /// Does everything that is due by now, as the server does by itself.
    pub async fn run_due_jobs(&self) {
        wellspring_core::jobs::run_due(&self.app).await.expect("jobs");
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.app.now()
    }

    /// An address that nobody came from yet.
    fn address(&self) -> IpAddr {
        let n = self.met.fetch_add(1, Ordering::SeqCst);
        IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0001 + n))
    }

    /// A stranger's phone: a browser without any cookie.
    pub fn phone(&self) -> Actor {
        Actor::browser(self, self.address())
    }

    /// A calendar program: no cookies, no browser headers.
    pub fn calendar_client(&self) -> Actor {
        Actor::program(self, self.address(), None)
    }

    /// Adds a member of staff; gives their address.
    pub async fn hires(&self, name: &str, role: Role) -> String {
        let email = format!("{}.{role}@clinic.example", name.to_lowercase().replace(' ', "-"));
        let form =
            StaffForm { name: name.into(), email: email.clone(), role: role.to_string(), ..StaffForm::default() };
        staff::add(&self.app, &Administrator::at_the_console(), &form, Some(PASSWORD)).await.expect("a new member");
        email
    }

    /// A member of staff with this role, signed in.
    pub async fn staff(&self, name: &str, role: Role) -> Actor {
        let email = self.hires(name, role).await;
        let address = self.address();
        let attempt = Attempt::new(address, &email, PASSWORD);
        let signed_in = sign_in(&self.app, attempt).await.expect("a sign-in");
        let browser = Actor::browser(self, address).with_cookie("__Host-ws_signin", &signed_in.token);
        browser.with_cookie("__Host-ws_known", &signed_in.known)
    }

    /// An editor, signed in.
    pub async fn editor(&self, name: &str) -> Actor {
        self.staff(name, Role::Editor).await
    }

    /// A responder, signed in.
    pub async fn responder(&self, name: &str) -> Actor {
        self.staff(name, Role::Responder).await
    }

    /// A program with a token of these scopes.
    pub async fn program(&self, scopes: &str) -> Actor {
        self.program_until(scopes, None).await
    }

    /// A program whose token ends.
    pub async fn program_until(&self, scopes: &str, expires_at: Option<Instant>) -> Actor {
        let form =
            tokens::TokenForm { name: format!("program that may {scopes}"), scopes: scopes.to_owned(), expires_at };
        let issued = tokens::create(&self.app, &Administrator::at_the_console(), &form).await.expect("a token");
        Actor::program(self, self.address(), Some(issued.token))
    }
}
