//! Screens of signing in, setting up and settings.

use crate::Problems;

/// A form that arrived without a sign-in: what it sent, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Its address: a path on this site.
    pub action: String,
    /// Names and values in their order.
    pub fields: Vec<(String, String)>,
    /// Whose it is, as a word that the server alone can make and read: it is shown to nobody else.
    pub whose: String,
    /// Whether it brought a file: that has to be chosen again.
    pub file: bool,
}

/// What stands after a sign-in that a form had to wait for: nothing of it was taken yet.
#[derive(Clone, Debug)]
pub struct KeptScreen {
    /// The form.
    pub kept: Kept,
    /// The page that held it: a path on this site.
    pub next: String,
}

/// `/signin?next=/plan`: posts `email`, `password`, `next`, and with a form that waits `kept_action` and its fields, each
/// named `kept.` and its own name, with `kept_for` and `kept_file`.
#[derive(Clone, Debug, Default)]
pub struct SignInScreen {
    /// What was typed.
    pub email: String,
    /// Where to go afterwards: a path on this site.
    pub next: String,
    /// What was wrong.
    pub problems: Problems,
    /// The demo's accounts (address, password, role), empty elsewhere.
    pub demo_accounts: Vec<(String, String, String)>,
    /// A form that waits for the sign-in.
    pub kept: Option<Kept>,
}

/// `/setup/{token}`: the first administrator, or a new member's first password.
#[derive(Clone, Debug, Default)]
pub struct SetupScreen {
    /// This page's path, to which the form posts `name`, `email`, `password`.
    pub path: String,
    /// Whether it creates the first administrator; otherwise name and address are fixed.
    pub first: bool,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What was wrong.
    pub problems: Problems,
}

/// `/settings`: facts for operators.
#[derive(Clone, Debug, Default)]
pub struct SettingsScreen {
    /// Label and value, in order: version, database, zone data, public address …
    pub facts: Vec<(String, String)>,
    /// API tokens: name, scopes, created, last used, ends.
    pub tokens: Vec<TokenRow>,
    /// What comes round by itself.
    pub timers: Vec<TimerRow>,
}

/// Something that comes round by itself.
#[derive(Clone, Debug)]
pub struct TimerRow {
    /// What happens then, in a sentence.
    pub what: &'static str,
    /// The time between two rounds, in milliseconds.
    pub every: i64,
    /// Its next round; none before a server has run.
    pub next_at: Option<crate::Instant>,
    /// Whether its last round failed, so that the next is another try.
    pub failed: bool,
}

/// An API token in the list; the token itself is never shown again.
#[derive(Clone, Debug)]
pub struct TokenRow {
    /// Its id: `/settings/tokens/{id}/revoke`.
    pub id: crate::id::TokenId,
    /// Name.
    pub name: String,
    /// What it may do.
    pub scopes: String,
    /// Creation.
    pub created_at: crate::Instant,
    /// Last use, to the minute.
    pub last_used_at: Option<crate::Instant>,
    /// When it stops working.
    pub expires_at: Option<crate::Instant>,
    /// Whether it was revoked.
    pub revoked: bool,
}
