//! A question as a stranger types it, and as it was checked.

use crate::Problems;
use crate::text::{Email, PersonName, QuestionText};
use serde::{Deserialize, Serialize};

/// A question as a stranger types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionDraft {
    /// The question.
    pub text: String,
    /// Their name, if they wish. Never public.
    pub name: String,
    /// Where the answer goes, if they wish. Never public.
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
    if text.trim().is_empty() { Ok(None) } else { text.parse().map(Some) }
}
