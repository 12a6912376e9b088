//! Instants, wall-clock times and spans, without any zone maths (that is in `zone`).

use std::fmt;
use std::str::FromStr;

use crate::words;
use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. In JSON: RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Instant(pub i64);

/// One second, minute, hour and day in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day of 24 hours in milliseconds.
pub const DAY: i64 = 24 * HOUR;

impl Instant {
    /// This instant moved by `millis`, which may be negative.
    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this instant.
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// The UTC wall-clock time, to the second.
    pub fn utc(self) -> LocalTime {
        let seconds = self.0.div_euclid(1000);
        let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let date = LocalDate::from_days(days);
        LocalTime { date, hour: (rest / 3600) as u8, minute: (rest / 60 % 60) as u8, second: (rest % 60) as u8 }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LocalTime { date, hour, minute, second } = self.utc();
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}")?;
        match self.0.rem_euclid(1000) {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

impl FromStr for Instant {
    type Err = String;
    /// Reads RFC 3339 in UTC (`…Z`), with or without milliseconds.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "Use a UTC time such as 2027-03-28T08:00:00Z.".to_owned();
        let body = text.strip_suffix('Z').ok_or_else(wrong)?;
        let (clock, fraction) = body.split_once('.').unwrap_or((body, "0"));
        let local: LocalTime = clock.parse().map_err(|_| wrong())?;
        let fraction: String = format!("{fraction:0<3}").chars().take(3).collect();
        Ok(Self(local.as_if_utc().0 + fraction.parse::<i64>().map_err(|_| wrong())?))
    }
}

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A day of the calendar, as `2027-03-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalDate {
    /// 1900 to 2100.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl LocalDate {
    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    pub fn days(self) -> i64 {
        let shifted = i64::from(self.month) - 3;
        let year = i64::from(self.year) + if shifted < 0 { -1 } else { 0 };
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * shifted.rem_euclid(12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day that is `days` after 1970-01-01.
    pub fn from_days(days: i64) -> Self {
        let shifted = days + 719_468;
        let (era, doe) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        Self { year: year as i16, month: month as u8, day: (doy - (153 * mp + 2) / 5 + 1) as u8 }
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        (self.days() + 3).rem_euclid(7) as u8
    }
}

impl fmt::Display for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for LocalDate {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "Use a date such as 2027-03-28.".to_owned();
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(wrong()) };
        let date = Self { year: digits(year, 4)? as i16, month: digits(month, 2)? as u8, day: digits(day, 2)? as u8 };
        let exists = (1900..=2100).contains(&date.year)
            && (1..=12).contains(&date.month)
            && Self::from_days(date.days()) == date;
        exists.then_some(date).ok_or_else(|| format!("There is no day {text}. {}", wrong()))
    }
}

/// A wall-clock date and time without a zone, as `2027-03-28T10:00` (seconds only where not 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalTime {
    /// The day.
    pub date: LocalDate,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl LocalTime {
    /// The instant at which a clock in UTC shows this time.
    pub fn as_if_utc(self) -> Instant {
        let seconds = i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second);
        Instant((self.date.days() * 86_400 + seconds) * 1000)
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.hour, self.minute)?;
        if self.second > 0 {
            write!(f, ":{:02}", self.second)?;
        }
        Ok(())
    }
}

impl FromStr for LocalTime {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "Use a local time such as 2027-03-28T10:00.".to_owned();
        let (date, clock) = text.split_once(['T', ' ']).ok_or_else(wrong)?;
        let mut parts = clock.split(':').map(|part| digits(part, 2));
        let (hour, minute) = (parts.next().ok_or_else(wrong)??, parts.next().ok_or_else(wrong)??);
        let second = parts.next().transpose()?.unwrap_or(0);
        if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
            return Err(wrong());
        }
        Ok(Self { date: date.parse()?, hour: hour as u8, minute: minute as u8, second: second as u8 })
    }
}

words! {
    /// How clocks are written, by who reads: on pages that are theirs, and in letters. Native fields for a time
    /// (`datetime-local`) follow the browser instead, and pages for everybody always have 24 hours.
    Clock {
        /// `18:00`.
        Day = "24",
        /// `6:00 pm`.
        Half = "12",
    }
}

#[expect(clippy::derivable_impls, reason = "`words!` names no default")]
impl Default for Clock {
    fn default() -> Self {
        Self::Day
    }
}

impl Clock {
    /// `18:00`, or `6:00` and the half of the day, `am` or `pm`.
    #[must_use]
    pub fn halves(self, at: LocalTime) -> (String, Option<&'static str>) {
        match self {
            Self::Day => (format!("{:02}:{:02}", at.hour, at.minute), None),
            Self::Half => {
                let time = format!("{}:{:02}", (at.hour + 11) % 12 + 1, at.minute);
                (time, Some(if at.hour < 12 { "am" } else { "pm" }))
            }
        }
    }

    /// `18:00`, or `6:00 pm`.
    #[must_use]
    pub fn time(self, at: LocalTime) -> String {
        match self.halves(at) {
            (time, None) => time,
            (time, Some(half)) => format!("{time}\u{a0}{half}"),
        }
    }

    /// `18:00–19:00`.
    #[must_use]
    pub fn times(self, from: LocalTime, to: LocalTime) -> String {
        format!("{}–{}", self.time(from), self.time(to))
    }
}

/// The choice of a clock, as a form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClockDraft {
    /// `12` or `24`.
    pub clock: String,
}

impl ClockDraft {
    /// # Errors
    /// A message beside `clock`.
    pub fn check(&self) -> Result<Clock, crate::Problems> {
        self.clock.parse().map_err(|why| crate::Problems::one("clock", why))
    }
}

fn digits(text: &str, width: usize) -> Result<i32, String> {
    let fits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten().ok_or_else(|| "Use a date and time such as 2027-03-28T10:00.".to_owned())
}

/// An IANA zone's name, such as `Europe/Berlin`. `zone::known` tells whether it exists.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ZoneName(pub String);

impl ZoneName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stretch of time; the end is exclusive, so back to back does not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first instant in it.
    pub start: Instant,
    /// The first instant after it.
    pub end: Instant,
}

macro_rules! text_forms {
    ($($name:ident),+) => { $(
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.collect_str(self) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
        #[cfg(feature = "sqlx")]
        crate::sql_text!($name);
    )+ };
}

impl FromStr for ZoneName {
    type Err = String;
    /// Takes the form of a name only; doors check with `zone::known` that it exists.
    fn from_str(text: &str) -> Result<Self, String> {
        let formed = !text.is_empty()
            && text.len() <= 64
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
        formed.then(|| Self(text.to_owned())).ok_or_else(|| "Choose a zone such as America/New_York.".to_owned())
    }
}

text_forms!(LocalDate, LocalTime, ZoneName);

/// "30 seconds", "one minute", "one minute and 30 seconds": a short time as one says it.
pub fn in_words(seconds: i64) -> String {
    let of = |count: i64, one: &str| match count {
        1 => format!("one {one}"),
        many => format!("{many} {one}s"),
    };
    match (seconds / 60, seconds % 60) {
        (0, seconds) => of(seconds, "second"),
        (minutes, 0) => of(minutes, "minute"),
        (minutes, seconds) => format!("{} and {}", of(minutes, "minute"), of(seconds, "second")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_instant_reads_back(millis in -2_000_000_000_000_i64..4_000_000_000_000) {
            let instant = Instant(millis);
            prop_assert_eq!(instant.to_string().parse::<Instant>(), Ok(instant));
        }

        #[test]
        fn every_day_reads_back(days in -25_000_i64..47_000) {
            prop_assert_eq!(LocalDate::from_days(days).days(), days);
        }
    }

    #[test]
    fn a_day_that_is_not_there_is_refused() {
        assert!("2027-02-29".parse::<LocalDate>().is_err());
        assert!("2028-02-29".parse::<LocalDate>().is_ok());
        assert!("2027-03-28T24:00".parse::<LocalTime>().is_err());
        assert_eq!("2027-03-28T10:00:05".parse::<LocalTime>().unwrap().to_string(), "2027-03-28T10:00:05");
    }

    #[test]
    fn clocks_of_twelve_hours_know_noon_and_midnight() {
        let said = |text: &str| Clock::Half.time(text.parse().unwrap()).replace('\u{a0}', " ");
        let times = ["2026-11-24T00:05", "2026-11-24T01:00", "2026-11-24T12:00", "2026-11-24T23:59"];
        assert_eq!(times.map(said), ["12:05 am", "1:00 am", "12:00 pm", "11:59 pm"]);
        assert_eq!(Clock::Day.time("2026-11-24T08:05".parse().unwrap()), "08:05");
    }

    #[test]
    fn weekdays_start_on_monday() {
        assert_eq!("2026-11-23".parse::<LocalDate>().unwrap().weekday(), 0);
        assert_eq!("2026-11-29".parse::<LocalDate>().unwrap().weekday(), 6);
    }

    #[test]
    fn short_times_are_said_as_people_say_them() {
        for (seconds, said) in [
            (1, "one second"),
            (30, "30 seconds"),
            (60, "one minute"),
            (61, "one minute and one second"),
            (900, "15 minutes"),
        ] {
            assert_eq!(in_words(seconds), said);
        }
    }
}
