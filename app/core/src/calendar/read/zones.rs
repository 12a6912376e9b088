//! Zones of a file as zones of our own data: by IANA's name, the tail of a longer one, Windows' name, what the file says
//! of where a zone lies, or the offsets that its VTIMEZONE describes.

use std::collections::HashMap;
use std::str::FromStr;

use domain::{LocalDate, LocalTime, ZoneName, zone};

use super::When;
use super::event::End;
use super::lines::{Line, duration, short, text};
use super::vtimezone::{Clocks, Rules};

/// What a file's zones mean, and where times without one are at home.
pub(super) struct Zones {
    pub home: ZoneName,
    places: HashMap<String, ZoneName>,
    rules: HashMap<String, Rules>,
    /// Names that were looked up before, with the year for which rules were compared.
    found: HashMap<(String, i16), Option<ZoneName>>,
}

impl Zones {
    pub(super) fn new(lines: &[Line], home: &ZoneName) -> Self {
        let named = lines
            .iter()
            .find(|line| line.name == "X-WR-TIMEZONE")
            .and_then(|line| known(&line.value).or_else(|| fixed(line.value.trim())));
        let mut places = HashMap::new();
        let mut tzid = None;
        for line in lines {
            match line.name.as_str() {
                "TZID" => tzid = Some(name(&line.value)),
                "X-LIC-LOCATION" => {
                    if let (Some(id), Some(place)) = (&tzid, known(&line.value)) {
                        places.insert(id.clone(), place);
                    }
                }
                "END" if line.is("END", "VTIMEZONE") => tzid = None,
                _ => {}
            }
        }
        let home = named.unwrap_or_else(|| home.clone());
        Self { home, places, rules: Rules::read_all(lines), found: HashMap::new() }
    }

    /// The zone that a TZID means for times of a year.
    fn zone(&mut self, tzid: &str, year: i16, clocks: &mut Clocks) -> Result<Option<ZoneName>, String> {
        let tzid = name(tzid);
        let key = (tzid.clone(), year);
        if let Some(found) = self.found.get(&key) {
            return Ok(found.clone());
        }
        let found = match (known(&tzid).or_else(|| self.places.get(&tzid).cloned()), self.rules.get(&tzid)) {
            (None, Some(rules)) => clocks.described(rules, year)?.or_else(|| fixed(&tzid)),
            (None, None) => fixed(&tzid),
            (named, _) => named,
        };
        self.found.insert(key, found.clone());
        Ok(found)
    }

    /// A date, a UTC time, or a local one in the line's zone.
    pub(super) fn when(&mut self, line: &Line, text: &str, clocks: &mut Clocks) -> Result<When, String> {
        let wrong = || format!("“{}” is no date or time.", short(text));
        let digits = |range: std::ops::Range<usize>| text.get(range).ok_or_else(wrong);
        let date = format!("{}-{}-{}", digits(0..4)?, digits(4..6)?, digits(6..8)?);
        let date: LocalDate = date.parse().map_err(|_| wrong())?;
        if text.len() == 8 {
            return Ok(When::Day(date));
        }
        let part = |range| digits(range)?.parse::<u8>().map_err(|_| wrong());
        let second = if text.trim_end_matches(['Z', 'z']).len() > 13 { part(13..15)?.min(59) } else { 0 };
        let local = LocalTime { date, hour: part(9..11)?, minute: part(11..13)?, second };
        if local.hour > 23 || local.minute > 59 {
            return Err(wrong());
        }
        match (text.ends_with(['Z', 'z']), line.param("TZID")) {
            (true, _) => Ok(When::Utc(local.as_if_utc())),
            (false, None) => Ok(When::Floating(local)),
            (false, Some(tzid)) => match self.zone(tzid, date.year, clocks)? {
                Some(zone) => Ok(When::Local(local, zone)),
                None => Err(format!("the zone “{}” is not known, and the file does not describe it.", short(tzid))),
            },
        }
    }

    /// Several moments with commas between.
    pub(super) fn list(&mut self, line: &Line, clocks: &mut Clocks) -> Result<Vec<When>, String> {
        let texts = line.value.split(',').map(str::trim).filter(|text| !text.is_empty());
        texts.map(|text| self.when(line, text, clocks)).collect()
    }

    /// The same, where each may be a period with its own end.
    pub(super) fn periods(&mut self, line: &Line, clocks: &mut Clocks) -> Result<Vec<(When, Option<End>)>, String> {
        let texts = line.value.split(',').map(str::trim).filter(|text| !text.is_empty());
        texts.map(|text| self.period(line, text, clocks)).collect()
    }

    /// One of them.
    pub(super) fn period(
        &mut self,
        line: &Line,
        text: &str,
        clocks: &mut Clocks,
    ) -> Result<(When, Option<End>), String> {
        let (start, end) = text.split_once('/').map_or((text, None), |(start, end)| (start, Some(end)));
        let end = match end {
            None => None,
            Some(lasts) if lasts.trim_start_matches(['+', '-']).starts_with(['P', 'p']) => {
                Some(End::Lasts(duration(lasts)?))
            }
            Some(at) => Some(End::At(self.when(line, at, clocks)?)),
        };
        Ok((self.when(line, start, clocks)?, end))
    }
}

/// A TZID without its escapes and blanks.
pub(super) fn name(tzid: &str) -> String {
    text(tzid).trim().trim_matches('"').trim().to_owned()
}

/// A zone of our data by any of the names that programs give it.
fn known(tzid: &str) -> Option<ZoneName> {
    let tzid = name(tzid);
    let tail = |parts: usize| {
        let all: Vec<&str> = tzid.split('/').collect();
        (all.len() > parts).then(|| all[all.len() - parts..].join("/"))
    };
    let direct = zone::known(&tzid).ok();
    let tails = || [tail(3), tail(2)].into_iter().flatten().find_map(|tail| zone::known(&tail).ok());
    let windows = || zone::known(&calcard::common::timezone::Tz::from_str(&tzid).ok()?.name()?).ok();
    direct.or_else(tails).or_else(windows)
}

/// Zones that keep one clock and are not whole hours from UTC.
const HALF_HOURS: [(i32, &str); 7] = [
    (330, "Asia/Kolkata"),
    (345, "Asia/Kathmandu"),
    (270, "Asia/Kabul"),
    (210, "Asia/Tehran"),
    (390, "Asia/Yangon"),
    (570, "Australia/Darwin"),
    (525, "Australia/Eucla"),
];

/// `UTC+01`, `GMT-5:00`, `UTC+05:30` as a zone that keeps that clock. The names of our data turn the sign round.
fn fixed(tzid: &str) -> Option<ZoneName> {
    let name = tzid.to_ascii_uppercase();
    let shift = name.strip_prefix("UTC").or_else(|| name.strip_prefix("GMT"))?.trim_start().replace(':', "");
    let east = match shift.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let digits = shift[1..].chars().all(|c| c.is_ascii_digit()).then_some(&shift[1..])?;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        3 | 4 => (digits[..digits.len() - 2].parse().ok()?, digits[digits.len() - 2..].parse::<i32>().ok()?),
        _ => return None,
    };
    match east * (60 * hours + minutes) {
        0 => zone::known("UTC").ok(),
        whole if whole % 60 == 0 => zone::known(&format!("Etc/GMT{:+}", -whole / 60)).ok(),
        shift => zone::known(HALF_HOURS.iter().find(|(of, _)| *of == shift)?.1).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn a_zone_that_is_a_distance_from_utc_keeps_that_clock() {
        for (tzid, zone) in [
            ("UTC+01", Some("Etc/GMT-1")),
            ("GMT-5:00", Some("Etc/GMT+5")),
            ("utc +0530", Some("Asia/Kolkata")),
            ("UTC-00", Some("UTC")),
            ("UTC+99", None),
            ("UTC+1:23", None),
            ("UTC+é", None),
        ] {
            assert_eq!(fixed(tzid).as_ref().map(|zone| zone.as_str()), zone, "{tzid}");
        }
    }
}
