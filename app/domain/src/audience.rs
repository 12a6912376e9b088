//! Audiences: whom a campaign is written for.

use crate::id::AudienceId;
use crate::text::{Name, Prose, line};
use crate::{Problems, Version};
use serde::{Deserialize, Serialize};

/// Whom a campaign is written for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000002", "version": 1, "name": "Adults over 60 who train",
    "needs": "How to begin safely", "languages": ["English", "Spanish"], "reading_level": "grade 6",
}))))]
pub struct Audience {
    /// Its id.
    pub id: AudienceId,
    /// Name.
    pub name: Name,
    /// What they need to know or do.
    pub needs: Prose,
    /// Languages they read.
    // A line with commas; programs read a list.
    #[serde(serialize_with = "crate::form::as_list")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub languages: String,
    /// How simple the text must be.
    pub reading_level: String,
    /// Version.
    pub version: Version,
}

impl Audience {
    /// What it is once these are its fields.
    pub fn edited(&self, facts: AudienceFacts) -> Self {
        let AudienceFacts { name, needs, languages, reading_level } = facts;
        Self { name, needs, languages, reading_level, ..self.clone() }
    }

    /// The fields as an editor would type them.
    pub fn draft(&self) -> AudienceDraft {
        AudienceDraft {
            name: self.name.to_string(),
            needs: self.needs.to_string(),
            languages: self.languages.clone(),
            reading_level: self.reading_level.clone(),
        }
    }
}

/// An audience as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "name": "Adults over 60 who train", "languages": ["English"] }))))]
pub struct AudienceDraft {
    /// Its name, such as "Adults over 60 who train".
    #[cfg_attr(feature = "schema", schema(value_type = Name, required))]
    pub name: String,
    /// What they need to know or do.
    #[cfg_attr(feature = "schema", schema(value_type = Prose))]
    pub needs: String,
    /// Languages they read: a list, or a line with commas; 120 characters in all.
    #[serde(deserialize_with = "crate::form::list_or_line")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub languages: String,
    /// How simple the text must be, such as "grade 6".
    #[cfg_attr(feature = "schema", schema(max_length = 120))]
    pub reading_level: String,
}

/// A checked audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceFacts {
    /// See [`AudienceDraft`].
    pub name: Name,
    /// See [`AudienceDraft`].
    pub needs: Prose,
    /// See [`AudienceDraft`].
    pub languages: String,
    /// See [`AudienceDraft`].
    pub reading_level: String,
}

impl AudienceDraft {
    /// Checks every field; only the name is needed.
    pub fn check(&self) -> Result<AudienceFacts, Problems> {
        let mut wrong = Problems::default();
        let name = wrong.take("name", self.name.parse());
        let needs = wrong.take("needs", self.needs.parse());
        let languages = wrong.take("languages", line(&self.languages, "The languages", 0, 120));
        let reading_level = wrong.take("reading_level", line(&self.reading_level, "The reading level", 0, 120));
        let whole =
            || Some(AudienceFacts { name: name?, needs: needs?, languages: languages?, reading_level: reading_level? });
        wrong.or(whole())
    }
}
