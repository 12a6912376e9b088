//! What is deleted is to be gone: no byte of it in SQLite's file, its search index or its log. PostgreSQL's files are its
//! own server's to clean; a dump of it holds nothing that was deleted.

use super::{Reads, Storage, facts, log, maybe, one, search};
use crate::Error;

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

    /// Rewrites what of the search index still holds deleted words, and empties the log; `false` where somebody who reads
    /// still needs the log.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn scrub(&self) -> Result<bool, Error> {
        let Self::Sqlite { writer, .. } = self else { return Ok(true) };
        search::forget(writer.pool(), PAGES).await?;
        // Where a row moved within its page, an old copy may stand between others: only a file written anew holds none.
        if size(self).await? <= SMALL {
            sqlx::query("VACUUM").execute(writer.pool()).await?;
        }
        Ok(log::empty(writer.pool()).await?)
    }
}

/// Bytes of the file.
async fn size(mut db: impl Reads) -> Result<i64, Error> {
    Ok(one!(db, (i64,), "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")?.0)
}

async fn has_a_past(mut db: impl Reads) -> Result<bool, Error> {
    Ok(maybe!(db, (String,), "SELECT id FROM activities LIMIT 1")?.is_some())
}
