//! Topics: what questions, posts and clinicians are about, by a name in each language.

use crate::id::TopicId;
use crate::text::Name;
use crate::{Language, Problems, Version};
use serde::{Deserialize, Serialize};

/// What something is about: sleep, the heart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-00000000000a", "version": 1, "slug": "sleep", "name": "Sleep", "name_es": "Sueño",
}))))]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Address part; it stays when the names change.
    pub slug: String,
    /// Its name in English.
    pub name: Name,
    /// Its name in Spanish.
    pub name_es: Name,
    /// Version.
    pub version: Version,
}

impl Topic {
    /// What it is once these are its fields.
    #[must_use]
    pub fn edited(&self, facts: TopicFacts) -> Self {
        let TopicFacts { name, name_es } = facts;
        Self { name, name_es, ..self.clone() }
    }

    /// Its name for whoever reads this language.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &Name {
        match language {
            Language::En => &self.name,
            Language::Es => &self.name_es,
        }
    }

    /// The fields as an editor would type them.
    #[must_use]
    pub fn draft(&self) -> TopicDraft {
        TopicDraft { name: self.name.to_string(), name_es: self.name_es.to_string() }
    }
}

/// A topic as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "name": "Sleep", "name_es": "Sueño" }))))]
pub struct TopicDraft {
    /// Its name in English.
    #[cfg_attr(feature = "schema", schema(value_type = Name, required))]
    pub name: String,
    /// Its name in Spanish; the English one where it is empty.
    #[cfg_attr(feature = "schema", schema(value_type = Name))]
    pub name_es: String,
}

/// A checked topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFacts {
    /// See [`TopicDraft`].
    pub name: Name,
    /// See [`TopicDraft`].
    pub name_es: Name,
}

impl TopicDraft {
    /// Checks both names; only the English one is needed.
    ///
    /// # Errors
    /// What is wrong with each.
    pub fn check(&self) -> Result<TopicFacts, Problems> {
        let mut wrong = Problems::default();
        let name = wrong.take("name", self.name.parse());
        let other = if self.name_es.trim().is_empty() { &self.name } else { &self.name_es };
        let name_es = wrong.take("name_es", other.parse());
        let whole = || Some(TopicFacts { name: name?, name_es: name_es? });
        wrong.or(whole())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_enough() {
        let facts = TopicDraft { name: "Sleep".into(), ..TopicDraft::default() }.check().unwrap();
        assert_eq!(facts.name_es.as_str(), "Sleep");
        assert!(TopicDraft::default().check().is_err());
    }
}
