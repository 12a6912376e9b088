//! What a member of staff does with their own account: another password, and where they are signed in.

use std::net::IpAddr;

use domain::activity::Verb;
use domain::id::StaffId;
use domain::screens::account::AccountScreen;
use domain::time::{ClockDraft, MINUTE};
use domain::{Instant, Problems};

use super::Browser;
use crate::actor::Caller;
use crate::identity::{self, Begin, Secret, SignedIn, chosen};
use crate::live::{EventKind, Topic};
use crate::storage::sign_ins;
use crate::storage::staff as rows;
use crate::{Activity, Error, Wellspring};

/// What the form for another password sends. Not `Debug`: it holds two.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The password that they have.
    pub current: String,
    /// The one that they want.
    pub password: String,
}

/// The sign-in by which somebody comes.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// Its cookie.
    pub token: &'a str,
    /// Where the request comes from, for throttling.
    pub address: IpAddr,
    /// In which browser.
    pub browser: Browser<'a>,
}

fn own(caller: &Caller) -> Result<StaffId, Error> {
    caller.id().parse().map_err(|_| Error::NotFound)
}

/// What `/account` shows.
///
/// # Errors
/// [`Error::NotFound`] for programs.
pub async fn screen(app: &Wellspring, caller: &Caller) -> Result<AccountScreen, Error> {
    let now = app.now();
    let member = rows::get(&app.storage, &own(caller)?).await?;
    let idle = app.settings.sign_in_idle;
    let this = caller.by_cookie();
    let mut sign_ins = sign_ins::of_staff(&app.storage, &member.id, now, now.plus(-idle)).await?;
    sign_ins.iter_mut().for_each(|row| row.is_this = this.is_some_and(|this| this.id == row.id));
    let ends_at = this.map_or(Instant(0), |this| this.ends_at);
    let idle_minutes = idle / MINUTE;
    Ok(AccountScreen { role: member.role, sign_ins, idle_minutes, ends_at, problems: Problems::default(), now })
}

/// Chooses another password. Every sign-in with the old one ends, this one too: a new one begins in its place.
///
/// # Errors
/// [`Error::Invalid`] beside `current` and `password`; [`Error::TooMany`] after too many failures; [`Error::NotFound`] for
/// programs.
pub async fn change_password(
    app: &Wellspring,
    caller: &Caller,
    here: Here<'_>,
    form: &PasswordForm,
) -> Result<SignedIn, Error> {
    let id = own(caller)?;
    let new = chosen(&form.password, &[caller.name(), caller.email()]);
    let new = new.map_err(|why| Error::field("password", why))?;
    let old = identity::given(app, caller, here.token, here.address, ("current", &form.current)).await?;
    if new == form.current {
        return Err(Error::field("password", "This is the password that you have. Choose another one."));
    }
    let hash = app.hasher.hash(&new, &app.outside).await?;
    let mut work = app.begin(caller).await?;
    if !rows::replace_password(&mut work, &id, &old, &hash).await? {
        return Err(Error::State("Your password was changed somewhere else just now. Sign in again.".to_owned()));
    }
    sign_ins::end_all(&mut work, &id).await?;
    work.announce(Topic::SignIns, EventKind::SignIn, &id);
    let member = rows::get(&mut work, &id).await?;
    let Browser { known, agent } = here.browser;
    let begin = Begin { hash: &hash, password_due: false, known, agent };
    let signed_in = identity::start(&mut work, &member, begin).await?;
    work.commit(Activity::staff(&id, Verb::PasswordChanged)).await?;
    Ok(signed_in)
}

/// Chooses whether clocks are written with 12 or 24 hours for them: on pages, and in letters.
///
/// # Errors
/// [`Error::Invalid`] beside `clock`; [`Error::NotFound`] for programs.
pub async fn choose_clock(app: &Wellspring, caller: &Caller, draft: &ClockDraft) -> Result<(), Error> {
    let (id, clock) = (own(caller)?, draft.check()?);
    let mut work = app.begin(caller).await?;
    rows::set_clock(&mut work, &id, clock).await?;
    work.commit(Activity::staff(&id, Verb::ClockChosen).detail(clock)).await
}

/// Ends one of the caller's sign-ins, here or elsewhere.
///
/// # Errors
/// [`Error::NotFound`] for one that is not theirs, or has ended.
pub async fn end_sign_in(app: &Wellspring, caller: &Caller, sign_in: &str) -> Result<(), Error> {
    let id = own(caller)?;
    let mut work = app.begin(caller).await?;
    if !sign_ins::end_of(&mut work, &id, sign_in).await? {
        return Err(Error::NotFound);
    }
    work.announce(Topic::SignIns, EventKind::SignIn, &id);
    work.commit(Activity::staff(&id, Verb::SignInEnded)).await
}

/// Ends every sign-in of the caller but the one behind this cookie.
///
/// # Errors
/// [`Error::NotFound`] for programs.
pub async fn end_others(app: &Wellspring, caller: &Caller, token: &str) -> Result<(), Error> {
    let id = own(caller)?;
    let mut work = app.begin(caller).await?;
    if sign_ins::end_others(&mut work, &id, &Secret::Cookie.digest(token)).await? == 0 {
        return Ok(());
    }
    work.announce(Topic::SignIns, EventKind::SignIn, &id);
    work.commit(Activity::staff(&id, Verb::SignInEnded)).await
}
