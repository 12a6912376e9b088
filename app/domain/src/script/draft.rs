//! A scripted response as typed, and what is checked before it is kept.

use super::{Category, Kinds, Use, blanks, names_no_bill};
use crate::id::StaffId;
use crate::question::Kind;
use crate::text::{ScriptText, Title, bounded};
use crate::{Language, LocalDate, Problems};
use serde::{Deserialize, Serialize};

/// A scripted response as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "title": "Thank you", "used_for": "reply", "text": "Hello {{first_name}}, thank you for writing.", "review_on": "2028-03-01",
}))))]
pub struct ScriptDraft {
    /// What the team calls it.
    #[cfg_attr(feature = "schema", schema(value_type = Title, required))]
    pub title: String,
    /// What it is said for.
    #[cfg_attr(feature = "schema", schema(value_type = Use, required))]
    pub used_for: String,
    /// What is said, with blanks such as `{{first_name}}`: `first_name`, `clinic_phone`, `session_title` and
    /// `responder_name` are filled in where they are known; others by hand. A dismissal has at most 500 characters.
    #[cfg_attr(feature = "schema", schema(value_type = ScriptText, required))]
    pub text: String,
    /// What it is written in.
    #[cfg_attr(feature = "schema", schema(value_type = Language, default = "en"))]
    pub language: String,
    /// The kinds of questions that it is for; none for all.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Kind>))]
    pub kinds: Vec<String>,
    /// What somebody needs whom it takes offline. About a bill, the text may name no amount and no account.
    #[cfg_attr(feature = "schema", schema(value_type = Option<Category>))]
    #[serde(deserialize_with = "crate::form::number_or_text")]
    pub category: String,
    /// Who of ours keeps it right; whoever makes it, where nobody is named.
    #[cfg_attr(feature = "schema", schema(value_type = Option<StaffId>))]
    #[serde(deserialize_with = "crate::form::number_or_text")]
    pub owner_id: String,
    /// The day by which somebody looks at it again; past it, whoever says it is warned.
    #[cfg_attr(feature = "schema", schema(value_type = LocalDate, required))]
    pub review_on: String,
}

/// A checked scripted response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFacts {
    /// See [`ScriptDraft`].
    pub title: Title,
    /// See [`ScriptDraft`].
    pub used_for: Use,
    /// See [`ScriptDraft`].
    pub text: ScriptText,
    /// See [`ScriptDraft`].
    pub language: Language,
    /// See [`ScriptDraft`].
    pub kinds: Kinds,
    /// See [`ScriptDraft`].
    pub category: Option<Category>,
    /// See [`ScriptDraft`].
    pub owner_id: Option<StaffId>,
    /// See [`ScriptDraft`].
    pub review_on: LocalDate,
}

impl ScriptDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// A sentence beside each that is wrong.
    pub fn check(&self) -> Result<ScriptFacts, Problems> {
        let mut wrong = Problems::default();
        let title = wrong.take("title", self.title.parse());
        let used_for = wrong.take("used_for", self.used_for.parse());
        let language = wrong.take("language", Language::typed(&self.language));
        let kinds = wrong.take("kinds", self.kinds.join(",").parse());
        let category = wrong.take("category", maybe(&self.category));
        let owner_id = wrong.take("owner_id", maybe(&self.owner_id));
        let review_on = wrong.take("review_on", self.review_on.parse());
        let about_a_bill =
            category == Some(Some(Category::Billing)) || self.kinds.iter().any(|it| it == Kind::Billing.as_str());
        let text = wrong.take("text", self.text(used_for, about_a_bill));
        let whole = || {
            let (language, kinds, category) = (language?, kinds?, category?);
            let (used_for, text, owner_id) = (used_for?, text?, owner_id?);
            Some(ScriptFacts {
                title: title?,
                used_for,
                text,
                language,
                kinds,
                category,
                owner_id,
                review_on: review_on?,
            })
        };
        wrong.or(whole())
    }

    fn text(&self, used_for: Option<Use>, about_a_bill: bool) -> Result<ScriptText, String> {
        if used_for == Some(Use::Dismissal) {
            bounded(&self.text, "The text of a dismissal", 1, 500)?;
        }
        if about_a_bill {
            names_no_bill(&self.text, &[])?;
        }
        blanks::must_be_whole(&self.text)?;
        self.text.parse()
    }
}

fn maybe<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> ScriptDraft {
        let text = |text: &str| text.to_owned();
        ScriptDraft {
            title: text("Bills"),
            used_for: text("offline"),
            text: text("Please call {{clinic_phone}}."),
            review_on: text("2028-03-01"),
            ..ScriptDraft::default()
        }
    }

    #[test]
    fn each_field_that_is_wrong_is_named() {
        assert!(draft().check().is_ok());
        let wrong = ScriptDraft {
            kinds: vec!["rant".into()],
            category: "pets".into(),
            text: "{{".into(),
            ..ScriptDraft::default()
        };
        let wrong = wrong.check().unwrap_err();
        for field in ["title", "used_for", "kinds", "category", "text", "review_on"] {
            assert!(wrong.message(field).is_some(), "{field}");
        }
        assert!(wrong.message("language").is_none() && wrong.message("owner_id").is_none());
    }

    #[test]
    fn a_text_about_a_bill_names_no_amount() {
        let money = ScriptDraft { text: "You owe $40; call us.".into(), ..draft() };
        assert!(money.check().is_ok());
        let by_kind = ScriptDraft { kinds: vec!["billing".into()], ..money.clone() };
        let by_category = ScriptDraft { category: "billing".into(), ..money };
        assert!(by_kind.check().is_err() && by_category.check().is_err());
    }

    #[test]
    fn a_dismissal_is_as_short_as_a_reason() {
        let long = ScriptDraft { used_for: "dismissal".into(), text: "a".repeat(501), ..draft() };
        assert!(long.check().unwrap_err().message("text").unwrap().contains("500"));
    }
}
