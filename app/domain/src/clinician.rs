//! Clinicians: the experts of sessions. They need no account; links carry them.

mod topics;
pub use topics::matching;

use crate::id::ClinicianId;
use crate::text::{Email, PersonName, line, web_link};
use crate::{Flag, Instant, LocalDate, Problems, Span, Version, ZoneName};
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
    /// Version.
    pub version: Version,
}

impl Clinician {
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

/// Days away as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeaveDraft {
    /// The first day.
    #[cfg_attr(feature = "schema", schema(value_type = LocalDate, required))]
    pub starts_on: String,
    /// The last day, included; the first where it is left out.
    #[cfg_attr(feature = "schema", schema(value_type = LocalDate))]
    pub ends_on: String,
    /// A word for the team, or empty.
    #[cfg_attr(feature = "schema", schema(max_length = 120))]
    pub note: String,
}

/// Checked days away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveFacts {
    /// The first day.
    pub starts_on: LocalDate,
    /// The last day, included.
    pub ends_on: LocalDate,
    /// A word for the team.
    pub note: String,
}

impl LeaveDraft {
    /// Checks every field.
    pub fn check(&self) -> Result<LeaveFacts, Problems> {
        let mut wrong = Problems::default();
        let starts_on = wrong.take("starts_on", self.starts_on.trim().parse::<LocalDate>());
        let last = if self.ends_on.trim().is_empty() { &self.starts_on } else { &self.ends_on };
        // An empty last day is the first: one message is enough.
        let ends_on = if last == &self.starts_on { starts_on } else { wrong.take("ends_on", last.trim().parse()) };
        let note = wrong.take("note", line(&self.note, "The note", 0, 120));
        if let (Some(first), Some(last)) = (starts_on, ends_on) {
            if last < first {
                wrong.add("ends_on", "The last day is before the first.");
            } else if last.days() - first.days() > 366 {
                wrong.add("ends_on", "That is more than a year; give the next part later.");
            }
        }
        let whole = || Some(LeaveFacts { starts_on: starts_on?, ends_on: ends_on?, note: note? });
        wrong.or(whole())
    }
}

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

/// Choices of a clinician's private feed, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FeedDraft {
    /// Minutes before a slot at which a calendar app reminds; null for none.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i64>, minimum = 0, maximum = 10_080))]
    pub alarm: String,
    /// Whether every title is “Wellness session”, for shared screens.
    #[serde(deserialize_with = "crate::form::tick")]
    pub reduced: bool,
    /// How many past days the feed keeps.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64, minimum = 0, maximum = 366, default = 90))]
    pub back: String,
}

/// Choices of a clinician's private feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Feed, examples(json!({ "alarm": 60, "reduced": false, "back": 90 }))))]
pub struct FeedChoice {
    /// Minutes before a slot at which a calendar app reminds.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 10_080))]
    pub alarm: Option<i64>,
    /// Whether every title is “Wellness session”, for shared screens.
    #[cfg_attr(feature = "schema", schema(value_type = bool))]
    pub reduced: Flag,
    /// How many past days the feed keeps.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 366))]
    pub back: i64,
}

/// How far back a feed reaches where nobody chose.
pub const FEED_BACK: i64 = 90;

impl FeedDraft {
    /// Checks every field.
    pub fn check(&self) -> Result<FeedChoice, Problems> {
        let mut wrong = Problems::default();
        let number = |text: &str, most: i64, what: &str| match text.trim() {
            "" => Ok(None),
            text => {
                let number = text.parse::<i64>().ok().filter(|number| (0..=most).contains(number));
                number.map(Some).ok_or_else(|| format!("Use 0 to {most} {what}."))
            }
        };
        let alarm = wrong.take("alarm", number(&self.alarm, 10_080, "minutes"));
        let back = wrong.take("back", number(&self.back, 366, "days"));
        let reduced = self.reduced.into();
        let whole = || Some(FeedChoice { alarm: alarm?, reduced, back: back?.unwrap_or(FEED_BACK) });
        wrong.or(whole())
    }
}

/// Where a clinician's busy times are read, as typed; empty ends the reading.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BusyDraft {
    /// https or webcal, of an .ics file; null ends the reading.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub url: Option<String>,
}

impl BusyDraft {
    /// The address, as it will be asked for.
    ///
    /// # Errors
    /// A message beside `url`.
    pub fn check(&self) -> Result<Option<String>, Problems> {
        let text = self.url.clone().unwrap_or_default();
        let text = text.trim();
        let https = text.strip_prefix("webcal://").map_or_else(|| text.to_owned(), |rest| format!("https://{rest}"));
        web_link(&https).map_err(|message| Problems::one("url", message))
    }
}

/// A clinician's days away, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000004", "clinician_id": "01935f5e-7c1a-7000-8000-000000000003",
    "starts_on": "2027-03-22", "note": "Holiday",
}))))]
pub struct Leave {
    /// Its id.
    pub id: crate::id::LeaveId,
    /// Whose.
    pub clinician_id: crate::id::ClinicianId,
    /// The first day, in the clinician's zone.
    pub starts_on: LocalDate,
    /// The last day, included.
    pub ends_on: LocalDate,
    /// A word for the team.
    pub note: String,
}

#[cfg(feature = "zones")]
impl Leave {
    /// From the first instant of the first day to the last of the last, in the clinician's zone.
    pub fn span(&self, zone: &ZoneName) -> Span {
        let after = LocalDate::from_days(self.ends_on.days() + 1);
        Span { start: crate::zone::start_of(self.starts_on, zone), end: crate::zone::start_of(after, zone) }
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

/// What makes a clinician not free besides other slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "kind": "leave", "starts_on": "2027-03-22", "ends_on": "2027-03-28" }))))]
pub enum Clash {
    /// Days away.
    Leave {
        /// The first day away.
        starts_on: LocalDate,
        /// The last day away, included.
        ends_on: LocalDate,
    },
    /// Their own calendar says busy.
    Busy {
        /// From when.
        starts_at: Instant,
        /// Until when.
        ends_at: Instant,
    },
}

impl From<&Leave> for Clash {
    fn from(leave: &Leave) -> Self {
        Self::Leave { starts_on: leave.starts_on, ends_on: leave.ends_on }
    }
}

impl From<Span> for Clash {
    fn from(span: Span) -> Self {
        Self::Busy { starts_at: span.start, ends_at: span.end }
    }
}

#[cfg(feature = "zones")]
impl Clash {
    /// `Dr. Mei Lin is on leave then: Tue 1 Dec 2026 to Fri 4 Dec 2026.` Busy times are told in `zone`.
    pub fn sentence(&self, name: &str, zone: &ZoneName) -> String {
        use crate::zone::{short_date, span_in};
        match self {
            Self::Leave { starts_on, ends_on } if starts_on == ends_on => {
                format!("{name} is on leave then: {}.", short_date(*starts_on))
            }
            Self::Leave { starts_on, ends_on } => {
                format!("{name} is on leave then: {} to {}.", short_date(*starts_on), short_date(*ends_on))
            }
            Self::Busy { starts_at: start, ends_at: end } => {
                format!("{name}’s own calendar is busy then: {}.", span_in(Span { start: *start, end: *end }, zone))
            }
        }
    }
}
