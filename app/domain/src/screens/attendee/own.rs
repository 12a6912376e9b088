//! The asker's own page.

use super::AskedIn;
use crate::gate::Marked;
use crate::handoff::{Outcome, ReachDraft, Standing};
use crate::help::Line;
use crate::question::{Left, PublicText, ShortCode, State as QuestionState, Visibility};
use crate::script::Category;
use crate::{Instant, Problems};

/// `/questions/{token}`: the asker's own page. `no-store`, `no-referrer`.
#[derive(Clone, Debug)]
pub struct AskerScreen {
    /// Where they asked.
    pub asked_in: AskedIn,
    /// This page's path with its token; withdrawing posts to `{path}/withdraw`.
    pub path: String,
    /// What they wrote.
    pub text: String,
    /// Life.
    pub state: QuestionState,
    /// Who may see it.
    pub visibility: Visibility,
    /// The wording that others see, if it is public and differs from what they wrote.
    pub public_text: Option<PublicText>,
    /// The answer.
    pub answer: Option<String>,
    /// Why it was dismissed.
    pub reason: Option<String>,
    /// Upvotes.
    pub votes: i64,
    /// When they asked.
    pub asked_at: Instant,
    /// When a person took it in hand.
    pub acknowledged_at: Option<Instant>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// Whether they left an address (the address itself is not shown again).
    pub will_be_mailed: bool,
    /// The question that theirs was joined with, as everybody reads it: its answer is theirs.
    pub umbrella: Option<PublicText>,
    /// Who means to answer, if it is a clinician, and until when.
    pub until: Option<(Option<String>, Instant)>,
    /// Whether it is being answered aloud at this moment.
    pub now: bool,
    /// What in their text could say who they are, while they have not decided about it.
    pub marked: Option<Marked>,
    /// Whom to call, where somebody may be in danger.
    pub help: Option<Vec<Line>>,
    /// How far its words are erased, or could be.
    pub erasure: Erasure,
    /// The short code that opens this page; None for what was asked before there were codes.
    pub code: Option<ShortCode>,
    /// Whether they came by a mailed link, on the device that asked: then they can say that the address is theirs.
    pub confirms: bool,
    /// The path by which they came.
    pub by: String,
    /// Whether an address is asked for at all: not of a child.
    pub takes_email: bool,
    /// What was said since, in order, where they wrote once more: whose it is, and the words.
    pub thread: Vec<Said>,
    /// How they are reached in person, if they were taken offline.
    pub offline: Option<Offline>,
    /// Whether the answer helped, as they say.
    pub helped: Option<bool>,
    /// Their forms.
    pub forms: OwnForms,
}

/// How far an asker is who was taken offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offline {
    /// What for.
    pub category: Category,
    /// How far it is.
    pub standing: Standing,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Until when they are to hear from us; None once that is over.
    pub due_at: Option<Instant>,
}

/// One entry of an asker's thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whether they wrote it themselves.
    pub by_them: bool,
    /// The words.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// What an asker fills in on their own page.
#[derive(Clone, Debug, Default)]
pub struct OwnForms {
    /// An address.
    pub email: TypedField,
    /// What they write once more.
    pub follow_up: TypedField,
    /// How they can be reached, with what was wrong.
    pub reach: (ReachDraft, Problems),
}

/// A form of one field.
#[derive(Clone, Debug, Default)]
pub struct TypedField {
    /// What was typed.
    pub typed: String,
    /// What was wrong with it.
    pub problems: Problems,
}

/// What a link opens.
#[derive(Clone, Debug)]
pub enum OwnScreen {
    /// The asker's own page.
    Whole(Box<AskerScreen>),
    /// Where a question stands, and what can be read of it, for whoever came by a mailed link that may have gone astray.
    Locked(LockedScreen),
}

/// `/questions/{token}` by a mailed link, elsewhere than on the device that asked: nothing can be done by it. Of a question that
/// nobody else may read, its state alone.
#[derive(Clone, Debug)]
pub struct LockedScreen {
    /// Where they asked.
    pub asked_in: AskedIn,
    /// Life.
    pub state: QuestionState,
    /// When they asked.
    pub asked_at: Instant,
    /// What they wrote, unless that is private.
    pub text: Option<String>,
    /// The answer, unless that is.
    pub answer: Option<String>,
    /// The page's own path.
    pub by: String,
}

/// How far a question's words are erased, or could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// They are all there, and can be erased; `wording` says whether what everybody reads could stay, `waits` whether an alarm
    /// or a hold stands against it for now.
    Possible {
        /// Whether a published answer could stay without its asker.
        wording: bool,
        /// Whether it would have to wait.
        waits: bool,
    },
    /// They go as soon as an alarm or a hold lets them.
    Waits,
    /// They are gone: somebody wanted that.
    Done(Left),
    /// They are gone: their time was over.
    Lapsed(Left),
}

/// What an asker wants erased.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct EraseForm {
    /// Whether what everybody reads may stay, without any tie to them.
    #[serde(deserialize_with = "crate::form::tick")]
    pub keep: bool,
}

impl EraseForm {
    /// What is to be left.
    pub fn left(self) -> Left {
        if self.keep { Left::Wording } else { Left::Nothing }
    }
}
