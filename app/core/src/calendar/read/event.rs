//! Events as a file writes them.

use domain::{Instant, LocalDate, ZoneName};

use super::joins::Joins;
use super::lines::{self, Line, text};
use super::people::Attendee;
use super::plain;
use super::vtimezone::Clocks;
use super::zones::Zones;
use super::{File, MOST_EVENTS, Skipped, When, busy, freebusy};

/// How long each date lasts where DURATION says so: days of the calendar, and milliseconds beside them.
pub(super) type Lasts = (i64, i64);

/// One event, or one date of a series that was changed alone.
#[derive(Clone, Debug)]
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
    /// Where one joins it, as far as it says so.
    pub joins: Joins,
    /// SEQUENCE.
    pub sequence: i64,
    /// Whether it says that nobody is busy.
    pub free: bool,
    /// Whether it was called off.
    pub cancelled: bool,
    /// METHOD of its calendar, in capitals; empty where it has none (RFC 5546).
    pub method: String,
    /// Whoever is asked to it.
    pub people: Vec<Attendee>,
    /// COMMENT.
    pub comments: Vec<String>,
    /// DTSTAMP, as written.
    pub stamp: String,
    /// The date of its series that it stands for.
    pub instead_of: Option<When>,
    /// Whether it stands for all later dates, too (RANGE=THISANDFUTURE, RFC 5545 §3.2.13).
    pub onwards: bool,
    /// Whose clock whole days and times without a zone are read by: its calendar's own, or the reader's.
    pub home: ZoneName,
    /// Begin. None only for what is called off, which need not say when it was (RFC 5546 §3.2.5).
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
    pub(super) modified: String,
    /// Days that stand in what could not be read of it.
    pub(super) named: Vec<LocalDate>,
    /// Whether its end could not be read.
    pub(super) is_open: bool,
}

/// The end of a period.
#[derive(Clone, Debug)]
pub(super) enum End {
    At(When),
    Lasts(Lasts),
}

impl Event {
    pub(super) fn new(line: usize, method: &str, home: &ZoneName) -> Self {
        Self {
            line,
            uid: String::new(),
            title: String::new(),
            description: String::new(),
            location: String::new(),
            url: String::new(),
            joins: Joins::default(),
            sequence: 0,
            free: false,
            cancelled: method == "CANCEL",
            method: method.to_owned(),
            people: Vec::new(),
            comments: Vec::new(),
            stamp: String::new(),
            instead_of: None,
            onwards: false,
            home: home.clone(),
            start: None,
            end: None,
            lasts: None,
            rules: Vec::new(),
            more: Vec::new(),
            but: Vec::new(),
            modified: String::new(),
            named: Vec::new(),
            is_open: false,
        }
    }

    /// What makes one of two equal ones the newer.
    pub(super) fn age(&self) -> (i64, &str) {
        (self.sequence, &self.modified)
    }

    /// When it begins; of a time without a zone, by the clock of `reader`.
    pub fn begins(&self, reader: &ZoneName) -> Option<Instant> {
        self.start.as_ref().map(|start| super::instant(start, reader))
    }

    /// Whether it repeats.
    pub fn recurs(&self) -> bool {
        !self.rules.is_empty() || !self.more.is_empty()
    }

    /// Notes of a line that cannot be read what may still be told of it.
    fn lose(&mut self, line: &Line) {
        let days = busy::days(&line.value);
        self.is_open |= days.is_empty() && matches!(line.name.as_str(), "DTEND" | "DURATION");
        self.named.extend(days);
    }

    fn take(&mut self, line: &Line, zones: &mut Zones, clocks: &mut Clocks) -> Result<(), String> {
        self.joins.take(line);
        match line.name.as_str() {
            "UID" => self.uid = text(&line.value).trim().to_owned(),
            "SUMMARY" => self.title = plain::without_entities(text(&line.value).trim()),
            "DESCRIPTION" => self.description = plain::without_tags(text(&line.value).trim()),
            "X-ALT-DESC" if self.description.is_empty() => {
                self.description = plain::without_tags(text(&line.value).trim());
            }
            "LOCATION" => self.location = plain::without_entities(text(&line.value).trim()),
            "URL" => self.url = line.value.trim().to_owned(),
            "DTSTART" => self.start = Some(zones.when(line, line.value.trim(), clocks)?),
            "DTEND" => self.end = Some(zones.when(line, line.value.trim(), clocks)?),
            "DURATION" => self.lasts = Some(lines::duration(&line.value)?),
            "RRULE" => self.rules.push(line.value.trim().to_owned()),
            "EXRULE" => return Err("it has an EXRULE, which is no longer part of the standard.".to_owned()),
            "RECURRENCE-ID" => {
                self.instead_of = Some(zones.when(line, line.value.trim(), clocks)?);
                self.onwards = line.param("RANGE").is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
            }
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            "STATUS" => self.cancelled |= line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "TRANSP" => self.free |= line.value.trim().eq_ignore_ascii_case("TRANSPARENT"),
            "X-MICROSOFT-CDO-BUSYSTATUS" => self.free |= line.value.trim().eq_ignore_ascii_case("FREE"),
            "ATTENDEE" => self.people.extend(Attendee::read(line)),
            "COMMENT" => self.comments.push(text(&line.value).trim().to_owned()),
            "LAST-MODIFIED" => self.modified = line.value.trim().to_owned(),
            "DTSTAMP" => {
                self.stamp = line.value.trim().to_owned();
                if self.modified.is_empty() {
                    self.modified.clone_from(&self.stamp);
                }
            }
            "EXDATE" => self.but.extend(zones.list(line, clocks)?),
            "RDATE" => self.more.extend(zones.periods(line, clocks)?),
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

/// Every event of a file. METHOD, zones and the like are those of the calendar in which an event stands: a file may hold
/// several (RFC 5545 §3.4).
///
/// # Errors
/// A sentence with a line's number for a file that is no calendar, is cut off, or has too many events.
pub(super) fn all(lines: &[Line], home: &ZoneName) -> Result<File, String> {
    let begins = |line: &Line| line.is("BEGIN", "VCALENDAR");
    let Some(first) = lines.iter().position(begins) else {
        return Err("This is not a calendar: it has no line BEGIN:VCALENDAR.".to_owned());
    };
    let mut file = File {
        events: Vec::new(),
        stretches: Vec::new(),
        skipped: Vec::new(),
        unplaced: Vec::new(),
        unjoined: Vec::new(),
        is_cut: false,
    };
    let (mut rest, mut clocks) = (&lines[first..], Clocks::default());
    while !rest.is_empty() {
        let end = rest[1..].iter().position(begins).map_or(rest.len(), |at| at + 1);
        calendar(&rest[..end], home, &mut clocks, &mut file)?;
        rest = &rest[end..];
    }
    Ok(file)
}

/// One calendar of a file.
fn calendar(lines: &[Line], home: &ZoneName, clocks: &mut Clocks, file: &mut File) -> Result<(), String> {
    let mut zones = Zones::new(lines, home);
    let method = lines.iter().find(|line| line.name == "METHOD");
    let method = method.map(|line| line.value.trim().to_ascii_uppercase()).unwrap_or_default();
    let mut open: Option<Open> = None;
    for line in lines {
        match (&mut open, line.name.as_str()) {
            (None, "BEGIN") if line.is("BEGIN", "VEVENT") => {
                if file.held() >= MOST_EVENTS {
                    return Err(super::too_many(line));
                }
                open = Some(Open { event: Event::new(line.number, &method, &zones.home), wrong: None, inside: 0 });
            }
            (None, _) => {}
            (Some(open), "BEGIN") if line.is("BEGIN", "VEVENT") => return Err(cut_off(open)),
            (Some(open), "BEGIN") => open.inside += 1,
            (Some(open), "END") if open.inside > 0 => open.inside -= 1,
            (Some(_), "END") if line.is("END", "VEVENT") => close(open.take(), file),
            (Some(open), "END") => return Err(cut_off(open)),
            (Some(open), _) if open.inside == 0 => {
                if let Err(why) = open.event.take(line, &mut zones, clocks) {
                    open.event.lose(line);
                    open.wrong.get_or_insert((line.number, why));
                }
            }
            (Some(_), _) => {}
        }
    }
    freebusy::take(lines, &mut zones, clocks, file)?;
    open.map_or(Ok(()), |open| Err(cut_off(&open)))
}

fn close(open: Option<Open>, file: &mut File) {
    let Some(Open { event, wrong, .. }) = open else { return };
    match wrong.or_else(|| missing(&event)) {
        Some((line, reason)) => {
            file.skipped.push(Skipped { line, ..Skipped::event(&event, reason) });
            file.unplaced.push(event);
        }
        None => file.events.push(event),
    }
}

/// A start is needed, but for what is called off and for answers, which name their event by its UID.
fn missing(event: &Event) -> Option<(usize, String)> {
    let needs_none = event.cancelled || event.is_an_answer();
    (event.start.is_none() && !needs_none).then(|| (event.line, "it has no start (DTSTART).".to_owned()))
}

impl Event {
    /// Whether it is a message about an event, and no part of a calendar that was published.
    pub fn is_a_message(&self) -> bool {
        !matches!(self.method.as_str(), "" | "PUBLISH")
    }

    /// Whether it is what somebody says to an invitation, and no event to come to (RFC 5546 §1.4).
    pub fn is_an_answer(&self) -> bool {
        matches!(self.method.as_str(), "REPLY" | "COUNTER" | "REFRESH" | "DECLINECOUNTER")
    }
}

fn cut_off(open: &Open) -> String {
    format!("Line {}: this event has no end; the calendar is cut off.", open.event.line)
}
