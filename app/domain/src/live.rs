//! Live events: what can be listened to, and what its listeners are told of.

use std::fmt;

use crate::id::SessionId;
use crate::words;

/// Something that can be listened to. Its text form is the key of its counter row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// What everybody may see of a session: public questions, its state.
    Session(SessionId),
    /// What the desk sees of it.
    Desk(SessionId),
    /// What the desk sees of questions outside any session.
    Ask,
    /// Published answers, of every session and none; it has no events of its own.
    Answers,
    /// The plan: campaigns, audiences, sessions, slots. Its counter is every calendar feed's version.
    Plan,
    /// That sign-ins ended, for streams that end with theirs; it has no events of its own.
    SignIns,
    /// Vote counts of a session's questions; they leave merged and have no events of their own.
    Votes(SessionId),
}

impl Topic {
    /// Whether events of it are kept for those who resume.
    pub fn keeps_events(&self) -> bool {
        !matches!(self, Self::Votes(_) | Self::SignIns | Self::Answers)
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(id) => write!(f, "session:{id}"),
            Self::Desk(id) => write!(f, "desk:{id}"),
            Self::Ask => f.write_str("desk:ask"),
            Self::Answers => f.write_str("answers"),
            Self::Plan => f.write_str("plan"),
            Self::SignIns => f.write_str("sign-ins"),
            Self::Votes(id) => write!(f, "votes:{id}"),
        }
    }
}

words! {
    /// What an event is about; its subject is an id of that kind, or a public question's handle.
    #[derive(PartialOrd, Ord)]
    EventKind {
        /// An audience.
        Audience = "audience",
        /// A campaign.
        Campaign = "campaign",
        /// Who has a question open.
        Claim = "claim",
        /// A clinician: themselves, or when they are free.
        Clinician = "clinician",
        /// Something was brought in.
        Import = "import",
        /// A note on a question.
        Note = "note",
        /// A post.
        Post = "post",
        /// A question.
        Question = "question",
        /// A voter reported a question.
        Report = "report",
        /// A series.
        Series = "series",
        /// A session.
        Session = "session",
        /// A sign-in.
        SignIn = "sign_in",
        /// A slot.
        Slot = "slot",
        /// How a session stands in public: its state, paused questions, hidden votes.
        State = "state",
        /// A team that takes up what the desk hands over.
        Team = "team",
        /// A topic of questions and posts.
        Topic = "topic",
        /// Vote counts.
        Votes = "votes",
    }
}
