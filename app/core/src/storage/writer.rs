//! SQLite's one writer. After some failures (a full disk, a disk that fails) SQLite has undone a transaction by itself, and
//! what is sent to end it fails, too: the connection would count as inside a transaction for ever, and refuse every other.
//! So whoever comes back like that is closed, as is one whose BEGIN or COMMIT failed, and the next transaction opens anew.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Connection, Sqlite, SqliteConnection, SqlitePool, Transaction};

/// How long a transaction waits for those before it.
const TURN: Duration = Duration::from_secs(30);

/// The connection that writes, one at a time. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Writer {
    pool: SqlitePool,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// SQLite gave up the transaction that is open.
    undone: AtomicBool,
    /// The last transaction could not begin, or not be kept.
    failed: AtomicBool,
}

/// An open transaction of the writer. Dropped, it rolls back.
#[derive(Debug)]
pub struct Writing {
    transaction: Transaction<'static, Sqlite>,
    state: Arc<State>,
}

/// One connection that lasts, however long it is idle.
pub(super) fn single() -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).acquire_timeout(TURN)
}

impl Writer {
    /// Opens it.
    pub(super) async fn open(options: SqliteConnectOptions) -> Result<Self, sqlx::Error> {
        let state = Arc::<State>::default();
        let (watched, checked) = (Arc::clone(&state), Arc::clone(&state));
        let pool = single()
            .after_connect(move |connection, _| Box::pin(watch(connection, Arc::clone(&watched))))
            .before_acquire(move |_, _| {
                let usable = !checked.failed.swap(false, Ordering::SeqCst);
                Box::pin(std::future::ready(Ok(usable)))
            })
            .after_release(|connection, _| Box::pin(is_outside(connection)))
            .connect_with(options)
            .await?;
        Ok(Self { pool, state })
    }

    /// In the place of a writer, for whoever only looks, by `readers`.
    pub(super) fn none(readers: SqlitePool) -> Self {
        Self { pool: readers, state: Arc::default() }
    }

    /// The connection, for what needs no transaction.
    pub(super) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// Begins a transaction once those before it have ended.
    pub(super) async fn begin(&self) -> Result<Writing, sqlx::Error> {
        let began = self.pool.begin_with("BEGIN IMMEDIATE").await;
        let transaction = began.inspect_err(|_| self.state.failed.store(true, Ordering::SeqCst))?;
        self.state.undone.store(false, Ordering::SeqCst);
        Ok(Writing { transaction, state: Arc::clone(&self.state) })
    }
}

impl Writing {
    /// The connection; `None` once SQLite has undone the transaction by itself: what is written after that would be kept
    /// alone, and not with the rest.
    pub(super) fn connection(&mut self) -> Option<&mut SqliteConnection> {
        (!self.state.undone.load(Ordering::SeqCst)).then_some(&mut *self.transaction)
    }

    /// Makes the change durable.
    pub(super) async fn commit(self) -> Result<(), sqlx::Error> {
        let Self { transaction, state } = self;
        transaction.commit().await.inspect_err(|_| state.failed.store(true, Ordering::SeqCst))
    }
}

/// Has SQLite say when it undoes a transaction, asked or not.
async fn watch(connection: &mut SqliteConnection, state: Arc<State>) -> Result<(), sqlx::Error> {
    connection.lock_handle().await?.set_rollback_hook(move || state.undone.store(true, Ordering::SeqCst));
    Ok(())
}

/// Whether it has left its transaction, once everything was done that it was still to do.
async fn is_outside(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    connection.ping().await?;
    let outside = !connection.is_in_transaction();
    if !outside {
        tracing::warn!("SQLite's writer did not get out of its transaction and is opened anew");
    }
    Ok(outside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::storage::{self, Change, Storage, Writes, run};

    async fn fresh(folder: &tempfile::TempDir) -> Storage {
        let storage =
            storage::open(&format!("sqlite:{}", folder.path().join("w.db").display()), &crate::Clear::default())
                .await
                .unwrap();
        sqlx::query("CREATE TABLE notes (text BLOB)").execute(writer(&storage).pool()).await.unwrap();
        storage
    }

    fn writer(storage: &Storage) -> &Writer {
        let Storage::Sqlite { writer, .. } = storage else { unreachable!() };
        writer
    }

    async fn note(change: &mut Change, bytes: i64) -> Result<u64, Error> {
        run!(change, "INSERT INTO notes VALUES (zeroblob($1))", bytes)
    }

    async fn kept(storage: &Storage) -> i64 {
        let Storage::Sqlite { readers, .. } = storage else { unreachable!() };
        sqlx::query_scalar("SELECT COUNT(*) FROM notes").fetch_one(readers).await.unwrap()
    }

    /// The writer has no page more than it has now: what needs one meets a full disk.
    async fn fill(storage: &Storage) {
        let pages: (i64,) = sqlx::query_as("PRAGMA page_count").fetch_one(writer(storage).pool()).await.unwrap();
        let most = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {}", pages.0));
        sqlx::query(most).execute(writer(storage).pool()).await.unwrap();
    }

    #[tokio::test]
    async fn a_writer_that_sqlite_threw_out_of_its_transaction_is_opened_anew() {
        let folder = tempfile::tempdir().unwrap();
        let storage = fresh(&folder).await;
        for _ in 0..3 {
            fill(&storage).await;
            let mut change = storage.begin().await.unwrap();
            let refused = note(&mut change, 1_000_000).await;
            assert!(matches!(refused, Err(Error::NoRoom(_))), "{refused:?}");
            drop(change);
            // The next connection knows of no limit.
            let mut change = storage.begin().await.unwrap();
            note(&mut change, 1_000_000).await.unwrap();
            change.commit().await.unwrap();
        }
        assert_eq!(kept(&storage).await, 3);
        storage.close().await;
    }

    #[tokio::test]
    async fn nothing_more_is_written_in_the_name_of_a_change_that_was_undone() {
        let folder = tempfile::tempdir().unwrap();
        let storage = fresh(&folder).await;
        fill(&storage).await;
        let mut change = storage.begin().await.unwrap();
        note(&mut change, 1).await.unwrap();
        note(&mut change, 1_000_000).await.unwrap_err();
        // Somebody who overlooks that would have this one kept alone.
        assert!(note(&mut change, 1).await.is_err());
        assert!(change.commit().await.is_err());
        assert_eq!(kept(&storage).await, 0);
        storage.close().await;
    }

    #[tokio::test]
    async fn what_is_undone_on_purpose_leaves_the_writer_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let storage = fresh(&folder).await;
        fill(&storage).await;
        for _ in 0..3 {
            let mut change = storage.begin().await.unwrap();
            note(&mut change, 1).await.unwrap();
            drop(change);
        }
        // Still the one with the limit.
        let mut change = storage.begin().await.unwrap();
        assert!(matches!(note(&mut change, 1_000_000).await, Err(Error::NoRoom(_))));
        drop(change);
        storage.close().await;
    }

    #[tokio::test]
    async fn a_writer_that_cannot_begin_begins_once_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let storage = fresh(&folder).await;
        let other = SqliteConnectOptions::new().filename(folder.path().join("w.db"));
        let mut other = SqliteConnection::connect_with(&other).await.unwrap();
        sqlx::query("PRAGMA busy_timeout = 20").execute(writer(&storage).pool()).await.unwrap();
        let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
        let refused = storage.begin().await;
        assert!(matches!(refused, Err(Error::Away(_))), "{refused:?}");
        held.rollback().await.unwrap();
        let mut change = storage.begin().await.unwrap();
        note(&mut change, 1).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(kept(&storage).await, 1);
        storage.close().await;
    }
}
