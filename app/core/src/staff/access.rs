//! Who may sign in, and who may not any more.

use domain::activity::Verb;
use domain::id::StaffId;
use domain::staff::Member;

use crate::actor::Operator;
use crate::live::{EventKind, Topic};
use crate::storage::sign_ins;
use crate::storage::staff as rows;
use crate::{Activity, Error, Wellspring, Work};

/// Keeps a member out from now on: their sign-ins and open links end. What they did stays in the record.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] for the last administrator who can sign in.
pub async fn disable(app: &Wellspring, operator: &Operator, id: &StaffId) -> Result<(), Error> {
    let mut work = app.begin(operator).await?;
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
pub async fn enable(app: &Wellspring, operator: &Operator, id: &StaffId) -> Result<(), Error> {
    let mut work = app.begin(operator).await?;
    rows::get(&mut work, id).await?;
    if !rows::set_disabled(&mut work, id, None).await? {
        return Ok(());
    }
    work.commit(Activity::staff(id, Verb::Enabled)).await
}

async fn leaves_an_administrator(work: &mut Work, member: &Member) -> Result<(), Error> {
    let counts = member.role == domain::staff::Role::Admin && member.disabled_at.is_none() && member.active;
    if counts && rows::administrators(&mut *work).await? == 1 {
        let why = "This is the last administrator who can sign in. Add another one first.";
        return Err(Error::State(why.to_owned()));
    }
    Ok(())
}
