//! A session as somebody types it, checked, and as it begins.

use super::{Hall, Moderation, Session, State};
#[cfg(feature = "zones")]
use crate::Problems;
use crate::id::{CampaignId, SessionId};
#[cfg(feature = "zones")]
use crate::text::secure_link;
#[cfg(feature = "zones")]
use crate::text::web_link;
use crate::text::{Prose, Title};
use crate::time::MINUTE;
use crate::{Instant, Language, LocalTime, Span, Version, ZoneName};
use serde::{Deserialize, Serialize};

/// A session as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "title": "Sleep after 60", "starts": "2027-03-28T10:00", "zone": "Europe/Berlin", "minutes": 60 }))))]
pub struct SessionDraft {
    /// The campaign, or none.
    #[cfg_attr(feature = "schema", schema(value_type = Option<CampaignId>))]
    pub campaign_id: Option<String>,
    /// Title.
    #[cfg_attr(feature = "schema", schema(value_type = Title, required))]
    pub title: String,
    /// Public summary.
    #[cfg_attr(feature = "schema", schema(value_type = Prose))]
    pub summary: String,
    /// What title and summary are written in, and people speak.
    #[cfg_attr(feature = "schema", schema(value_type = Language, default = "en"))]
    pub language: String,
    /// Local start in `zone`; a draft may do without.
    #[cfg_attr(feature = "schema", schema(value_type = Option<LocalTime>))]
    pub starts: Option<String>,
    /// IANA zone.
    #[cfg_attr(feature = "schema", schema(value_type = ZoneName, required))]
    pub zone: String,
    /// Planned length in elapsed minutes.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64, minimum = 5, maximum = 720, required))]
    pub minutes: String,
    /// Where attendees join.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub join_url: Option<String>,
    /// Where its recording is, for all to watch: https only.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub recording_url: Option<String>,
    /// What happens to new questions.
    #[cfg_attr(feature = "schema", schema(value_type = Moderation, default = "held"))]
    pub moderation: String,
    /// Whether what in its texts could say who somebody is may stand.
    #[serde(deserialize_with = "crate::form::tick", skip_serializing)]
    pub marks_stand: bool,
}

/// A checked session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionFacts {
    /// See [`SessionDraft`].
    pub campaign_id: Option<CampaignId>,
    /// See [`SessionDraft`].
    pub title: Title,
    /// See [`SessionDraft`].
    pub summary: Prose,
    /// See [`SessionDraft`].
    pub language: Language,
    /// See [`SessionDraft`].
    pub starts: Option<LocalTime>,
    /// `starts` in `zone`.
    pub starts_at: Option<Instant>,
    /// See [`SessionDraft`].
    pub zone: ZoneName,
    /// See [`SessionDraft`].
    pub minutes: i64,
    /// See [`SessionDraft`].
    pub join_url: Option<String>,
    /// See [`SessionDraft`].
    pub recording_url: Option<String>,
    /// See [`SessionDraft`].
    pub moderation: Moderation,
    /// See [`SessionDraft`].
    pub marks_stand: bool,
}

/// The longest session, in minutes.
pub const LONGEST: i64 = 720;

#[cfg(feature = "zones")]
fn minutes(text: &str) -> Result<i64, String> {
    let minutes = text.trim().parse::<i64>().ok().filter(|minutes| (5..=LONGEST).contains(minutes));
    minutes.ok_or_else(|| format!("Use 5 to {LONGEST} minutes."))
}

#[cfg(feature = "zones")]
impl SessionDraft {
    /// Checks every field. A local time that a clock change skips is refused with the nearest ones.
    pub fn check(&self) -> Result<SessionFacts, Problems> {
        let mut wrong = Problems::default();
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let campaign_id = wrong.take("campaign_id", given(&self.campaign_id).map(|id| id.parse()).transpose());
        let title = wrong.take("title", self.title.parse());
        let summary = wrong.take("summary", self.summary.parse());
        let language = wrong.take("language", Language::typed(&self.language));
        let zone = wrong.take("zone", crate::zone::known(&self.zone));
        let starts = wrong.take("starts", given(&self.starts).map(|text| text.parse::<LocalTime>()).transpose());
        let starts_at = match (&zone, starts) {
            (Some(zone), Some(Some(local))) => wrong.take("starts", crate::zone::existing(local, zone)).map(Some),
            _ => Some(None),
        };
        let minutes = wrong.take("minutes", minutes(&self.minutes));
        let join_url = wrong.take("join_url", web_link(self.join_url.as_deref().unwrap_or_default()));
        let recording_url = secure_link(self.recording_url.as_deref().unwrap_or_default());
        let recording_url = wrong.take("recording_url", recording_url);
        let moderation = if self.moderation.is_empty() { "held" } else { &self.moderation };
        let moderation = wrong.take("moderation", moderation.parse());
        let whole = || {
            Some(SessionFacts {
                campaign_id: campaign_id?,
                title: title?,
                summary: summary?,
                language: language?,
                starts: starts?,
                starts_at: starts_at?,
                zone: zone?,
                minutes: minutes?,
                join_url: join_url?,
                recording_url: recording_url?,
                moderation: moderation?,
                marks_stand: self.marks_stand,
            })
        };
        wrong.or(whole())
    }
}

impl SessionFacts {
    /// Start to planned end, once dated.
    pub fn span(&self) -> Option<Span> {
        self.starts_at.map(|start| Span { start, end: start.plus(self.minutes * MINUTE) })
    }
}

impl Session {
    /// A new draft of what `facts` say: nobody outside sees it.
    pub fn drafted(id: SessionId, slug: String, code: String, facts: &SessionFacts, now: Instant) -> Self {
        let span = facts.span();
        Self {
            id,
            campaign_id: facts.campaign_id.clone(),
            title: facts.title.clone(),
            summary: facts.summary.clone(),
            language: facts.language,
            slug,
            code,
            state: State::Draft,
            starts: facts.starts,
            zone: facts.zone.clone(),
            minutes: facts.minutes,
            starts_at: span.map(|span| span.start),
            ends_at: span.map(|span| span.end),
            join_url: facts.join_url.clone(),
            recording_url: facts.recording_url.clone(),
            moderation: facts.moderation,
            sequence: 0,
            series_id: None,
            original_starts: None,
            detached: false.into(),
            published_at: None,
            live_at: None,
            closed_at: None,
            hall: Hall::default(),
            created_at: now,
            updated_at: now,
            version: Version(1),
        }
    }

    /// The fields as an editor would type them.
    pub fn draft(&self) -> SessionDraft {
        SessionDraft {
            campaign_id: self.campaign_id.as_ref().map(ToString::to_string),
            title: self.title.to_string(),
            summary: self.summary.to_string(),
            language: self.language.to_string(),
            starts: self.starts.map(|local| local.to_string()),
            zone: self.zone.to_string(),
            minutes: self.minutes.to_string(),
            join_url: self.join_url.clone(),
            recording_url: self.recording_url.clone(),
            moderation: self.moderation.to_string(),
            marks_stand: false,
        }
    }
}
