//! What comes back from whoever was asked for a slot: by link, by mail, or noted by the team.

use crate::id::SlotId;
use crate::{Instant, LocalTime, ZoneName, words};
use serde::{Deserialize, Serialize};

words! {
    /// What became of a reply by mail.
    Heard {
        /// They said yes.
        Confirmed = "confirmed",
        /// They said no.
        Declined = "declined",
        /// They may come.
        Noted = "noted",
        /// They could at another time.
        AnotherTime = "another_time",
        /// They named a colleague.
        Colleague = "colleague",
        /// The slot had changed since, and they are told anew.
        Moved = "moved",
        /// They have said something else since; that stands.
        Older = "older",
        /// They say yes after a no, and have another slot then; they and the team are told.
        Taken = "taken",
        /// There is nothing to answer any more; the team reads that they wrote.
        Late = "late",
        /// It came from an address that is not theirs: the team decides on the session's page.
        Waiting = "waiting",
        /// It cannot be used; `reason` says why, and it stands in the mail log.
        Unused = "unused",
    }
}

words! {
    /// What a clinician said beside yes.
    ReplyKind {
        /// No.
        Declined = "declined",
        /// Not then, but at another time.
        AnotherTime = "another_time",
        /// Not I, but a colleague.
        Colleague = "colleague",
        /// A few words beside a yes or a maybe.
        Remark = "remark",
    }
}

/// What a clinician, or somebody for them, said beside yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "slot_id": "01935f5e-7c1a-7000-8000-000000000007", "kind": "another_time", "text": "In theatre until noon.",
    "starts": "2027-03-28T14:00", "zone": "Europe/Berlin", "author": "Dr. Mei Lin", "at": "2027-03-02T07:30:00Z",
}))))]
pub struct SlotReply {
    /// Which slot it answers.
    pub slot_id: SlotId,
    /// What was said.
    pub kind: ReplyKind,
    /// Their reason, for the team alone; may be empty.
    pub text: String,
    /// The colleague they name, or empty.
    pub name: String,
    /// When their part could begin instead.
    pub starts: Option<LocalTime>,
    /// The zone of that time.
    pub zone: Option<ZoneName>,
    /// Who said it.
    pub author: String,
    /// When.
    pub at: Instant,
}

/// An answer by link as typed. The deed is in the address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerDraft {
    /// SEQUENCE of the slot that was seen, as text; empty where nobody checks.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    pub sequence: String,
    /// The start that was seen, as an instant: what is told beside the new one.
    pub seen_at: String,
    /// Why, in a few words.
    pub reason: String,
    /// Another start of their part, local to `zone`.
    pub starts: String,
    /// The zone of `starts`.
    pub zone: String,
    /// A colleague's name.
    pub name: String,
}

impl AnswerDraft {
    /// The SEQUENCE that was seen; None where none was sent.
    pub fn seen(&self) -> Option<i64> {
        self.sequence.trim().parse().ok()
    }
}
