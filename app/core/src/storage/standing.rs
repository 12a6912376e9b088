//! Rows of texts of ours that a person let stand as they are, marks and all: by their digest alone.

use domain::Instant;

use super::{Reads, Writes, one, run};
use crate::Error;

/// Whether a person let this text stand.
pub(crate) async fn stands(mut db: impl Reads, digest: &str) -> Result<bool, Error> {
    Ok(one!(db, (i64,), "SELECT COUNT(*) FROM standing_texts WHERE digest = $1", digest)?.0 > 0)
}

pub(crate) async fn let_stand(mut db: impl Writes, digest: &str, now: Instant) -> Result<(), Error> {
    run!(db, "INSERT INTO standing_texts (digest, at) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING", digest, now)?;
    Ok(())
}
