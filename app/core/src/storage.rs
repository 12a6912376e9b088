//! Two databases, one SQL text: SQLite in the binary, or PostgreSQL behind several nodes.
//!
//! [`Storage`] is the pool that reads come from, [`Change`] the open transaction that a
//! [`Work`](crate::Work) lends. The macros `all!`, `maybe!` and `one!` read, `run!`, `run_all!`, `run_maybe!` and
//! `run_one!` write; each binds the same arguments to the same text on either.

pub mod activities;
pub mod alarms;
pub mod answers;
pub mod audiences;
pub mod calendar;
pub mod campaigns;
pub mod clinicians;
mod counted;
pub mod duty;
pub mod events;
pub mod facts;
pub(crate) mod handoffs;
pub mod holds;
pub mod imported;
mod inspect;
pub mod jobs;
pub mod letters;
pub(crate) mod lists;
mod log;
pub mod mail_in;
mod open;
mod patient;
pub mod posts;
pub mod questions;
pub mod repeats;
pub(crate) mod retention;
mod room;
pub(crate) mod scripts;
mod scrub;
pub(crate) use scrub::TO_REWRITE;
pub(crate) mod search;
pub mod series;
pub mod sessions;
pub mod sign_ins;
pub mod slots;
pub mod staff;
pub(crate) mod standing;
pub(crate) mod targets;
pub mod teams;
pub mod tokens;
pub mod topics;
pub mod views;
pub mod votes;
mod writer;

pub(crate) use counted::record;
pub use counted::{counted, recorded};
pub use inspect::{Inspection, Tables, inspect};
pub use open::{Clear, OpenError, Way, beside, is_here, is_open_to_others, keep_private, open};
pub(crate) use patient::in_time;
pub(crate) use room::Gauge;
pub use room::Room;

use std::path::PathBuf;

use sqlx::{PgPool, Postgres, SqlitePool, Transaction};

use self::writer::{Writer, Writing};
use crate::Error;

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Storage {
    /// A pool of read-only connections, the one that writes, and the one that moves what was written from the log into the file.
    Sqlite {
        /// Readers.
        readers: SqlitePool,
        /// The single writer.
        writer: Writer,
        /// Moves the log.
        mover: SqlitePool,
        /// Where it lies.
        file: PathBuf,
    },
    /// PostgreSQL; readers and writers share the pool.
    Postgres(PgPool),
}

/// An open transaction on either database.
#[derive(Debug)]
pub enum Change {
    /// On SQLite's writer, begun with `BEGIN IMMEDIATE`.
    Sqlite(Writing),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// Whatever rows can be read from: the pool, or an open transaction (which sees its own changes).
pub trait Reads: Send {
    /// Where one statement that reads runs.
    fn executor(&mut self) -> Executor<'_>;
}

/// Whatever rows can be changed through: an open transaction, bare or inside a [`Work`](crate::Work). The pool is none,
/// so what was never committed with its record is never kept either.
///
/// In a unit of work this compiles:
/// ```
/// fn writes(_: impl wellspring_core::Writes) {}
/// fn inside(work: &mut wellspring_core::Work) {
///     writes(work)
/// }
/// ```
/// and beside one it does not:
/// ```compile_fail
/// fn writes(_: impl wellspring_core::Writes) {}
/// fn beside(storage: &wellspring_core::Storage) {
///     writes(storage)
/// }
/// ```
pub trait Writes: Reads {
    /// The connection that holds the transaction.
    fn connection(&mut self) -> Connection<'_>;
}

/// What a statement that reads runs on. Made by [`Reads::executor`].
pub enum Executor<'a> {
    /// SQLite's readers.
    Sqlite(&'a SqlitePool),
    /// PostgreSQL's pool.
    Postgres(&'a PgPool),
    /// A transaction.
    Change(Connection<'a>),
}

/// A connection in a transaction. Made by [`Writes::connection`].
pub enum Connection<'a> {
    /// SQLite's writer.
    Sqlite(&'a mut sqlx::SqliteConnection),
    /// One of PostgreSQL's.
    Postgres(&'a mut sqlx::PgConnection),
    /// None any more: SQLite has undone the transaction by itself, and nothing is written in its name.
    Undone,
}

impl Reads for &Storage {
    fn executor(&mut self) -> Executor<'_> {
        counted::count();
        match self {
            Storage::Sqlite { readers, .. } => Executor::Sqlite(readers),
            Storage::Postgres(pool) => Executor::Postgres(pool),
        }
    }
}

impl Reads for Change {
    fn executor(&mut self) -> Executor<'_> {
        Executor::Change(self.connection())
    }
}

impl Writes for Change {
    fn connection(&mut self) -> Connection<'_> {
        match self {
            Self::Sqlite(change) => change.connection().map_or(Connection::Undone, Connection::Sqlite),
            Self::Postgres(change) => Connection::Postgres(&mut *change),
        }
    }
}

impl<R: Reads> Reads for &mut R {
    fn executor(&mut self) -> Executor<'_> {
        (**self).executor()
    }
}

impl<W: Writes> Writes for &mut W {
    fn connection(&mut self) -> Connection<'_> {
        (**self).connection()
    }
}

/// Awaits `$run` with `$to` as what a statement that reads runs on.
macro_rules! reading {
    ($db:expr, $to:ident => $run:expr) => {
        match $db.executor() {
            $crate::storage::Executor::Sqlite($to) => $run.await,
            $crate::storage::Executor::Postgres($to) => $crate::storage::in_time($run).await,
            $crate::storage::Executor::Change($crate::storage::Connection::Sqlite($to)) => $run.await,
            $crate::storage::Executor::Change($crate::storage::Connection::Postgres($to)) => {
                $crate::storage::in_time($run).await
            }
            $crate::storage::Executor::Change($crate::storage::Connection::Undone) => Err($crate::storage::undone()),
        }
        .map_err($crate::Error::from)
    };
}

/// Awaits `$run` with `$to` as what a statement that writes runs on; gives `$then` of what came of it.
macro_rules! writing {
    ($db:expr, $to:ident => $run:expr, $done:ident => $then:expr) => {
        match $db.connection() {
            $crate::storage::Connection::Sqlite($to) => $run.await.map(|$done| $then),
            $crate::storage::Connection::Postgres($to) => $crate::storage::in_time($run).await.map(|$done| $then),
            $crate::storage::Connection::Undone => Err($crate::storage::undone()),
        }
        .map_err($crate::Error::from)
    };
}

/// Why nothing runs in a transaction any more that SQLite has undone.
pub(crate) fn undone() -> sqlx::Error {
    sqlx::Error::Protocol("SQLite has undone this transaction".to_owned())
}

/// Every row of a query, as `$row`.
macro_rules! all {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::reading!($db, to => sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_all(to))
        }
    };
}

/// The row of a query, or `None`.
macro_rules! maybe {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::reading!($db, to => sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_optional(to))
        }
    };
}

/// The one row of a query that always has one.
macro_rules! one {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::reading!($db, to => sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_one(to))
        }
    };
}

/// Runs a statement that writes; gives the number of rows that it touched.
macro_rules! run {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::writing!($db, to => sqlx::query(sql)$(.bind($arg))*.execute(to), done => done.rows_affected())
        }
    };
}

/// Runs a statement that writes; gives every row that it returns, as `$row`.
macro_rules! run_all {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::writing!($db, to => sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_all(to), rows => rows)
        }
    };
}

/// Runs a statement that writes; gives the row that it returns, or `None`.
macro_rules! run_maybe {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::writing!($db, to => sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_optional(to), rows => rows)
        }
    };
}

/// Runs a statement that writes; gives the one row that it always returns.
macro_rules! run_one {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        {
            let sql: &'static str = $sql;
            $crate::storage::record(sql);
            $crate::storage::writing!($db, to => sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_one(to), rows => rows)
        }
    };
}

/// A statement with just the clauses whose condition holds, in order, between its `[head]` and its `[tail]`. Every
/// combination is a text of its own, made when we are built; its parameters have the same numbers in all of them.
macro_rules! composed {
    ([$($head:expr),*] [$($tail:expr),*]) => { concat!($($head,)* $($tail),*) };
    ([$($head:expr),*] [$($tail:expr),*] $holds:expr => $clause:literal $(, $($rest:tt)*)?) => {
        if $holds {
            $crate::storage::composed!([$($head,)* $clause] [$($tail),*] $($($rest)*)?)
        } else {
            $crate::storage::composed!([$($head),*] [$($tail),*] $($($rest)*)?)
        }
    };
}

pub(crate) use {all, composed, maybe, one, reading, run, run_all, run_maybe, run_one, writing};

/// Items for `json_each($1)`, by which one statement serves however many.
fn as_list<T: serde::Serialize>(items: impl IntoIterator<Item = T>) -> Result<String, Error> {
    let items: Vec<T> = items.into_iter().collect();
    serde_json::to_string(&items).map_err(|error| Error::Internal(error.to_string()))
}

impl Storage {
    /// Begins a transaction that may write. On SQLite it waits for the single writer.
    ///
    /// # Errors
    /// [`Error::Storage`] when the database does not answer.
    pub async fn begin(&self) -> Result<Change, Error> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Change::Sqlite(writer.begin().await?),
            Self::Postgres(pool) => Change::Postgres(in_time(pool.begin()).await?),
        })
    }

    /// Whether other nodes may write to the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Watches how much is free where the database lies, where we can tell: at least so many bytes are to stay.
    pub(crate) fn gauge(&self, floor: u64) -> Option<Gauge> {
        match self {
            Self::Sqlite { file, .. } => Some(Gauge::of(file.clone(), floor)),
            Self::Postgres(_) => None,
        }
    }

    /// What runs, for `check` and the settings page: "SQLite 3.51.3", "PostgreSQL 15.8".
    ///
    /// # Errors
    /// [`Error::Storage`] when the database does not answer.
    pub async fn describe(&self) -> Result<String, Error> {
        let (name, version): (_, (String,)) = match self {
            Self::Sqlite { readers, .. } => {
                ("SQLite", sqlx::query_as("SELECT sqlite_version()").fetch_one(readers).await?)
            }
            Self::Postgres(pool) => {
                let asked = sqlx::query_as("SELECT current_setting('server_version')").fetch_one(pool);
                ("PostgreSQL", in_time(asked).await?)
            }
        };
        Ok(format!("{name} {}", version.0))
    }

    /// Closes every connection; SQLite folds its log into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer, mover, .. } => {
                readers.close().await;
                mover.close().await;
                writer.pool().close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Change {
    /// Makes the change durable.
    ///
    /// # Errors
    /// [`Error::Storage`] when the database refuses; then nothing was kept.
    pub async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(change) => change.commit().await?,
            Self::Postgres(change) => in_time(change.commit()).await?,
        }
        Ok(())
    }
}
