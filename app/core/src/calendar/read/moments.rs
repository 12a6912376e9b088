//! Dates of a series as others name them: what EXDATE takes out, and what RECURRENCE-ID stands for. Programs name a date
//! by its instant, by its day alone, by its local time without the zone, or by UTC's midnight of a whole day.

use std::collections::HashSet;

use domain::time::DAY;
use domain::{Instant, LocalDate, LocalTime, ZoneName, zone};

use super::{When, instant};

/// Named dates of one series.
#[derive(Debug, Default)]
pub(super) struct Moments {
    instants: HashSet<Instant>,
    /// Whole days: every date on them is meant.
    days: HashSet<LocalDate>,
    /// Days of names that have a time, for series of whole days.
    timed: HashSet<LocalDate>,
    /// Times that were written without a zone.
    floating: HashSet<LocalTime>,
}

impl Moments {
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a When>, home: &ZoneName) -> Self {
        let mut moments = Self::default();
        names.for_each(|name| moments.add(name, home));
        moments
    }

    pub(super) fn add(&mut self, name: &When, home: &ZoneName) {
        self.instants.insert(instant(name, home));
        match name {
            When::Day(date) => drop(self.days.insert(*date)),
            When::Floating(local) => {
                self.floating.insert(*local);
                self.timed.insert(local.date);
            }
            When::Local(local, _) => drop(self.timed.insert(local.date)),
            // UTC's midnight is how some write a day; any other time of UTC lies on a day of the reader's.
            When::Utc(at) if at.0.rem_euclid(DAY) == 0 => drop(self.timed.insert(at.utc().date)),
            When::Utc(at) => drop(self.timed.insert(zone::date(*at, home))),
        }
    }

    /// Whether a date of the series is named: as it was written, and its instant.
    pub(super) fn name(&self, at: Instant, start: &When, home: &ZoneName) -> bool {
        let by_day = |local: LocalTime| self.days.contains(&local.date);
        self.instants.contains(&at)
            || match start {
                When::Day(date) => self.timed.contains(date),
                When::Local(local, _) => self.floating.contains(local) || by_day(*local),
                When::Floating(local) => by_day(*local),
                When::Utc(at) => !self.days.is_empty() && by_day(zone::local(*at, home)),
            }
    }
}

/// Whether `name` is a date that stood at `at`, as a clock of `zone` showed it.
pub fn names(name: &When, at: Instant, zone: &ZoneName, home: &ZoneName) -> bool {
    Moments::of(std::iter::once(name), home).name(at, &When::Local(zone::local(at, zone), zone.clone()), home)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_known_by_any_of_its_names() {
        let (berlin, home) = (ZoneName("Europe/Berlin".into()), ZoneName("America/New_York".into()));
        let local: LocalTime = "2027-02-09T18:00".parse().unwrap();
        let at: Instant = "2027-02-09T17:00:00Z".parse().unwrap();
        let timed = When::Local(local, berlin);
        let whole = When::Day(local.date);
        let midnight = zone::start_of(local.date, &home);
        let yes = [When::Utc(at), When::Day(local.date), When::Floating(local), timed.clone()];
        assert!(yes.iter().all(|name| Moments::of([name].into_iter(), &home).name(at, &timed, &home)));
        let utc = When::Utc("2027-02-09T00:00:00Z".parse().unwrap());
        for name in [utc, whole.clone(), When::Floating(local), timed.clone()] {
            assert!(Moments::of([&name].into_iter(), &home).name(midnight, &whole, &home), "{name:?}");
        }
        // Of a daily series the one day is meant, and not its neighbour.
        let before = LocalDate::from_days(local.date.days() - 1);
        let utc = When::Utc("2027-02-09T00:00:00Z".parse().unwrap());
        assert!(!Moments::of([&utc].into_iter(), &home).name(midnight.plus(-DAY), &When::Day(before), &home));
        let later = When::Utc(at.plus(60_000));
        assert!(!Moments::of([&later].into_iter(), &home).name(at, &timed, &home));
    }
}
