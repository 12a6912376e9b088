//! Events as a file writes them.

use domain::ZoneName;

use super::lines::{self, Line, text};
use super::zones::Zones;
use super::{File, MOST_EVENTS, Skipped, When};

/// How long each date lasts where DURATION says so: days of the calendar, and milliseconds beside them.
pub(super) type Lasts = (i64, i64);

/// One event, or one date of a series that was changed alone.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// UID; empty where it has none.
    pub uid: String,
    /// Title.
    pub title: String,
    /// Plain text.
    pub description: String,
    /// Place.
    pub location: String,
    /// Link, as written.
    pub url: String,
    /// SEQUENCE.
    pub sequence: i64,
    /// Whether it says that nobody is busy.
    pub free: bool,
    /// Whether it was called off.
    pub cancelled: bool,
    /// The date of its series that it stands for.
    pub instead_of: Option<When>,
    /// Begin.
    pub(super) start: Option<When>,
    /// End, exclusive.
    pub(super) end: Option<When>,
    /// From DURATION.
    pub(super) lasts: Option<Lasts>,
    /// RRULE, as written.
    pub(super) rules: Vec<String>,
    /// RDATE: further dates, with an end of their own or not.
    pub(super) more: Vec<(When, Option<End>)>,
    /// EXDATE.
    pub(super) but: Vec<When>,
    /// LAST-MODIFIED or DTSTAMP, as written: of doubles the later stands.
    modified: String,
}

/// The end of a period.
#[derive(Clone, Debug)]
pub(super) enum End {
    At(When),
    Lasts(Lasts),
}

impl Event {
    /// What makes one of two equal ones the newer.
    pub(super) fn age(&self) -> (i64, &str) {
        (self.sequence, &self.modified)
    }

    /// Whether it repeats.
    pub fn recurs(&self) -> bool {
        !self.rules.is_empty() || !self.more.is_empty()
    }

    fn take(&mut self, line: &Line, zones: &mut Zones) -> Result<(), String> {
        match line.name.as_str() {
            "UID" => self.uid = text(&line.value).trim().to_owned(),
            "SUMMARY" => self.title = text(&line.value).trim().to_owned(),
            "DESCRIPTION" => self.description = text(&line.value).trim().to_owned(),
            "LOCATION" => self.location = text(&line.value).trim().to_owned(),
            "URL" => self.url = line.value.trim().to_owned(),
            "DTSTART" => self.start = Some(zones.when(line, line.value.trim())?),
            "DTEND" => self.end = Some(zones.when(line, line.value.trim())?),
            "DURATION" => self.lasts = Some(lines::duration(&line.value)?),
            "RRULE" => self.rules.push(line.value.trim().to_owned()),
            "EXRULE" => return Err("it has an EXRULE, which is no longer part of the standard.".to_owned()),
            "RECURRENCE-ID" => self.instead_of = Some(zones.when(line, line.value.trim())?),
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            "STATUS" => self.cancelled |= line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "TRANSP" => self.free |= line.value.trim().eq_ignore_ascii_case("TRANSPARENT"),
            "X-MICROSOFT-CDO-BUSYSTATUS" => self.free |= line.value.trim().eq_ignore_ascii_case("FREE"),
            "LAST-MODIFIED" => self.modified = line.value.trim().to_owned(),
            "DTSTAMP" if self.modified.is_empty() => self.modified = line.value.trim().to_owned(),
            "EXDATE" => self.but.extend(zones.list(line)?),
            "RDATE" => self.more.extend(zones.periods(line)?),
            _ => {}
        }
        Ok(())
    }
}

/// An event in the making: the first thing that is wrong with it leaves it out.
struct Open {
    event: Event,
    wrong: Option<(usize, String)>,
    /// Alarms and the like inside an event have properties of the same names.
    inside: usize,
}

/// Every event of a file.
///
/// # Errors
/// A sentence with a line's number for a file that is no calendar, is cut off, or has too many events.
pub(super) fn all(lines: &[Line], home: &ZoneName) -> Result<File, String> {
    if !lines.iter().any(|line| line.is("BEGIN", "VCALENDAR")) {
        return Err("This is not a calendar: it has no line BEGIN:VCALENDAR.".to_owned());
    }
    let mut zones = Zones::new(lines, home);
    let called_off = lines.iter().any(|line| line.is("METHOD", "CANCEL"));
    let (mut events, mut skipped): (Vec<Event>, Vec<Skipped>) = (Vec::new(), Vec::new());
    let mut open: Option<Open> = None;
    for line in lines {
        match (&mut open, line.name.as_str()) {
            (None, "BEGIN") if line.is("BEGIN", "VEVENT") => {
                if events.len() + skipped.len() >= MOST_EVENTS {
                    return Err(format!("Line {}: the calendar holds more than {MOST_EVENTS} events.", line.number));
                }
                let event = Event { line: line.number, cancelled: called_off, ..Event::default() };
                open = Some(Open { event, wrong: None, inside: 0 });
            }
            (None, _) => {}
            (Some(open), "BEGIN") if line.is("BEGIN", "VEVENT") => return Err(cut_off(open)),
            (Some(open), "BEGIN") => open.inside += 1,
            (Some(open), "END") if open.inside > 0 => open.inside -= 1,
            (Some(_), "END") if line.is("END", "VEVENT") => close(open.take(), &mut events, &mut skipped),
            (Some(open), "END") => return Err(cut_off(open)),
            (Some(open), _) if open.inside == 0 && open.wrong.is_none() => {
                open.wrong = open.event.take(line, &mut zones).err().map(|why| (line.number, why));
            }
            (Some(_), _) => {}
        }
    }
    match open {
        Some(open) => Err(cut_off(&open)),
        None => Ok(File { events, skipped, home: zones.home }),
    }
}

fn close(open: Option<Open>, events: &mut Vec<Event>, skipped: &mut Vec<Skipped>) {
    let Some(Open { event, wrong, .. }) = open else { return };
    let missing = || event.start.is_none().then(|| (event.line, "it has no start (DTSTART).".to_owned()));
    match wrong.or_else(missing) {
        Some((line, reason)) => skipped.push(Skipped { uid: event.uid, line, reason }),
        None => events.push(event),
    }
}

fn cut_off(open: &Open) -> String {
    format!("Line {}: this event has no end; the calendar is cut off.", open.event.line)
}
