//! When the desk reads, and how soon it means to acknowledge and to answer, as the house promises it in its zone.

#[cfg(feature = "zones")]
mod open;

use std::fmt;
use std::str::FromStr;

#[cfg(feature = "zones")]
pub use open::OpenTime;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The desk's hours: `Mon-Fri 08:00-12:00 13:00-17:00, Sat 09:00-12:00`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskHours(Vec<OpenDays>);

/// Days of the week with the same hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDays {
    /// First and last day of the week, both included; Monday is 0.
    pub days: (u8, u8),
    /// Minutes since midnight, the ends exclusive, in order and apart from each other.
    pub spans: Vec<(u16, u16)>,
}

impl DeskHours {
    /// Days with their hours, in the order of the week.
    #[must_use]
    pub fn days(&self) -> &[OpenDays] {
        &self.0
    }

    /// The spans of one day of the week, in minutes since midnight.
    pub fn on(&self, weekday: u8) -> impl Iterator<Item = (u16, u16)> {
        let there = self.0.iter().filter(move |open| (open.days.0..=open.days.1).contains(&weekday));
        there.flat_map(|open| open.spans.iter().copied())
    }

    /// Minutes of a working day: of those that are open at all, how long one is on the whole.
    #[must_use]
    pub fn working_day(&self) -> i64 {
        let minutes = |day: u8| self.on(day).map(|(from, to)| i64::from(to - from)).sum::<i64>();
        let open: Vec<i64> = (0..7).map(minutes).filter(|minutes| *minutes > 0).collect();
        open.iter().sum::<i64>() / i64::try_from(open.len().max(1)).unwrap_or(1)
    }
}

impl FromStr for DeskHours {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "\u{201c}{text}\u{201d} are no hours: write them like Mon-Fri 08:00-12:00 13:00-17:00, Sat 09:00-12:00"
            )
        };
        let mut open = text.split(',').map(open_days).collect::<Option<Vec<_>>>().ok_or_else(wrong)?;
        open.sort_by_key(|open| open.days);
        let apart = open.windows(2).all(|two| two[0].days.1 < two[1].days.0);
        if apart { Ok(Self(open)) } else { Err(wrong()) }
    }
}

/// `Mon-Fri 08:00-12:00 13:00-17:00`
fn open_days(text: &str) -> Option<OpenDays> {
    let mut words = text.split_whitespace();
    let days = words.next()?;
    let (first, last) = days.split_once('-').unwrap_or((days, days));
    let days = (day(first)?, day(last)?);
    let spans = words.map(span).collect::<Option<Vec<_>>>()?;
    let is_well = days.0 <= days.1 && !spans.is_empty() && spans.windows(2).all(|two| two[0].1 < two[1].0);
    is_well.then_some(OpenDays { days, spans })
}

fn span(text: &str) -> Option<(u16, u16)> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < to).then_some((from, to))
}

fn day(name: &str) -> Option<u8> {
    (0..).zip(DAYS).find(|(_, short)| short.eq_ignore_ascii_case(name)).map(|(day, _)| day)
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then(|| hour * 60 + minute).filter(|minutes| *minutes <= 24 * 60)
}

impl Default for DeskHours {
    fn default() -> Self {
        Self(vec![OpenDays { days: (0, 4), spans: vec![(8 * 60, 17 * 60)] }])
    }
}

impl fmt::Display for DeskHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        for (n, open) in self.0.iter().enumerate() {
            let (first, last) = (DAYS[usize::from(open.days.0)], DAYS[usize::from(open.days.1)]);
            let comma = if n == 0 { "" } else { ", " };
            if first == last {
                write!(f, "{comma}{first}")?
            } else {
                write!(f, "{comma}{first}-{last}")?
            }
            for (from, to) in &open.spans {
                write!(f, " {}-{}", time(*from), time(*to))?;
            }
        }
        Ok(())
    }
}

/// How soon: `4 working hours`, `2 working days`, `24 hours`, `1 week`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Hours, whether the desk reads in them or not.
    Hours(u32),
    /// Hours in which the desk reads.
    WorkingHours(u32),
    /// Days, whether anybody works on them or not.
    Days(u32),
    /// Days on which the desk reads.
    WorkingDays(u32),
    /// Weeks.
    Weeks(u32),
}

/// How small numbers are written in letters.
const LETTERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The longest that a house may promise, in whatever it counts.
const MOST: u32 = 400;

impl FromStr for Within {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "“{text}” is no time to answer in: write it like 4 working hours, 2 working days, 24 hours or 1 week"
            )
        };
        let (number, unit) = text.trim().split_once(' ').ok_or_else(wrong)?;
        let in_letters = || (1..).zip(LETTERS).find(|(_, word)| word.eq_ignore_ascii_case(number)).map(|(n, _)| n);
        let number = number.parse().ok().or_else(in_letters);
        let number = number.filter(|number| (1..=MOST).contains(number)).ok_or_else(wrong)?;
        let unit = unit.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match unit.strip_suffix('s').unwrap_or(&unit) {
            "hour" => Ok(Self::Hours(number)),
            "working hour" => Ok(Self::WorkingHours(number)),
            "day" => Ok(Self::Days(number)),
            "working day" => Ok(Self::WorkingDays(number)),
            "week" => Ok(Self::Weeks(number)),
            _ => Err(wrong()),
        }
    }
}

impl Within {
    /// The same number, whether anybody is there or not.
    #[must_use]
    pub fn at_all_hours(self) -> Self {
        match self {
            Self::WorkingHours(many) => Self::Hours(many),
            Self::WorkingDays(many) => Self::Days(many),
            other => other,
        }
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (many, unit) = match self {
            Self::Hours(many) => (many, "hour"),
            Self::WorkingHours(many) => (many, "working hour"),
            Self::Days(many) => (many, "day"),
            Self::WorkingDays(many) => (many, "working day"),
            Self::Weeks(many) => (many, "week"),
        };
        write!(f, "{many} {unit}{}", if *many == 1 { "" } else { "s" })
    }
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Within);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_to_answer_in_is_a_number_of_something() {
        let read = |text: &str| text.parse::<Within>();
        assert_eq!(read("two working days"), Ok(Within::WorkingDays(2)));
        assert_eq!(read(" 24  hours "), Ok(Within::Hours(24)));
        assert_eq!(read("4 working hours").map(|within| within.to_string()), Ok("4 working hours".to_owned()));
        assert_eq!((read("1 week"), read("3 Days")), (Ok(Within::Weeks(1)), Ok(Within::Days(3))));
        for text in ["", "soon", "0 days", "-1 days", "401 days", "2", "2 moons", "working days"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn hours_read_back() {
        let one: DeskHours = "sat 9:00-12:00".parse().unwrap();
        assert_eq!(one.days(), [OpenDays { days: (5, 5), spans: vec![(9 * 60, 12 * 60)] }]);
        let two: DeskHours = "sat 9:00-12:00, mon-thu 8:00-12:00 13:00-17:30".parse().unwrap();
        assert_eq!(two.to_string(), "Mon-Thu 08:00-12:00 13:00-17:30, Sat 09:00-12:00");
        assert_eq!((two.working_day(), two.on(4).count(), two.on(3).count()), ((4 * 510 + 180) / 5, 0, 2));
        assert_eq!(DeskHours::default().to_string().parse(), Ok(DeskHours::default()));
    }

    #[test]
    fn what_are_no_hours_is_refused() {
        for text in [
            "",
            "Mon",
            "Mon-Fri",
            "Mon-Fri 17:00-08:00",
            "Mon-Foo 08:00-17:00",
            "Mon 25:00-26:00",
            "Mon 9999:00-9999:30",
            "Mon 8-17",
            "Fri-Mon 08:00-17:00",
            "Mon-Fri 08:00-17:00, Wed 18:00-20:00",
            "Mon 08:00-12:00 11:00-17:00",
        ] {
            assert!(text.parse::<DeskHours>().is_err(), "{text}");
        }
    }
}
