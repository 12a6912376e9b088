//! Duty: who is called when somebody may be in danger, by the week.

use crate::id::StaffId;
use crate::staff::Member;
#[cfg(feature = "zones")]
use crate::time::{DAY, SECOND};
use crate::{Instant, LocalDate, Problems};
#[cfg(feature = "zones")]
use crate::{LocalTime, ZoneName};

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
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Away {
    /// Its id.
    pub id: String,
    /// Who.
    pub staff_id: StaffId,
    /// From.
    pub first_day: LocalDate,
    /// Until, included.
    pub last_day: LocalDate,
}

impl Shift {
    /// Whether it holds this minute of the week.
    pub fn holds(&self, minute: i64) -> bool {
        if self.starts < self.ends {
            (self.starts..self.ends).contains(&minute)
        } else {
            minute >= self.starts || minute < self.ends
        }
    }

    /// Its parts within one week.
    fn spans(&self) -> Vec<(i64, i64)> {
        if self.starts < self.ends { vec![(self.starts, self.ends)] } else { vec![(self.starts, WEEK), (0, self.ends)] }
    }

    /// Minutes until it begins again, from this minute of the week on: a week where that is now, and less the longer it runs.
    fn until(&self, minute: i64) -> i64 {
        match (self.starts - minute).rem_euclid(WEEK) {
            0 => WEEK,
            minutes => minutes,
        }
    }
}

/// Times on duty as they are typed: one for each day that is ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ShiftDraft {
    /// Who.
    pub staff_id: String,
    /// Days of the week, 0 for Monday.
    pub day_ids: Vec<String>,
    /// From, as `08:00`.
    pub from: String,
    /// Until, as `17:00`; not later than `from` for the next day.
    pub to: String,
}

impl ShiftDraft {
    /// Who, and each time from and until in minutes of the week.
    ///
    /// # Errors
    /// A sentence beside each field that is wrong.
    pub fn check(&self) -> Result<(StaffId, Vec<(i64, i64)>), Problems> {
        let mut wrong = Problems::default();
        let who = wrong.take("staff_id", self.staff_id.parse().map_err(|_| "Choose who is on duty.".to_owned()));
        let (from, to) = (wrong.take("from", clock(&self.from)), wrong.take("to", clock(&self.to)));
        let days: Vec<i64> =
            self.day_ids.iter().filter_map(|day| day.parse().ok()).filter(|day| (0..7).contains(day)).collect();
        if days.is_empty() {
            wrong.add("day_ids", "Choose one day or more.");
        }
        let spans = from.zip(to).map(|(from, to)| {
            let span = |day: &i64| {
                let next = i64::from(to <= from) * 1440;
                (day * 1440 + from, (day * 1440 + to + next) % WEEK)
            };
            days.iter().map(span).collect()
        });
        wrong.or(who.zip(spans))
    }
}

fn clock(text: &str) -> Result<i64, String> {
    let read = || {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
    };
    read().ok_or_else(|| "Use a time such as 08:00.".to_owned())
}

/// Days away as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct AwayDraft {
    /// Who.
    pub staff_id: String,
    /// From.
    pub first_day: String,
    /// Until, included; empty for one day.
    pub last_day: String,
}

impl AwayDraft {
    /// Who, from and until.
    ///
    /// # Errors
    /// A sentence beside each field that is wrong.
    pub fn check(&self) -> Result<(StaffId, LocalDate, LocalDate), Problems> {
        let mut wrong = Problems::default();
        let who = wrong.take("staff_id", self.staff_id.parse().map_err(|_| "Choose who is away.".to_owned()));
        let first: Option<LocalDate> = wrong.take("first_day", self.first_day.parse());
        let last = if self.last_day.trim().is_empty() { first } else { wrong.take("last_day", self.last_day.parse()) };
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            wrong.add("last_day", "This is before the first day.");
        }
        wrong.or(who.zip(first).zip(last).map(|((who, first), last)| (who, first, last)))
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

/// How far ahead a change of who is on duty is looked for, in days.
#[cfg(feature = "zones")]
const AHEAD: i64 = 35;

#[cfg(feature = "zones")]
impl Rota {
    /// When somebody else, or nobody, is on duty for the first time after `now`; None where five weeks change nothing.
    pub fn hands_over(&self, now: Instant, zone: &ZoneName) -> Option<Instant> {
        let on_duty = |at: Instant| self.ladder(Moment::at(at, zone))[0].clone();
        let before = on_duty(now);
        self.edges(now, zone).into_iter().find(|at| *at > now && on_duty(*at) != before)
    }

    /// Every instant at which that may be, in order: ends and beginnings of shifts, days away, and changes of clocks, which
    /// repeat some of these and skip others.
    fn edges(&self, now: Instant, zone: &ZoneName) -> Vec<Instant> {
        let today = Moment::at(now, zone).date.days();
        let days = (today - 1..=today + AHEAD).map(LocalDate::from_days);
        let local = days.flat_map(|day| self.minutes(day).map(move |minute| local_time(day, minute)));
        let mut edges: Vec<Instant> =
            local.filter_map(|at| Some(crate::zone::resolve(at, zone).ok()?.instant)).collect();
        for change in crate::zone::changes(zone, now.plus(-DAY), now.plus(AHEAD * DAY)) {
            let again = i64::from(change.before.seconds - change.after.seconds) * SECOND;
            let shown_twice = edges.iter().filter(|at| (0..again).contains(&change.at.since(**at).saturating_sub(1)));
            let second: Vec<Instant> = shown_twice.map(|at| at.plus(again)).collect();
            edges.extend(second);
            edges.push(change.at);
        }
        edges.sort_unstable();
        edges
    }

    /// Minutes of a day at which a shift begins or ends, and its beginning.
    fn minutes(&self, day: LocalDate) -> impl Iterator<Item = i64> {
        let monday = i64::from(day.weekday()) * 1440;
        let edges = self.shifts.iter().flat_map(|shift| [shift.starts, shift.ends]);
        let today =
            edges.map(move |minute| minute.rem_euclid(WEEK) - monday).filter(|minute| (0..1440).contains(minute));
        today.chain([0])
    }
}

#[cfg(feature = "zones")]
fn local_time(date: LocalDate, minute: i64) -> LocalTime {
    LocalTime { date, hour: (minute / 60) as u8, minute: (minute % 60) as u8, second: 0 }
}

#[cfg(feature = "zones")]
impl Moment {
    /// What clocks in `zone` show.
    pub fn at(now: Instant, zone: &ZoneName) -> Self {
        let local = crate::zone::local(now, zone);
        let minute = i64::from(local.date.weekday()) * 24 * 60 + i64::from(local.hour) * 60 + i64::from(local.minute);
        Self { date: local.date, minute }
    }
}

impl Rota {
    /// Without those of whoever cannot be called any more.
    #[must_use]
    pub fn of(self, members: &[Member]) -> Self {
        let answers = |id: &StaffId| members.iter().any(|member| member.id == *id && member.answers());
        let shifts = self.shifts.into_iter().filter(|shift| answers(&shift.staff_id)).collect();
        Self { shifts, lead: self.lead.filter(|lead| answers(lead)), ..self }
    }

    /// Whether somebody is away on a day.
    pub fn is_away(&self, who: &StaffId, day: LocalDate) -> bool {
        self.away.iter().any(|away| away.staff_id == *who && (away.first_day..=away.last_day).contains(&day))
    }

    /// The last of the days on which somebody is away, who is away on this one.
    pub fn away_until(&self, who: &StaffId, day: LocalDate) -> Option<LocalDate> {
        let last = |day| {
            let of = self
                .away
                .iter()
                .filter(|away| away.staff_id == *who && (away.first_day..=away.last_day).contains(&day));
            of.map(|away| away.last_day).max()
        };
        // Leave that begins the day after leave goes on.
        std::iter::successors(last(day), |until| last(LocalDate::from_days(until.days() + 1))).last()
    }

    /// Who is called, first to last and nobody twice, and nobody who is away: who is on duty, who is next, the lead.
    pub fn ladder(&self, at: Moment) -> [Option<StaffId>; 3] {
        let here = |who: &StaffId| !self.is_away(who, at.date);
        let mut there: Vec<&Shift> = self.shifts.iter().filter(|shift| here(&shift.staff_id)).collect();
        there.sort_by_key(|shift| (!shift.holds(at.minute), shift.until(at.minute), shift.starts));
        let first = there.first().filter(|shift| shift.holds(at.minute)).map(|shift| shift.staff_id.clone());
        let next = there.iter().map(|shift| &shift.staff_id).find(|id| Some(*id) != first.as_ref()).cloned();
        let next = next.filter(|_| first.is_some());
        let lead =
            self.lead.clone().filter(here).filter(|lead| Some(lead) != first.as_ref() && Some(lead) != next.as_ref());
        [first, next, lead]
    }

    /// Whoever holds a shift at a moment and is not away, each once.
    pub fn on_duty(&self, at: Moment) -> Vec<StaffId> {
        let mut there: Vec<StaffId> =
            self.shifts.iter().filter(|shift| shift.holds(at.minute)).map(|shift| shift.staff_id.clone()).collect();
        there.sort();
        there.dedup();
        there.retain(|who| !self.is_away(who, at.date));
        there
    }

    /// Spans of the week that nobody holds, in order.
    pub fn gaps(&self) -> Vec<(i64, i64)> {
        let mut held: Vec<(i64, i64)> = self.shifts.iter().flat_map(Shift::spans).collect();
        held.sort_unstable();
        let (mut gaps, mut at) = (Vec::new(), 0);
        for (starts, ends) in held.into_iter().chain([(WEEK, WEEK)]) {
            if at < starts {
                gaps.push((at, starts));
            }
            at = at.max(ends);
        }
        gaps
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
mod tests;
