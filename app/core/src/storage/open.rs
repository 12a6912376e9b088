//! Opening a database: which one, is it ours, is it as durable as we promise.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection, PgPool, SqlitePool};

use super::writer::{Writer, single};
use super::{Storage, log, patient};

mod clear;
mod files;
pub(super) mod way;

pub use clear::{Clear, is_here};
pub use files::{is_open_to_others, keep_private};
pub use way::Way;

static COMMON: Migrator = sqlx::migrate!("../../migrations");
static SQLITE_SEARCH: Migrator = sqlx::migrate!("../../migrations/search/sqlite");
static POSTGRES_SEARCH: Migrator = sqlx::migrate!("../../migrations/search/postgres");

/// Every migration of SQLite, in order.
pub(super) fn sqlite_migrations() -> Migrator {
    Migrator::with_migrations(COMMON.iter().chain(SQLITE_SEARCH.iter()).cloned().collect())
}

/// Every migration of PostgreSQL, in order.
pub(super) fn postgres_migrations() -> Migrator {
    Migrator::with_migrations(COMMON.iter().chain(POSTGRES_SEARCH.iter()).cloned().collect())
}

/// Readers of SQLite, and connections of PostgreSQL, per node.
const CONNECTIONS: u32 = 8;

/// How long one of SQLite's connections waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// SQLite before 3.51.3 can corrupt a WAL database when its log is reset.
const SQLITE_LEAST: (u32, u32, u32) = (3, 51, 3);

/// PostgreSQL's twins of SQLite's `json_each` over a list, and of `json_extract` for the n-th item of a list, so that
/// `SELECT json_extract(value, '$[0]') FROM json_each($1)` serves both.
const POSTGRES_JSON: [&str; 2] = [
    "CREATE OR REPLACE FUNCTION json_each(list text) RETURNS TABLE (value text) \
     LANGUAGE sql IMMUTABLE AS 'SELECT json_array_elements_text(list::json)'",
    "CREATE OR REPLACE FUNCTION json_extract(list text, item text) RETURNS text \
     LANGUAGE sql IMMUTABLE AS $$SELECT list::json ->> CAST(trim(both '$[]' from item) AS int)$$",
];

/// A lock that nodes which start together take in turn; any constant of ours.
const POSTGRES_LOCK: &str = "SELECT pg_advisory_lock(7310589)";
const POSTGRES_UNLOCK: &str = "SELECT pg_advisory_unlock(7310589)";

/// Why a database cannot be used: one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address cannot be read.
    #[error("DATABASE_URL is not understood: {0}. Use sqlite:wellspring.db or postgres://user:password@host/name.")]
    Url(String),
    /// Everything in it could be read on the way there.
    #[error(
        "words to the database at {0} would travel in the open. Leave sslmode out of DATABASE_URL and give the authority's \
         certificate (?sslrootcert=FILE) if it is the house's own; or name the host in --plaintext-allow \
         (WELLSPRING_PLAINTEXT_ALLOW) if nobody else can listen on the way."
    )]
    InTheOpen(String),
    /// A file cannot be kept from others.
    #[error("{0} cannot be made, or kept from others: {1}. Check the folder and its rights.")]
    File(String, std::io::Error),
    /// Nothing answers there.
    #[error(
        "the database cannot be reached: {0}. Check DATABASE_URL, and that the database runs and lets this user in."
    )]
    Unreachable(String),
    /// It was written by a newer Wellspring.
    #[error(
        "the database was made by a newer version of Wellspring. Install that version, or restore a backup from before the upgrade."
    )]
    Newer,
    /// It holds something else, or a migration failed.
    #[error("the database could not be brought up to date: {0}")]
    Migration(String),
    /// It would not keep what we promise to keep.
    #[error("{0}")]
    Unsafe(String),
}

impl OpenError {
    pub(super) fn not_a_database() -> Self {
        Self::Url("it begins with neither sqlite: nor postgres:".to_owned())
    }
}

/// Opens the database at `url` (`sqlite:PATH` or `postgres://…`) and brings its tables up to date.
///
/// # Errors
/// See [`OpenError`].
pub async fn open(url: &str, clear: &Clear) -> Result<Storage, OpenError> {
    let storage = match url.split_once(':') {
        Some(("sqlite", _)) => open_sqlite(url).await?,
        Some(("postgres" | "postgresql", _)) => open_postgres(url, clear).await?,
        _ => return Err(OpenError::not_a_database()),
    };
    Ok(storage)
}

async fn open_sqlite(url: &str) -> Result<Storage, OpenError> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|error| OpenError::Url(error.to_string()))?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE);
    private_file(&options)?;
    // Whoever's commit makes the log long would wait until it is moved; the mover does that beside them.
    // What is let go is overwritten: nothing that was erased stands in the file.
    let writing = options.clone().pragma("wal_autocheckpoint", "0").pragma("secure_delete", "ON");
    let file = options.get_filename().to_owned();
    let writer = Writer::open(writing.clone()).await.map_err(unreachable)?;
    assure_sqlite(writer.pool()).await?;
    migrate(&sqlite_migrations(), writer.pool()).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(CONNECTIONS)
        .connect_with(options.read_only(true))
        .await
        .map_err(unreachable)?;
    let mover = single().connect_with(writing).await.map_err(unreachable)?;
    tokio::spawn(log::keep_short(mover.clone(), writer.pool().clone()));
    Ok(Storage::Sqlite { readers, writer, mover, file })
}

/// The database's file is its owner's alone, and so is what SQLite puts beside it, which takes its rights from it. Those of
/// an older version are taken back.
fn private_file(options: &SqliteConnectOptions) -> Result<(), OpenError> {
    let file = options.get_filename();
    // In memory there is none.
    if file.as_os_str().is_empty() || file.to_string_lossy().starts_with("file:") {
        return Ok(());
    }
    keep_private(file, true).map_err(|error| OpenError::File(file.display().to_string(), error))?;
    for beside in beside(file) {
        keep_private(&beside, false).map_err(|error| OpenError::File(beside.display().to_string(), error))?;
    }
    Ok(())
}

/// What SQLite puts beside a database's file: its log, and the log's index.
pub fn beside(file: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|end| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    })
}

/// Reads back what durability rests on: a version without the WAL-reset bug, and `synchronous=FULL`.
async fn assure_sqlite(writer: &SqlitePool) -> Result<(), OpenError> {
    let (version,): (String,) =
        sqlx::query_as("SELECT sqlite_version()").fetch_one(writer).await.map_err(unreachable)?;
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < SQLITE_LEAST {
        return Err(OpenError::Unsafe(format!("SQLite {version} can damage its log; 3.51.3 or newer is needed.")));
    }
    let (synchronous,): (i64,) = sqlx::query_as("PRAGMA synchronous").fetch_one(writer).await.map_err(unreachable)?;
    if synchronous < 2 {
        return Err(OpenError::Unsafe(
            "SQLite does not run with synchronous=FULL, so a power cut could lose answers.".to_owned(),
        ));
    }
    Ok(())
}

async fn open_postgres(url: &str, clear: &Clear) -> Result<Storage, OpenError> {
    let (options, _) = way::options(url, clear)?;
    reach(&options).await?;
    let pool = patient::pool(options, CONNECTIONS * 2).await.map_err(unreachable)?;
    prepare_postgres(&pool).await?;
    Ok(Storage::Postgres(pool))
}

/// Connects once, outside a pool: a pool tries again until its time is up, and then only says that it was.
pub(super) async fn reach(options: &PgConnectOptions) -> Result<(), OpenError> {
    let tried = tokio::time::timeout(Duration::from_secs(10), PgConnection::connect_with(options)).await;
    let connection = tried.map_err(|_| OpenError::Unreachable("it did not answer within 10 seconds".to_owned()))?;
    connection.map_err(unreachable)?.close().await.map_err(unreachable)
}

/// Migrates under a lock, so that nodes may start together.
async fn prepare_postgres(pool: &PgPool) -> Result<(), OpenError> {
    let mut guard = pool.acquire().await.map_err(unreachable)?;
    sqlx::query(POSTGRES_LOCK).execute(&mut *guard).await.map_err(unreachable)?;
    let migrated = migrate(&postgres_migrations(), pool).await;
    let mut helped = Ok(());
    for function in POSTGRES_JSON {
        helped = helped.and(sqlx::query(function).execute(&mut *guard).await.map(drop));
    }
    sqlx::query(POSTGRES_UNLOCK).execute(&mut *guard).await.map_err(unreachable)?;
    migrated?;
    helped.map_err(|error| OpenError::Migration(error.to_string()))
}

async fn migrate<'a, A>(migrations: &Migrator, to: A) -> Result<(), OpenError>
where
    A: sqlx::Acquire<'a>,
    <A::Connection as std::ops::Deref>::Target: sqlx::migrate::Migrate,
{
    migrations.run(to).await.map_err(|error| match error {
        sqlx::migrate::MigrateError::VersionMissing(_) | sqlx::migrate::MigrateError::VersionTooNew(..) => {
            OpenError::Newer
        }
        other => OpenError::Migration(other.to_string()),
    })
}

pub(super) fn unreachable(error: sqlx::Error) -> OpenError {
    OpenError::Unreachable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Going live was noted in the record alone until the sixth migration gave it a column.
    #[tokio::test]
    async fn an_older_session_went_live_when_its_record_says() {
        let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.unwrap();
        COMMON.run_to(5, &pool).await.unwrap();
        for (id, verb, at) in [("live", "went live", 40), ("draft", "edited", 50)] {
            let session =
                "INSERT INTO sessions (id, title, summary, slug, code, state, zone, tzdata, minutes, moderation,
                    sequence, created_at, updated_at, version)
                 VALUES ($1, '', '', $1, $1, $1, 'UTC', '', 60, 'held', 0, 0, 0, 1)";
            sqlx::query(session).bind(id).execute(&pool).await.unwrap();
            let record = "INSERT INTO activities (id, at, actor_kind, actor_id, actor, verb, noun, subject, detail)
                 VALUES ($1, $3, 'staff', '', 'Ed', $2, 'session', $1, '')";
            sqlx::query(record).bind(id).bind(verb).bind(at).execute(&pool).await.unwrap();
        }
        COMMON.run(&pool).await.unwrap();
        let sql = "SELECT id, live_at FROM sessions ORDER BY id";
        let found: Vec<(String, Option<i64>)> = sqlx::query_as(sql).fetch_all(&pool).await.unwrap();
        assert_eq!(found, [("draft".to_owned(), None), ("live".to_owned(), Some(40))]);
    }
}
