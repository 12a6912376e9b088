//! A question as a stranger types it, as it was checked, and as it begins.

use super::{Kind, Question, State, Urgency, Visibility};
use crate::id::{QuestionId, SessionId};
use crate::text::{Email, PersonName, QuestionText, is_visible};
use crate::{Instant, Problems, Version};
use serde::{Deserialize, Serialize};

/// A question as a stranger types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "text": "May I drink tea at night?", "private": false }))))]
pub struct QuestionDraft {
    /// The question.
    #[cfg_attr(feature = "schema", schema(value_type = QuestionText, required))]
    pub text: String,
    /// Their name, if they wish; for the team alone.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub name: String,
    /// Where the answer's link is sent, if they wish; for the team alone.
    #[cfg_attr(feature = "schema", schema(value_type = Email))]
    pub email: String,
    /// Whether nobody but the desk may ever see it.
    #[serde(deserialize_with = "crate::form::tick")]
    pub private: bool,
}

/// A checked question from a stranger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionFacts {
    /// See [`QuestionDraft`].
    pub text: QuestionText,
    /// See [`QuestionDraft`].
    pub name: Option<PersonName>,
    /// See [`QuestionDraft`].
    pub email: Option<Email>,
    /// See [`QuestionDraft`].
    pub private: bool,
}

impl QuestionDraft {
    /// Checks every field; only the text is needed.
    pub fn check(&self) -> Result<QuestionFacts, Problems> {
        let mut wrong = Problems::default();
        let text = wrong.take("text", self.text.parse());
        let name = wrong.take("name", optional(&self.name));
        let email = wrong.take("email", optional(&self.email));
        let whole = || Some(QuestionFacts { text: text?, name: name?, email: email?, private: self.private });
        wrong.or(whole())
    }
}

fn optional<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    if !is_visible(text) { Ok(None) } else { text.parse().map(Some) }
}

impl Question {
    /// A question that has just come in: nobody has touched it, and nobody has voted for it.
    pub fn asked(
        id: QuestionId,
        handle: String,
        session_id: SessionId,
        text: QuestionText,
        visibility: Visibility,
        now: Instant,
    ) -> Self {
        Self {
            id,
            handle,
            session_id,
            text,
            kind: Kind::Question,
            state: State::Received,
            visibility,
            urgency: Urgency::Routine,
            public_text: None,
            answer: None,
            public_answer: None,
            reason: None,
            votes: 0,
            created_at: now,
            acknowledged_at: None,
            answered_at: None,
            clinician_id: None,
            routed_at: None,
            route_version: 1,
            proposed_answer: None,
            proposed_at: None,
            place: None,
            place_rank: 0,
            placed_at: None,
            live_offset: None,
            due_at: None,
            umbrella_id: None,
            claimed_by: None,
            claimed_name: None,
            claimed_until: None,
            link_version: 1,
            updated_at: now,
            version: Version(1),
        }
    }
}
