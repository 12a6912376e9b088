//! Moments as exports write them: `Apr 14, 2027 11:45 AM`, `04/14/2027 11:45:12 AM`, `14.4.2027 11:45`, RFC 3339.

use domain::{Instant, LocalTime, ZoneName, zone};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The moment that `text` means. Without a zone of its own it is read by clocks in `home`; where day and month could be
/// either, the reading that lies nearer to `around` counts. `None` for what is no moment.
pub(super) fn moment(text: &str, home: &ZoneName, around: Instant) -> Option<Instant> {
    if let Ok(at) = text.trim().parse::<jiff::Timestamp>() {
        return Some(Instant(at.as_millisecond()));
    }
    let parts = Parts::read(text);
    let utc = ZoneName("UTC".to_owned());
    let zone = if parts.has(&["z", "utc", "gmt"]) { &utc } else { home };
    let read = parts.readings().into_iter().filter_map(|local| zone::existing(local, zone).ok());
    read.min_by_key(|at| at.since(around).abs())
}

/// Every wall-clock time that a text can mean, day before month first: one, or two where that could be either.
pub(super) fn readings(text: &str) -> Vec<LocalTime> {
    let mut read = Parts::read(text).readings();
    read.reverse();
    read
}

/// Spreadsheets write years with two digits, too.
fn century(year: u32) -> u32 {
    if year < 100 { 2_000 + year } else { year }
}

/// Numbers and words of a text, in order.
#[derive(Default)]
struct Parts {
    numbers: Vec<u32>,
    words: Vec<String>,
}

impl Parts {
    fn read(text: &str) -> Self {
        let mut parts = Self::default();
        let text = text.to_lowercase();
        let pieces = text.split(|c: char| !c.is_ascii_alphanumeric());
        let alike = pieces.flat_map(|piece| piece.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()));
        for piece in alike.filter_map(|piece| std::str::from_utf8(piece).ok()) {
            match piece.parse() {
                Ok(number) => parts.numbers.push(number),
                Err(_) => parts.words.push(piece.to_owned()),
            }
        }
        parts
    }

    fn has(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    /// Every wall-clock time that this can mean: one, or two where day and month could be either.
    fn readings(&self) -> Vec<LocalTime> {
        let named = self.words.iter().find_map(|word| MONTHS.iter().position(|month| word.starts_with(month)));
        let (days, clock): (Vec<[u32; 3]>, _) = match (named, self.numbers.as_slice()) {
            (Some(month), [day, year, clock @ ..]) => (vec![[*year, month as u32 + 1, *day]], clock),
            (None, [year, month, day, clock @ ..]) if *year > 31 => (vec![[*year, *month, *day]], clock),
            (None, [a, b, year, clock @ ..]) => (vec![[century(*year), *a, *b], [century(*year), *b, *a]], clock),
            _ => return Vec::new(),
        };
        days.into_iter().filter_map(|day| self.local(day, clock)).collect()
    }

    fn local(&self, [year, month, day]: [u32; 3], clock: &[u32]) -> Option<LocalTime> {
        let (hour, minute) = (*clock.first()?, *clock.get(1)?);
        let second = clock.get(2).copied().unwrap_or(0);
        let hour = match hour {
            12 if self.has(&["am", "a"]) => 0,
            1..=11 if self.has(&["pm", "p"]) => hour + 12,
            _ => hour,
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}").parse().ok()
    }
}
