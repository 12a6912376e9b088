//! Audiences: whom a campaign is written for.

use crate::id::AudienceId;
use crate::text::{Name, Prose, line};
use crate::{Problems, Version};
use serde::{Deserialize, Serialize};

/// An audience as stored.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Audience {
    /// Its id.
    pub id: AudienceId,
    /// Name.
    pub name: Name,
    /// Needs.
    pub needs: Prose,
    /// Languages.
    pub languages: String,
    /// Reading level.
    pub reading_level: String,
    /// Version.
    pub version: Version,
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
