//! PostgreSQL is another machine: it restarts, hangs, or gives its address to another. A statement that gets no answer is
//! given up, and a connection that does not answer is closed, so that neither keeps a place for ever.
//!
//! PostgreSQL's own `statement_timeout` is not used: where a commit waits for a synchronous standby it ends the waiting
//! and not the commit, which then counts as done although only one machine has it.

use std::io::{Error as IoError, ErrorKind};
use std::time::Duration;

use sqlx::pool::PoolConnectionMetadata;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, Error, PgConnection, PgPool};
use tokio::time::timeout;

/// How long one statement may take, or a commit.
const STATEMENT: Duration = Duration::from_secs(8);
/// How long a connection that is asked whether it is there may take.
const THERE: Duration = Duration::from_secs(1);
/// Who was used so lately is there.
const LATELY: Duration = Duration::from_secs(1);
/// How long one waits for a connection.
const TURN: Duration = Duration::from_secs(8);

/// A pool of so many connections, each of which answers.
pub(super) async fn pool(options: PgConnectOptions, most: u32) -> Result<PgPool, Error> {
    PgPoolOptions::new()
        .max_connections(most)
        .acquire_timeout(TURN)
        // That would wait for an answer without end.
        .test_before_acquire(false)
        .before_acquire(|connection, about| Box::pin(is_good(connection, about)))
        .after_release(|connection, _| Box::pin(is_there(connection)))
        .connect_with(options)
        .await
}

/// A statement's outcome, or an error where none comes in time.
pub(crate) async fn in_time<T>(statement: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let silent = || Error::Io(IoError::new(ErrorKind::TimedOut, "PostgreSQL did not answer"));
    timeout(STATEMENT, statement).await.unwrap_or_else(|_| Err(silent()))
}

async fn is_good(connection: &mut PgConnection, about: PoolConnectionMetadata) -> Result<bool, Error> {
    if about.idle_for < LATELY { Ok(true) } else { is_there(connection).await }
}

/// Also ends what was begun on it, such as a transaction that was dropped.
async fn is_there(connection: &mut PgConnection) -> Result<bool, Error> {
    Ok(matches!(timeout(THERE, connection.ping()).await, Ok(Ok(()))))
}
