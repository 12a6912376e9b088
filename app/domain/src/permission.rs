//! What a person or a program may do. Roles and the scopes of API tokens are sets of these.

use crate::words;

words! {
    /// A permission, named by what it allows.
    Permission {
        /// See the plan, and of questions what everybody reads.
        Read = "read",
        /// Campaigns, audiences, sessions, slots.
        Plan = "plan",
        /// Answer the audience: the inbox and the live desk, with every question as it was asked and who asked it.
        Desk = "desk",
        /// Clinical review.
        Review = "review",
        /// People, tokens, settings.
        Operate = "operate",
        /// The numbers of `/metrics`, and nothing else.
        Metrics = "metrics",
        /// Hand in replies by mail, and nothing else.
        Mail = "mail",
    }
}

impl Permission {
    /// Whether whoever holds this may do what `other` allows. What a machine holds opens nothing beside its own door; whoever
    /// plans may note what a clinician says, so may hand in their mail; whoever runs the installation reads its numbers.
    fn includes(self, other: Self) -> bool {
        match other {
            Self::Read => !matches!(self, Self::Metrics | Self::Mail),
            Self::Metrics => matches!(self, Self::Metrics | Self::Operate),
            Self::Mail => matches!(self, Self::Mail | Self::Plan),
            Self::Plan | Self::Desk | Self::Review | Self::Operate => self == other,
        }
    }
}

/// A set of permissions. Any that is a person's includes `read`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions(Vec<Permission>);

impl Permissions {
    /// The set of exactly these, and of what they include.
    pub fn new(list: &[Permission]) -> Self {
        Self(list.to_vec())
    }

    /// Whether the set allows `permission`.
    pub fn allow(&self, permission: Permission) -> bool {
        self.0.iter().any(|held| held.includes(permission))
    }

    /// The same in their own order, each once, and `read` wherever it is included.
    #[must_use]
    pub fn in_order(&self) -> Self {
        let reads = self.allow(Permission::Read);
        let named = |one: &Permission| self.0.contains(one) || (*one == Permission::Read && reads);
        Self(Permission::ALL.iter().copied().filter(named).collect())
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

/// What there is to see or to do here, in words, and which permission it takes.
pub const SIGHTS: [(&str, Permission); 9] = [
    ("The plan: campaigns, sessions, posts, clinicians and their parts", Permission::Read),
    ("Published questions and answers, as everybody reads them", Permission::Read),
    ("Held and private questions, every question as it was asked, answers to their askers, notes", Permission::Desk),
    ("Who asked: names and addresses", Permission::Desk),
    ("Publishing and answering", Permission::Desk),
    ("Changing the plan; clinicians’ links and their calendars", Permission::Plan),
    ("Approving posts", Permission::Review),
    ("Members of staff, programs’ tokens, settings, the mail log", Permission::Operate),
    ("The numbers for monitoring (/metrics)", Permission::Metrics),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scopes: &str) -> Vec<&'static str> {
        let held: Permissions = scopes.parse().unwrap();
        Permission::ALL.iter().filter(|one| held.allow(**one)).map(|one| one.as_str()).collect()
    }

    #[test]
    fn a_machines_scopes_open_their_own_door_only() {
        assert_eq!(of("metrics"), ["metrics"]);
        assert_eq!(of("mail"), ["mail"]);
        assert_eq!(of("mail,metrics"), ["metrics", "mail"]);
    }

    #[test]
    fn older_scopes_go_on_opening_what_they_opened() {
        assert_eq!(of("read"), ["read"]);
        assert_eq!(of("plan"), ["read", "plan", "mail"]);
        assert_eq!(of("desk"), ["read", "desk"]);
        assert_eq!(of("review"), ["read", "review"]);
        assert_eq!(of("operate"), ["read", "operate", "metrics"]);
        assert_eq!(Permissions::default(), Permissions::new(&[]));
        assert!(!Permissions::default().allow(Permission::Read));
    }

    #[test]
    fn sets_are_told_in_one_order_each_once() {
        let told = |scopes: &str| scopes.parse::<Permissions>().unwrap().in_order().to_string();
        assert_eq!(told("plan, read,plan"), "read,plan");
        assert_eq!(told("desk"), "read,desk");
        assert_eq!(told("mail,metrics"), "metrics,mail");
        assert!("read,write".parse::<Permissions>().is_err() && "".parse::<Permissions>().is_err());
    }
}
