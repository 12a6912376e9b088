//! A month as calendars draw it.

use crate::time::LocalDate;
use std::fmt;
use std::str::FromStr;

/// A month of a year. Its text form is `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: u8,
}

impl Month {
    /// The month that `date` lies in.
    #[must_use]
    pub fn containing(date: LocalDate) -> Self {
        Self { year: date.year, month: date.month }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub fn number(self) -> u8 {
        self.month
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> LocalDate {
        LocalDate { year: self.year, month: self.month, day: 1 }
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 { Self { year: self.year + 1, month: 1 } } else { Self { month: self.month + 1, ..self } }
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.month == 1 { Self { year: self.year - 1, month: 12 } } else { Self { month: self.month - 1, ..self } }
    }

    /// Its days in order.
    #[must_use]
    pub fn days(self) -> Vec<LocalDate> {
        (self.first().days()..self.next().first().days()).map(LocalDate::from_days).collect()
    }

    /// The weeks that hold its days, four to six of them, filled up with days of its neighbours.
    /// They begin on `first_weekday`: 0 is Monday, 6 Sunday.
    #[must_use]
    pub fn weeks(self, first_weekday: u8) -> Vec<[LocalDate; 7]> {
        let first = self.first();
        let start = first.days() - i64::from((first.weekday() + 7 - first_weekday % 7) % 7);
        let week = |n: i64| std::array::from_fn(|day| LocalDate::from_days(start + n * 7 + day as i64));
        let holds_its_days = |week: &[LocalDate; 7]| week.iter().any(|date| Self::containing(*date) == self);
        (0..6).map(week).filter(holds_its_days).collect()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = String;

    /// Reads `2026-11`, from 1900 to 2100.
    fn from_str(text: &str) -> Result<Self, String> {
        let first: Result<LocalDate, String> = format!("{text}-01").parse();
        first.map(Self::containing).map_err(|_| "Use a month such as 2026-11.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_writes_and_steps() {
        let month: Month = "2026-12".parse().unwrap();
        assert_eq!((month.next().to_string(), month.previous().to_string()), ("2027-01".into(), "2026-11".into()));
        assert_eq!(month.next().previous(), month);
        for bad in ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "2026-+1", "+026-11", "2026-11-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }

    #[test]
    fn weeks_are_whole_and_hold_the_month() {
        let february: Month = "2027-02".parse().unwrap();
        assert_eq!(february.days().len(), 28);
        assert_eq!(february.weeks(0).len(), 4, "it begins on a Monday");
        assert_eq!(february.weeks(6).len(), 5);
        let november: Month = "2026-11".parse().unwrap();
        let weeks = november.weeks(0);
        assert_eq!(weeks.len(), 6, "it begins on a Sunday");
        assert_eq!(weeks[0][6], november.first());
        assert_eq!(weeks[5][0].day, 30);
    }
}
