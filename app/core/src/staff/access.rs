//! Who may sign in, and who may not any more.

use domain::activity::Verb;
use domain::id::StaffId;
use domain::staff::{Member, Role};

use crate::actor::Administrator;
use crate::live::{EventKind, Topic};
use crate::storage::sign_ins;
use crate::storage::staff as rows;
use crate::{Activity, Error, Wellspring, Work};

/// Keeps a member out from now on: their sign-ins and open links end. What they did stays in the record.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] for the last administrator who can sign in.
pub async fn disable(app: &Wellspring, who: &Administrator, id: &StaffId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    rows::take_turns(&mut work).await?;
    let member = rows::get(&mut work, id).await?;
    leaves_an_administrator(&mut work, &member).await?;
    let now = work.now();
    if !rows::set_disabled(&mut work, id, Some(now)).await? {
        return Ok(());
    }
    sign_ins::end_all(&mut work, id).await?;
    work.announce(Topic::SignIns, EventKind::SignIn, id);
    rows::end_links(&mut work, Some(id), now).await?;
    work.commit(Activity::staff(id, Verb::Disabled)).await
}

/// Lets a member in again, with the password that they had.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn enable(app: &Wellspring, who: &Administrator, id: &StaffId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    rows::get(&mut work, id).await?;
    if !rows::set_disabled(&mut work, id, None).await? {
        return Ok(());
    }
    work.commit(Activity::staff(id, Verb::Enabled)).await
}

/// Gives a member another role. What they have open knows it at its next request.
///
/// # Errors
/// [`Error::Invalid`] beside `role`; [`Error::NotFound`]; [`Error::State`] for the last administrator who can sign in.
pub async fn change_role(app: &Wellspring, who: &Administrator, id: &StaffId, role: &str) -> Result<(), Error> {
    let role: Role = role.trim().parse().map_err(|why| Error::field("role", why))?;
    let mut work = app.begin(who).await?;
    rows::take_turns(&mut work).await?;
    let member = rows::get(&mut work, id).await?;
    if member.role == role {
        return Ok(());
    }
    leaves_an_administrator(&mut work, &member).await?;
    rows::set_role(&mut work, id, role).await?;
    // What is open and asks whether its sign-in lasts looks again.
    work.announce(Topic::SignIns, EventKind::SignIn, id);
    work.commit(Activity::staff(id, Verb::RoleChanged).detail(format!("{} → {role}", member.role))).await
}

async fn leaves_an_administrator(work: &mut Work, member: &Member) -> Result<(), Error> {
    let counts = member.role == Role::Admin && member.disabled_at.is_none() && member.active;
    if counts && rows::administrators(&mut *work).await? == 1 {
        let why = "This is the last administrator who can sign in. Add another one first.";
        return Err(Error::State(why.to_owned()));
    }
    Ok(())
}
