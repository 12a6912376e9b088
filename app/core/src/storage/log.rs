//! SQLite's log: moved into its file beside the writer, so that whoever writes hardly waits for it.

use std::time::Duration;

use sqlx::SqlitePool;
use tokio::time::{MissedTickBehavior, interval};

/// How often the log is looked at.
const ROUND: Duration = Duration::from_secs(1);

/// Pages in the log, 4 MB, from which on they are moved: that is a flush, which whoever writes just then feels a little.
const SOME: i64 = 1_000;

/// Pages in the log, 16 MB, from which on it is to begin anew. It does so only once all of it is in the file, and while
/// a hall votes there is always something that has just come.
const LONG: i64 = 4_000;

/// What SQLite says of its log: whether it could not look, the pages in it, and how many of them are in the file.
type Moved = (i64, i64, i64);

/// Moves what is in the log, until the pools are closed: with a connection of its own, and, where the log is long, the
/// little that came meanwhile with the writer's.
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
        fold(writer).await?;
    }
    Ok(())
}

/// Waits for nobody who reads: what they still need of the log stays for the next round.
async fn fold(with: &SqlitePool) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(with).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{self, Storage};

    #[tokio::test]
    async fn the_log_begins_anew_while_somebody_writes_all_the_time() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("w.db");
        let storage = storage::open(&format!("sqlite:{}", file.display()), &Default::default()).await.unwrap();
        let Storage::Sqlite { mover, writer, .. } = &storage else { unreachable!() };
        let writer = writer.pool();
        sqlx::query("CREATE TABLE notes (text BLOB)").execute(writer).await.unwrap();
        let writing = tokio::spawn({
            let writer = writer.clone();
            async move {
                // 250 pages each: without a new beginning there would be 25,000.
                for _ in 0..100 {
                    sqlx::query("INSERT INTO notes VALUES (zeroblob(1024000))").execute(&writer).await.unwrap();
                }
            }
        });
        while !writing.is_finished() {
            round(mover, writer).await.unwrap();
        }
        writing.await.unwrap();
        let log = folder.path().join("w.db-wal");
        assert!(std::fs::metadata(&log).unwrap().len() < 8_000 * 4_120);
        storage.close().await;
        assert!(!log.exists(), "closing leaves one file");
    }
}
