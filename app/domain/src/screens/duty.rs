//! `/settings/duty`: who is called when somebody may be in danger.

use crate::duty::{AwayDraft, ShiftDraft};
use crate::screens::Choice;
use crate::{LocalDate, Problems, ZoneName};

/// The rota with its forms. Shifts post to `/settings/duty/shifts`, days away to `/settings/duty/away`, the lead to
/// `/settings/duty/lead`; each is taken out at `/settings/duty/{id}/remove`.
#[derive(Clone, Debug)]
pub struct DutyScreen {
    /// The house's zone.
    pub zone: ZoneName,
    /// Whom one can choose: the desk.
    pub members: Vec<Choice>,
    /// The week.
    pub shifts: Vec<ShiftRow>,
    /// Who is away.
    pub away: Vec<AwayRow>,
    /// The lead's id, or empty.
    pub lead: String,
    /// Who would be called at this moment: at once, next, last.
    pub ladder: [Option<String>; 3],
    /// Minutes after which the next, and the lead, are called.
    pub after: [i64; 2],
    /// Spans of the week that nobody holds, in minutes.
    pub gaps: Vec<(i64, i64)>,
    /// What was typed.
    pub shift: ShiftDraft,
    /// What was typed.
    pub leave: AwayDraft,
    /// What was wrong.
    pub problems: Problems,
}

/// A time on duty.
#[derive(Clone, Debug)]
pub struct ShiftRow {
    /// Its id.
    pub id: String,
    /// Who.
    pub name: String,
    /// In minutes of the week.
    pub starts: i64,
    /// Likewise.
    pub ends: i64,
}

/// Days away.
#[derive(Clone, Debug)]
pub struct AwayRow {
    /// Their id.
    pub id: String,
    /// Who.
    pub name: String,
    /// From.
    pub first_day: LocalDate,
    /// Until, included.
    pub last_day: LocalDate,
}
