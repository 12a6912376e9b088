//! When the desk reads, as the house promises it: days of the week and hours of the day, in the house's zone.

use std::fmt;
use std::str::FromStr;

use crate::ZoneName;

const DAYS: [(&str, &str); 7] = [
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
    ("Sun", "Sunday"),
];

/// The desk's hours: `Mon-Fri 08:00-17:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskHours {
    /// First and last day of the week, both included; Monday is 0.
    days: (usize, usize),
    /// Minutes since midnight; the end exclusive.
    span: (u16, u16),
}

impl DeskHours {
    /// `Monday to Friday, 8:00 to 17:00 (New York time)`.
    #[must_use]
    pub fn sentence(&self, zone: &ZoneName) -> String {
        let (first, last) = (DAYS[self.days.0].1, DAYS[self.days.1].1);
        let days = match self.days {
            (0, 6) => "every day".to_owned(),
            (one, other) if one == other => first.to_owned(),
            _ => format!("{first} to {last}"),
        };
        format!("{days}, {} to {} ({})", clock(self.span.0), clock(self.span.1), place(zone))
    }
}

/// `New York time`, for people who know no zones.
fn place(zone: &ZoneName) -> String {
    match zone.0.rsplit_once('/') {
        Some((_, city)) => format!("{} time", city.replace('_', " ")),
        None => zone.0.clone(),
    }
}

fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
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

fn day(name: &str) -> Option<usize> {
    DAYS.iter().position(|(short, _)| short.eq_ignore_ascii_case(name))
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
        write!(f, "{}-{} {}-{}", DAYS[self.days.0].0, DAYS[self.days.1].0, time(self.span.0), time(self.span.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> ZoneName {
        ZoneName(name.to_owned())
    }

    #[test]
    fn hours_read_as_people_say_them() {
        let hours: DeskHours = "Mon-Fri 08:00-17:30".parse().unwrap();
        assert_eq!(hours.sentence(&zone("America/New_York")), "Monday to Friday, 8:00 to 17:30 (New York time)");
        let one: DeskHours = "sat 9:00-12:00".parse().unwrap();
        assert_eq!(one.sentence(&zone("UTC")), "Saturday, 9:00 to 12:00 (UTC)");
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
