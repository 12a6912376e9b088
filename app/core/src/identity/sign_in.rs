//! A member of staff comes in with a password, and goes.

use std::net::IpAddr;

use domain::Instant;
use domain::activity::Verb;
use domain::id::StaffId;
use domain::staff::{Member, PASSWORD_MAX};

use super::{IDLE, LASTS, Secret};
use crate::actor::Caller;
use crate::live::{EventKind, Topic};
use crate::storage::{sign_ins, staff};
use crate::{Activity, Error, Wellspring, Work};

/// Somebody asks to come in. Not `Debug`: it holds a password.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Where the request comes from, for throttling.
    pub address: IpAddr,
    /// The address as typed.
    pub email: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// The cookie that the browser still has: that sign-in ends.
    pub replaces: Option<&'a str>,
}

/// A sign-in that has begun. Not `Debug`: it holds the cookie.
pub struct SignedIn {
    /// The cookie's value; it is not stored and cannot be shown again.
    pub token: String,
    /// When the sign-in ends, however busy they are.
    pub ends_at: Instant,
    /// Who.
    pub caller: Caller,
}

/// Signs a member of staff in, with a new cookie each time.
///
/// # Errors
/// [`Error::Invalid`] when address and password do not match, whichever it is; [`Error::TooMany`] after too many
/// failures from there; [`Error::Busy`] when too many are signing in.
pub async fn sign_in(app: &Wellspring, attempt: Attempt<'_>) -> Result<SignedIn, Error> {
    let email = attempt.email.trim().to_lowercase();
    let counted = app.throttle.attempt(attempt.address, &email, app.now())?;
    match checked(app, &email, attempt.password).await {
        Ok(Some((id, hash))) => {
            counted.succeeded();
            begin(app, &id, &hash, attempt.replaces).await
        }
        Ok(None) => Err(no_match()),
        Err(error) => {
            counted.forgiven();
            Err(error)
        }
    }
}

/// Whose password this is. Unknown, disabled and wrong take the same time.
async fn checked(app: &Wellspring, email: &str, password: &str) -> Result<Option<(StaffId, String)>, Error> {
    let known = staff::password(&app.storage, email).await?;
    let sized = password.chars().count() <= PASSWORD_MAX;
    let hash = known.as_ref().map(|(_, hash)| hash.as_str()).filter(|_| sized);
    let password = if sized { password } else { "" };
    let matches = app.hasher.verify(password, hash).await?;
    Ok(known.filter(|_| matches))
}

async fn begin(app: &Wellspring, id: &StaffId, hash: &str, replaces: Option<&str>) -> Result<SignedIn, Error> {
    let member = staff::get(&app.storage, id).await?;
    let mut work = app.begin(&caller(&member)).await?;
    if let Some(old) = replaces {
        sign_ins::end(&mut work, &Secret::Cookie.digest(old)).await?;
        work.announce(Topic::SignIns, EventKind::SignIn, &id);
    }
    let signed_in = start(&mut work, &member, hash).await?;
    work.commit(Activity::staff(id, Verb::SignedIn)).await?;
    Ok(signed_in)
}

/// Begins a sign-in for a member whose password was checked against `hash`, and forgets those that are over.
pub(crate) async fn start(work: &mut Work, member: &Member, hash: &str) -> Result<SignedIn, Error> {
    let now = work.now();
    let (token, digest) = Secret::Cookie.issue(&work.app().outside);
    let ends_at = now.plus(LASTS);
    sign_ins::prune(&mut *work, now, now.plus(-IDLE)).await?;
    let new = sign_ins::NewSignIn { digest: &digest, staff_id: &member.id, password_hash: hash, now, ends_at };
    if !sign_ins::insert(&mut *work, &new).await? {
        return Err(no_match());
    }
    Ok(SignedIn { token, ends_at, caller: caller(member) })
}

/// A member as the one who does something.
pub(crate) fn caller(member: &Member) -> Caller {
    Caller::staff(member.id.as_str(), &member.name, &member.email, member.role.permissions())
}

fn no_match() -> Error {
    Error::field(
        "",
        "This address and password do not belong together. Check both, or ask an administrator for a new link.",
    )
}

/// Ends the sign-in behind a cookie. One that is not there any more is already ended.
///
/// # Errors
/// [`Error::Storage`].
pub async fn sign_out(app: &Wellspring, token: &str) -> Result<(), Error> {
    let caller = match super::by_cookie(app, token).await {
        Ok(caller) => caller,
        Err(Error::NotSignedIn) => return Ok(()),
        Err(other) => return Err(other),
    };
    let mut work = app.begin(&caller).await?;
    match sign_ins::end(&mut work, &Secret::Cookie.digest(token)).await? {
        Some(id) => {
            work.announce(Topic::SignIns, EventKind::SignIn, &id);
            work.commit(Activity::staff(&id, Verb::SignedOut)).await
        }
        None => Ok(()),
    }
}
