//! Live events: topics with counters, and the streams that listen to them.
//!
//! The table is the truth. A commit (or, behind several nodes, a look once a second) nudges one
//! task, which reads the new events, writes each into JSON once, and hands it to every listener.

mod hub;
mod message;
mod publish;

use std::fmt;

use domain::id::SessionId;

pub use hub::{Hub, Listener, Present};
pub use message::Message;
pub(crate) use publish::publish;
pub use publish::{resume, votes};

/// Something that can be listened to. Its text form is the key of its counter row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// What everybody may see of a session: public questions, its state.
    Session(SessionId),
    /// What the desk sees of it.
    Desk(SessionId),
    /// The plan: campaigns, audiences, sessions, slots. Its counter is every calendar feed's version.
    Plan,
    /// Vote counts of a session's questions; they leave merged and have no events of their own.
    Votes(SessionId),
}

impl Topic {
    /// Whether events of it are kept for those who resume.
    pub(crate) fn keeps_events(&self) -> bool {
        !matches!(self, Self::Votes(_))
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(id) => write!(f, "session:{id}"),
            Self::Desk(id) => write!(f, "desk:{id}"),
            Self::Plan => f.write_str("plan"),
            Self::Votes(id) => write!(f, "votes:{id}"),
        }
    }
}
