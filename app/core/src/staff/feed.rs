//! A member's own feed of the whole calendar: a link that ends with their account.

use domain::activity::Verb;
use domain::id::StaffId;
use domain::staff::Member;

use crate::actor::Caller;
use crate::key::Purpose;
use crate::storage::staff as rows;
use crate::{Activity, Error, Wellspring};

/// The absolute address of the caller's feed; programs have none.
///
/// # Errors
/// [`Error::NotFound`] for programs.
pub async fn url(app: &Wellspring, caller: &Caller) -> Result<String, Error> {
    let member = rows::get(&app.storage, &own(caller)?).await?;
    let subject = uuid::Uuid::try_parse(member.id.as_str()).unwrap_or_default();
    let version = u32::try_from(member.feed_version).unwrap_or_default();
    let token = app.key.sign(Purpose::StaffFeed, subject, version);
    Ok(format!("{}/feeds/{token}/calendar.ics", app.settings.public_url))
}

fn own(caller: &Caller) -> Result<StaffId, Error> {
    caller.id().parse().map_err(|_| Error::NotFound)
}

/// Gives the caller a new feed address; the old one stops working.
///
/// # Errors
/// [`Error::NotFound`] for programs.
pub async fn renew(app: &Wellspring, caller: &Caller) -> Result<(), Error> {
    let id = own(caller)?;
    let mut work = app.begin(caller).await?;
    rows::get(&mut work, &id).await?;
    rows::renew_feed(&mut work, &id).await?;
    work.commit(Activity::staff(&id, Verb::FeedRenewed)).await
}

/// The member whose feed this token opens.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not, or no longer, good, and for whoever may not sign in any more.
pub async fn by_token(app: &Wellspring, token: &str) -> Result<Member, Error> {
    let linked = app.key.verify(Purpose::StaffFeed, token).ok_or(Error::NotFound)?;
    let member = rows::get(&app.storage, &linked.subject.into()).await?;
    let good = member.feed_version == i64::from(linked.version) && member.disabled_at.is_none();
    if good { Ok(member) } else { Err(Error::NotFound) }
}
