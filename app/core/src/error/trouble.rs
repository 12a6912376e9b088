//! What a failure of the database means for whoever waits: the one place that knows both databases' codes.

use sqlx::Error;
use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::sqlite::SqliteError;

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Others at the same moment: no free connection, a deadlock, or the same address part taken by two.
    Others,
    /// The disk is full.
    NoRoom,
    /// The database does not answer, starts, stops, or cannot write for now.
    Away,
    /// A text that PostgreSQL cannot keep, since there is a NUL in it.
    NotText,
}

/// What a failure means; nothing where it is a fault of ours.
pub fn of(error: &Error) -> Option<Trouble> {
    match error {
        Error::PoolTimedOut => Some(Trouble::Others),
        Error::Io(_) | Error::WorkerCrashed | Error::BeginFailed => Some(Trouble::Away),
        Error::Database(refused) if refused.kind() == ErrorKind::UniqueViolation => Some(Trouble::Others),
        Error::Database(refused) => refusal(refused.as_ref()),
        _ => None,
    }
}

fn refusal(refused: &dyn DatabaseError) -> Option<Trouble> {
    let code = refused.code().unwrap_or_default();
    match refused.try_downcast_ref::<SqliteError>() {
        Some(_) => code.parse().ok().and_then(sqlite),
        None => postgres(&code),
    }
}

/// SQLite's result codes; the lowest byte says of which kind an extended one is.
fn sqlite(code: u32) -> Option<Trouble> {
    match code & 0xff {
        13 => Some(Trouble::NoRoom),
        // BUSY, LOCKED, READONLY, IOERR, CANTOPEN, PROTOCOL: another program holds it, or the disk fails.
        5 | 6 | 8 | 10 | 14 | 15 => Some(Trouble::Away),
        _ => None,
    }
}

/// PostgreSQL's codes (its manual, appendix A).
fn postgres(code: &str) -> Option<Trouble> {
    match code {
        "40001" | "40P01" | "55P03" => Some(Trouble::Others),
        "53100" => Some(Trouble::NoRoom),
        "22021" => Some(Trouble::NotText),
        // Out of memory or connections, cancelled by a timeout, stopping or starting, a standby that may not write.
        "53200" | "53300" | "57014" | "57P01" | "57P02" | "57P03" | "57P05" | "25006" => Some(Trouble::Away),
        // Class 08: the connection.
        code if code.starts_with("08") => Some(Trouble::Away),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extended_codes_are_of_their_kind() {
        assert_eq!(sqlite(13), Some(Trouble::NoRoom));
        // IOERR_WRITE, IOERR_SHMSIZE, BUSY_SNAPSHOT.
        assert_eq!([778, 4874, 517].map(sqlite), [Some(Trouble::Away); 3]);
        // CONSTRAINT_NOTNULL, ERROR.
        assert_eq!([1299, 1].map(sqlite), [None; 2]);
    }
}
