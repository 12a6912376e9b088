//! Something on the calendar, whichever kind it is.

use super::Kind;
use crate::campaign::Color;
use crate::id::{CampaignId, ClinicianId, SessionId};
use crate::{Instant, LocalDate, LocalTime, Version, ZoneName, slot, words};

words! {
    /// How far something is, as its chip shows it. Planned is not ready.
    Look {
        /// A draft, or still asked for.
        Hollow = "hollow",
        /// With its reviewers.
        Review = "review",
        /// Back with its author, who was asked for changes.
        Returned = "returned",
        /// Approved, but nobody has scheduled it.
        Ready = "ready",
        /// It will happen.
        Solid = "solid",
        /// On air now.
        Live = "live",
        /// It has happened.
        Done = "done",
        /// It does not happen.
        Struck = "struck",
        /// It should have happened.
        Trouble = "trouble",
    }
}

impl Look {
    /// Of a kind's state, by its word.
    #[must_use]
    pub fn from_state(kind: Kind, state: &str) -> Self {
        match (kind, state) {
            (_, "live" | "publishing") => Self::Live,
            (_, "scheduled" | "confirmed") => Self::Solid,
            (_, "in_review") => Self::Review,
            (_, "approved") => Self::Ready,
            (_, "ended" | "published") => Self::Done,
            (_, "cancelled" | "withdrawn" | "declined") => Self::Struck,
            (_, "failed" | "missed") => Self::Trouble,
            _ => Self::Hollow,
        }
    }
}

/// Somebody's part in a session.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = CalendarPerson))]
pub struct Person {
    /// Who.
    #[serde(rename = "clinician_id")]
    pub id: ClinicianId,
    /// Name.
    pub name: String,
    /// What they do.
    pub role: slot::Role,
    /// Whether they agreed.
    pub state: slot::State,
}

/// What somebody may have to do about a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// What a person has to decide, or empty.
    pub asks: String,
    /// When it was handed to reviewers, while it is in review.
    pub submitted_at: Option<Instant>,
    /// Whether its author was asked for changes.
    pub returned: bool,
}

/// An item of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanItem {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The version that a move must have seen.
    pub version: Version,
    /// Title; of a slot, whose and in what.
    pub title: String,
    /// Its state's word.
    pub state: String,
    /// Local start in `zone`; None is an idea.
    pub starts: Option<LocalTime>,
    /// Local end in `zone`; the same as `starts` for what takes no time.
    pub ends: Option<LocalTime>,
    /// Its own zone.
    pub zone: ZoneName,
    /// Planned minutes; 0 for a post.
    pub minutes: i64,
    /// Start.
    pub starts_at: Option<Instant>,
    /// End.
    pub ends_at: Option<Instant>,
    /// The zone's short name, where it differs from the page's.
    pub zone_shown: Option<String>,
    /// Its campaign.
    pub campaign: Option<CampaignId>,
    /// The campaign's name.
    pub campaign_name: Option<String>,
    /// The campaign's colour.
    pub color: Option<Color>,
    /// The session that a slot is part of, or that a post goes with.
    pub session: Option<SessionId>,
    /// Who has a part in it.
    pub people: Vec<Person>,
    /// Of a session: who declined, where nobody was asked since.
    pub lost: Vec<String>,
    /// Of a post: what it waits for.
    pub waits: Waits,
    /// Whether it came from a series.
    pub repeats: bool,
    /// What needs a look, a sentence each.
    pub marks: Vec<String>,
}

impl PlanItem {
    /// Where it leads.
    #[must_use]
    pub fn href(&self) -> String {
        match (self.kind, &self.session) {
            (Kind::Slot, Some(session)) => format!("/plan/sessions/{session}#slots"),
            (Kind::Post, _) => format!("/plan/posts/{}", self.id),
            _ => format!("/plan/sessions/{}", self.id),
        }
    }

    /// Where a move of it is sent; None for what does not move by itself.
    #[must_use]
    pub fn moves_by(&self) -> Option<String> {
        let moves = match self.kind {
            Kind::Session => matches!(self.state.as_str(), "draft" | "scheduled"),
            Kind::Post => {
                matches!(self.state.as_str(), "draft" | "in_review" | "approved" | "scheduled" | "missed" | "failed")
            }
            Kind::Slot => false,
        };
        moves.then(|| format!("/plan/{}s/{}/move", self.kind, self.id))
    }

    /// How far it is.
    #[must_use]
    pub fn look(&self) -> Look {
        match Look::from_state(self.kind, &self.state) {
            Look::Hollow if self.waits.returned => Look::Returned,
            look => look,
        }
    }

    /// Whether it takes place, as far as anybody knows.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.look() != Look::Struck
    }

    /// Whether somebody who answers has agreed.
    #[must_use]
    pub fn has_expert(&self) -> bool {
        let answers = |person: &Person| matches!(person.role, slot::Role::Expert | slot::Role::Chair);
        self.people.iter().any(|person| answers(person) && person.state == slot::State::Confirmed)
    }

    /// The days on which it lies, by its own zone's clock: what ends at midnight does not reach the next day.
    #[must_use]
    pub fn days(&self) -> Option<(LocalDate, LocalDate)> {
        let (starts, ends) = (self.starts?, self.ends?);
        let midnight = (ends.hour, ends.minute, ends.second) == (0, 0, 0) && ends.date > starts.date;
        let last = if midnight { LocalDate::from_days(ends.date.days() - 1) } else { ends.date };
        Some((starts.date, last.max(starts.date)))
    }

    /// Whether it lies on any day from `first` to `last`.
    #[must_use]
    pub fn touches(&self, first: LocalDate, last: LocalDate) -> bool {
        self.days().is_some_and(|(from, to)| from <= last && to >= first)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn session(id: &str, starts: &str, ends: &str) -> PlanItem {
        let (starts, ends): (LocalTime, LocalTime) = (starts.parse().unwrap(), ends.parse().unwrap());
        PlanItem {
            kind: Kind::Session,
            id: id.to_owned(),
            version: Version(1),
            title: format!("Session {id}"),
            state: "scheduled".to_owned(),
            starts: Some(starts),
            ends: Some(ends),
            zone: ZoneName("UTC".to_owned()),
            minutes: 60,
            starts_at: Some(starts.as_if_utc()),
            ends_at: Some(ends.as_if_utc()),
            zone_shown: None,
            campaign: None,
            campaign_name: None,
            color: None,
            session: None,
            people: Vec::new(),
            lost: Vec::new(),
            waits: Waits::default(),
            repeats: false,
            marks: Vec::new(),
        }
    }

    #[test]
    fn what_ends_at_midnight_stays_on_its_day() {
        let days = |starts, ends| session("1", starts, ends).days().map(|(from, to)| (from.day, to.day));
        assert_eq!(days("2026-11-24T23:00", "2026-11-25T00:00"), Some((24, 24)));
        assert_eq!(days("2026-11-24T23:30", "2026-11-25T00:30"), Some((24, 25)));
        assert_eq!(days("2026-11-24T00:00", "2026-11-24T00:00"), Some((24, 24)));
    }

    #[test]
    fn only_what_has_not_happened_moves() {
        let moves = |kind, state: &str| {
            PlanItem { kind, state: state.into(), ..session("1", "2026-11-24T10:00", "2026-11-24T11:00") }.moves_by()
        };
        assert_eq!(moves(Kind::Session, "draft").as_deref(), Some("/plan/sessions/1/move"));
        assert_eq!(moves(Kind::Post, "in_review").as_deref(), Some("/plan/posts/1/move"));
        for (kind, state) in
            [(Kind::Session, "live"), (Kind::Session, "ended"), (Kind::Post, "published"), (Kind::Slot, "proposed")]
        {
            assert_eq!(moves(kind, state), None, "{kind} {state}");
        }
    }
}
