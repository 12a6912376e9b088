//! Who may act for a clinician.

use crate::text::{Email, PersonName};
use crate::{Instant, Problems};
use serde::{Deserialize, Serialize};

/// Somebody who may act for a clinician, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AssistantDraft {
    /// Name.
    #[cfg_attr(feature = "schema", schema(value_type = PersonName, required))]
    pub name: String,
    /// Where letters go (internal).
    #[cfg_attr(feature = "schema", schema(value_type = Email, required))]
    pub email: String,
}

impl AssistantDraft {
    /// Checks both fields.
    pub fn check(&self) -> Result<(PersonName, Email), Problems> {
        let mut wrong = Problems::default();
        let name = wrong.take("name", self.name.parse());
        let email = wrong.take("email", self.email.parse());
        let whole = || Some((name?, email?));
        wrong.or(whole())
    }
}

/// Somebody who may act for a clinician, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = StoredAssistant))]
pub struct Assistant {
    /// Their id.
    pub id: crate::id::AssistantId,
    /// For whom they act.
    pub clinician_id: crate::id::ClinicianId,
    /// Name.
    pub name: PersonName,
    /// Address (internal).
    pub email: Email,
    /// Version of their link token.
    #[serde(skip)]
    pub link_version: i64,
    /// When they last acted by it.
    pub link_used_at: Option<Instant>,
}
