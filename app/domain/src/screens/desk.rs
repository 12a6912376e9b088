//! Screens of responders: the inbox and one question. They hold private text.

mod deed;

pub use deed::DeedForm;

use crate::activity::Verb;
use crate::alarm::{Alarm, Outcome};
use crate::answer::Answer;
use crate::gate::{Marked, Signs};
use crate::handoff::Handoff;
use crate::id::{ClinicianId, PostId, QuestionId, SessionId, StaffId};
use crate::question::{HandDraft, Kind, PublicText, Question, State, Urgency, Visibility};
use crate::screens::Choice;
use crate::screens::scripts::Offer;
use crate::script::Category;
use crate::target::Source;
use crate::{Flag, Instant, LocalDate, Problems, Version};
use serde::Serialize;

/// Which questions the inbox lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct InboxFilter {
    /// `open` (the default), `unacknowledged`, `mine`, `unowned`, `overdue`, `to_send` (clinicians have answered), `with_clinicians`, `offline`, `reported`,
    /// `answered`, `ended` (dismissed or withdrawn) or `all`.
    pub show: String,
    /// A session's id, or empty.
    pub session: String,
    /// The id of the clinician who is asked, `desk`, or empty.
    pub owner: String,
    /// Text to find in question or wording, or empty.
    pub q: String,
    /// Where the next page begins.
    pub cursor: String,
}

/// `/inbox/new`: what somebody said to us elsewhere.
#[derive(Clone, Debug, Default)]
pub struct HandScreen {
    /// What is typed.
    pub draft: HandDraft,
    /// What was wrong with it.
    pub problems: Problems,
}

/// One row of the inbox.
#[derive(Clone, Debug, Serialize)]
pub struct InboxRow {
    /// Its id: `/inbox/{id}`.
    pub id: QuestionId,
    /// What was asked.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Where it came from.
    pub source: Source,
    /// Life.
    pub state: State,
    /// Who may see it.
    pub visibility: Visibility,
    /// How fast it needs a person.
    pub urgency: Urgency,
    /// Upvotes.
    pub votes: i64,
    /// Arrival.
    pub created_at: Instant,
    /// Until when somebody of ours means to answer it.
    pub due_at: Option<Instant>,
    /// When the clock that runs is over: until it is in hand, or has an answer.
    pub late_at: Option<Instant>,
    /// Who of ours sees it to its end.
    pub owner_id: Option<StaffId>,
    /// The clinician who is asked.
    pub clinician_id: Option<ClinicianId>,
    /// Whether its asker asked back after an end, and is not answered yet.
    pub asks_back: bool,
    /// Whether they have written an answer, which waits for the desk to send it.
    pub has_proposal: bool,
    /// Whether its asker is being reached offline.
    pub is_offline: bool,
    /// The session's title; None for what was asked outside any.
    pub session_title: Option<String>,
    /// The session's id.
    pub session_id: Option<SessionId>,
    /// Asker's name, if they gave one.
    pub name: Option<String>,
    /// Reports by the audience that wait for the desk.
    pub reports: i64,
}

/// An open alarm, above everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct AlarmRow {
    /// The question: `/inbox/{id}`.
    pub id: QuestionId,
    /// What was written.
    pub text: String,
    /// What the reader of signs found.
    pub signs: Option<Signs>,
    /// The question's version.
    pub version: Version,
    /// Since when.
    pub raised_at: Instant,
    /// Who marked it by hand.
    pub raised_by: Option<String>,
    /// Who is on it.
    pub seen_name: Option<String>,
    /// How it ended, as one person says.
    pub outcome: Option<Outcome>,
    /// Who says so.
    pub ended_name: Option<String>,
    /// Their id: somebody else has to agree.
    pub ended_by: Option<String>,
    /// The session in which it was written, if it was in one.
    pub session_id: Option<SessionId>,
    /// Its title.
    pub session_title: Option<String>,
}

/// `/inbox`.
#[derive(Clone, Debug)]
pub struct InboxScreen {
    /// The filter in force.
    pub filter: InboxFilter,
    /// Alarms that are open, whatever the filter: for the desk alone.
    pub alarms: Vec<AlarmRow>,
    /// Rows: untouched first, each group the oldest first.
    pub rows: Vec<InboxRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many are not acknowledged yet.
    pub unacknowledged: i64,
    /// How many have no end yet.
    pub open: i64,
    /// How many of these the reader looks after.
    pub mine: i64,
    /// How many nobody looks after.
    pub unowned: i64,
    /// How many of these are past their time.
    pub overdue: i64,
    /// How many answers of clinicians wait to be sent.
    pub to_send: i64,
    /// How many are with clinicians.
    pub with_clinicians: i64,
    /// How many are being reached offline.
    pub offline: i64,
    /// How many were reported by the audience, and wait for the desk.
    pub reported: i64,
    /// Sessions to filter by.
    pub sessions: Vec<Choice>,
    /// Clinicians to filter by.
    pub owners: Vec<Choice>,
    /// Names of those of ours who look after something.
    pub members: Vec<Choice>,
    /// Now, for ages.
    pub now: Instant,
}

/// One line of a thread.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ThreadEntry))]
pub struct Entry {
    /// `original`, `follow_up` or `reply`.
    pub kind: String,
    /// Who wrote it; of the asker's own words for the desk alone.
    pub author: Option<String>,
    /// The text.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// An internal note.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Note {
    /// Who wrote it.
    pub author: String,
    /// The text.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// One line of a history: who did what, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HistoryLine {
    /// When.
    pub at: Instant,
    /// Who: a name, "the asker" or "Wellspring".
    pub actor: String,
    /// What.
    #[cfg_attr(feature = "schema", schema(examples("acknowledged")))]
    pub verb: Verb,
    /// A few words more, or empty.
    pub detail: String,
}

/// New voters from one network, who came for one question in a burst. A hall behind one address looks the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Burst {
    /// The question.
    pub question_id: QuestionId,
    /// A word for the network, which stands for it at this question alone.
    pub network: String,
    /// Votes of new voters from there.
    pub votes: i64,
    /// The first of them.
    pub since: Instant,
    /// The last of them.
    pub until: Instant,
    /// What the desk decided: left out, or counted; None while it has not.
    pub left_out: Option<Flag>,
}

/// `/inbox/{id}`. Deeds post to `/inbox/{id}/{deed}`, by the words of [`QuestionDeed`](crate::deeds::QuestionDeed),
/// with `version` and the fields `text`, `public_text`, `reason`, `clinician_id`, `publish` (a tick beside the answer).
#[derive(Clone, Debug)]
pub struct QuestionScreen {
    /// The question.
    pub question: Question,
    /// The asker's name, if given.
    pub name: Option<String>,
    /// The asker's address, if given.
    pub email: Option<String>,
    /// The session's title; None for what was asked outside any.
    pub session_title: Option<String>,
    /// What it is about, as its author chose.
    pub topic: Option<String>,
    /// The post that its author had read: `/plan/posts/{id}`, and its title.
    pub post: Option<(PostId, String)>,
    /// Name of whoever of ours sees it to its end.
    pub owner: Option<String>,
    /// Whom of ours it can be given to, with how long they are away; the reader first.
    pub members: Vec<Choice>,
    /// Teams to hand it over to, each with what usually goes to it.
    pub teams: Vec<(Choice, Vec<Category>)>,
    /// Its newest handoff, and the name of the team that has it.
    pub handoff: Option<(Handoff, Option<String>)>,
    /// Clinicians to ask.
    pub clinicians: Vec<Choice>,
    /// The name of the one who is asked.
    pub asked: Option<String>,
    /// The thread.
    pub entries: Vec<Entry>,
    /// The page of its published answer, if it ever had one.
    pub found: Option<FoundAt>,
    /// Published answers near to it, the nearest first; while it is open, for the desk alone.
    pub near: Vec<NearAnswer>,
    /// Internal notes.
    pub notes: Vec<Note>,
    /// Votes that may not be as many people.
    pub bursts: Vec<Burst>,
    /// Its alarm, if it ever raised one.
    pub alarm: Option<Alarm>,
    /// What was found in all that its asker wrote.
    pub signs: Signs,
    /// What keeps it from being erased.
    pub holds: Vec<LegalHold>,
    /// Whether the reader may set such a hold (permission `operate`).
    pub may_hold: bool,
    /// Every step.
    pub history: Vec<HistoryLine>,
    /// The next open question after this one, for `j` and "next".
    pub next: Option<QuestionId>,
    /// Whether the reader may act (permission `desk`).
    pub may_act: bool,
    /// Scripted responses that fit the question.
    pub scripts: Vec<Offer>,
    /// A refused deed: its name, what was typed and what was wrong.
    pub refused: Option<RefusedDeed>,
    /// Now, for ages.
    pub now: Instant,
}

/// A deed that was refused, with everything typed kept.
#[derive(Clone, Debug, Default)]
pub struct RefusedDeed {
    /// The deed's name, as in its address.
    pub deed: String,
    /// What was typed in `text`, `public_text` or `reason`.
    pub typed: DeedForm,
    /// What was wrong, by field; the whole form's under the empty name.
    pub problems: Problems,
    /// What of the wording has to be confirmed, or worded anew.
    pub marked: Option<Marked>,
    /// Not refused: a scripted response was put into it. When somebody should have looked at that, if the day is over.
    pub overdue: Option<LocalDate>,
}

/// An earlier answer that may serve again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearAnswer {
    /// What was asked.
    pub text: PublicText,
    /// What was answered.
    pub answer: PublicText,
    /// Its page, whole.
    pub url: String,
}

/// The page of a published answer, as the desk looks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAt {
    /// The page, and what was said of the answer.
    pub answer: Answer,
    /// The name of the clinician whose words it is.
    pub author: Option<String>,
    /// Whether somebody has to look at it again.
    pub due: bool,
    /// Until when it counts if it is looked at today.
    pub until: LocalDate,
}

/// Why nothing of a question may be erased for now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct LegalHold {
    /// Why.
    pub reason: String,
    /// Who said so.
    pub set_by: String,
    /// Since when.
    pub at: Instant,
    /// Until when.
    pub until_at: Instant,
    /// Whether it holds everything of the question's session.
    pub whole_session: Flag,
}

/// A legal hold to be set: nothing of a question, or of all of its session, is erased before it ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "reason": "Claim 17", "until": "2027-06-30T00:00" }))))]
pub struct HoldForm {
    /// Why.
    #[cfg_attr(feature = "schema", schema(max_length = 500))]
    pub reason: String,
    /// Until when: local time in the session's zone, or an instant.
    pub until: String,
    /// Whether it holds everything of the session.
    #[serde(deserialize_with = "crate::form::tick")]
    pub session: bool,
}
