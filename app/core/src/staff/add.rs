//! A member is added, or gets a new link to set a password.

use domain::Problems;
use domain::activity::Verb;
use domain::id::StaffId;
use domain::screens::people::StaffForm;
use domain::staff::Role;
use domain::text::{Email, PersonName};

use super::{MEMBER_LINK, issue_link};
use crate::actor::Administrator;
use crate::identity::chosen;
use crate::storage::staff::{self as rows, NewMember};
use crate::{Activity, Error, Wellspring};

/// A new member. Not `Debug`: it holds a link that lets its bearer in.
pub struct Added {
    /// Their id.
    pub id: StaffId,
    /// The one-time link (72 hours) to hand to them, if they have no password yet.
    pub link: Option<String>,
}

/// Adds a member of staff: with a password, or with a one-time link by which they set one.
///
/// # Errors
/// [`Error::Invalid`] beside the fields `name`, `email`, `role`, `password`; an address can be added once.
pub async fn add(
    app: &Wellspring,
    who: &Administrator,
    form: &StaffForm,
    password: Option<&str>,
) -> Result<Added, Error> {
    let (name, email, role) = checked(form, password)?;
    let password_hash = match password {
        Some(password) => Some(app.hasher.hash(password, &app.outside).await?),
        None => None,
    };
    let mut work = app.begin(who).await?;
    let (id, now): (StaffId, _) = (work.id(), work.now());
    let member = NewMember { id: id.clone(), email, name, role, password_hash };
    if !rows::insert(&mut work, &member, now).await? {
        return Err(taken());
    }
    let link = match password {
        Some(_) => None,
        None => Some(issue_link(&mut work, Some(&id), MEMBER_LINK).await?),
    };
    work.commit(Activity::staff(&id, Verb::Added).detail(role)).await?;
    Ok(Added { id, link })
}

/// Gives a member a new one-time link (72 hours) to set a password. Earlier links of theirs stop working.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] for a member who may not sign in.
pub async fn link(app: &Wellspring, who: &Administrator, id: &StaffId) -> Result<String, Error> {
    let mut work = app.begin(who).await?;
    let member = rows::get(&mut work, id).await?;
    if member.disabled_at.is_some() {
        return Err(Error::State(format!("{} may not sign in. Enable the account first.", member.name)));
    }
    let now = work.now();
    rows::end_links(&mut work, Some(id), now).await?;
    let link = issue_link(&mut work, Some(id), MEMBER_LINK).await?;
    work.commit(Activity::staff(id, Verb::LinkIssued)).await?;
    Ok(link)
}

fn checked(form: &StaffForm, password: Option<&str>) -> Result<(PersonName, Email, Role), Problems> {
    let mut problems = Problems::default();
    let name = problems.take("name", form.name.parse());
    let email = problems.take("email", form.email.parse());
    let role = problems.take("role", form.role.trim().parse());
    let password = problems.take("password", password.map(|text| chosen(text, &[&form.name, &form.email])).transpose());
    let whole = name.zip(email).zip(role).zip(password).map(|(((name, email), role), _)| (name, email, role));
    problems.or(whole)
}

pub(super) fn taken() -> Error {
    Error::field("email", "Somebody has an account with this address already.")
}
