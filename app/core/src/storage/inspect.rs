//! Looking at a database without changing it, for `wellspring check`.

use domain::alarm::FailedPage;
use domain::duty::Rota;
use domain::screens::mail_log::LetterRow;

use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use super::open::{postgres_migrations, reach, sqlite_migrations, unreachable, way};
use super::writer::Writer;
use super::{Clear, OpenError, Reads, Storage, Way, alarms, all, duty, letters, staff};
use crate::Error;

/// How many letters are listed.
const LETTERS: i64 = 20;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// What runs, such as "SQLite 3.51.3"; nothing where there is no database yet.
    pub database: Option<String>,
    /// How it is spoken to.
    pub way: Way,
    /// Whether its tables fit this program.
    pub tables: Tables,
    /// How many administrators can sign in, where the tables fit.
    pub administrators: Option<i64>,
    /// Letters that wait for a person's decision, the oldest first, where the tables fit.
    pub undecided: Vec<LetterRow>,
    /// What is so of calling for help, where the tables fit.
    pub help: Option<Help>,
}

/// What decides whether somebody would be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Who is on duty, and when.
    pub rota: Rota,
    /// Whether letters that call for help do not leave.
    pub mail_fails: bool,
    /// The newest try of a page, where it came to nothing.
    pub failed_page: Option<FailedPage>,
}

/// Whether a database's tables fit this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// There are none: the first start makes them.
    Missing,
    /// So many migrations will be run by the next start.
    Behind(usize),
    /// So many migrations were run, and that is all.
    Current(usize),
    /// A newer Wellspring made them.
    Newer,
}

/// Looks at the database at `url` without making or changing it.
///
/// # Errors
/// [`OpenError`] when it cannot be read.
pub async fn inspect(url: &str, clear: &Clear) -> Result<Inspection, OpenError> {
    let (storage, way) = look(url, clear).await?;
    let Some(storage) = storage else {
        let (tables, undecided) = (Tables::Missing, Vec::new());
        return Ok(Inspection { database: None, way, tables, administrators: None, undecided, help: None });
    };
    let database = storage.describe().await.map_err(|error| OpenError::Unreachable(error.to_string()))?;
    let ours = match &storage {
        Storage::Sqlite { .. } => sqlite_migrations(),
        Storage::Postgres(_) => postgres_migrations(),
    };
    let tables = compare(&ours, &applied(&storage).await);
    let (administrators, undecided, help) = match tables {
        Tables::Current(_) => (
            staff::administrators(&storage).await.ok(),
            letters::undecided(&storage, LETTERS).await.unwrap_or_default(),
            help(&storage).await.ok(),
        ),
        _ => (None, Vec::new(), None),
    };
    storage.close().await;
    Ok(Inspection { database: Some(database), way, tables, administrators, undecided, help })
}

async fn help(storage: &Storage) -> Result<Help, Error> {
    let rota = duty::rota(storage).await?.of(&staff::all(storage).await?);
    let mail_fails = letters::calls_fail(storage).await?;
    Ok(Help { rota, mail_fails, failed_page: alarms::failed_page(storage).await? })
}

/// A pool of one reader, and the way there; `None` where an SQLite file does not exist.
async fn look(url: &str, clear: &Clear) -> Result<(Option<Storage>, Way), OpenError> {
    match url.split_once(':') {
        Some(("sqlite", _)) => {
            let options = SqliteConnectOptions::from_str(url).map_err(|error| OpenError::Url(error.to_string()))?;
            if !options.get_filename().exists() {
                return Ok((None, Way::Here));
            }
            let options = options.read_only(true).create_if_missing(false);
            let file = options.get_filename().to_owned();
            let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(unreachable)?;
            let (readers, writer) = (pool.clone(), Writer::none(pool.clone()));
            Ok((Some(Storage::Sqlite { readers, writer, mover: pool, file }), Way::Here))
        }
        Some(("postgres" | "postgresql", _)) => {
            let (options, way) = way::options(url, clear)?;
            reach(&options).await?;
            let one = PgPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(10));
            Ok((Some(Storage::Postgres(one.connect_with(options).await.map_err(unreachable)?)), way))
        }
        _ => Err(OpenError::not_a_database()),
    }
}

/// The migrations that were run. Before the first, there is not even the table that lists them.
async fn applied(mut storage: &Storage) -> Vec<i64> {
    let rows = all!(storage, (i64,), "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version");
    rows.unwrap_or_default().into_iter().map(|(version,)| version).collect()
}

fn compare(ours: &Migrator, applied: &[i64]) -> Tables {
    let ours: Vec<i64> = ours.iter().map(|migration| migration.version).collect();
    let missing = ours.iter().filter(|version| !applied.contains(version)).count();
    match (applied, missing) {
        ([], _) => Tables::Missing,
        _ if applied.iter().any(|version| !ours.contains(version)) => Tables::Newer,
        (_, 0) => Tables::Current(applied.len()),
        _ => Tables::Behind(missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn looking_makes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("w.db").display());
        assert_eq!(inspect(&url, &Clear::default()).await.unwrap().tables, Tables::Missing);
        assert!(!folder.path().join("w.db").exists());
        super::super::open(&url, &Clear::default()).await.unwrap().close().await;
        let found = inspect(&url, &Clear::default()).await.unwrap();
        assert!(found.database.unwrap().starts_with("SQLite 3."));
        assert_eq!(
            (found.tables, found.administrators),
            (Tables::Current(sqlite_migrations().iter().count()), Some(0))
        );
    }

    #[test]
    fn a_version_of_the_future_is_newer() {
        let ours = sqlite_migrations();
        assert_eq!(compare(&ours, &[]), Tables::Missing);
        assert_eq!(compare(&ours, &[1, 99_999_999_999_999]), Tables::Newer);
    }
}
