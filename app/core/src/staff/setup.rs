//! One-time links: the first administrator's, and a member's first (or next) password.
//!
//! Opening a link uses nothing up, since mail scanners open every link; only sending its form does.

use domain::Problems;
use domain::activity::Verb;
use domain::id::StaffId;
use domain::screens::settings::SetupScreen;
use domain::staff::{Member, Role};
use domain::text::{Email, PersonName};

use super::{FIRST_LINK, add, issue_link};
use crate::actor::Timer;
use crate::identity::{self, Begin, Secret, SignedIn, chosen};
use crate::live::{EventKind, Topic};
use crate::storage::sign_ins;
use crate::storage::staff::{self as rows, Link, NewMember};
use crate::{Activity, Error, Wellspring, Work};

/// What the page at `/setup/{token}` sends. Not `Debug`: it holds a password.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct SetupForm {
    /// The first administrator's name; a member's is known.
    pub name: String,
    /// The first administrator's address; a member's is known.
    pub email: String,
    /// The new password.
    pub password: String,
}

/// In which browser a link is used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser<'a> {
    /// The cookie by which we know it again.
    pub known: Option<&'a str>,
    /// What it says that it is.
    pub agent: &'a str,
}

/// A link (30 minutes, single use) that creates the first administrator; `None` once there is one who can sign in.
///
/// # Errors
/// [`Error::Storage`].
pub async fn first_link(app: &Wellspring) -> Result<Option<String>, Error> {
    if rows::administrators(&app.storage).await? > 0 {
        return Ok(None);
    }
    let mut work = app.begin(&Timer).await?;
    let link = issue_link(&mut work, None, FIRST_LINK).await?;
    work.commit(Activity::installation(&app.installation, Verb::SetupLinkIssued)).await?;
    Ok(Some(link))
}

/// What `/setup/{token}` shows.
///
/// # Errors
/// [`Error::NotFound`] for no link of ours; [`Error::Gone`] when it was used, is too old, or not needed any more.
pub async fn setup_screen(app: &Wellspring, token: &str) -> Result<SetupScreen, Error> {
    let link = rows::link(&app.storage, &Secret::Setup.digest(token)).await?.ok_or(Error::NotFound)?;
    if link.used_at.is_some() || link.ends_at <= app.now() {
        return Err(Error::Gone);
    }
    let screen = SetupScreen { path: format!("/setup/{token}"), ..SetupScreen::default() };
    match &link.staff_id {
        Some(id) => {
            let member = rows::get(&app.storage, id).await?;
            Ok(SetupScreen { name: member.name, email: member.email, ..screen })
        }
        None if rows::administrators(&app.storage).await? > 0 => Err(Error::Gone),
        None => Ok(SetupScreen { first: true, ..screen }),
    }
}

/// Uses a link: creates the first administrator, or sets a member's password, and signs them in.
///
/// # Errors
/// [`Error::Invalid`] beside `name`, `email` and `password`, and then the link still works; [`Error::NotFound`] and
/// [`Error::Gone`] as for [`setup_screen`].
pub async fn setup(app: &Wellspring, token: &str, form: &SetupForm, browser: Browser<'_>) -> Result<SignedIn, Error> {
    let screen = setup_screen(app, token).await?;
    let new = checked(form, &screen)?;
    let hash = app.hasher.hash(&new.password, &app.outside).await?;
    let mut work = app.begin(&Timer).await?;
    if screen.first {
        // Before the link: each of two would wait for the other's.
        rows::take_turns(&mut work).await?;
    }
    let link = claim(&mut work, token).await?;
    let (member, verb) = match link.staff_id {
        Some(id) => (set_password(&mut work, &id, &hash).await?, Verb::PasswordSet),
        None => (first_administrator(&mut work, new.who, &hash).await?, Verb::SetUp),
    };
    work.act_as(&identity::caller(&member));
    let Browser { known, agent } = browser;
    let begin = Begin { hash: &hash, password_due: false, known, agent };
    let signed_in = identity::start(&mut work, &member, begin).await?;
    work.commit(Activity::staff(&member.id, verb)).await?;
    Ok(signed_in)
}

/// What was typed, once it is right.
struct Checked {
    who: Option<(PersonName, Email)>,
    password: String,
}

fn checked(form: &SetupForm, screen: &SetupScreen) -> Result<Checked, Problems> {
    let mut problems = Problems::default();
    let about = if screen.first { [&form.name, &form.email] } else { [&screen.name, &screen.email] };
    let who = match screen.first {
        true => problems.take("name", form.name.parse()).zip(problems.take("email", form.email.parse())),
        false => None,
    };
    let password = problems.take("password", chosen(&form.password, &about.map(String::as_str)));
    problems.or(password.map(|password| Checked { who, password }))
}

/// Marks the link as used; of two requests one gets it.
async fn claim(work: &mut Work, token: &str) -> Result<Link, Error> {
    let digest = Secret::Setup.digest(token);
    let now = work.now();
    if !rows::use_link(&mut *work, &digest, now).await? {
        return Err(Error::Gone);
    }
    rows::link(&mut *work, &digest).await?.ok_or(Error::NotFound)
}

/// A new password ends the sign-ins that were made with the old one.
async fn set_password(work: &mut Work, id: &StaffId, hash: &str) -> Result<Member, Error> {
    rows::set_password(&mut *work, id, hash).await?;
    sign_ins::end_all(&mut *work, id).await?;
    work.announce(Topic::SignIns, EventKind::SignIn, id);
    rows::get(&mut *work, id).await
}

async fn first_administrator(work: &mut Work, who: Option<(PersonName, Email)>, hash: &str) -> Result<Member, Error> {
    if rows::administrators(&mut *work).await? > 0 {
        return Err(Error::Gone);
    }
    let (name, email) = who.ok_or(Error::Gone)?;
    let (id, now): (StaffId, _) = (work.id(), work.now());
    let new = NewMember { id: id.clone(), email, name, role: Role::Admin, password_hash: Some(hash.to_owned()) };
    if !rows::insert(&mut *work, &new, now).await? {
        return Err(add::taken());
    }
    rows::end_links(&mut *work, None, now).await?;
    rows::get(&mut *work, &id).await
}
