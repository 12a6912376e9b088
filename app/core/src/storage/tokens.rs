//! Rows of API tokens, by the SHA-256 of the token.

use domain::Instant;
use domain::id::TokenId;
use domain::permission::Permissions;
use domain::text::Name;
use domain::token::Token;

use super::{Reads, Writes, all, maybe, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, name, scopes, created_at, expires_at, last_used_at, revoked_at FROM api_tokens ", $rest)
    };
}

/// Every token, the latest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Token>, Error> {
    all!(db, Token, select!("ORDER BY created_at DESC, id DESC"))
}

/// A token by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &TokenId) -> Result<Token, Error> {
    maybe!(db, Token, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// The token with this digest that works at `now`.
pub(crate) async fn find(mut db: impl Reads, digest: &str, now: Instant) -> Result<Option<Token>, Error> {
    maybe!(
        db,
        Token,
        select!("WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)"),
        digest,
        now
    )
}

pub(crate) async fn insert(mut db: impl Writes, new: &NewToken<'_>) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO api_tokens (id, name, token_hash, scopes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        new.id,
        new.name,
        new.digest,
        new.scopes,
        new.now,
        new.expires_at
    )?;
    Ok(())
}

/// What a token is stored with.
pub(crate) struct NewToken<'a> {
    /// A new id.
    pub(crate) id: &'a TokenId,
    /// Name.
    pub(crate) name: &'a Name,
    /// The token's digest.
    pub(crate) digest: &'a str,
    /// What it may do.
    pub(crate) scopes: &'a Permissions,
    /// When it stops working.
    pub(crate) expires_at: Option<Instant>,
    /// When it is made.
    pub(crate) now: Instant,
}

/// Notes a use, to the minute.
pub(crate) async fn used(mut db: impl Writes, id: &TokenId, minute: Instant) -> Result<(), Error> {
    run!(db, "UPDATE api_tokens SET last_used_at = $2 WHERE id = $1", id, minute)?;
    Ok(())
}

/// Ends a token; `false` if it had ended.
pub(crate) async fn revoke(mut db: impl Writes, id: &TokenId, now: Instant) -> Result<bool, Error> {
    Ok(run!(db, "UPDATE api_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", id, now)? == 1)
}
