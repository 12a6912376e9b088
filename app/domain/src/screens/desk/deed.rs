//! What a deed carries.

use crate::Version;
use crate::gate::Confirmed;
#[cfg(feature = "schema")]
use crate::id::QuestionId;
#[cfg(feature = "schema")]
use crate::script::Category;

/// What a deed's form or JSON body may carry.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Deed, examples(json!({ "version": 3, "text": "Herbal tea, yes." }))))]
pub struct DeedForm {
    /// The version that you saw; without it, the newest is taken.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64))]
    pub version: String,
    /// An answer or a note.
    #[cfg_attr(feature = "schema", schema(max_length = 8_000))]
    pub text: String,
    /// A public wording.
    #[cfg_attr(feature = "schema", schema(max_length = 8_000))]
    pub public_text: String,
    /// Why it is dismissed or erased.
    #[cfg_attr(feature = "schema", schema(max_length = 500))]
    pub reason: String,
    /// Whether it is dismissed without a reason, since it is an insult or spam: its asker reads only that it is not answered.
    #[serde(deserialize_with = "crate::form::tick")]
    pub unsaid: bool,
    /// Whether what everybody reads stays when the rest is erased.
    #[serde(deserialize_with = "crate::form::tick")]
    pub keep: bool,
    /// The member of staff who sees it to its end, or `nobody`.
    pub owner_id: String,
    /// Who is asked to answer.
    #[cfg_attr(feature = "schema", schema(value_type = crate::id::ClinicianId))]
    pub clinician_id: String,
    /// The question that this one is joined with.
    #[cfg_attr(feature = "schema", schema(value_type = QuestionId))]
    pub into: String,
    /// Until when it is to be answered: local time in the session's zone, or an instant.
    pub due_at: String,
    /// The last day until which a published answer counts as looked at: `2027-11-24`.
    pub review_by: String,
    /// Whose votes are meant: a word for a network, as the question's page shows it.
    pub network: String,
    /// How an alarm ended, or a handoff.
    pub outcome: String,
    /// What its asker is taken offline for.
    #[cfg_attr(feature = "schema", schema(value_type = Category))]
    pub category: String,
    /// The team that takes it up; the desk itself where it is empty.
    #[cfg_attr(feature = "schema", schema(value_type = crate::id::TeamId))]
    pub team_id: String,
    /// How its asker can be reached, where they have told us.
    #[cfg_attr(feature = "schema", schema(max_length = 200))]
    pub contact: String,
    /// Whether they agreed to that.
    #[serde(deserialize_with = "crate::form::tick")]
    pub agreed: bool,
    /// Which parts of the wording may stand although they are marked, each just as it was marked: pairs of code points, from and
    /// until. A form sends `from-until words`, so that nothing else is let through that stands there by then.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<[usize; 2]>))]
    pub confirm: Confirmed,
    /// Whether the answer is published with it.
    #[serde(deserialize_with = "crate::form::tick")]
    pub publish: bool,
}

impl DeedForm {
    /// The version that the responder saw; None where the newest is meant.
    pub fn seen(&self) -> Option<Version> {
        self.version.trim().parse().ok().map(Version)
    }
}
