//! API tokens: how programs come in.

use crate::Instant;
use crate::id::TokenId;
use crate::permission::Permissions;

/// A token as stored; the token itself is nowhere.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Permissions,
    /// Creation.
    pub created_at: Instant,
    /// When it stops working.
    pub expires_at: Option<Instant>,
    /// Last use, to the minute.
    pub last_used_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}
