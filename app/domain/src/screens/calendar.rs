//! `/plan`: the calendar, a move on it, and what follows from one.

use crate::campaign::Color;
use crate::id::{CampaignId, ViewId};
use crate::plan::{Address, Gap, Kind, Observance, PlanItem, WeekStart};
use crate::screens::Choice;
use crate::{Instant, LocalDate, LocalTime, Problems, Version, ZoneName};
use serde::Serialize;

/// `/plan?view=month&on=2026-11-24&…`.
#[derive(Clone, Debug)]
pub struct CalendarScreen {
    /// What was asked for.
    pub address: Address,
    /// How far the plan had come when this was read; what is told later is newer.
    pub seq: i64,
    /// The day that must be in sight.
    pub on: LocalDate,
    /// Where weeks begin.
    pub begins: WeekStart,
    /// The page's zone.
    pub zone: ZoneName,
    /// Now, in that zone.
    pub now: LocalTime,
    /// The first and the last day in sight.
    pub days: (LocalDate, LocalDate),
    /// What lies on them and passes the filters, by start.
    pub items: Vec<PlanItem>,
    /// How many lie on them before any filter.
    pub unfiltered: usize,
    /// Ideas without a day, by campaign.
    pub tray: Vec<Tray>,
    /// Holidays and observances in sight.
    pub observances: Vec<Observance>,
    /// What needs a look, of the items that are shown.
    pub gaps: Vec<Gap>,
    /// Every campaign, to switch.
    pub campaigns: Vec<Campaign>,
    /// Audiences to filter by.
    pub audiences: Vec<Choice>,
    /// Clinicians to filter by.
    pub clinicians: Vec<Choice>,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// What something new begins with here.
    pub begins_with: BeginsWith,
    /// Saved views of the reader.
    pub views: Vec<SavedView>,
    /// What follows from the move that led here.
    pub follows: Option<Follows>,
    /// What was wrong with the name of a view.
    pub problems: Problems,
}

/// What something new begins with: the one campaign that is shown, with its zone; else the house's zone, else the browser's.
#[derive(Clone, Debug, Default)]
pub struct BeginsWith {
    /// The campaign that the filter leaves alone, with its name.
    pub campaign: Option<(CampaignId, String)>,
    /// Its zone, that of the page where somebody chose one, or the house's.
    pub zone: Option<ZoneName>,
}

/// A campaign beside the calendar.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its id; None stands for what has no campaign.
    pub id: Option<CampaignId>,
    /// Name.
    pub name: String,
    /// Colour.
    pub color: Option<Color>,
    /// First and last day.
    pub runs: Option<(LocalDate, LocalDate)>,
}

/// A campaign's ideas.
#[derive(Clone, Debug)]
pub struct Tray {
    /// Whose; without an id, what has no campaign.
    pub campaign: Campaign,
    /// The newest ideas.
    pub items: Vec<PlanItem>,
    /// How many more there are.
    pub more: usize,
}

/// A filter with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// What its owner calls it.
    pub name: String,
    /// The query of its address.
    pub query: String,
}

/// What follows from a move, until it is final.
#[derive(Clone, Debug, Serialize)]
pub struct Follows {
    /// What was moved, and who hears of it: a line for people.
    pub sentence: String,
    /// How many clinicians will be asked again, or for the first time at this hour.
    pub again: i64,
    /// How many invitations will be sent again.
    pub resent: i64,
    /// When they are told; None where nobody is.
    pub told_at: Option<Instant>,
    /// How to take it back; None where it cannot be.
    pub undo: Option<Undo>,
    /// Where "send now" is sent; None where nothing waits.
    pub send_now: Option<String>,
}

/// The move back.
#[derive(Clone, Debug, Serialize)]
pub struct Undo {
    /// Where it is sent.
    pub action: String,
    /// The local start that it had; empty for none.
    pub starts: String,
    /// The version after the move.
    pub version: Version,
}

/// A form that moves one thing, or both versions after somebody was faster.
#[derive(Clone, Debug)]
pub struct MoveScreen {
    /// The thing as it is stored now.
    pub item: PlanItem,
    /// Where the form is sent.
    pub action: String,
    /// The local start as typed.
    pub starts: String,
    /// Where the reader came from.
    pub back: String,
    /// What was wrong.
    pub problems: Problems,
    /// Somebody was faster.
    pub faster: Option<Faster>,
}

/// Who was faster.
#[derive(Clone, Debug)]
pub struct Faster {
    /// Their name.
    pub by: String,
    /// When.
    pub at: Option<Instant>,
}

impl MoveScreen {
    /// `session` or `post`, as people read it.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        if self.item.kind == Kind::Post { "post" } else { "session" }
    }
}
