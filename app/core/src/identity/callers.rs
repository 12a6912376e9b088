//! The two lookups that make a [`Caller`]: by a browser's cookie, by a program's bearer token.

use super::{BEARER_PREFIX, IDLE, NOTED, Secret};
use crate::actor::{Caller, Timer};
use crate::storage::{sign_ins, tokens};
use crate::{Error, Wellspring};

/// The member of staff behind a sign-in's cookie. Their use of it is noted once a minute.
///
/// # Errors
/// [`Error::NotSignedIn`] when the sign-in is unknown, over, idle for too long, or its member disabled.
pub async fn by_cookie(app: &Wellspring, token: &str) -> Result<Caller, Error> {
    let digest = Secret::Cookie.digest(token);
    let now = app.now();
    let found = sign_ins::find(&app.storage, &digest, now, now.plus(-IDLE)).await?.ok_or(Error::NotSignedIn)?;
    if now.since(found.seen_at) >= NOTED {
        let mut work = app.begin(&Timer).await?;
        sign_ins::renew(&mut work, &digest, now).await?;
        work.upkeep().await?;
    }
    Ok(Caller::staff(found.staff_id.as_str(), &found.name, &found.email, found.role.permissions()))
}

/// Whether that sign-in still lasts, as an open stream asks from time to time. It is no use of it: a forgotten tab keeps
/// nobody signed in.
///
/// # Errors
/// [`Error::Storage`].
pub async fn lasts(app: &Wellspring, token: &str) -> Result<bool, Error> {
    let now = app.now();
    let found = sign_ins::find(&app.storage, &Secret::Cookie.digest(token), now, now.plus(-IDLE)).await?;
    Ok(found.is_some())
}

/// The program behind a bearer token (`ws_…`, without the word `Bearer`). Its use is noted to the minute.
///
/// # Errors
/// [`Error::NotSignedIn`] when the token is unknown, expired or revoked.
pub async fn by_bearer(app: &Wellspring, token: &str) -> Result<Caller, Error> {
    if !token.starts_with(BEARER_PREFIX) {
        return Err(Error::NotSignedIn);
    }
    let now = app.now();
    let found = tokens::find(&app.storage, &Secret::Bearer.digest(token), now).await?.ok_or(Error::NotSignedIn)?;
    let minute = domain::Instant(now.0 - now.0.rem_euclid(NOTED));
    if found.last_used_at.is_none_or(|last| last < minute) {
        let mut work = app.begin(&Timer).await?;
        tokens::used(&mut work, &found.id, minute).await?;
        work.upkeep().await?;
    }
    Ok(Caller::token(found.id.as_str(), found.name.as_str(), found.scopes))
}
