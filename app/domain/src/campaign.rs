//! Campaigns: an objective, a main message, audiences and dates; they hold live sessions.

#[cfg(feature = "zones")]
use crate::Problems;
use crate::id::{AudienceId, CampaignId};
use crate::text::{Name, Prose};
use crate::{Instant, LocalDate, Version, ZoneName, words};
use serde::{Deserialize, Serialize};

words! {
    /// A campaign's colour on every calendar; each holds contrast in light and dark.
    Color {
        /// The house colour.
        Teal = "teal",
        /// Blue.
        Blue = "blue",
        /// Violet.
        Violet = "violet",
        /// Rose.
        Rose = "rose",
        /// Amber.
        Amber = "amber",
        /// Green.
        Green = "green",
        /// Slate.
        Slate = "slate",
        /// Coral.
        Coral = "coral",
    }
}

/// A campaign as stored.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = StoredCampaign, examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000001", "slug": "stay-strong", "version": 1, "name": "Stay strong",
    "objective": "Twice as many over 60 in strength classes", "main_message": "Strength comes back at any age.",
    "starts_on": "2027-03-01", "ends_on": "2027-05-31", "zone": "America/New_York", "color": "teal",
}))))]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Public address part.
    pub slug: String,
    /// Name.
    pub name: Name,
    /// What it is to achieve (internal).
    pub objective: Prose,
    /// The one sentence that everybody should keep (public).
    pub main_message: Prose,
    /// First day.
    pub starts_on: LocalDate,
    /// Last day, included.
    pub ends_on: LocalDate,
    /// Zone of its days.
    pub zone: ZoneName,
    /// Colour.
    pub color: Color,
    /// When one of its sessions first became public.
    #[serde(skip)]
    pub published_at: Option<Instant>,
    /// Version.
    pub version: Version,
}

impl Campaign {
    /// What it is once these are its fields; whom it is for is kept beside it.
    pub fn edited(&self, facts: &CampaignFacts) -> Self {
        let CampaignFacts { name, objective, main_message, starts_on, ends_on, zone, color, .. } = facts.clone();
        Self { name, objective, main_message, starts_on, ends_on, zone, color, ..self.clone() }
    }

    /// The fields as an editor would type them.
    pub fn draft(&self, audience_ids: Vec<AudienceId>) -> CampaignDraft {
        CampaignDraft {
            name: self.name.to_string(),
            objective: self.objective.to_string(),
            main_message: self.main_message.to_string(),
            audience_ids,
            starts_on: self.starts_on.to_string(),
            ends_on: self.ends_on.to_string(),
            zone: self.zone.to_string(),
            color: self.color.to_string(),
            marks_stand: false,
        }
    }
}

/// A campaign as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "name": "Stay strong", "starts_on": "2027-03-01", "ends_on": "2027-05-31", "zone": "America/New_York" }))))]
pub struct CampaignDraft {
    /// Its public name.
    #[cfg_attr(feature = "schema", schema(value_type = Name, required))]
    pub name: String,
    /// What it is to achieve (internal).
    #[cfg_attr(feature = "schema", schema(value_type = Prose))]
    pub objective: String,
    /// The one sentence that everybody should keep (public).
    #[cfg_attr(feature = "schema", schema(value_type = Prose))]
    pub main_message: String,
    /// Whom it is for.
    pub audience_ids: Vec<AudienceId>,
    /// First day.
    #[cfg_attr(feature = "schema", schema(value_type = LocalDate, required))]
    pub starts_on: String,
    /// Last day, included.
    #[cfg_attr(feature = "schema", schema(value_type = LocalDate, required))]
    pub ends_on: String,
    /// The zone in which its days are meant and new sessions begin with.
    #[cfg_attr(feature = "schema", schema(value_type = ZoneName, required))]
    pub zone: String,
    /// Its colour on calendars.
    #[cfg_attr(feature = "schema", schema(value_type = Color, default = "teal"))]
    pub color: String,
    /// Whether what in its texts could say who somebody is may stand.
    #[serde(deserialize_with = "crate::form::tick", skip_serializing)]
    pub marks_stand: bool,
}

/// A checked campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignFacts {
    /// See [`CampaignDraft`].
    pub name: Name,
    /// See [`CampaignDraft`].
    pub objective: Prose,
    /// See [`CampaignDraft`].
    pub main_message: Prose,
    /// See [`CampaignDraft`].
    pub audience_ids: Vec<AudienceId>,
    /// See [`CampaignDraft`].
    pub starts_on: LocalDate,
    /// See [`CampaignDraft`].
    pub ends_on: LocalDate,
    /// See [`CampaignDraft`].
    pub zone: ZoneName,
    /// See [`CampaignDraft`].
    pub color: Color,
}

#[cfg(feature = "zones")]
impl CampaignDraft {
    /// Checks every field; the end may not be before the start.
    pub fn check(&self) -> Result<CampaignFacts, Problems> {
        let mut wrong = Problems::default();
        let name = wrong.take("name", self.name.parse());
        let objective = wrong.take("objective", self.objective.parse());
        let main_message = wrong.take("main_message", self.main_message.parse());
        let starts_on = wrong.take("starts_on", self.starts_on.parse::<LocalDate>());
        let ends_on = wrong.take("ends_on", self.ends_on.parse::<LocalDate>());
        let zone = wrong.take("zone", crate::zone::known(&self.zone));
        let color = if self.color.is_empty() { "teal" } else { &self.color };
        let color = wrong.take("color", color.parse());
        if let (Some(first), Some(last)) = (starts_on, ends_on)
            && last < first
        {
            wrong.add("ends_on", format!("The last day is before the first, {first}."));
        }
        let whole = || {
            Some(CampaignFacts {
                name: name?,
                objective: objective?,
                main_message: main_message?,
                audience_ids: self.audience_ids.clone(),
                starts_on: starts_on?,
                ends_on: ends_on?,
                zone: zone?,
                color: color?,
            })
        };
        wrong.or(whole())
    }
}
