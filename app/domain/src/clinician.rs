//! Clinicians: the experts of sessions. They need no account; links carry them.

use crate::ZoneName;
use crate::text::{Email, PersonName};
#[cfg(feature = "zones")]
use crate::{Problems, text::line};
use serde::{Deserialize, Serialize};

/// A clinician as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClinicianDraft {
    /// Name as the public reads it, with title: "Dr. Mei Lin".
    pub name: String,
    /// What they are: "Director of geriatric medicine" (public).
    pub position: String,
    /// Where letters go (internal).
    pub email: String,
    /// Their zone: their slots are shown in it.
    pub zone: String,
    /// What they can speak about: a list, or a line with commas.
    #[serde(deserialize_with = "crate::form::list_or_line")]
    pub topics: String,
}

/// A checked clinician.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClinicianFacts {
    /// See [`ClinicianDraft`].
    pub name: PersonName,
    /// See [`ClinicianDraft`].
    pub position: String,
    /// See [`ClinicianDraft`].
    pub email: Email,
    /// See [`ClinicianDraft`].
    pub zone: ZoneName,
    /// See [`ClinicianDraft`].
    pub topics: String,
}

#[cfg(feature = "zones")]
impl ClinicianDraft {
    /// Checks every field; position and topics may be empty.
    pub fn check(&self) -> Result<ClinicianFacts, Problems> {
        let mut wrong = Problems::default();
        let name = wrong.take("name", self.name.parse());
        let position = wrong.take("position", line(&self.position, "The position", 0, 120));
        let email = wrong.take("email", self.email.parse());
        let zone = wrong.take("zone", crate::zone::known(&self.zone));
        let topics = wrong.take("topics", line(&self.topics, "The topics", 0, 300));
        let whole =
            || Some(ClinicianFacts { name: name?, position: position?, email: email?, zone: zone?, topics: topics? });
        wrong.or(whole())
    }
}
