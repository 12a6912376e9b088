//! What a person or a program may do. Roles and the scopes of API tokens are sets of these.

use crate::words;

words! {
    /// A permission, named by what it allows.
    Permission {
        /// See everything that staff see.
        Read = "read",
        /// Campaigns, audiences, sessions, slots.
        Plan = "plan",
        /// Answer the audience: the inbox and the live desk.
        Desk = "desk",
        /// Clinical review.
        Review = "review",
        /// People, tokens, settings.
        Operate = "operate",
    }
}

/// A set of permissions. Any of them includes `read`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions(Vec<Permission>);

impl Permissions {
    /// The set of exactly these, and `read` with any.
    pub fn new(list: &[Permission]) -> Self {
        Self(list.to_vec())
    }

    /// Whether the set allows `permission`.
    pub fn allow(&self, permission: Permission) -> bool {
        self.0.contains(&permission) || (permission == Permission::Read && !self.0.is_empty())
    }
}

impl std::fmt::Display for Permissions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.iter().map(|p| p.as_str()).collect::<Vec<_>>().join(","))
    }
}

impl std::str::FromStr for Permissions {
    type Err = String;
    /// Reads `read,plan,desk`.
    fn from_str(text: &str) -> Result<Self, String> {
        let list = text.split(',').map(|word| word.trim().parse()).collect::<Result<Vec<Permission>, _>>()?;
        Ok(Self(list))
    }
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Permissions);
