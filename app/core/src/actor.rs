//! Authorisation as values: a command takes one of these, and only a lookup at the doors makes one.

mod link;
pub use link::{Clinician, Keeper, Link, Team};

use std::net::IpAddr;

use domain::activity::{ActorKind, Who};
use domain::permission::{Permission, Permissions};
use domain::question::Question;
use domain::{Clock, Instant, Language};

use crate::Error;
use crate::identity::network;
use crate::key::Key;

/// On whose behalf a unit of work is done. Only actors become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behalf {
    pub(crate) who: Who,
    /// Set where a repeated request must give the first one's answer.
    pub(crate) repeat: Option<Repeat>,
    /// How clocks are written for them.
    pub(crate) clock: Clock,
}

/// An `Idempotency-Key` with the body it came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The key as sent, 1 to 200 visible characters.
    pub key: String,
    /// SHA-256 over method, path and body.
    pub fingerprint: String,
}

impl Behalf {
    fn new(kind: ActorKind, id: &str, name: &str) -> Self {
        Self { who: Who::new(kind, id, name), repeat: None, clock: Clock::default() }
    }
}

/// A person who signed in, or a program with a token: known, with permissions.
#[derive(Clone, Debug)]
pub struct Caller {
    behalf: Behalf,
    email: String,
    may: Permissions,
    by: Option<ByCookie>,
}

/// By which sign-in a member of staff comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByCookie {
    /// The sign-in's id.
    pub id: String,
    /// When it ends if nothing more is done.
    pub until: Instant,
    /// When it ends, however busy they are.
    pub ends_at: Instant,
    /// Whether their password was given lately, so that it counts for administrators' deeds.
    pub proven: bool,
}

impl Caller {
    /// A member of staff. Only `identity` makes one, from a valid sign-in.
    pub(crate) fn staff(id: &str, name: &str, email: &str, may: Permissions) -> Self {
        Self { behalf: Behalf::new(ActorKind::Staff, id, name), email: email.to_owned(), may, by: None }
    }

    /// A program. Only `identity` makes one, from a valid bearer token.
    pub(crate) fn token(id: &str, name: &str, may: Permissions) -> Self {
        Self { behalf: Behalf::new(ActorKind::Token, id, name), email: String::new(), may, by: None }
    }

    /// The same, who reads clocks like this.
    pub(crate) fn reading(mut self, clock: Clock) -> Self {
        self.behalf.clock = clock;
        self
    }

    /// How clocks are written for them.
    pub fn clock(&self) -> Clock {
        self.behalf.clock
    }

    /// The same, by this sign-in.
    pub(crate) fn by(self, by: ByCookie) -> Self {
        Self { by: Some(by), ..self }
    }

    /// By which sign-in they come; none for programs.
    pub fn by_cookie(&self) -> Option<&ByCookie> {
        self.by.as_ref()
    }

    /// Who it is, as the record says it.
    pub fn who(&self) -> &Who {
        &self.behalf.who
    }

    /// Their id.
    pub fn id(&self) -> &str {
        &self.behalf.who.id
    }

    /// Their name.
    pub fn name(&self) -> &str {
        &self.behalf.who.name
    }

    /// Their address; empty for programs.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// What they may do.
    pub fn may(&self) -> &Permissions {
        &self.may
    }

    /// The same caller, whose next command is done once for this key.
    pub fn repeating(mut self, repeat: Option<Repeat>) -> Self {
        self.behalf.repeat = repeat;
        self
    }

    /// The caller as an administrator, for deeds about who may do what.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the permission `operate`; [`Error::ProofNeeded`] where they have not given their password
    /// lately. A program's token is the proof itself.
    pub fn administrator(&self) -> Result<Administrator, Error> {
        let behalf = self.needing(Permission::Operate)?;
        let proven = self.by.as_ref().is_none_or(|by| by.proven);
        proven.then_some(Administrator { behalf }).ok_or(Error::ProofNeeded)
    }

    fn needing(&self, permission: Permission) -> Result<Behalf, Error> {
        self.may.allow(permission).then(|| self.behalf.clone()).ok_or(Error::Forbidden(permission.as_str()))
    }
}

/// For what everybody may do with what is theirs: signing in and out.
impl From<&Caller> for Behalf {
    fn from(caller: &Caller) -> Self {
        caller.behalf.clone()
    }
}

macro_rules! actors {
    ($($(#[$meta:meta])* $name:ident by $make:ident needs $permission:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            behalf: Behalf,
            may: Permissions,
        }
        impl Caller {
            #[doc = concat!("The caller as ", stringify!($name), ".\n\n# Errors\n[`Error::Forbidden`] without the permission.")]
            pub fn $make(&self) -> Result<$name, Error> {
                let behalf = self.needing(Permission::$permission)?;
                Ok($name { behalf, may: self.may.clone() })
            }
        }
        impl $name {
            /// Who it is, as the record says it.
            pub fn who(&self) -> &Who { &self.behalf.who }
            /// The same, as somebody who reads: each permission shows them more.
            pub fn reader(&self) -> Reader { Reader { behalf: self.behalf.clone(), may: self.may.clone() } }
        }
        impl From<&$name> for Behalf { fn from(actor: &$name) -> Self { actor.behalf.clone() } }
    )+ };
}

/// Programs with one door, which read nothing else.
macro_rules! machines {
    ($($(#[$meta:meta])* $name:ident by $make:ident needs $permission:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(());
        impl Caller {
            #[doc = concat!("The caller as ", stringify!($name), ".\n\n# Errors\n[`Error::Forbidden`] without the permission.")]
            pub fn $make(&self) -> Result<$name, Error> {
                self.needing(Permission::$permission).map(|_| $name(()))
            }
        }
    )+ };
}

actors! {
    /// May see what staff see.
    Reader by reader needs Read,
    /// May plan: campaigns, audiences, sessions, slots.
    Planner by planner needs Plan,
    /// May work at the desk: acknowledge, publish, answer.
    Responder by responder needs Desk,
    /// May review: approve posts, or ask for changes.
    Reviewer by reviewer needs Review,
    /// May run the installation: people and tokens.
    Operator by operator needs Operate,
}

machines! {
    /// May read the numbers of a running installation.
    Monitor by monitor needs Metrics,
    /// May hand in replies by mail.
    Gateway by gateway needs Mail,
}

impl Reader {
    /// How clocks are written for them.
    pub fn clock(&self) -> Clock {
        self.behalf.clock
    }

    /// Whether they see what this permission is needed for.
    pub fn may(&self, permission: Permission) -> bool {
        self.may.allow(permission)
    }

    /// A question as they may read it: whole at the desk, else as everybody does; `None` where it is not for them.
    pub(crate) fn sees(&self, question: Question) -> Option<Question> {
        if self.may(Permission::Desk) { Some(question.veiled()) } else { question.for_everybody() }
    }

    /// Those of several that are for them.
    pub(crate) fn sees_of(&self, questions: Vec<Question>) -> Vec<Question> {
        questions.into_iter().filter_map(|question| self.sees(question)).collect()
    }
}

impl Operator {
    /// Whoever can run the program beside its database: the command line.
    pub fn at_the_console() -> Self {
        Self { behalf: Behalf::new(ActorKind::Operator, "", "command line"), may: Permissions::new(Permission::ALL) }
    }
}

/// An operator who has shown just now who they are: for deeds about who may do what.
#[derive(Clone, Debug)]
pub struct Administrator {
    behalf: Behalf,
}

impl From<&Administrator> for Behalf {
    fn from(actor: &Administrator) -> Self {
        actor.behalf.clone()
    }
}

impl Administrator {
    /// Whoever can run the program beside its database: the command line.
    pub fn at_the_console() -> Self {
        Self { behalf: Operator::at_the_console().behalf }
    }
}

/// Somebody at the door who has not shown who they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nobody;

impl From<&Nobody> for Behalf {
    fn from(_: &Nobody) -> Self {
        Self::new(ActorKind::Asker, "", "somebody")
    }
}

/// Nobody but Wellspring itself: timers, start-up.
#[derive(Clone, Copy, Debug)]
pub struct Timer;

impl From<&Timer> for Behalf {
    fn from(_: &Timer) -> Self {
        Self::new(ActorKind::Timer, "", "Wellspring")
    }
}

/// A stranger with a question or a vote.
#[derive(Clone, Debug, Default)]
pub struct Asker {
    /// The voter cookie's value, once they have one.
    pub voter: Option<String>,
    /// The value that the answer to this request sets, where they had none: a reload comes back with it.
    pub becomes: Option<String>,
    /// Their `Idempotency-Key`.
    pub key: Option<String>,
    /// Digest of address and user agent: tells a double tap before there is a cookie. Never stored as it is.
    pub origin: String,
    /// What they read in.
    pub language: Language,
}

/// Whoever votes or reports, as far as a cookie and an address tell.
#[derive(Clone, Debug)]
pub struct Voter {
    /// The voter cookie's word.
    pub word: String,
    /// Whether the cookie is new, or made up.
    pub is_new: bool,
    /// Where they come from.
    pub address: IpAddr,
}

impl Voter {
    /// A word for their network, for what is kept of a question.
    pub(crate) fn network(&self, key: &Key, handle: &str) -> String {
        key.pseudonym(handle, network(self.address).to_string().as_bytes())
    }
}

impl From<&Asker> for Behalf {
    fn from(_: &Asker) -> Self {
        Self::new(ActorKind::Asker, "", "the asker")
    }
}
