//! The append-only record: who did what to which thing. Details never hold private text.

mod verb;

pub use verb::Verb;

use crate::id::StaffId;
use crate::words;

words! {
    /// What kind of person, or program, does things.
    ActorKind {
        /// A member of staff.
        Staff = "staff",
        /// A program with a bearer token.
        Token = "token",
        /// A clinician, or somebody for them, by a link or a reply.
        Clinician = "clinician",
        /// A team that took something up, by its link.
        Team = "team",
        /// A stranger.
        Asker = "asker",
        /// Whoever runs the command line.
        Operator = "operator",
        /// Nobody but Wellspring itself.
        Timer = "timer",
    }
}

/// Who did something, as the record keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// What they are.
    pub kind: ActorKind,
    /// Their id; empty for strangers.
    pub id: String,
    /// How people read it.
    pub name: String,
}

impl Who {
    /// With an id, or an empty one, and a name.
    pub fn new(kind: ActorKind, id: &str, name: &str) -> Self {
        Self { kind, id: id.to_owned(), name: name.to_owned() }
    }

    /// The member of staff that they are, if they are one.
    pub fn member(&self) -> Option<StaffId> {
        self.id.parse().ok().filter(|_| self.kind == ActorKind::Staff)
    }
}

/// One deed, to be recorded with the change it describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What was done.
    pub verb: Verb,
    /// The kind of thing.
    pub noun: Noun,
    /// The thing's id.
    pub subject: String,
    /// A few words more, or empty: a title, an old and a new time. Never what an asker wrote.
    pub detail: String,
}

macro_rules! nouns {
    ($($(#[doc = $meaning:literal])+ $noun:ident $variant:ident = $text:literal),+ $(,)?) => {
        words! {
            /// The kinds of things that the record is about.
            Noun { $($(#[doc = $meaning])+ $variant = $text),+ }
        }
        impl Activity {
            $(
                #[doc = concat!("A deed on: ", $text, ".")]
                pub fn $noun(subject: &impl ToString, verb: Verb) -> Self {
                    Self { verb, noun: Noun::$variant, subject: subject.to_string(), detail: String::new() }
                }
            )+
        }
    };
}

nouns! {
    /// An audience.
    audience Audience = "audience",
    /// A campaign.
    campaign Campaign = "campaign",
    /// A topic.
    topic Topic = "topic",
    /// A scripted response.
    script Script = "script",
    /// A clinician.
    clinician Clinician = "clinician",
    /// A session.
    session Session = "session",
    /// A slot.
    slot Slot = "slot",
    /// A question.
    question Question = "question",
    /// A member of staff.
    staff Staff = "staff",
    /// An API token.
    token Token = "token",
    /// A team.
    team Team = "team",
    /// The whole installation.
    installation Installation = "installation",
    /// A post.
    post Post = "post",
    /// A series.
    series Series = "series",
    /// A letter.
    letter Letter = "letter",
    /// A list of signs.
    list List = "list",
    /// A layer of observances.
    layer Layer = "layer",
}

impl Activity {
    /// With a few words more.
    pub fn detail(self, detail: impl ToString) -> Self {
        Self { detail: detail.to_string(), ..self }
    }
}
