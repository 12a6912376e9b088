//! A member of staff comes in with a password, and goes.

use std::net::IpAddr;

use domain::Instant;
use domain::activity::Verb;
use domain::id::StaffId;
use domain::staff::{Member, PASSWORD_MAX};

use super::throttle::From;
use super::{Secret, browsers, password};
use crate::actor::{ByCookie, Caller, Nobody};
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
    /// The cookie by which we know a browser again.
    pub known: Option<&'a str>,
    /// What the browser says that it is.
    pub agent: &'a str,
}

impl<'a> Attempt<'a> {
    /// From a browser that was never seen.
    pub fn new(address: IpAddr, email: &'a str, password: &'a str) -> Self {
        Self { address, email, password, replaces: None, known: None, agent: "" }
    }
}

/// A sign-in that has begun. Not `Debug`: it holds the cookie.
pub struct SignedIn {
    /// The cookie's value; it is not stored and cannot be shown again.
    pub token: String,
    /// When the sign-in ends, however busy they are.
    pub ends_at: Instant,
    /// What the browser keeps, so that it is known the next time.
    pub known: String,
    /// Whether they have to choose another password before anything else.
    pub password_due: bool,
    /// Who.
    pub caller: Caller,
}

/// Signs a member of staff in, with a new cookie each time.
///
/// # Errors
/// [`Error::Invalid`] when address and password do not match, whichever it is; [`Error::TooMany`] after too many
/// failures; [`Error::Busy`] when too many are signing in.
pub async fn sign_in(app: &Wellspring, attempt: Attempt<'_>) -> Result<SignedIn, Error> {
    let email = attempt.email.trim().to_lowercase();
    let browser = browsers::known(&app.key, attempt.known, &email);
    let is_known = browser.is_some();
    let counted = app.throttle.attempt(&From { address: attempt.address, browser }, &email, app.now())?;
    match checked(app, &email, attempt.password).await {
        Ok(Some((id, hash))) => {
            counted.succeeded();
            begin(app, &id, &hash, attempt).await
        }
        Ok(None) => {
            let whose = staff::by_email(&app.storage, &email).await?.map(|member| member.id);
            note_failure(app, whose.as_ref(), is_known).await;
            Err(no_match())
        }
        Err(error) => {
            counted.forgiven();
            Err(error)
        }
    }
}

/// Whose password this is. Unknown, disabled and wrong take the same time.
pub(super) async fn checked(app: &Wellspring, email: &str, password: &str) -> Result<Option<(StaffId, String)>, Error> {
    let known = staff::password(&app.storage, email).await?;
    let sized = password.chars().count() <= PASSWORD_MAX;
    let hash = known.as_ref().map(|(_, hash)| hash.as_str()).filter(|_| sized);
    let password = if sized { password } else { "" };
    let matches = app.hasher.verify(password, hash).await?;
    Ok(known.filter(|_| matches))
}

/// Notes that somebody failed to sign in: at whose account, and whether in a browser that was known. Nothing that they
/// typed is kept, since passwords are typed into the wrong field. Of addresses that nobody has, one line tells of many.
pub(super) async fn note_failure(app: &Wellspring, whose: Option<&StaffId>, is_known: bool) {
    let browser = if is_known { "in a browser that was known" } else { "in a browser that was not known" };
    let noted = match whose {
        Some(id) => {
            async { app.begin(&Nobody).await?.commit(Activity::staff(id, Verb::FailedToSignIn).detail(browser)).await }
                .await
        }
        None => {
            let what = Activity::installation(&app.installation, Verb::FailedToSignIn)
                .detail("with an address that nobody has");
            app.note_once(&Nobody, what).await
        }
    };
    if let Err(error) = noted {
        tracing::error!(%error, "a failed sign-in is missing in the record");
    }
}

async fn begin(app: &Wellspring, id: &StaffId, hash: &str, attempt: Attempt<'_>) -> Result<SignedIn, Error> {
    let member = staff::get(&app.storage, id).await?;
    let mut work = app.begin(&caller(&member)).await?;
    if let Some(old) = attempt.replaces {
        sign_ins::end(&mut work, &Secret::Cookie.digest(old)).await?;
        work.announce(Topic::SignIns, EventKind::SignIn, &id);
    }
    let password_due = password::chosen(attempt.password, &[&member.name, &member.email]).is_err();
    let Attempt { known, agent, .. } = attempt;
    let signed_in = start(&mut work, &member, Begin { hash, password_due, known, agent }).await?;
    work.commit(Activity::staff(id, Verb::SignedIn)).await?;
    Ok(signed_in)
}

/// What a sign-in begins with.
pub(crate) struct Begin<'a> {
    /// The hash that the password was checked against.
    pub(crate) hash: &'a str,
    /// Whether that password has to be changed first.
    pub(crate) password_due: bool,
    /// The cookie by which we know a browser again.
    pub(crate) known: Option<&'a str>,
    /// What the browser says that it is.
    pub(crate) agent: &'a str,
}

/// Begins a sign-in for a member whose password was checked.
pub(crate) async fn start(work: &mut Work, member: &Member, begin: Begin<'_>) -> Result<SignedIn, Error> {
    let now = work.now();
    let app = work.app().clone();
    let (token, digest) = Secret::Cookie.issue(&app.outside);
    let ends_at = now.plus(app.settings.sign_in_lasts);
    let (id, browser) = (app.outside.uuid().to_string(), browsers::browser_name(begin.agent));
    let Begin { hash, password_due, known, .. } = begin;
    let new = sign_ins::NewSignIn {
        digest: &digest,
        id: &id,
        browser: &browser,
        staff_id: &member.id,
        password_hash: hash,
        password_due,
        now,
        ends_at,
    };
    if !sign_ins::insert(&mut *work, &new).await? {
        return Err(no_match());
    }
    let until = now.plus(app.settings.sign_in_idle).min(ends_at);
    let known = browsers::remember(&app, known, &member.email);
    let caller = caller(member).by(ByCookie { id, until, ends_at, proven: true });
    Ok(SignedIn { token, ends_at, known, password_due, caller })
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
    let caller = match super::present(app, token, super::Use::Looks).await {
        Ok(present) => present.caller,
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
