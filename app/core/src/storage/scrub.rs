//! What is deleted is to be gone: no byte of it in SQLite's file, its search index or its log. PostgreSQL's files are its
//! own server's to clean; a dump of it holds nothing that was deleted.

use std::time::Duration;

use domain::Instant;
use domain::time::MINUTE;

use super::{Reads, Storage, facts, log, maybe, one, search};
use crate::Error;

/// Something was deleted since the file was written anew: another value each time.
pub(crate) const TO_REWRITE: &str = "to be written anew";
/// When the file was written anew.
const REWRITTEN: &str = "written anew";
/// How long it rests between two times, in milliseconds: whoever writes waits meanwhile.
const REST: i64 = 10 * MINUTE;
/// When a reader has let go of the log.
const SOON: Duration = Duration::from_secs(5);
/// When there may be room again.
const LATER: Duration = Duration::from_secs(3600);

/// Since this, SQLite overwrites what it lets go; what it let go before stood in free pages until they were dropped.
const FACT: &str = "free pages hold nothing";
/// Pages of the search index that are rewritten in one turn of the writer: a few milliseconds, so that nobody waits.
const PAGES: i64 = 200;
/// A file of so many bytes is written anew within a second or two, while whoever writes waits.
const SMALL: i64 = 256 * 1024 * 1024;

impl Storage {
    /// Once, after an older version: free pages are dropped with all that they still hold. That rewrites the whole file,
    /// before anybody is served. Where there is no room for it, the log says so, and the next start tries again.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn drop_free_pages(&self) -> Result<(), Error> {
        let Self::Sqlite { writer, .. } = self else { return Ok(()) };
        if facts::get(self, FACT).await?.is_some() {
            return Ok(());
        }
        if has_a_past(self).await? {
            if let Err(error) = sqlx::query("VACUUM").execute(writer.pool()).await {
                tracing::warn!(%error, "the database's free pages could not be dropped: what was deleted before may stand there");
                return Ok(());
            }
            log::empty(writer.pool()).await?;
        }
        let mut change = self.begin().await?;
        facts::settle(&mut change, FACT, "1", true).await?;
        change.commit().await
    }

    /// Rewrites what of the search index still holds deleted words, writes a small file anew, and empties the log; gives when to
    /// come again, where somebody who reads still needs the log, or the file is not to be written anew yet.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn scrub(&self, now: Instant) -> Result<Option<Duration>, Error> {
        let Self::Sqlite { writer, .. } = self else { return Ok(None) };
        search::forget(writer.pool(), PAGES).await?;
        let rewrite_again = self.rewrite(now).await?;
        let log_again = (!log::empty(writer.pool()).await?).then_some(SOON);
        Ok(log_again.or(rewrite_again))
    }

    /// Where a row moved within its page, an old copy may stand between others: only a file written anew holds none. Gives
    /// when to try again.
    async fn rewrite(&self, now: Instant) -> Result<Option<Duration>, Error> {
        let Self::Sqlite { writer, .. } = self else { return Ok(None) };
        let Some(wanted) = facts::get(self, TO_REWRITE).await? else { return Ok(None) };
        if size(self).await? > SMALL {
            return Ok(None);
        }
        let last = facts::get(self, REWRITTEN).await?.and_then(|at| at.parse().ok()).map(Instant);
        if let Some(since) = last.map(|at| now.since(at)).filter(|since| (0..REST).contains(since)) {
            return Ok(Some(Duration::from_millis((REST - since).unsigned_abs())));
        }
        if let Err(error) = sqlx::query("VACUUM").execute(writer.pool()).await {
            tracing::warn!(%error, "the database could not be written anew: what was deleted may stand between its rows");
            return Ok(Some(LATER));
        }
        let mut change = self.begin().await?;
        // What was deleted meanwhile asks anew.
        facts::forget(&mut change, TO_REWRITE, &wanted).await?;
        facts::settle(&mut change, REWRITTEN, &now.0.to_string(), true).await?;
        change.commit().await?;
        Ok(None)
    }
}

/// Bytes of the file.
async fn size(mut db: impl Reads) -> Result<i64, Error> {
    Ok(one!(db, (i64,), "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")?.0)
}

async fn has_a_past(mut db: impl Reads) -> Result<bool, Error> {
    Ok(maybe!(db, (String,), "SELECT id FROM activities LIMIT 1")?.is_some())
}
