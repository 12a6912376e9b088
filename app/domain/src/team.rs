//! Teams: who takes up what the desk hands over.

use crate::id::{StaffId, TeamId};
use crate::script::Category;
use crate::text::{Email, Name};
use crate::{Problems, Version};
use serde::{Deserialize, Serialize};

/// What usually goes to a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Categories(pub Vec<Category>);

impl std::fmt::Display for Categories {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<&str> = self.0.iter().map(|category| category.as_str()).collect();
        f.write_str(&words.join(","))
    }
}

impl std::str::FromStr for Categories {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        text.split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Categories);

/// A team with a mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-00000000000b", "version": 1, "name": "Patient accounts", "email": "accounts@clinic.example",
    "lead_id": null, "categories": ["billing"],
}))))]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// What it is called.
    pub name: Name,
    /// Where its letters go.
    pub email: Email,
    /// Who hears of what rests there.
    pub lead_id: Option<StaffId>,
    /// What goes to it unless somebody says otherwise.
    pub categories: Categories,
    /// Version.
    pub version: Version,
}

impl Team {
    /// What it is once these are its fields.
    #[must_use]
    pub fn edited(&self, facts: TeamFacts) -> Self {
        let TeamFacts { name, email, lead_id, categories } = facts;
        Self { name, email, lead_id, categories, ..self.clone() }
    }

    /// The fields as an editor would type them.
    #[must_use]
    pub fn draft(&self) -> TeamDraft {
        TeamDraft {
            name: self.name.to_string(),
            email: self.email.to_string(),
            lead_id: self.lead_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            categories: self.categories.to_string(),
        }
    }
}

/// A team as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "name": "Patient accounts", "email": "accounts@clinic.example", "categories": ["billing"],
}))))]
pub struct TeamDraft {
    /// What it is called.
    #[cfg_attr(feature = "schema", schema(value_type = Name, required))]
    pub name: String,
    /// Where its letters go: a mailbox of the house.
    #[cfg_attr(feature = "schema", schema(value_type = Email, required))]
    pub email: String,
    /// The member of staff who hears of what rests there; whoever leads the desk where it is empty.
    #[cfg_attr(feature = "schema", schema(value_type = Option<StaffId>))]
    pub lead_id: String,
    /// What goes to it unless somebody says otherwise.
    #[serde(deserialize_with = "crate::form::list_or_line", serialize_with = "crate::form::as_list")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Category>))]
    pub categories: String,
}

/// A checked team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamFacts {
    /// See [`TeamDraft`].
    pub name: Name,
    /// See [`TeamDraft`].
    pub email: Email,
    /// See [`TeamDraft`].
    pub lead_id: Option<StaffId>,
    /// See [`TeamDraft`].
    pub categories: Categories,
}

impl TeamDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// What is wrong with each.
    pub fn check(&self) -> Result<TeamFacts, Problems> {
        let mut wrong = Problems::default();
        let name = wrong.take("name", self.name.parse());
        let email = wrong.take("email", self.email.parse());
        let lead = if self.lead_id.is_empty() { Ok(None) } else { self.lead_id.parse().map(Some) };
        let lead_id = wrong.take("lead_id", lead.map_err(|_| "Choose somebody of the desk.".to_owned()));
        let categories = wrong.take("categories", self.categories.parse());
        wrong.or((|| Some(TeamFacts { name: name?, email: email?, lead_id: lead_id?, categories: categories? }))())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_has_a_mailbox() {
        let wrong = TeamDraft { name: "Accounts".into(), email: "somewhere".into(), ..TeamDraft::default() }.check();
        assert!(wrong.unwrap_err().message("email").is_some());
    }
}
