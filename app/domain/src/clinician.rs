//! Clinicians: the experts of sessions. They need no account; links carry them.

mod assistant;
mod away;
mod feed;
mod reading;
mod topics;

pub use assistant::{Assistant, AssistantDraft};
pub use away::{BusyDraft, Clash, Leave, LeaveDraft, LeaveFacts};
pub use feed::{FEED_BACK, FeedChoice, FeedDraft};
pub use reading::ReadingDraft;
pub use topics::matching;

use crate::id::ClinicianId;
use crate::text::{Email, PersonName};
use crate::{Clock, Flag, Instant, Language, Version, ZoneName};
use serde::{Deserialize, Serialize};

/// A clinician as stored.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = StoredClinician, examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000003", "version": 1, "name": "Dr. Mei Lin",
    "position": "Director of geriatric medicine", "topics": ["sleep", "falls"],
}))))]
pub struct Clinician {
    /// Their id.
    pub id: ClinicianId,
    /// Name.
    pub name: PersonName,
    /// As it stands on public pages.
    pub position: String,
    /// Address (internal).
    pub email: Email,
    /// Zone.
    pub zone: ZoneName,
    /// How their letters and their own page write clocks.
    #[serde(skip)]
    pub clock: Clock,
    /// What their letters and their own pages are written in.
    pub language: Language,
    /// What they can speak about.
    // A line with commas; programs read a list.
    #[serde(serialize_with = "crate::form::as_list")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub topics: String,
    /// Version of their feed's link token.
    #[serde(skip)]
    pub feed_version: i64,
    /// Minutes before a slot at which their calendar app reminds.
    #[serde(skip)]
    pub feed_alarm: Option<i64>,
    /// Whether every title of the feed is "Wellness session".
    #[serde(skip)]
    pub feed_reduced: Flag,
    /// How many past days the feed keeps.
    #[serde(skip)]
    pub feed_back: i64,
    /// When somebody last chose what their feed shows.
    #[serde(skip)]
    pub feed_chosen_at: Option<Instant>,
    /// Version of their own link's token.
    #[serde(skip)]
    pub link_version: i64,
    /// When somebody last acted by it.
    #[serde(skip)]
    pub link_used_at: Option<Instant>,
    /// Where their busy times are read. Whoever has it reads their calendar.
    #[serde(skip)]
    pub busy_url: Option<String>,
    /// When they were last read, whether or not it went well.
    #[serde(skip)]
    pub busy_read_at: Option<Instant>,
    /// Why the last reading failed.
    #[serde(skip)]
    pub busy_error: Option<String>,
    /// What of it the last reading could not read, though it read the rest: they may be busy then.
    #[serde(skip)]
    pub busy_unread: Option<String>,
    /// The same of the file with their busy times.
    #[serde(skip)]
    pub busy_file_unread: Option<String>,
    /// Version.
    pub version: Version,
}

impl Clinician {
    /// What they are once these are their fields.
    pub fn edited(&self, facts: ClinicianFacts) -> Self {
        let ClinicianFacts { name, position, email, zone, language, topics } = facts;
        Self { name, position, email, zone, language, topics, ..self.clone() }
    }

    /// Whether they may be busy at times that nobody can tell.
    pub fn may_be_busy(&self) -> bool {
        [&self.busy_error, &self.busy_unread, &self.busy_file_unread].into_iter().any(Option::is_some)
    }

    /// The choices of their feed.
    pub fn feed(&self) -> FeedChoice {
        FeedChoice { alarm: self.feed_alarm, reduced: self.feed_reduced, back: self.feed_back }
    }

    /// The fields as an editor would type them.
    pub fn draft(&self) -> ClinicianDraft {
        ClinicianDraft {
            name: self.name.to_string(),
            position: self.position.clone(),
            email: self.email.to_string(),
            zone: self.zone.to_string(),
            language: self.language.to_string(),
            topics: self.topics.clone(),
        }
    }
}

/// A clinician as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "name": "Dr. Mei Lin", "email": "lin@clinic.example", "zone": "Europe/Berlin", "topics": ["sleep"] }))))]
pub struct ClinicianDraft {
    /// Name as the public reads it, with title: "Dr. Mei Lin".
    #[cfg_attr(feature = "schema", schema(value_type = PersonName, required))]
    pub name: String,
    /// What they are: "Director of geriatric medicine" (public).
    #[cfg_attr(feature = "schema", schema(max_length = 120))]
    pub position: String,
    /// Where letters go (internal).
    #[cfg_attr(feature = "schema", schema(value_type = Email, required))]
    pub email: String,
    /// Their zone: their slots are shown in it.
    #[cfg_attr(feature = "schema", schema(value_type = ZoneName, required))]
    pub zone: String,
    /// What they and their assistants read in; English where it is left out.
    #[cfg_attr(feature = "schema", schema(value_type = Language, default = "en"))]
    pub language: String,
    /// What they can speak about: a list, or a line with commas; 300 characters in all.
    #[serde(deserialize_with = "crate::form::list_or_line")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
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
    pub language: Language,
    /// See [`ClinicianDraft`].
    pub topics: String,
}

#[cfg(feature = "zones")]
impl ClinicianDraft {
    /// Checks every field; position and topics may be empty.
    pub fn check(&self) -> Result<ClinicianFacts, crate::Problems> {
        use crate::text::line;
        let mut wrong = crate::Problems::default();
        let name = wrong.take("name", self.name.parse());
        let position = wrong.take("position", line(&self.position, "The position", 0, 120));
        let email = wrong.take("email", self.email.parse());
        let zone = wrong.take("zone", crate::zone::known(&self.zone));
        let language = wrong.take("language", reading::language(&self.language));
        let topics = wrong.take("topics", line(&self.topics, "The topics", 0, 300));
        let whole = || {
            Some(ClinicianFacts {
                name: name?,
                position: position?,
                email: email?,
                zone: zone?,
                language: language?,
                topics: topics?,
            })
        };
        wrong.or(whole())
    }
}
