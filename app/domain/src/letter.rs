//! Letters by mail: what kind, what became of them, and what is handed over.

use crate::id::LetterId;
use crate::text::Email;
use crate::{Instant, words};

words! {
    /// What a letter tells.
    Kind {
        /// A clinician is asked, or told of a change.
        Invitation = "invitation",
        /// It does not take place for them.
        Cancellation = "cancellation",
        /// An asker's question has arrived: the link to their page.
        Receipt = "receipt",
        /// A person has the asker's question in hand.
        Acknowledged = "acknowledged",
        /// The asker's answer is there.
        Answered = "answered",
        /// The asker is to be reached in person.
        Offline = "offline",
        /// Whoever reached them is done: was it solved?
        Settled = "settled",
        /// A team has something to take up, or to go on with.
        Handoff = "handoff",
        /// The owner of an address is asked whether they want an answer there.
        Confirm = "confirm",
        /// An answer that others wanted too is public.
        Followed = "followed",
        /// A clinician is asked to answer a question.
        Routed = "routed",
        /// What became of something that a clinician wrote.
        Reply = "reply",
        /// A planner reads that a clinician whom they asked cannot.
        Declined = "declined",
        /// Somebody may be in danger: whoever is on duty is called.
        Call = "call",
        /// Whoever looks after a question is told what became of it: given to them, answered by a clinician.
        Owned = "owned",
        /// Times to answer in are half over, or over: whoever is on duty, or leads, is told.
        Reminder = "reminder",
        /// A post needs its owner.
        Post = "post",
        /// Whether letters leave at all.
        Test = "test",
    }
}

words! {
    /// A letter's life: waiting → sending → sent | failed | unclear; also dropped.
    State {
        /// For its turn, or for another try.
        Waiting = "waiting",
        /// Being handed over.
        Sending = "sending",
        /// The mail server has it.
        Sent = "sent",
        /// The mail server does not take it: a person decides.
        Failed = "failed",
        /// Nobody can tell whether it left: a person decides, but of a call, which is made again.
        Unclear = "unclear",
        /// A person let it go.
        Dropped = "dropped",
    }
}

impl State {
    /// Whether a person may decide what becomes of it; a call that is unclear is made again by itself before.
    pub fn can_be_decided(self) -> bool {
        matches!(self, Self::Failed | Self::Unclear)
    }
}

words! {
    /// How the calendar object of a letter is meant: METHOD (RFC 5546), and the MIME parameter of the same name.
    Method {
        /// They are asked, or told what changed.
        Request = "REQUEST",
        /// It does not take place for them.
        Cancel = "CANCEL",
    }
}

/// A letter as it will be read.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What kind.
    pub kind: Kind,
    /// The id of what it is about.
    pub about: String,
    /// Name and address.
    pub to: (String, Email),
    /// Subject line; never private text.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A calendar object with its method.
    pub calendar: Option<(Method, String)>,
}

/// The newest letter about something, where it did not arrive for sure: a person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Undelivered {
    /// The id of what it is about.
    pub about: String,
    /// Their address.
    pub to_address: String,
    /// [`State::Failed`] or [`State::Unclear`].
    pub state: State,
    /// What both sides said at the last try, a line each.
    pub dialogue: String,
    /// When it was tried last.
    pub updated_at: Instant,
}

impl Undelivered {
    /// `The letter to lin@clinic.example did not go out: 550 5.1.1 no such mailbox.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let to = &self.to_address;
        let last = self.dialogue.lines().last().unwrap_or_default();
        let why = last.trim_start_matches(['<', '>', '!', ' ']).trim_end_matches('.');
        let sentence = match self.state {
            State::Unclear => format!("Nobody can tell whether the letter to {to} arrived"),
            _ => format!("The letter to {to} did not go out"),
        };
        if why.is_empty() { format!("{sentence}.") } else { format!("{sentence}: {why}.") }
    }
}

/// A letter that was kept, as it is handed over.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Kept {
    /// Its id.
    pub id: LetterId,
    /// What it tells.
    pub kind: Kind,
    /// The id of what it is about.
    pub about: String,
    /// What became of it so far.
    pub state: State,
    /// Their name.
    pub to_name: String,
    /// Their address.
    pub to_address: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Calendar object.
    pub calendar: Option<String>,
    /// Its METHOD.
    pub method: Option<String>,
    /// Tries so far.
    pub attempts: i64,
    /// When it was written.
    pub created_at: Instant,
}
