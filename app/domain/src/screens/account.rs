//! One's own account: the password, and where one is signed in.

use crate::staff::Role;
use crate::{Instant, Problems};

/// `/account`. Posts: `/account/password` (`current`, `password`), `/account/sign-ins/{id}/end`, `/account/sign-ins/end`.
#[derive(Clone, Debug)]
pub struct AccountScreen {
    /// Their role.
    pub role: Role,
    /// Where they are signed in, the one that was used last first.
    pub sign_ins: Vec<SignInRow>,
    /// After how many minutes without a key or a click a sign-in ends.
    pub idle_minutes: i64,
    /// When this sign-in ends, however busy they are.
    pub ends_at: Instant,
    /// What was wrong with the password's form.
    pub problems: Problems,
    /// Now.
    pub now: Instant,
}

/// A sign-in in one's own list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInRow {
    /// Its id.
    pub id: String,
    /// In which browser, such as "Firefox on Windows".
    pub browser: String,
    /// Since when.
    pub began_at: Instant,
    /// Last used, to the minute.
    pub seen_at: Instant,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// `/account/password`, where a password has to be changed before anything else.
#[derive(Clone, Debug, Default)]
pub struct PasswordScreen {
    /// A form that waits until it is chosen.
    pub kept: Option<super::settings::Kept>,
    /// Where it leads then.
    pub next: String,
    /// Whose, for the browser's memory of passwords.
    pub email: String,
    /// What was wrong.
    pub problems: Problems,
}

/// Asked before an administrator's deed: the password, beside everything that was sent.
#[derive(Clone, Debug, Default)]
pub struct ProofScreen {
    /// Where the deed's form goes.
    pub action: String,
    /// What stood in it.
    pub fields: Vec<(String, String)>,
    /// Where one came from, for whoever changes their mind.
    pub back: String,
    /// What was wrong.
    pub problems: Problems,
}
