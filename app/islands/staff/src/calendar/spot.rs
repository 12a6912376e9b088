//! Where something lies on the calendar, or could: days, times, and the ideas beside them. No page, no clock.

use domain::{Clock, LocalDate, LocalTime};

/// Minutes of one step in the week's grid.
pub(super) const QUARTER: i64 = 15;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A place for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Among the ideas: without a date.
    Ideas,
    /// A day; the item keeps its hour.
    Day(LocalDate),
    /// A day and an hour.
    Time(LocalTime),
}

impl Spot {
    /// The field `starts` of a move.
    pub fn field(self) -> String {
        match self {
            Self::Ideas => String::new(),
            Self::Day(day) => day.to_string(),
            Self::Time(time) => time.to_string(),
        }
    }

    /// The day, where it has one.
    pub fn day(self) -> Option<LocalDate> {
        match self {
            Self::Ideas => None,
            Self::Day(day) => Some(day),
            Self::Time(time) => Some(time.date),
        }
    }

    /// Moved by days and by quarters of an hour; a day alone and the ideas know no quarters.
    #[must_use]
    pub fn moved(self, days: i64, quarters: i64) -> Self {
        match self {
            Self::Ideas => self,
            Self::Day(day) => Self::Day(within(day.days() + days)),
            Self::Time(time) => Self::Time(after(time, days, quarters)),
        }
    }

    /// Whether its day is over where the reader is.
    pub fn is_past(self) -> bool {
        let now = js_sys::Date::new_0();
        let (month, day) = (now.get_month() as u8 + 1, now.get_date() as u8);
        let today = LocalDate { year: now.get_full_year() as i16, month, day };
        self.day().is_some_and(|day| day < today)
    }

    /// In words: "Tuesday 24 November, 18:15".
    pub fn words(self, clock: Clock) -> String {
        match self {
            Self::Ideas => "Ideas, without a date".to_owned(),
            Self::Day(day) => day_words(day),
            Self::Time(time) => format!("{}, {}", day_words(time.date), clock.time(time)),
        }
    }
}

/// "Tuesday 24 November".
pub(super) fn day_words(day: LocalDate) -> String {
    let name = |names: &[&'static str], n: u8| names.get(usize::from(n)).copied().unwrap_or_default();
    format!("{} {} {}", name(&DAYS, day.weekday()), day.day, name(&MONTHS, day.month.saturating_sub(1)))
}

/// A stored time as people read it: "Tuesday 24 November, 18:15"; what is none stands as it is.
pub(super) fn time_words(starts: Option<&str>, clock: Clock) -> String {
    match starts.unwrap_or_default() {
        "" => Spot::Ideas.words(clock),
        text => text.parse().map_or_else(|_| text.to_owned(), |time| Spot::Time(time).words(clock)),
    }
}

/// The quarter `quarters` after midnight of `day`.
pub(super) fn quarter_of(day: LocalDate, quarters: i64) -> LocalTime {
    let minutes = quarters.clamp(0, 95) * QUARTER;
    LocalTime { date: day, hour: (minutes / 60) as u8, minute: (minutes % 60) as u8, second: 0 }
}

/// Minutes since midnight.
pub(super) fn minutes_of(time: LocalTime) -> i64 {
    i64::from(time.hour) * 60 + i64::from(time.minute)
}

fn after(time: LocalTime, days: i64, quarters: i64) -> LocalTime {
    let at = (time.date.days() + days) * 1440 + minutes_of(time) + quarters * QUARTER;
    let minutes = at.rem_euclid(1440);
    LocalTime { date: within(at.div_euclid(1440)), hour: (minutes / 60) as u8, minute: (minutes % 60) as u8, second: 0 }
}

/// Days that can be written as a date.
fn within(days: i64) -> LocalDate {
    LocalDate::from_days(days.clamp(-25_000, 47_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Spot {
        Spot::Time(text.parse().unwrap())
    }

    #[test]
    fn a_day_moves_by_days_and_keeps_no_hour() {
        let day = Spot::Day("2026-12-31".parse().unwrap());
        assert_eq!(day.moved(1, 0).field(), "2027-01-01");
        assert_eq!(day.moved(-7, 3).field(), "2026-12-24");
        assert_eq!(Spot::Ideas.moved(1, 1), Spot::Ideas);
        assert_eq!(Spot::Ideas.field(), "");
    }

    #[test]
    fn a_time_moves_over_midnight() {
        assert_eq!(time("2026-11-24T23:45").moved(0, 1), time("2026-11-25T00:00"));
        assert_eq!(time("2026-11-24T00:00").moved(0, -1), time("2026-11-23T23:45"));
        assert_eq!(time("2026-11-24T18:10").moved(7, 0).field(), "2026-12-01T18:10");
    }

    #[test]
    fn spots_are_read_as_people_say_them() {
        assert_eq!(time("2026-11-24T18:15").words(Clock::Day), "Tuesday 24 November, 18:15");
        assert_eq!(Spot::Day("2027-03-01".parse().unwrap()).words(Clock::Half), "Monday 1 March");
        assert_eq!(time_words(Some("2026-11-24T08:05"), Clock::Half), "Tuesday 24 November, 8:05\u{a0}am");
        assert_eq!(time_words(None, Clock::Day), "Ideas, without a date");
    }

    #[test]
    fn quarters_end_with_the_day() {
        let day = "2026-11-24".parse().unwrap();
        assert_eq!(quarter_of(day, 73).to_string(), "2026-11-24T18:15");
        assert_eq!(quarter_of(day, 96).to_string(), "2026-11-24T23:45");
        assert_eq!(quarter_of(day, -3).to_string(), "2026-11-24T00:00");
    }
}
