//! When a series comes round: a small part of RFC 5545's RRULE, as people mean it, and its dates.

use std::fmt;
use std::str::FromStr;

use super::words::sentence;
use crate::{Clock, LocalDate, LocalTime, ZoneName, zone};

/// Two letters for each day from Monday on, as RFC 5545 writes them.
pub(super) const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// The longest time between two rounds.
pub const LONGEST: u32 = 52;
/// The most dates that a count may name.
pub const MOST: u32 = 500;
/// The calendar's last year.
const LAST_YEAR: i16 = 2100;

/// What it comes round by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Days.
    Day,
    /// Weeks from Monday on, on these days: Monday is the first.
    Week([bool; 7]),
    /// Months, on this day of the month; months without it are passed over.
    MonthDay(u8),
    /// Months, on the first to fourth (1 to 4) or the last (−1) such weekday (0 is Monday).
    MonthWeekday(i8, u8),
}

/// When it stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Never; it is kept a year ahead.
    Never,
    /// With this day, included.
    On(LocalDate),
    /// After so many dates.
    After(u32),
}

/// A rule: every so many days, weeks or months, until its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it comes round by.
    pub every: Every,
    /// 1 for each round, 2 for every second.
    pub interval: u32,
    /// When it stops.
    pub ends: Ends,
}

impl Rule {
    /// The rule in a plain sentence, such as "Every second Tuesday at 18:00, New York time, until 24 June 2027".
    #[must_use]
    pub fn sentence(&self, starts: LocalTime, zone: &ZoneName, clock: Clock) -> String {
        sentence(self, starts, zone, clock)
    }

    /// Its dates from `first` on, in order.
    pub fn dates(&self, first: LocalDate) -> impl Iterator<Item = LocalDate> + use<> {
        let rule = *self;
        let most = match rule.ends {
            Ends::After(count) => usize::try_from(count).unwrap_or(usize::MAX),
            _ => usize::MAX,
        };
        let last = match rule.ends {
            Ends::On(last) => last,
            _ => LocalDate { year: LAST_YEAR, month: 12, day: 31 },
        };
        (0..)
            .map(move |round| rule.round(first, round))
            .take_while(move |(begin, _)| *begin <= last && begin.year <= LAST_YEAR)
            .flat_map(|(_, dates)| dates)
            .filter(move |date| *date >= first)
            .take_while(move |date| *date <= last)
            .take(most)
    }

    /// The first day of a round, and its dates.
    fn round(&self, first: LocalDate, round: i64) -> (LocalDate, Vec<LocalDate>) {
        let step = round * i64::from(self.interval.max(1));
        match self.every {
            Every::Day => {
                let day = LocalDate::from_days(first.days() + step);
                (day, vec![day])
            }
            Every::Week(days) => {
                let monday = first.days() - i64::from(first.weekday()) + 7 * step;
                let dates = (0..7).zip(days).filter(|(_, meant)| *meant).map(|(n, _)| LocalDate::from_days(monday + n));
                (LocalDate::from_days(monday), dates.collect())
            }
            Every::MonthDay(day) => {
                let month = month_after(first, step);
                (month, (day <= length(month)).then_some(LocalDate { day, ..month }).into_iter().collect())
            }
            Every::MonthWeekday(nth, weekday) => {
                let month = month_after(first, step);
                (month, vec![nth_weekday(month, nth, weekday)])
            }
        }
    }

    /// The same rule with every one of its days so many days later, its end too.
    #[must_use]
    pub fn shifted(&self, first: LocalDate, days: i64) -> Self {
        let later = |date: LocalDate| LocalDate::from_days(date.days() + days);
        let every = match self.every {
            Every::Week(meant) => {
                let mut shifted = [false; 7];
                for (n, meant) in (0_i64..7).zip(meant) {
                    shifted[usize::try_from((n + days).rem_euclid(7)).unwrap_or(0)] = meant;
                }
                Every::Week(shifted)
            }
            Every::MonthDay(_) => Every::MonthDay(later(first).day),
            Every::MonthWeekday(..) if days != 0 => Every::MonthWeekday(nth_of(later(first)), later(first).weekday()),
            same => same,
        };
        let ends = match self.ends {
            Ends::On(last) => Ends::On(later(last)),
            ends => ends,
        };
        Self { every, ends, ..*self }
    }

    /// How far apart an old and a new date may lie and still be the same round, in days.
    #[must_use]
    pub fn reach(&self) -> i64 {
        match self.every {
            Every::Day => 0,
            Every::Week(_) => 6,
            Every::MonthDay(_) | Every::MonthWeekday(..) => 20,
        }
    }
}

/// Which of its weekdays in its month a date is; the fifth is the last.
pub(super) fn nth_of(date: LocalDate) -> i8 {
    match (date.day - 1) / 7 + 1 {
        5 => -1,
        nth => nth.cast_signed(),
    }
}

fn month_after(first: LocalDate, months: i64) -> LocalDate {
    let count = i64::from(first.year) * 12 + i64::from(first.month) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).unwrap_or(i16::MAX);
    LocalDate { year, month: u8::try_from(count.rem_euclid(12)).unwrap_or(0) + 1, day: 1 }
}

fn length(month: LocalDate) -> u8 {
    let next = month_after(month, 1);
    u8::try_from(next.days() - LocalDate { day: 1, ..month }.days()).unwrap_or(28)
}

fn nth_weekday(month: LocalDate, nth: i8, weekday: u8) -> LocalDate {
    let first = LocalDate { day: 1, ..month };
    let to_first = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
    let days = match nth {
        -1 => to_first + (i64::from(length(first)) - 1 - to_first) / 7 * 7,
        nth => to_first + 7 * (i64::from(nth) - 1),
    };
    LocalDate::from_days(first.days() + days)
}

impl fmt::Display for Rule {
    /// As an RRULE's value. UNTIL is the last second of its day, in the series' own zone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.every {
            Every::Day => "FREQ=DAILY",
            Every::Week(_) => "FREQ=WEEKLY",
            Every::MonthDay(_) | Every::MonthWeekday(..) => "FREQ=MONTHLY",
        })?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.every {
            Every::Day => {}
            Every::Week(days) => {
                let meant: Vec<&str> = DAYS.iter().zip(days).filter(|(_, on)| *on).map(|(day, _)| *day).collect();
                write!(f, ";BYDAY={}", meant.join(","))?;
            }
            Every::MonthDay(day) => write!(f, ";BYMONTHDAY={day}")?,
            Every::MonthWeekday(nth, weekday) => write!(f, ";BYDAY={nth}{}", DAYS[usize::from(weekday) % 7])?,
        }
        match self.ends {
            Ends::Never => Ok(()),
            Ends::On(date) => write!(f, ";UNTIL={:04}{:02}{:02}T235959", date.year, date.month, date.day),
            Ends::After(count) => write!(f, ";COUNT={count}"),
        }
    }
}

/// The parts of a rule as read.
#[derive(Default)]
struct Parts<'a> {
    freq: &'a str,
    interval: Option<&'a str>,
    days: Option<&'a str>,
    month_day: Option<&'a str>,
    until: Option<&'a str>,
    count: Option<&'a str>,
}

impl FromStr for Rule {
    type Err = String;

    /// UNTIL by its day alone; [`Rule::read`] knows what instant it is.
    fn from_str(text: &str) -> Result<Self, String> {
        Self::with(text, |until| date(until).ok_or_else(example))
    }
}

impl Rule {
    /// Of dates that begin at the clock of `starts` in `zone`: there UNTIL, which is an instant where it has a time
    /// (RFC 5545 §3.3.10), is the day of the last date that is not later.
    ///
    /// # Errors
    /// A sentence with rules that are understood.
    pub fn read(text: &str, starts: LocalTime, zone: &ZoneName) -> Result<Self, String> {
        Self::with(text, |until| last_day(until, starts, zone).ok_or_else(example))
    }

    fn with(text: &str, until: impl Fn(&str) -> Result<LocalDate, String>) -> Result<Self, String> {
        let text = text.trim();
        let text = text.strip_prefix("RRULE:").unwrap_or(text);
        let mut parts = Parts::default();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(example)?;
            match name {
                "FREQ" => parts.freq = value,
                "INTERVAL" => parts.interval = Some(value),
                "BYDAY" => parts.days = Some(value),
                "BYMONTHDAY" => parts.month_day = Some(value),
                "UNTIL" => parts.until = Some(value),
                "COUNT" => parts.count = Some(value),
                "WKST" if value == "MO" => {}
                // What everybody counts by (RFC 7529 §4); days that a month lacks are left out.
                "RSCALE" if value == "GREGORIAN" => {}
                "SKIP" if value == "OMIT" => {}
                other => return Err(format!("{other} is not used here. {}", example())),
            }
        }
        let rule = Self { every: every(&parts)?, interval: interval(parts.interval)?, ends: ends(&parts, until)? };
        Ok(rule)
    }
}

fn example() -> String {
    "Use a rule such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU, FREQ=MONTHLY;BYDAY=-1FR, FREQ=MONTHLY;BYMONTHDAY=15 or FREQ=DAILY, \
     with UNTIL=20270624 or COUNT=12 if it ends."
        .to_owned()
}

/// A whole number in a range.
pub(super) fn number(text: &str, most: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|number| (1..=most).contains(number))
}

fn interval(text: Option<&str>) -> Result<u32, String> {
    text.map_or(Some(1), |text| number(text, LONGEST)).ok_or_else(|| format!("Use an interval of 1 to {LONGEST}."))
}

fn every(parts: &Parts) -> Result<Every, String> {
    match (parts.freq, parts.days, parts.month_day) {
        ("DAILY", None, None) => Ok(Every::Day),
        ("WEEKLY", Some(days), None) => {
            let mut meant = [false; 7];
            for day in days.split(',') {
                meant[usize::from(weekday(day)?)] = true;
            }
            Ok(Every::Week(meant))
        }
        ("MONTHLY", None, Some(day)) => {
            number(day, 31).and_then(|day| u8::try_from(day).ok()).map(Every::MonthDay).ok_or_else(example)
        }
        ("MONTHLY", Some(day), None) => {
            let at = day.len().checked_sub(2).filter(|at| day.is_char_boundary(*at)).ok_or_else(example)?;
            let nth: i8 = day[..at].parse().map_err(|_| example())?;
            let known = (1..=4).contains(&nth) || nth == -1;
            known.then_some(Every::MonthWeekday(nth, weekday(&day[at..])?)).ok_or_else(example)
        }
        _ => Err(example()),
    }
}

fn weekday(text: &str) -> Result<u8, String> {
    let at = DAYS.iter().position(|day| *day == text).ok_or_else(example)?;
    u8::try_from(at).map_err(|_| example())
}

fn date(digits: &str) -> Option<LocalDate> {
    let digits = digits.get(..8).filter(|date| date.bytes().all(|byte| byte.is_ascii_digit()))?;
    format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]).parse().ok()
}

fn last_day(until: &str, starts: LocalTime, zone: &ZoneName) -> Option<LocalDate> {
    let day = date(until)?;
    let clock = until.get(8..).unwrap_or_default().trim_end_matches('Z');
    if clock.is_empty() {
        return Some(day);
    }
    let clock = clock.strip_prefix('T').filter(|clock| clock.len() == 6 && clock.is_ascii())?;
    let local: LocalTime = format!("{day}T{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]).parse().ok()?;
    let last = if until.ends_with('Z') { zone::local(local.as_if_utc(), zone) } else { local };
    let is_later = LocalTime { date: last.date, ..starts } > last;
    Some(LocalDate::from_days(last.date.days() - i64::from(is_later)))
}

fn ends(parts: &Parts, read: impl Fn(&str) -> Result<LocalDate, String>) -> Result<Ends, String> {
    match (parts.until, parts.count) {
        (None, None) => Ok(Ends::Never),
        (Some(until), None) => read(until).map(Ends::On),
        (None, Some(count)) => {
            number(count, MOST).map(Ends::After).ok_or_else(|| format!("Use a count of 1 to {MOST}."))
        }
        (Some(_), Some(_)) => Err("A rule ends on a day or after a count, not both.".to_owned()),
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Rule);
