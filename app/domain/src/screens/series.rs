//! What planners see of series.

use super::desk::HistoryLine;
use super::{Both, Choice};
use crate::id::CampaignId;
use crate::series::{Outcome, Series, SeriesForm};
use crate::{LocalDate, LocalTime, Problems, Version};

/// `/plan/series/new` and `/plan/series/{id}`; posts with `step` (`look` or `keep`), the second also with `version` and `from`.
#[derive(Clone, Debug)]
pub struct SeriesScreen {
    /// None while it is new.
    pub series: Option<Series>,
    /// The first date that changes; none for all of them.
    pub from: Option<LocalDate>,
    /// What was typed so far.
    pub form: SeriesForm,
    /// What was wrong with it.
    pub problems: Problems,
    /// Both versions, where somebody was faster.
    pub both: Option<Both>,
    /// Campaigns to choose from.
    pub campaigns: Vec<Choice>,
    /// The campaigns' zones, by the campaign's id.
    pub campaign_zones: Vec<Choice>,
    /// The house's zone, or empty.
    pub house: String,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// What would happen.
    pub preview: Option<SeriesPreview>,
    /// Its sessions, the next first, at most some dozens.
    pub sessions: Vec<SeriesRow>,
    /// Who did what to it.
    pub history: Vec<HistoryLine>,
    /// Whether the reader may plan; otherwise all is read-only.
    pub may_plan: bool,
}

/// What a series would be, and what would become of its sessions.
#[derive(Clone, Debug)]
pub struct SeriesPreview {
    /// The rule in plain words.
    pub sentence: String,
    /// The next five dates, on the clock of its zone.
    pub next: Vec<LocalTime>,
    /// What becomes of its sessions.
    pub outcome: Outcome,
}

/// One session of a series.
#[derive(Clone, Debug)]
pub struct SeriesRow {
    /// Its id.
    pub id: crate::id::SessionId,
    /// Local start.
    pub starts: Option<LocalTime>,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: crate::session::State,
    /// Whether it was edited by hand.
    pub by_hand: bool,
}

/// `/plan/campaigns/{id}/shift`; posts `starts_on`, `version` and `step` (`look` or `keep`) to itself.
#[derive(Clone, Debug)]
pub struct ShiftScreen {
    /// The campaign.
    pub id: CampaignId,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub starts_on: LocalDate,
    /// The version that the form was filled from.
    pub version: Version,
    /// The new first day, as typed.
    pub typed: String,
    /// What was wrong with it.
    pub problems: Problems,
    /// What would move.
    pub outcome: Option<Outcome>,
}
