//! SQLite's log: moved into its file beside the writer, so that whoever writes hardly waits for it.

use std::time::Duration;

use sqlx::{AssertSqlSafe, SqliteConnection, SqlitePool};
use tokio::time::{MissedTickBehavior, interval};

use super::open::PATIENCE;

/// How often the log is looked at.
const ROUND: Duration = Duration::from_secs(1);

/// Pages in the log, 4 MB, from which on they are moved: that is a flush, which whoever writes just then feels a little.
const SOME: i64 = 1_000;

/// Pages in the log, 16 MB, from which on it is to begin anew. It does so only once all of it is in the file and nobody reads
/// in it any more, and while a hall votes there is always something that has just come, and somebody who reads.
const LONG: i64 = 4_000;

/// Pages, 64 MB, from which on it also gives back the room that it took.
const TOO_LONG: i64 = 16_000;

/// How long whoever writes waits at most, each time, for those who read in a long log.
const READERS: Duration = Duration::from_millis(500);

/// What SQLite says of its log: whether it could not look, the pages in it, and how many of them are in the file.
type Moved = (i64, i64, i64);

/// Moves what is in the log, until the pools are closed: with a connection of its own, and, where the log is long, the
/// little that came meanwhile with the writer's, which nobody writes beside.
pub(super) async fn keep_short(mover: SqlitePool, writer: SqlitePool) {
    let mut rounds = interval(ROUND);
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        match round(&mover, &writer).await {
            Ok(()) => {}
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) => tracing::warn!(%error, "SQLite's log could not be moved into its file"),
        }
    }
}

async fn round(mover: &SqlitePool, writer: &SqlitePool) -> Result<(), sqlx::Error> {
    let (_, pages, moved): Moved = sqlx::query_as("PRAGMA wal_checkpoint(NOOP)").fetch_one(mover).await?;
    if pages - moved >= SOME {
        fold(mover).await?;
    }
    if pages >= LONG {
        anew(writer, if pages < TOO_LONG { "RESTART" } else { "TRUNCATE" }).await?;
    }
    Ok(())
}

/// Waits for nobody who reads: what they still need of the log stays for the next round.
async fn fold(with: &SqlitePool) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(with).await.map(drop)
}

/// Ends the log: what was deleted stands in it no more. `false` where somebody still reads in it.
pub(super) async fn empty(writer: &SqlitePool) -> Result<bool, sqlx::Error> {
    anew(writer, "TRUNCATE").await
}

/// Waits for those who read in the log; who comes meanwhile reads in the file. Else its end could be written on for ever, and
/// fill the disk.
async fn anew(writer: &SqlitePool, how: &str) -> Result<bool, sqlx::Error> {
    let mut writer = writer.acquire().await?;
    patience(&mut writer, READERS).await?;
    let begins = AssertSqlSafe(format!("PRAGMA wal_checkpoint({how})"));
    let begun = sqlx::query_as::<_, Moved>(begins).fetch_one(&mut *writer).await;
    patience(&mut writer, PATIENCE).await?;
    begun.map(|(busy, ..)| busy == 0)
}

async fn patience(with: &mut SqliteConnection, length: Duration) -> Result<(), sqlx::Error> {
    let set = AssertSqlSafe(format!("PRAGMA busy_timeout = {}", length.as_millis()));
    sqlx::query(set).execute(with).await.map(drop)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use tempfile::TempDir;
    use tokio::sync::Semaphore;

    use super::*;
    use crate::storage::{self, Storage};

    /// Writes of 250 pages that one round has to keep up with: on a quick disk, or none, any number would go by meanwhile.
    const BESIDE: usize = 6;

    /// Writes 100 MB, in 25,000 pages, while `round` is called again and again; gives the log's length at the end in pages.
    async fn written(storage: &Storage, log: &Path) -> u64 {
        let Storage::Sqlite { mover, writer, .. } = storage else { unreachable!() };
        let writer = writer.pool();
        sqlx::query("CREATE TABLE notes (text BLOB)").execute(writer).await.unwrap();
        let turns = Arc::new(Semaphore::new(0));
        let writing = tokio::spawn({
            let (writer, turns) = (writer.clone(), turns.clone());
            async move {
                for _ in 0..100 {
                    turns.acquire().await.unwrap().forget();
                    sqlx::query("INSERT INTO notes VALUES (zeroblob(1024000))").execute(&writer).await.unwrap();
                }
            }
        });
        while !writing.is_finished() {
            turns.add_permits(BESIDE.saturating_sub(turns.available_permits()));
            round(mover, writer).await.unwrap();
        }
        writing.await.unwrap();
        std::fs::metadata(log).unwrap().len() / 4_120
    }

    async fn fresh(folder: &TempDir) -> (Storage, PathBuf) {
        let file = folder.path().join("w.db");
        let storage = storage::open(&format!("sqlite:{}", file.display()), &Default::default()).await.unwrap();
        (storage, folder.path().join("w.db-wal"))
    }

    #[tokio::test]
    async fn the_log_begins_anew_while_somebody_writes_all_the_time() {
        let folder = tempfile::tempdir().unwrap();
        let (storage, log) = fresh(&folder).await;
        assert!(written(&storage, &log).await < 8_000);
        storage.close().await;
        assert!(!log.exists(), "closing leaves one file");
    }

    #[tokio::test]
    async fn the_log_begins_anew_while_somebody_reads_all_the_time() {
        let folder = tempfile::tempdir().unwrap();
        let (storage, log) = fresh(&folder).await;
        let Storage::Sqlite { readers, .. } = &storage else { unreachable!() };
        let reading = tokio::spawn({
            let readers = readers.clone();
            async move {
                let mut before = None;
                loop {
                    // The next has begun before this one ends.
                    let mut now = readers.begin().await.unwrap();
                    sqlx::query("SELECT COUNT(*) FROM staff").execute(&mut *now).await.unwrap();
                    drop(before.replace(now));
                }
            }
        });
        assert!(written(&storage, &log).await < 12_000);
        reading.abort();
        drop(reading.await);
        storage.close().await;
    }
}
