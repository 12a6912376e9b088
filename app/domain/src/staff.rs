//! Members of staff: who signs in, and what their role lets them do.

use crate::id::StaffId;
use crate::permission::{Permission, Permissions};
use crate::text::Email;
use crate::{Clock, Instant, words};

words! {
    /// A role: a named set of permissions.
    Role {
        /// Everything.
        Admin = "admin",
        /// Plans and answers.
        Editor = "editor",
        /// Plans, and sees of questions what everybody reads.
        Planner = "planner",
        /// Answers.
        Responder = "responder",
        /// Reviews clinically.
        Reviewer = "reviewer",
        /// Reads.
        Viewer = "viewer",
    }
}

impl Role {
    /// The permissions of this role.
    pub fn permissions(self) -> Permissions {
        use Permission::*;
        Permissions::new(match self {
            Self::Admin => &[Read, Plan, Desk, Review, Operate],
            Self::Editor => &[Read, Plan, Desk],
            Self::Planner => &[Read, Plan],
            Self::Responder => &[Read, Desk],
            Self::Reviewer => &[Read, Review],
            Self::Viewer => &[Read],
        })
    }
}

/// A member of staff as stored, without their password's hash.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Member {
    /// Their id.
    pub id: StaffId,
    /// The address they sign in with, lower-cased.
    pub email: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Since when they may not sign in.
    pub disabled_at: Option<Instant>,
    /// Whether they have set a password.
    pub active: bool,
    /// Version of their feed's link token.
    pub feed_version: i64,
    /// How their pages and letters write clocks.
    pub clock: Clock,
}

impl Member {
    /// Whether they can be called: they may sign in, and read what was asked, and a letter to them would leave.
    pub fn answers(&self) -> bool {
        let may = self.disabled_at.is_none() && self.role.permissions().allow(Permission::Desk);
        may && self.email.parse::<Email>().is_ok()
    }
}

/// The shortest password that is taken, in characters (NIST SP 800-63B-4 §3.1.1.2: 15 where nothing stands beside it).
pub const PASSWORD_MIN: usize = 15;
/// The longest, so that hashing stays cheap.
pub const PASSWORD_MAX: usize = 200;

/// Checks a new password's length; no rules of composition, as NIST SP 800-63B asks.
pub fn new_password(text: &str) -> Result<String, String> {
    match text.chars().count() {
        n if n < PASSWORD_MIN => {
            Err(format!("Use at least {PASSWORD_MIN} characters; a few words together are easy to keep."))
        }
        n if n > PASSWORD_MAX => Err(format!("Use at most {PASSWORD_MAX} characters.")),
        _ => Ok(text.to_owned()),
    }
}
