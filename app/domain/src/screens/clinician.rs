//! What clinicians and their assistants see by their links, and the panels about their calendar that staff see too.

use crate::clinician::{Assistant, AssistantDraft, FeedDraft, Leave, LeaveDraft};
use crate::id::{ClinicianId, SlotId};
use crate::screens::attendee::Said;
use crate::slot::{AnswerDraft, Role, SlotReply, State};
use crate::{Clock, Instant, Language, Problems, Span, ZoneName, session};

/// `/slots/{token}` and `/clinicians/{token}/slots/{id}`: one slot, to answer with a thumb.
#[derive(Clone, Debug)]
pub struct SlotScreen {
    /// Its own path; answers post to `{path}/{confirm|decline|another_time|colleague}`.
    pub path: String,
    /// The page with all of theirs, where they came from there.
    pub home: Option<String>,
    /// Who acts for them, where somebody does.
    pub acting: Option<String>,
    /// Whose slot.
    pub clinician: String,
    /// Their zone: the time is shown in it first.
    pub zone: ZoneName,
    /// How they write clocks.
    pub clock: Clock,
    /// The session.
    pub session: AskedFor,
    /// What they would do.
    pub role: Role,
    /// Where it stands.
    pub state: State,
    /// Their part.
    pub span: Span,
    /// When they are expected, where that is before.
    pub call_at: Option<Instant>,
    /// SEQUENCE that an answer carries.
    pub sequence: i64,
    /// Who else takes part, asked or agreed.
    pub with: Vec<With>,
    /// What they said last beside yes.
    pub reply: Option<SlotReply>,
    /// An answer as typed.
    pub draft: AnswerDraft,
    /// What was wrong with it.
    pub problems: Problems,
    /// Which answer was tried, so that its fold is open.
    pub tried: Option<String>,
    /// Whether it changed since it was seen, so that nothing was answered.
    pub moved: bool,
    /// When they were asked for before, where that is what changed.
    pub was_at: Option<Instant>,
    /// The first of them after which the link ends.
    pub now: Instant,
}

/// The session that a slot is part of.
#[derive(Clone, Debug)]
pub struct AskedFor {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Life.
    pub state: session::State,
    /// Where it is planned.
    pub zone: ZoneName,
    /// All of it, where it has a time.
    pub span: Option<Span>,
    /// Where to join.
    pub join_url: Option<String>,
    /// Its public page, once that stands.
    pub public_path: Option<String>,
    /// Its campaign's name.
    pub campaign: Option<String>,
}

/// Somebody else in the session.
#[derive(Clone, Debug)]
pub struct With {
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// What they do.
    pub role: Role,
    /// Whether they agreed.
    pub confirmed: bool,
}

/// `/clinicians/{token}`: all that is theirs.
#[derive(Clone, Debug)]
pub struct OwnScreen {
    /// Its path.
    pub path: String,
    /// Whose.
    pub clinician: String,
    /// Who acts for them, where somebody does.
    pub acting: Option<String>,
    /// Their zone.
    pub zone: ZoneName,
    /// How they write clocks.
    pub clock: Clock,
    /// Slots to come and those just called off, in order.
    pub slots: Vec<OwnSlot>,
    /// Questions that they are asked to answer, the oldest first; none for whoever acts for them.
    pub questions: Vec<OwnQuestion>,
    /// The calendar's panels.
    pub keeping: Keeping,
    /// What was just done, in words.
    pub said: Option<String>,
}

/// A question that waits for them, without a word of it.
#[derive(Clone, Debug)]
pub struct OwnQuestion {
    /// The title of the session in which it was asked, if it was in one.
    pub asked_in: Option<String>,
    /// When it was asked.
    pub asked_at: Instant,
    /// Until when an answer is promised.
    pub until: Option<Instant>,
    /// Whether they have answered, and the team has yet to send it.
    pub sent: bool,
    /// Where they answer; None for what is private, which the link in their letter alone opens.
    pub path: Option<String>,
}

/// One of their slots in the list.
#[derive(Clone, Debug)]
pub struct OwnSlot {
    /// Its id: `{path}/slots/{id}`.
    pub id: SlotId,
    /// The session's title.
    pub title: String,
    /// What they would do.
    pub role: Role,
    /// Where it stands.
    pub state: State,
    /// Their part.
    pub span: Span,
    /// When they are expected, where that is before.
    pub call_at: Option<Instant>,
    /// SEQUENCE that an answer carries.
    pub sequence: i64,
    /// Whether the whole session was called off.
    pub cancelled: bool,
}

/// The panels around a clinician's calendar: the feed out, leave and busy times in, and who may act for them.
///
/// Posts below `base`: `calendar` (a [`FeedDraft`]), `clock`, `leave`, `leave/{id}/remove`, `busy`, `busy/file`, `assistants`,
/// `assistants/{id}/{remove|link}`.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Where its forms post.
    pub base: String,
    /// Whose.
    pub clinician_id: ClinicianId,
    /// Their private feed's address: `https://…/calendar.ics`.
    pub feed: String,
    /// The feed's choices.
    pub choice: FeedDraft,
    /// Days away to come.
    pub leaves: Vec<Leave>,
    /// The form for more.
    pub leave: LeaveDraft,
    /// Their own calendar.
    pub busy: BusyState,
    /// Who may act for them; with addresses of their links.
    pub assistants: Vec<(Assistant, String)>,
    /// The form for one more.
    pub assistant: AssistantDraft,
    /// Whether the reader may say who acts for them.
    pub appoints: bool,
    /// What they have chosen to read in.
    pub language: Language,
    /// Which form was refused, and why: `calendar`, `leave`, `busy`, `assistant`, `reading`.
    pub wrong: Option<(&'static str, Problems)>,
    /// Now.
    pub now: Instant,
}

impl Keeping {
    /// What was wrong with a form.
    pub fn problems(&self, form: &str) -> Problems {
        let wrong = self.wrong.as_ref().filter(|(name, _)| *name == form);
        wrong.map(|(_, problems)| problems.clone()).unwrap_or_default()
    }
}

/// How a clinician's own calendar is read.
#[derive(Clone, Debug, Default)]
pub struct BusyState {
    /// The host that is asked; never the whole address, which opens the calendar.
    pub host: Option<String>,
    /// When it was last read.
    pub read_at: Option<Instant>,
    /// Why that failed.
    pub error: Option<String>,
    /// What of it could not be read, though the rest was.
    pub unread: Option<String>,
    /// How many stretches came from there.
    pub from_url: i64,
    /// How many came from an uploaded file.
    pub from_file: i64,
    /// What of that could not be read.
    pub file_unread: Option<String>,
    /// The address as typed, after a refusal.
    pub typed: String,
}

/// Somebody who could take a slot instead.
#[derive(Clone, Debug)]
pub struct NextExpert {
    /// Their id.
    pub id: ClinicianId,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Those of their topics that the session is about.
    pub topics: Vec<String>,
    /// Whether they were named by whoever cannot.
    pub named: bool,
    /// Why they are not free then, in words; empty for those who are.
    pub busy: String,
}

/// `/answer/{token}`: a question that a clinician is asked to answer. Posts `text` to its own address.
#[derive(Clone, Debug)]
pub struct AnswerScreen {
    /// Its own path.
    pub path: String,
    /// Who is asked.
    pub clinician: String,
    /// The title of the session in which it was asked, if it was in one.
    pub session: Option<String>,
    /// The question as it was asked.
    pub text: String,
    /// What was said since.
    pub said: Vec<Said>,
    /// The answer as typed, or as sent before.
    pub draft: String,
    /// What was wrong with it.
    pub problems: Problems,
    /// Whether an answer has been sent.
    pub sent: bool,
}
