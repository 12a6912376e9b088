//! When the desk reads, as the house promises it: days of the week and hours of the day, in the house's zone.

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

#[cfg(test)]
mod tests {
    use super::*;

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
