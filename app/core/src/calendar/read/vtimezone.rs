//! Zones that only their own VTIMEZONE describes: matched by their offsets to a zone of our data.

use std::collections::HashMap;

use domain::{Instant, LocalDate, LocalTime, ZoneName, zone};

use super::lines::Line;
use super::zones::name;

/// Where most calendars come from: of several zones with the same clock the first of these is meant.
const USUAL: [&str; 34] = [
    "Europe/London",
    "Europe/Berlin",
    "Europe/Helsinki",
    "Europe/Lisbon",
    "Europe/Moscow",
    "Europe/Istanbul",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Halifax",
    "America/St_Johns",
    "America/Toronto",
    "America/Vancouver",
    "America/Sao_Paulo",
    "America/Mexico_City",
    "America/Bogota",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Jerusalem",
    "Australia/Perth",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Africa/Johannesburg",
    "UTC",
];

/// Moments of a year at which clocks are compared.
const SAMPLES: usize = 26;
/// What a search through all zones costs, beside a look at one onset.
const SEARCH: usize = 300;
/// How much of this one file may ask for: some hundred zones of its own making. Real files have a handful.
const MOST: usize = 50_000;

/// The zones of our data by what their clocks show; and how much work one file has asked for already.
#[derive(Default)]
pub(super) struct Clocks {
    found: HashMap<(Vec<Instant>, Vec<i64>), Option<ZoneName>>,
    spent: usize,
}

impl Clocks {
    /// The zone that `rules` describe in a year.
    ///
    /// # Errors
    /// A sentence where the file has asked for too much already.
    pub(super) fn described(&mut self, rules: &Rules, year: i16) -> Result<Option<ZoneName>, String> {
        if self.spent + rules.cost() > MOST {
            return Err("the calendar describes too many zones of its own; this event was left out.".to_owned());
        }
        self.spent += rules.cost();
        Ok(rules.zone(year, self))
    }

    /// The first zone whose clock shows `ours` at `samples`.
    fn zone(&mut self, samples: Vec<Instant>, ours: Vec<i64>) -> Option<ZoneName> {
        let key = (samples, ours);
        if let Some(found) = self.found.get(&key) {
            return found.clone();
        }
        self.spent += SEARCH;
        let fits = |name: &ZoneName| {
            key.0.iter().zip(&key.1).all(|(at, ours)| i64::from(zone::offset(*at, name).seconds) == *ours)
        };
        let usual = USUAL.iter().map(|name| ZoneName((*name).to_owned()));
        let found = usual.chain(zone::names().iter().map(|name| ZoneName(name.clone()))).find(fits);
        self.found.insert(key, found.clone());
        found
    }
}

/// One STANDARD or DAYLIGHT part.
#[derive(Clone, Debug, Default)]
struct Observance {
    starts: Option<LocalTime>,
    from: i64,
    to: i64,
    rule: Option<String>,
    dates: Vec<LocalTime>,
}

/// What one VTIMEZONE says.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules(Vec<Observance>);

impl Rules {
    /// Every VTIMEZONE of a file, by name.
    pub(super) fn read_all(lines: &[Line]) -> HashMap<String, Self> {
        let mut all: HashMap<String, Self> = HashMap::new();
        let (mut tzid, mut rules, mut part): (String, Self, Option<Observance>) = Default::default();
        for line in lines {
            match (&mut part, line.name.as_str()) {
                (_, "BEGIN") if line.is("BEGIN", "VTIMEZONE") => (tzid, rules) = Default::default(),
                (_, "BEGIN") if line.is("BEGIN", "STANDARD") || line.is("BEGIN", "DAYLIGHT") => {
                    part = Some(Observance::default())
                }
                (Some(_), "END") if line.is("END", "STANDARD") || line.is("END", "DAYLIGHT") => {
                    rules.0.extend(part.take())
                }
                (_, "END") if line.is("END", "VTIMEZONE") => {
                    drop(all.insert(std::mem::take(&mut tzid), std::mem::take(&mut rules)))
                }
                (None, "TZID") => tzid = name(&line.value),
                (Some(part), _) => part.take(line),
                _ => {}
            }
        }
        all
    }

    /// The first zone whose clock is the same on the first and the middle of each month of `year`, or at least in mid-winter
    /// and mid-summer.
    fn zone(&self, year: i16, clocks: &mut Clocks) -> Option<ZoneName> {
        let days = |days: &[u8], months: &[u8]| -> Vec<Instant> {
            months.iter().flat_map(|month| days.iter().map(move |day| noon(year, *month, *day))).collect()
        };
        let all: Vec<u8> = (1..=12).collect();
        let mut same = |samples: Vec<Instant>| {
            let ours: Option<Vec<i64>> = samples.iter().map(|at| self.offset(*at)).collect();
            clocks.zone(samples, ours?)
        };
        same(days(&[1, 15], &all)).or_else(|| same(days(&[15], &[1, 7])))
    }

    /// How much work it is to describe one year by them.
    fn cost(&self) -> usize {
        SAMPLES * self.0.iter().map(|part| 3 + part.dates.len()).sum::<usize>()
    }

    /// Seconds east of UTC at an instant, as the file describes it.
    fn offset(&self, at: Instant) -> Option<i64> {
        let onsets = self.0.iter().filter_map(|part| Some((part.onset_before(at)?, part.to)));
        let last = onsets.max_by_key(|(onset, _)| *onset).map(|(_, to)| to);
        // Before the first onset the clock is what it was changed from.
        last.or_else(|| self.0.iter().min_by_key(|part| part.starts).map(|part| part.from))
    }
}

fn noon(year: i16, month: u8, day: u8) -> Instant {
    LocalTime { date: LocalDate { year, month, day }, hour: 12, minute: 0, second: 0 }.as_if_utc()
}

impl Observance {
    fn take(&mut self, line: &Line) {
        let value = line.value.trim();
        match line.name.as_str() {
            "DTSTART" => self.starts = local(value),
            "TZOFFSETFROM" => self.from = seconds(value),
            "TZOFFSETTO" => self.to = seconds(value),
            "RRULE" => self.rule = Some(value.to_ascii_uppercase()),
            "RDATE" => self.dates.extend(value.split(',').filter_map(local)),
            _ => {}
        }
    }

    /// The last onset at or before an instant.
    fn onset_before(&self, at: Instant) -> Option<Instant> {
        let starts = self.starts?;
        let year = at.utc().date.year;
        let yearly = self
            .rule
            .iter()
            .flat_map(|rule| [year - 1, year].into_iter().filter_map(|year| yearly(rule, starts, year)));
        let all = std::iter::once(starts).chain(self.dates.iter().copied()).chain(yearly);
        let instants = all.map(|local| local.as_if_utc().plus(-self.from * 1_000));
        instants.filter(|onset| *onset <= at).max()
    }
}

/// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` in a year, also with BYMONTHDAY, and never before the first or after UNTIL.
fn yearly(rule: &str, first: LocalTime, year: i16) -> Option<LocalTime> {
    let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let until = part("UNTIL").and_then(|until| until.get(..4)?.parse::<i16>().ok());
    if year < first.date.year || until.is_some_and(|until| year > until) {
        return None;
    }
    let month = part("BYMONTH").and_then(|month| month.parse().ok()).unwrap_or(first.date.month);
    let days: Vec<LocalDate> = (1..=31)
        .map(|day| LocalDate { year, month, day })
        .filter(|date| LocalDate::from_days(date.days()) == *date)
        .collect();
    let named: Vec<u8> =
        part("BYMONTHDAY").map(|days| days.split(',').filter_map(|day| day.parse().ok()).collect()).unwrap_or_default();
    let date = match part("BYDAY") {
        None => *days.iter().find(|date| date.day == named.first().copied().unwrap_or(first.date.day))?,
        Some(day) => {
            let (nth, word) = day.split_at(day.len().checked_sub(2)?);
            let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|name| *name == word)?;
            let fits = |date: &&LocalDate| {
                usize::from(date.weekday()) == weekday && (named.is_empty() || named.contains(&date.day))
            };
            let fitting: Vec<&LocalDate> = days.iter().filter(fits).collect();
            match nth.parse::<isize>().unwrap_or(1) {
                nth if nth < 0 => **fitting.get(fitting.len().checked_add_signed(nth)?)?,
                nth => **fitting.get(usize::try_from(nth - 1).ok()?)?,
            }
        }
    };
    Some(LocalTime { date, ..first })
}

fn local(text: &str) -> Option<LocalTime> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u8>().ok();
    // Outlook begins its rules in 1601.
    let year = text.get(0..4)?.parse::<i16>().ok()?.max(1900);
    let date = LocalDate { year, month: number(4..6)?, day: number(6..8)? };
    Some(LocalTime {
        date,
        hour: number(9..11).unwrap_or(0).min(23),
        minute: number(11..13).unwrap_or(0).min(59),
        second: 0,
    })
}

fn seconds(text: &str) -> i64 {
    let digits = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i64>().ok()).unwrap_or(0);
    let size = digits(1..3) * 3600 + digits(3..5) * 60 + digits(5..7);
    if text.starts_with('-') { -size } else { size }
}
