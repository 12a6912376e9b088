//! What is changed about a clinician's calendar: choices of the feed, leave, busy times, assistants. They, an assistant or a
//! planner change it, each at an address of their own.

use domain::clinician::{AssistantDraft, BusyDraft, FeedDraft, LeaveDraft, ReadingDraft};
use domain::deeds::AssistantStep;
use domain::id::{AssistantId, LeaveId};
use domain::screens::clinician::Keeping;
use domain::{Language, Problems};
use wellspring_core::actor::Keeper;
use wellspring_core::clinicians::{assistants, busy, feed, leave, reading};
use wellspring_core::{Error, Wellspring};

use crate::http::answer::Notice;

/// What was sent.
pub enum Change {
    /// Choices of the feed.
    Feed(FeedDraft),
    /// How they read.
    Reading(ReadingDraft),
    /// Days away.
    Leave(LeaveDraft),
    /// Days that are free again.
    NoLeave(LeaveId),
    /// Somebody who may act for them.
    Assistant(AssistantDraft),
    /// What becomes of an assistant.
    AssistantStep(AssistantId, AssistantStep),
    /// Where busy times are read.
    Busy(BusyDraft),
    /// Busy times in a file.
    BusyFile(Vec<u8>),
}

macro_rules! typed {
    ($($draft:ty = $change:ident),+) => { $(
        impl From<$draft> for Change {
            fn from(draft: $draft) -> Self { Self::$change(draft) }
        }
    )+ };
}

typed!(FeedDraft = Feed, ReadingDraft = Reading, LeaveDraft = Leave, AssistantDraft = Assistant, BusyDraft = Busy);

impl Change {
    /// The form that it came from, by its fragment.
    pub fn form(&self) -> &'static str {
        match self {
            Self::Feed(_) => "calendar",
            Self::Reading(_) => "reading",
            Self::Leave(_) | Self::NoLeave(_) => "leave",
            Self::Assistant(_) | Self::AssistantStep(..) => "assistant",
            Self::Busy(_) | Self::BusyFile(_) => "busy",
        }
    }

    /// What is said once it is made.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Feed(_) => Notice::FeedChosen,
            Self::Reading(_) => Notice::ReadingChosen,
            Self::Leave(_) => Notice::LeaveAdded,
            Self::NoLeave(_) => Notice::LeaveRemoved,
            Self::Assistant(_) => Notice::AssistantAdded,
            Self::AssistantStep(_, AssistantStep::Remove) => Notice::AssistantRemoved,
            Self::AssistantStep(_, AssistantStep::Link) => Notice::AssistantLink,
            Self::Busy(draft) if draft.url.as_deref().unwrap_or_default().trim().is_empty() => Notice::BusyForgotten,
            Self::Busy(_) => Notice::BusyRead,
            Self::BusyFile(_) => Notice::BusyFileRead,
        }
    }

    /// Makes it, by its command.
    pub async fn make(&self, app: &Wellspring, keeper: &Keeper) -> Result<(), Error> {
        match self {
            Self::Feed(draft) => feed::choose(app, keeper, draft).await.map(drop),
            Self::Reading(draft) => reading::choose(app, keeper, draft).await,
            Self::Leave(draft) => leave::add(app, keeper, draft).await.map(drop),
            Self::NoLeave(leave) => leave::remove(app, keeper, leave).await,
            Self::Assistant(draft) => assistants::add(app, keeper, draft).await.map(drop),
            Self::AssistantStep(who, AssistantStep::Remove) => assistants::remove(app, keeper, who).await,
            Self::AssistantStep(who, AssistantStep::Link) => assistants::renew_link(app, keeper, who).await.map(drop),
            Self::BusyFile(bytes) => busy::set_file(app, keeper, bytes.clone()).await,
            Self::Busy(draft) => {
                busy::set_url(app, keeper, draft).await?;
                // At once, so that the page tells how it went.
                busy::read(app, keeper.clinician()).await
            }
        }
    }

    /// What its page is read in from now on, where that was chosen.
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Reading(draft) => draft.check().ok().map(|(language, _)| language),
            _ => None,
        }
    }

    /// Goes back on its form, with what was typed and what was `wrong`.
    pub fn back_on(self, keeping: &mut Keeping, wrong: Problems) {
        keeping.wrong = Some((self.form(), wrong));
        match self {
            Self::Feed(draft) => keeping.choice = draft,
            Self::Leave(draft) => keeping.leave = draft,
            Self::Assistant(draft) => keeping.assistant = draft,
            Self::Busy(draft) => keeping.busy.typed = draft.url.unwrap_or_default(),
            Self::Reading(_) | Self::NoLeave(_) | Self::AssistantStep(..) | Self::BusyFile(_) => {}
        }
    }
}
