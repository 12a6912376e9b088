//! What an import did, or would do.

use domain::{Instant, LocalDate, ZoneName};
use serde::Serialize;

use super::{Brought, Into};
use crate::calendar::read::{Occurrence, Skipped};

/// What an import did, or would do.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Import, examples(json!({
    "added": 1,
    "items": [{
        "uid": "1@calendar.example", "title": "Sleep", "starts_at": "2027-03-28T08:00:00Z",
        "ends_at": "2027-03-28T09:00:00Z", "all_day": false, "starts_on": null, "ends_on": null, "became": "added",
        "notes": [],
    }],
}))))]
pub struct Done {
    /// How many were not here before.
    pub added: usize,
    /// How many are another now.
    pub changed: usize,
    /// How many are as they were.
    pub same: usize,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// Every date in the window that was not left out.
    pub items: Vec<ImportedDate>,
    /// What was imported before, and is no longer there. It stays as it is unless it is called off.
    pub gone: Vec<GoneDate>,
    /// The zone in which it is shown: the campaign's, else that of times that have none.
    #[serde(skip)]
    pub home: Option<ZoneName>,
}

/// One date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportedDate {
    /// UID of the far side.
    pub uid: String,
    /// Title, as it stands here; empty for busy times, of which nothing else is kept.
    pub title: String,
    /// Begin.
    pub starts_at: Instant,
    /// End, exclusive.
    pub ends_at: Instant,
    /// Whether it is whole days.
    pub all_day: bool,
    /// First day, of whole days.
    pub starts_on: Option<LocalDate>,
    /// Last day, included, of whole days.
    pub ends_on: Option<LocalDate>,
    /// What became of it: `added`, `changed` or `same`.
    pub became: Became,
    /// What was made of what it does not say, and what stays as it was changed here.
    pub notes: Vec<String>,
}

impl ImportedDate {
    pub(super) fn new(date: &Occurrence, became: Became) -> Self {
        Self {
            uid: date.uid.clone(),
            title: date.title.clone(),
            starts_at: date.span.start,
            ends_at: date.span.end,
            all_day: date.days.is_some(),
            starts_on: None,
            ends_on: None,
            became,
            notes: Vec::new(),
        }
        .on(date.days)
    }

    /// As whole days: the first, and the day after the last.
    pub(super) fn on(self, days: Option<(LocalDate, LocalDate)>) -> Self {
        let Some((first, after)) = days else { return self };
        let last = LocalDate::from_days(after.days() - 1);
        Self { all_day: true, starts_on: Some(first), ends_on: Some(last), ..self }
    }
}

/// What was imported before, and is no longer there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GoneDate {
    /// The id of what it became here.
    pub id: String,
    /// UID of the far side.
    pub uid: String,
    /// Title.
    pub title: String,
    /// Begin, as it stands here.
    pub starts_at: Instant,
    /// End, exclusive.
    pub ends_at: Instant,
    /// Whether this import calls it off.
    pub called_off: bool,
}

impl Became {
    /// As the API says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Same => "same",
        }
    }
}

/// What became of one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It was not here before.
    Added,
    /// It is another now.
    Changed,
    /// It is as it was.
    Same,
}

impl Done {
    /// Before anything was done: with what could not be read.
    pub(super) fn of(brought: &Brought) -> Self {
        let skipped = [brought.file.skipped.as_slice(), brought.file.unjoined.as_slice()].concat();
        Self { skipped, home: Some(brought.home.clone()), ..Self::default() }
    }

    pub(super) fn count(&mut self, became: Became) {
        match became {
            Became::Added => self.added += 1,
            Became::Changed => self.changed += 1,
            Became::Same => self.same += 1,
        }
    }

    pub(super) fn skip(&mut self, date: &Occurrence, reason: impl std::convert::Into<String>) {
        self.skipped.push(Skipped::new(&date.uid, &date.title, date.line, reason));
    }

    /// Left out, but it could come in as something else.
    pub(super) fn skip_offering(
        &mut self,
        date: &Occurrence,
        reason: impl std::convert::Into<String>,
        offers: &[Into],
    ) {
        self.skipped.push(Skipped::new(&date.uid, &date.title, date.line, reason).offering(offers));
    }
}
