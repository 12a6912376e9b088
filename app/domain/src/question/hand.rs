//! What somebody said to us elsewhere, as the desk brings it in: on a network, by phone, in a letter.

use super::{Kind, QuestionDraft, QuestionFacts};
use crate::text::web_link;
use crate::{Problems, form};
use serde::{Deserialize, Serialize};

/// What was said, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "text": "Nobody called me back about my bill.", "kind": "billing", "source_url": "https://social.example/posts/7",
}))))]
pub struct HandDraft {
    /// In their words.
    #[cfg_attr(feature = "schema", schema(value_type = crate::text::QuestionText, required))]
    pub text: String,
    /// What it is.
    #[cfg_attr(feature = "schema", schema(value_type = Kind, default = "question"))]
    pub kind: String,
    /// The page on which it was said, if it was on one.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub source_url: String,
    /// Who said it; for the team alone.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub name: String,
    /// Where the answer's link is sent, if they left an address; for the team alone.
    #[cfg_attr(feature = "schema", schema(value_type = crate::text::Email))]
    pub email: String,
    /// Whether the desk may make it public, in a wording of its own; else nobody but the desk ever sees it.
    #[serde(deserialize_with = "form::tick")]
    pub may_be_public: bool,
}

impl Default for HandDraft {
    fn default() -> Self {
        let [text, source_url, name, email] = [const { String::new() }; 4];
        Self { text, kind: Kind::Question.to_string(), source_url, name, email, may_be_public: false }
    }
}

/// The same, checked.
#[derive(Clone, Debug)]
pub struct HandFacts {
    /// What was said, and by whom.
    pub facts: QuestionFacts,
    /// What it is.
    pub kind: Kind,
    /// Where.
    pub source_url: Option<String>,
}

impl HandDraft {
    /// Checks every field; only the text is needed.
    ///
    /// # Errors
    /// A sentence beside each field that is wrong.
    pub fn check(&self) -> Result<HandFacts, Problems> {
        let mut wrong = Problems::default();
        let Self { text, name, email, .. } = self.clone();
        let asked = QuestionDraft { text, name, email, private: !self.may_be_public, ..QuestionDraft::default() };
        let facts = asked.check().map_err(|problems| wrong.0.extend(problems.0)).ok();
        let kind = wrong.take("kind", self.kind.parse());
        let source_url = wrong.take("source_url", web_link(&self.source_url));
        let whole = || Some(HandFacts { facts: facts?, kind: kind?, source_url: source_url? });
        wrong.or(whole())
    }
}
