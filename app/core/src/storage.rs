//! Two databases, one SQL text: SQLite in the binary, or PostgreSQL behind several nodes.
//!
//! [`Storage`] is the pool that reads come from, [`Change`] the open transaction that a
//! [`Work`](crate::Work) lends. The macros `all!`, `maybe!`, `one!` and `run!` bind the same
//! arguments to the same text on either.

pub mod activities;
pub mod audiences;
pub mod calendar;
pub mod campaigns;
pub mod clinicians;
mod counted;
pub mod events;
pub mod facts;
pub mod imported;
mod inspect;
pub mod jobs;
pub mod letters;
mod log;
mod open;
pub mod posts;
pub mod questions;
pub mod repeats;
pub mod series;
pub mod sessions;
pub mod sign_ins;
pub mod slots;
pub mod staff;
pub mod tokens;
pub mod views;
pub mod votes;

pub use counted::counted;
pub use inspect::{Inspection, Tables, inspect};
pub use open::{OpenError, open};

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::Error;

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Storage {
    /// A pool of read-only connections, the one that writes, and the one that moves what was written from the log into the file.
    Sqlite {
        /// Readers.
        readers: SqlitePool,
        /// The single writer.
        writer: SqlitePool,
        /// Moves the log.
        mover: SqlitePool,
    },
    /// PostgreSQL; readers and writers share the pool.
    Postgres(PgPool),
}

/// An open transaction on either database.
#[derive(Debug)]
pub enum Change {
    /// On SQLite's writer, begun with `BEGIN IMMEDIATE`.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// Runs `$run` with `$to` as the executor: of a `&Storage` the readers, of a `&mut Change` its connection.
macro_rules! on {
    ($db:expr, $to:ident => $run:expr) => {
        match $db.executor() {
            $crate::storage::Executor::Sqlite($to) => $run,
            $crate::storage::Executor::SqliteChange($to) => $run,
            $crate::storage::Executor::Postgres($to) => $run,
            $crate::storage::Executor::PostgresChange($to) => $run,
        }
    };
}

/// What a statement runs on. Made by [`Reads::executor`].
pub enum Executor<'a> {
    /// SQLite's readers.
    Sqlite(&'a SqlitePool),
    /// SQLite's writer, in a transaction.
    SqliteChange(&'a mut sqlx::SqliteConnection),
    /// PostgreSQL's pool.
    Postgres(&'a PgPool),
    /// PostgreSQL, in a transaction.
    PostgresChange(&'a mut sqlx::PgConnection),
}

/// Whatever rows can be read from: the pool, or an open transaction (which sees its own changes).
pub trait Reads: Send {
    /// The connection for one statement.
    fn executor(&mut self) -> Executor<'_>;
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
        match self {
            Self::Sqlite(change) => Executor::SqliteChange(&mut *change),
            Self::Postgres(change) => Executor::PostgresChange(&mut *change),
        }
    }
}

impl<R: Reads> Reads for &mut R {
    fn executor(&mut self) -> Executor<'_> {
        (**self).executor()
    }
}

/// Every row of a query, as `$row`.
macro_rules! all {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::storage::on!($db, to => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_all(to).await)
            .map_err($crate::Error::from)
    };
}

/// The row of a query, or `None`.
macro_rules! maybe {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::storage::on!($db, to => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_optional(to).await)
            .map_err($crate::Error::from)
    };
}

/// The one row of a query that always has one.
macro_rules! one {
    ($db:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::storage::on!($db, to => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_one(to).await)
            .map_err($crate::Error::from)
    };
}

/// Runs a statement; gives the number of rows that it touched.
macro_rules! run {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::storage::on!($db, to => sqlx::query($sql)$(.bind($arg))*.execute(to).await.map(|done| done.rows_affected()))
            .map_err($crate::Error::from)
    };
}

pub(crate) use {all, maybe, on, one, run};

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
            Self::Sqlite { writer, .. } => Change::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Change::Postgres(pool.begin().await?),
        })
    }

    /// Whether other nodes may write to the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Postgres(_))
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
                ("PostgreSQL", sqlx::query_as("SELECT current_setting('server_version')").fetch_one(pool).await?)
            }
        };
        Ok(format!("{name} {}", version.0))
    }

    /// Closes every connection; SQLite folds its log into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer, mover } => {
                readers.close().await;
                mover.close().await;
                writer.close().await;
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
            Self::Postgres(change) => change.commit().await?,
        }
        Ok(())
    }
}
