//! Zones of a file as zones of our own data: by IANA's name, the tail of a longer one, Windows' name, or what the file
//! says of where a zone lies.

use std::collections::HashMap;
use std::str::FromStr;

use domain::{Instant, LocalDate, LocalTime, ZoneName, zone};

use super::When;
use super::lines::{Line, short};

/// What a file's zones mean, and where times without one are at home.
pub(super) struct Zones {
    pub home: ZoneName,
    places: HashMap<String, ZoneName>,
}

impl Zones {
    pub(super) fn of(lines: &[Line], home: &ZoneName) -> Self {
        let named = lines.iter().find(|line| line.name == "X-WR-TIMEZONE").and_then(|line| known(&line.value));
        let mut places = HashMap::new();
        let mut tzid = None;
        for line in lines {
            match line.name.as_str() {
                "TZID" => tzid = Some(line.value.trim().to_owned()),
                "X-LIC-LOCATION" => {
                    if let (Some(id), Some(place)) = (&tzid, known(&line.value)) {
                        places.insert(id.clone(), place);
                    }
                }
                "END" if line.is("END", "VTIMEZONE") => tzid = None,
                _ => {}
            }
        }
        Self { home: named.unwrap_or_else(|| home.clone()), places }
    }

    fn zone(&self, tzid: &str) -> ZoneName {
        known(tzid).or_else(|| self.places.get(tzid).cloned()).unwrap_or_else(|| self.home.clone())
    }

    /// A date, a UTC time, or a local one in the line's zone.
    pub(super) fn when(&self, line: &Line, text: &str) -> Result<When, String> {
        let wrong = || format!("Line {}: “{}” is no date or time.", line.number, short(text));
        let digits = |range: std::ops::Range<usize>| text.get(range).ok_or_else(wrong);
        let date = format!("{}-{}-{}", digits(0..4)?, digits(4..6)?, digits(6..8)?);
        let date: LocalDate = date.parse().map_err(|_| wrong())?;
        if text.len() == 8 {
            return Ok(When::Day(date));
        }
        let part = |range| digits(range)?.parse::<u8>().map_err(|_| wrong());
        let second = if text.len() > 13 { part(13..15)?.min(59) } else { 0 };
        let local = LocalTime { date, hour: part(9..11)?, minute: part(11..13)?, second };
        if local.hour > 23 || local.minute > 59 {
            return Err(wrong());
        }
        Ok(match (text.ends_with(['Z', 'z']), line.param("TZID")) {
            (true, _) => When::Utc(local.as_if_utc()),
            (false, Some(tzid)) => When::Local(local, self.zone(tzid)),
            (false, None) => When::Local(local, self.home.clone()),
        })
    }

    /// Several moments with commas between; of periods the start.
    pub(super) fn list(&self, line: &Line) -> Result<Vec<When>, String> {
        let texts = line.value.split(',').map(|text| text.split('/').next().unwrap_or_default().trim());
        texts.filter(|text| !text.is_empty()).map(|text| self.when(line, text)).collect()
    }
}

/// A zone of our data by any of the names that programs give it.
fn known(name: &str) -> Option<ZoneName> {
    let name = name.trim();
    let tail = |parts: usize| {
        let all: Vec<&str> = name.split('/').collect();
        (all.len() > parts).then(|| all[all.len() - parts..].join("/"))
    };
    let direct = zone::known(name).ok();
    let tails = || [tail(3), tail(2)].into_iter().flatten().find_map(|tail| zone::known(&tail).ok());
    let windows = || zone::known(&calcard::common::timezone::Tz::from_str(name).ok()?.name()?).ok();
    direct.or_else(tails).or_else(windows)
}

/// What clocks in UTC show, for recurrence of times in UTC.
pub(super) fn utc(instant: Instant) -> (LocalTime, ZoneName) {
    (instant.utc(), ZoneName("UTC".to_owned()))
}
