//! Repeated requests: the second finds what the first one made.

use domain::Instant;

use super::{Writes, one, run, run_maybe};
use crate::Error;

/// A key counts for as long as it is kept, which retention says.
pub(crate) const WHILE_KEPT: Instant = Instant(0);

/// A request that may be a repetition.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// Whose keys these are: a token, a session's askers.
    pub(crate) scope: String,
    /// The key.
    pub(crate) key: String,
    /// SHA-256 of the body.
    pub(crate) fingerprint: String,
    /// Older requests with this key do not count.
    pub(crate) since: Instant,
}

/// Notes that `subject` is what this request makes, or gives the subject of the request that came first.
///
/// One statement decides, so that two nodes cannot both be first.
///
/// # Errors
/// [`Error::KeyReused`] when the first one had another body.
pub(crate) async fn claim(
    mut db: impl Writes,
    claim: &Claim,
    subject: &str,
    now: Instant,
) -> Result<Option<String>, Error> {
    let mine = run_maybe!(
        db,
        (String,),
        "INSERT INTO repeats (scope, key, fingerprint, subject, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, subject = excluded.subject, at = excluded.at
         WHERE repeats.at < $6 RETURNING subject",
        &claim.scope,
        &claim.key,
        &claim.fingerprint,
        subject,
        now,
        claim.since
    )?;
    if mine.is_some() {
        return Ok(None);
    }
    let (first, fingerprint) = one!(
        db,
        (String, String),
        "SELECT subject, fingerprint FROM repeats WHERE scope = $1 AND key = $2",
        &claim.scope,
        &claim.key
    )?;
    if fingerprint == claim.fingerprint { Ok(Some(first)) } else { Err(Error::KeyReused) }
}

/// Forgets a claim: what it was made for was refused.
pub(crate) async fn forget(mut db: impl Writes, claim: &Claim) -> Result<(), Error> {
    run!(db, "DELETE FROM repeats WHERE scope = $1 AND key = $2", &claim.scope, &claim.key)?;
    Ok(())
}
