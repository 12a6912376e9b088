//! When the desk reads, and how long most answers take, as the house promises it in its zone.

use std::fmt;
use std::str::FromStr;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The desk's hours: `Mon-Fri 08:00-17:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskHours {
    /// First and last day of the week, both included; Monday is 0.
    days: (u8, u8),
    /// Minutes since midnight; the end exclusive.
    span: (u16, u16),
}

impl DeskHours {
    /// First and last day of the week, both included; Monday is 0.
    #[must_use]
    pub fn days(&self) -> (u8, u8) {
        self.days
    }

    /// Minutes since midnight, the end exclusive.
    #[must_use]
    pub fn span(&self) -> (u16, u16) {
        self.span
    }
}

impl FromStr for DeskHours {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” are no hours: write them like Mon-Fri 08:00-17:00");
        let (days, hours) = text.trim().split_once(' ').ok_or_else(wrong)?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let (from, to) = hours.trim().split_once('-').ok_or_else(wrong)?;
        let days = (day(first).ok_or_else(wrong)?, day(last).ok_or_else(wrong)?);
        let span = (minutes(from).ok_or_else(wrong)?, minutes(to).ok_or_else(wrong)?);
        if span.0 < span.1 { Ok(Self { days, span }) } else { Err(wrong()) }
    }
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
        Self { days: (0, 4), span: (8 * 60, 17 * 60) }
    }
}

impl fmt::Display for DeskHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let (first, last) = (DAYS[usize::from(self.days.0)], DAYS[usize::from(self.days.1)]);
        write!(f, "{first}-{last} {}-{}", time(self.span.0), time(self.span.1))
    }
}

/// How long most answers take: `2 working days`, `24 hours`, `1 week`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTime {
    /// Hours.
    Hours(u32),
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

impl FromStr for AnswerTime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is no time to answer in: write it like 2 working days, 24 hours or 1 week");
        let (number, unit) = text.trim().split_once(' ').ok_or_else(wrong)?;
        let in_letters = || (1..).zip(LETTERS).find(|(_, word)| word.eq_ignore_ascii_case(number)).map(|(n, _)| n);
        let number = number.parse().ok().or_else(in_letters);
        let number = number.filter(|number| (1..=MOST).contains(number)).ok_or_else(wrong)?;
        let unit = unit.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match unit.strip_suffix('s').unwrap_or(&unit) {
            "hour" => Ok(Self::Hours(number)),
            "day" => Ok(Self::Days(number)),
            "working day" => Ok(Self::WorkingDays(number)),
            "week" => Ok(Self::Weeks(number)),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_to_answer_in_is_a_number_of_something() {
        let read = |text: &str| text.parse::<AnswerTime>();
        assert_eq!(read("two working days"), Ok(AnswerTime::WorkingDays(2)));
        assert_eq!(read(" 24  hours "), Ok(AnswerTime::Hours(24)));
        assert_eq!((read("1 week"), read("3 Days")), (Ok(AnswerTime::Weeks(1)), Ok(AnswerTime::Days(3))));
        for text in ["", "soon", "0 days", "-1 days", "401 days", "2", "2 moons", "working days"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn hours_read_back() {
        let one: DeskHours = "sat 9:00-12:00".parse().unwrap();
        assert_eq!((one.days(), one.span()), ((5, 5), (9 * 60, 12 * 60)));
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
        ] {
            assert!(text.parse::<DeskHours>().is_err(), "{text}");
        }
    }
}
