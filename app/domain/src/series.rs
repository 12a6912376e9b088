//! Series: a rule whose dates are sessions of their own.

mod form;
mod outcome;
mod rule;
#[cfg(test)]
mod tests;
mod words;

pub use form::{RuleForm, SeriesForm};
pub use outcome::{Moves, Noun, Outcome, Stays};
pub use rule::{Ends, Every, LONGEST, MOST, Rule};

use crate::id::{CampaignId, SeriesId};
use crate::session::{Moderation, SessionDraft, SessionFacts};
use crate::text::{Prose, Title};
use crate::time::{DAY, MINUTE};
use crate::zone::{self, Unresolved};
use crate::{Clock, Instant, Language, LocalDate, LocalTime, Problems, Version, ZoneName};
use serde::{Deserialize, Serialize};

/// How far ahead of today dates become sessions, in milliseconds.
pub const AHEAD: i64 = 366 * DAY;

/// A series as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = StoredSeries, examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000009", "title": "Walk and talk", "starts": "2027-03-02T18:00",
    "zone": "America/New_York", "minutes": 45, "created_at": "2027-02-01T08:00:00Z", "updated_at": "2027-02-01T08:00:00Z",
    "version": 1,
}))))]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// The campaign that holds its sessions.
    pub campaign_id: Option<CampaignId>,
    /// Their title.
    pub title: Title,
    /// Their public summary.
    pub summary: Prose,
    /// What title and summary are written in, and people speak.
    pub language: Language,
    /// When it comes round.
    pub rule: Rule,
    /// The first date, on the clock of `zone`.
    pub starts: LocalTime,
    /// IANA zone of `starts` and of every date.
    pub zone: ZoneName,
    /// Length of each in elapsed minutes.
    pub minutes: i64,
    /// Where attendees join.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub join_url: Option<String>,
    /// What happens to new questions.
    pub moderation: Moderation,
    /// Days on which its session was deleted by hand, separated by blanks.
    #[serde(skip)]
    pub skipped: String,
    /// Creation.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Rises with every change.
    pub version: Version,
}

/// A series as typed or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "title": "Walk and talk", "starts": "2027-03-02T18:00", "zone": "America/New_York", "minutes": 45,
    "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6",
}))))]
pub struct SeriesDraft {
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
    /// The first date, local; where the rule does not give it, the next that it gives.
    #[cfg_attr(feature = "schema", schema(value_type = LocalTime, required))]
    pub starts: String,
    /// IANA zone.
    #[cfg_attr(feature = "schema", schema(value_type = ZoneName, required))]
    pub zone: String,
    /// Length of each in elapsed minutes.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64, minimum = 5, maximum = 720, required))]
    pub minutes: String,
    /// Where attendees join.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub join_url: Option<String>,
    /// What happens to new questions.
    #[cfg_attr(feature = "schema", schema(value_type = Moderation, default = "held"))]
    pub moderation: String,
    /// When it comes round.
    #[cfg_attr(feature = "schema", schema(value_type = Rule, required))]
    pub rule: String,
    /// Whether what in its texts could say who somebody is may stand.
    #[serde(deserialize_with = "crate::form::tick", skip_serializing)]
    pub marks_stand: bool,
}

/// A checked series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesFacts {
    /// What each of its sessions is like, without a time.
    pub session: SessionFacts,
    /// The first date.
    pub starts: LocalTime,
    /// When it comes round.
    pub rule: Rule,
}

/// One date of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// As the rule gives it.
    pub original: LocalTime,
    /// As clocks show it: an hour later where they skip the original.
    pub starts: LocalTime,
    /// `starts` as an instant.
    pub at: Instant,
}

impl SeriesDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn check(&self) -> Result<SeriesFacts, Problems> {
        let mut wrong = Problems::default();
        let session = SessionDraft {
            campaign_id: self.campaign_id.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            language: self.language.clone(),
            starts: None,
            zone: self.zone.clone(),
            minutes: self.minutes.clone(),
            join_url: self.join_url.clone(),
            recording_url: None,
            moderation: self.moderation.clone(),
            marks_stand: self.marks_stand,
        };
        let session = session.check().map_err(|problems| wrong.0.extend(problems.0)).ok();
        let starts = wrong.take("starts", self.starts.parse::<LocalTime>());
        let rule = match (starts, zone::known(&self.zone)) {
            (Some(starts), Ok(zone)) => Rule::read(&self.rule, starts, &zone),
            _ => self.rule.parse(),
        };
        let rule = wrong.take("rule", rule);
        let first = match (starts, rule) {
            (Some(starts), Some(rule)) => {
                let first = rule.dates(starts.date).next();
                wrong.take(
                    "rule",
                    first.ok_or_else(|| "This rule gives no date at all: it ends before it begins.".to_owned()),
                )
            }
            _ => None,
        };
        let whole = || {
            let starts = LocalTime { date: first?, ..starts? };
            Some(SeriesFacts { session: session?, starts, rule: rule? })
        };
        wrong.or(whole())
    }
}

/// The instant of a date, and what clocks show then. A time that clocks skip is read with the offset before the gap
/// (RFC 5545 §3.3.5), so it stands as much later as the gap is long.
#[must_use]
pub fn placed(original: LocalTime, zone: &ZoneName) -> Option<Date> {
    match zone::resolve(original, zone) {
        Ok(found) => Some(Date { original, starts: original, at: found.instant }),
        Err(Unresolved::Skipped { before, after }) => {
            let gap = after.as_if_utc().since(before.as_if_utc()) - MINUTE;
            let starts = original.as_if_utc().plus(gap).utc();
            Some(Date { original, starts, at: zone::resolve(starts, zone).ok()?.instant })
        }
        Err(_) => None,
    }
}

impl SeriesFacts {
    /// Its dates, in order.
    pub fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        dates(self.rule, self.starts, self.session.zone.clone())
    }
}

fn dates(rule: Rule, starts: LocalTime, zone: ZoneName) -> impl Iterator<Item = Date> {
    rule.dates(starts.date).filter_map(move |date| placed(LocalTime { date, ..starts }, &zone))
}

impl Series {
    /// Its dates that are not over at `now`, as far ahead as they become sessions, and `more` milliseconds further.
    pub fn due(&self, now: Instant, more: i64) -> Vec<Date> {
        let first = zone::resolve(self.starts, &self.zone).map_or(now, |found| found.instant);
        let until = now.max(first).plus(AHEAD + more);
        let length = self.minutes * MINUTE;
        let skipped: Vec<LocalDate> = self.skipped_days();
        dates(self.rule, self.starts, self.zone.clone())
            .take_while(|date| date.at < until)
            .filter(|date| date.at.plus(length) > now && !skipped.contains(&date.original.date))
            .collect()
    }

    /// The next `most` dates from `now` on.
    pub fn next(&self, now: Instant, most: usize) -> Vec<Date> {
        dates(self.rule, self.starts, self.zone.clone()).filter(|date| date.at > now).take(most).collect()
    }

    /// Days whose session was deleted by hand.
    #[must_use]
    pub fn skipped_days(&self) -> Vec<LocalDate> {
        self.skipped.split_whitespace().filter_map(|day| day.parse().ok()).collect()
    }

    /// The rule in a plain sentence, for everybody.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.sentence_by(Clock::default())
    }

    /// The same for who reads clocks like this.
    #[must_use]
    pub fn sentence_by(&self, clock: Clock) -> String {
        self.rule.sentence(self.starts, &self.zone, clock)
    }

    /// What a date's session is like.
    #[must_use]
    pub fn facts(&self, date: &Date) -> SessionFacts {
        SessionFacts {
            campaign_id: self.campaign_id.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            language: self.language,
            starts: Some(date.starts),
            starts_at: Some(date.at),
            zone: self.zone.clone(),
            minutes: self.minutes,
            join_url: self.join_url.clone(),
            recording_url: None,
            moderation: self.moderation,
            marks_stand: false,
        }
    }

    /// This series with `facts`.
    #[must_use]
    pub fn with(&self, facts: &SeriesFacts, now: Instant) -> Self {
        let session = facts.session.clone();
        Self {
            campaign_id: session.campaign_id,
            title: session.title,
            summary: session.summary,
            language: session.language,
            rule: facts.rule,
            starts: facts.starts,
            zone: session.zone,
            minutes: session.minutes,
            join_url: session.join_url,
            moderation: session.moderation,
            updated_at: now,
            ..self.clone()
        }
    }

    /// The fields as they would be typed.
    #[must_use]
    pub fn draft(&self) -> SeriesDraft {
        SeriesDraft {
            campaign_id: self.campaign_id.as_ref().map(ToString::to_string),
            title: self.title.to_string(),
            summary: self.summary.to_string(),
            language: self.language.to_string(),
            starts: self.starts.to_string(),
            zone: self.zone.to_string(),
            minutes: self.minutes.to_string(),
            join_url: self.join_url.clone(),
            moderation: self.moderation.to_string(),
            rule: self.rule.to_string(),
            marks_stand: false,
        }
    }

    /// The rule for what is left from `day` on: a count goes on counting.
    #[must_use]
    fn rest(&self, day: LocalDate) -> Rule {
        match self.rule.ends {
            Ends::After(count) => {
                let gone = self.rule.dates(self.starts.date).take_while(|date| *date < day).count();
                let left = count.saturating_sub(u32::try_from(gone).unwrap_or(count)).max(1);
                Rule { ends: Ends::After(left), ..self.rule }
            }
            _ => self.rule,
        }
    }

    /// The fields of what is left from `day` on, as they would be typed.
    #[must_use]
    pub fn draft_from(&self, day: LocalDate) -> SeriesDraft {
        let starts = LocalTime { date: day, ..self.starts };
        SeriesDraft { starts: starts.to_string(), rule: self.rest(day).to_string(), ..self.draft() }
    }
}
