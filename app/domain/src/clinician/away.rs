//! When a clinician is not free: days away, and busy times of their own calendar.

use crate::text::{calendar_link, line};
use crate::{Instant, LocalDate, Problems, Span};
use serde::{Deserialize, Serialize};

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
    pub fn span(&self, zone: &crate::ZoneName) -> Span {
        let after = LocalDate::from_days(self.ends_on.days() + 1);
        Span { start: crate::zone::start_of(self.starts_on, zone), end: crate::zone::start_of(after, zone) }
    }
}

/// Where a clinician's busy times are read, as typed; empty ends the reading.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BusyDraft {
    /// https, webcal or webcals, of an .ics file; null ends the reading.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub url: Option<String>,
}

impl BusyDraft {
    /// The address, as it will be asked for.
    ///
    /// # Errors
    /// A message beside `url`.
    pub fn check(&self) -> Result<Option<String>, Problems> {
        calendar_link(self.url.as_deref().unwrap_or_default()).map_err(|message| Problems::one("url", message))
    }
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
    pub fn sentence(&self, name: &str, zone: &crate::ZoneName, clock: crate::Clock) -> String {
        use crate::text::isolated;
        use crate::zone::short_date;
        let name = isolated(name);
        match self {
            Self::Leave { starts_on, ends_on } if starts_on == ends_on => {
                format!("{name} is on leave then: {}.", short_date(*starts_on))
            }
            Self::Leave { starts_on, ends_on } => {
                format!("{name} is on leave then: {} to {}.", short_date(*starts_on), short_date(*ends_on))
            }
            Self::Busy { starts_at: start, ends_at: end } => {
                let when = clock.span_in(Span { start: *start, end: *end }, zone);
                format!("{name}’s own calendar is busy then: {when}.")
            }
        }
    }
}
