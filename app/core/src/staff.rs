//! Members of staff: add, let in or not, list; their first password; the tokens of their programs.

mod access;
pub mod account;
mod add;
pub mod feed;
mod setup;
#[cfg(test)]
mod tests;
pub mod tokens;

pub use access::{change_role, disable, enable};
pub use add::{Added, add, link};
pub use setup::{Browser, SetupForm, first_link, setup, setup_screen};

use domain::screens::people::StaffRow;
use domain::staff::Member;
use domain::time::{HOUR, MINUTE};

use crate::actor::Operator;
use crate::identity::Secret;
use crate::storage::staff as rows;
use crate::{Error, Wellspring, Work};

/// How long the link works that creates the first administrator, in milliseconds.
pub const FIRST_LINK: i64 = 30 * MINUTE;
/// How long a member's link works, in milliseconds.
pub const MEMBER_LINK: i64 = 72 * HOUR;

/// Everybody, by name; those who may not sign in last.
///
/// # Errors
/// [`Error::Storage`].
pub async fn list(app: &Wellspring, _: &Operator) -> Result<Vec<StaffRow>, Error> {
    let row = |Member { id, email, name, role, disabled_at, active, .. }| StaffRow {
        id,
        name,
        email,
        role,
        disabled: disabled_at.is_some(),
        active,
    };
    Ok(rows::all(&app.storage).await?.into_iter().map(row).collect())
}

/// The member with this address, in any case.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn by_email(app: &Wellspring, _: &Operator, email: &str) -> Result<Member, Error> {
    rows::by_email(&app.storage, &email.trim().to_lowercase()).await?.ok_or(Error::NotFound)
}

/// A new one-time link, whole: whose password it sets, or nobody's for the first administrator.
async fn issue_link(work: &mut Work, whose: Option<&domain::id::StaffId>, lasts: i64) -> Result<String, Error> {
    let (token, digest) = Secret::Setup.issue(&work.app().outside);
    let ends_at = work.now().plus(lasts);
    rows::insert_link(&mut *work, &digest, whose, ends_at).await?;
    Ok(format!("{}/setup/{token}", work.app().settings.public_url))
}
