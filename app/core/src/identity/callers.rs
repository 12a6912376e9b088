//! The two lookups that make a [`Caller`]: by a browser's cookie, by a program's bearer token.

use domain::Instant;
use domain::id::TokenId;

use super::{BEARER_PREFIX, NOTED, PROVEN, Secret};
use crate::actor::{ByCookie, Caller, Timer};
use crate::storage::sign_ins::{self, SignIn};
use crate::storage::tokens;
use crate::{Error, Wellspring};

/// Whether a request is a use of its sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Somebody did something: the time without use begins anew.
    Counts,
    /// A page looked by itself whether there is news: a forgotten tab keeps nobody signed in.
    Looks,
}

/// Whoever stands behind a sign-in's cookie.
#[derive(Clone, Debug)]
pub struct Present {
    /// Who.
    pub caller: Caller,
    /// Whether they have to choose another password before anything else.
    pub password_due: bool,
}

/// How long a sign-in lasts if nobody does anything more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// In milliseconds; 0 once it is over.
    pub millis: i64,
    /// Whether a use makes it longer: near the time at which every sign-in ends, none does.
    pub extends: bool,
}

/// The member of staff behind a sign-in's cookie. Their use of it is noted once a minute.
///
/// # Errors
/// [`Error::NotSignedIn`] when the sign-in is unknown, over, idle for too long, or its member disabled;
/// [`Error::PasswordDue`] while they have to choose another password first.
pub async fn by_cookie(app: &Wellspring, token: &str, using: Use) -> Result<Caller, Error> {
    let Present { caller, password_due } = present(app, token, using).await?;
    if password_due { Err(Error::PasswordDue) } else { Ok(caller) }
}

/// The same, also for whoever has to choose another password first: for their way to it, and out.
///
/// # Errors
/// [`Error::NotSignedIn`].
pub async fn present(app: &Wellspring, token: &str, using: Use) -> Result<Present, Error> {
    let digest = Secret::Cookie.digest(token);
    let now = app.now();
    let found = find(app, &digest, now).await?.ok_or(Error::NotSignedIn)?;
    if using == Use::Counts && now.since(found.seen_at) >= NOTED {
        even_unnoted(note_cookie(app, &digest, now).await)?;
    }
    let seen_at = if using == Use::Counts { now } else { found.seen_at };
    let by = ByCookie {
        id: found.id.clone(),
        until: until(app, &found, seen_at),
        ends_at: found.ends_at,
        proven: now.since(found.proven_at) < PROVEN,
    };
    let caller = Caller::staff(found.staff_id.as_str(), &found.name, &found.email, found.role.permissions());
    Ok(Present { caller: caller.reading(found.clock).by(by), password_due: found.is_password_due() })
}

async fn find(app: &Wellspring, digest: &str, now: Instant) -> Result<Option<SignIn>, Error> {
    sign_ins::find(&app.storage, digest, now, now.plus(-app.settings.sign_in_idle)).await
}

/// When it ends if it was used at `seen_at` for the last time.
fn until(app: &Wellspring, found: &SignIn, seen_at: Instant) -> Instant {
    seen_at.plus(app.settings.sign_in_idle).min(found.ends_at)
}

/// Whether that sign-in still lasts, as an open stream asks from time to time. It is no use of it.
///
/// # Errors
/// [`Error::Storage`].
pub async fn lasts(app: &Wellspring, token: &str) -> Result<bool, Error> {
    Ok(left(app, token).await?.millis > 0)
}

/// How long that sign-in lasts, as a page asks before it warns. It is no use of it.
///
/// # Errors
/// [`Error::Storage`].
pub async fn left(app: &Wellspring, token: &str) -> Result<Left, Error> {
    let now = app.now();
    let found = find(app, &Secret::Cookie.digest(token), now).await?;
    Ok(found.map_or_else(Left::default, |found| {
        let until = until(app, &found, found.seen_at);
        Left { millis: until.since(now), extends: until < found.ends_at }
    }))
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
    let minute = Instant(now.0 - now.0.rem_euclid(NOTED));
    if found.last_used_at.is_none_or(|last| last < minute) {
        even_unnoted(note_bearer(app, &found.id, minute).await)?;
    }
    Ok(Caller::token(found.id.as_str(), found.name.as_str(), found.scopes))
}

async fn note_cookie(app: &Wellspring, digest: &str, now: Instant) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    sign_ins::renew(&mut work, digest, now).await?;
    work.upkeep().await
}

async fn note_bearer(app: &Wellspring, id: &TokenId, minute: Instant) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    tokens::used(&mut work, id, minute).await?;
    work.upkeep().await
}

/// Who may come in may look around although nothing can be written for the moment.
fn even_unnoted(noted: Result<(), Error>) -> Result<(), Error> {
    match noted {
        Err(Error::Busy(_) | Error::NoRoom(_) | Error::Away(_)) => Ok(()),
        noted => noted,
    }
}
