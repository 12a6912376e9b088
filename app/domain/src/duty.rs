//! Duty: who is called when somebody may be in danger, by the week.

use crate::id::StaffId;
use crate::{Instant, LocalDate};

/// Minutes of a week.
pub const WEEK: i64 = 7 * 24 * 60;

/// Somebody's time on duty, each week again, in the house's zone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Shift {
    /// Its id.
    pub id: String,
    /// Who.
    pub staff_id: StaffId,
    /// From, in minutes since Monday, 00:00.
    pub starts: i64,
    /// Until, exclusive; smaller than `starts` where it reaches over the week's end.
    pub ends: i64,
}

/// Days on which somebody is away, the last included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub staff_id: StaffId,
    /// From.
    pub first: LocalDate,
    /// Until, included.
    pub last: LocalDate,
}

impl Shift {
    /// Whether it holds this minute of the week.
    pub fn holds(&self, minute: i64) -> bool {
        if self.starts < self.ends { (self.starts..self.ends).contains(&minute) } else { minute >= self.starts || minute < self.ends }
    }

    /// Minutes until it begins, from this minute of the week on.
    fn until(&self, minute: i64) -> i64 {
        (self.starts - minute).rem_euclid(WEEK)
    }
}

/// Everything that decides who is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rota {
    /// The week.
    pub shifts: Vec<Shift>,
    /// Who is away, and when.
    pub away: Vec<Away>,
    /// The last rung.
    pub lead: Option<StaffId>,
}

/// A moment in the house's zone, as the rota reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: LocalDate,
    /// Minutes since Monday, 00:00.
    pub minute: i64,
}

impl Rota {
    /// Who is called, first to last and nobody twice: who is on duty, who is next, the lead.
    pub fn ladder(&self, at: Moment) -> [Option<StaffId>; 3] {
        let here = |shift: &&Shift| {
            !self.away.iter().any(|away| away.staff_id == shift.staff_id && (away.first..=away.last).contains(&at.date))
        };
        let mut there: Vec<&Shift> = self.shifts.iter().filter(here).collect();
        there.sort_by_key(|shift| (!shift.holds(at.minute), shift.until(at.minute), shift.starts));
        let first = there.first().filter(|shift| shift.holds(at.minute)).map(|shift| shift.staff_id.clone());
        let next = there.iter().map(|shift| &shift.staff_id).find(|id| Some(*id) != first.as_ref()).cloned();
        let next = next.filter(|_| first.is_some());
        let lead = self.lead.clone().filter(|lead| Some(lead) != first.as_ref() && Some(lead) != next.as_ref());
        [first, next, lead]
    }

    /// Whether somebody is on duty.
    pub fn is_held(&self, at: Moment) -> bool {
        self.ladder(at)[0].is_some()
    }
}

/// When each rung is called, in milliseconds after the alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// The next one, unless the first has seen it.
    pub next: i64,
    /// The lead, unless anybody has.
    pub lead: i64,
}

impl Ladder {
    /// When the rung with this number is due: 0 for who is on duty.
    pub fn due(self, raised_at: Instant, rung: i64) -> Instant {
        raised_at.plus(match rung {
            0 => 0,
            1 => self.next,
            _ => self.lead,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> StaffId {
        uuid::Uuid::from_u128(n).into()
    }

    fn shift(who: u128, starts: i64, ends: i64) -> Shift {
        Shift { id: String::new(), staff_id: id(who), starts, ends }
    }

    fn at(minute: i64) -> Moment {
        Moment { date: LocalDate { year: 2027, month: 1, day: 4 }, minute }
    }

    #[test]
    fn who_is_on_duty_is_called_then_who_comes_next_then_the_lead() {
        let day = 24 * 60;
        let rota = Rota { shifts: vec![shift(1, 0, day), shift(2, day, 2 * day)], lead: Some(id(3)), ..Rota::default() };
        assert_eq!(rota.ladder(at(10)), [Some(id(1)), Some(id(2)), Some(id(3))]);
        assert_eq!(rota.ladder(at(day)), [Some(id(2)), Some(id(1)), Some(id(3))]);
        // Out of hours the lead alone is called.
        assert_eq!(rota.ladder(at(3 * day)), [None, None, Some(id(3))]);
    }

    #[test]
    fn nobody_is_called_twice_and_nobody_who_is_away() {
        let away = Away { staff_id: id(1), first: at(0).date, last: at(0).date };
        let shifts = vec![shift(1, 0, WEEK), shift(2, 0, 600)];
        let rota = Rota { shifts, away: vec![away], lead: Some(id(2)) };
        assert_eq!(rota.ladder(at(10)), [Some(id(2)), None, None]);
    }

    #[test]
    fn a_shift_may_reach_over_the_end_of_the_week() {
        let night = shift(1, WEEK - 60, 60);
        assert!(night.holds(WEEK - 1) && night.holds(0) && !night.holds(60));
    }
}
