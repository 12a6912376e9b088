//! iCalendar files for calendar programs: feeds to subscribe to and single events to download (RFC 5545, 7986).
//!
//! Pure functions: no clock, no storage, and the same bytes for the same data. Every value is typed, so that no
//! title or link can add a line; times of a zone carry that zone's rules, made from the data that `domain::zone`
//! uses. The crate `icalendar` writes the properties; order, zones and folding are ours, since it has none, or
//! folds where Google stops reading.

mod event;
mod fold;
mod invite;
mod lines;
pub mod read;
#[cfg(test)]
mod tests;
mod vtimezone;

pub use invite::{Person, invitation};

use domain::campaign::Color;
use domain::{Instant, Span, ZoneName};
use lines::Lines;
use url::Url;

/// A calendar that programs subscribe to.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// What the calendar is called in the reader's list.
    pub name: String,
    /// What it holds, in a sentence.
    pub description: Option<String>,
    /// Its colour, where the program takes one.
    pub color: Option<Color>,
    /// Its events, in any order.
    pub items: Vec<CalendarEvent>,
}

/// One event. Series go out as one of these per date, without rules, so that each can move alone.
#[derive(Clone, Debug)]
pub struct CalendarEvent {
    /// Stays the same for ever; ends in the installation's id, not in its public address.
    pub uid: String,
    /// Rises with changes of time, place or state only (RFC 5545 §3.8.7.4).
    pub sequence: i64,
    /// Whether it takes place.
    pub status: Status,
    /// Title.
    pub summary: String,
    /// Plain text.
    pub description: Option<String>,
    /// Where to go: a room, or the link to join by where the reader may have it.
    pub location: Option<String>,
    /// The page about it; left out unless it is http or https.
    pub url: Option<Url>,
    /// When. An end that is not after the start is left out.
    pub span: Span,
    /// The zone in which it was planned, and in which programs show it.
    pub zone: ZoneName,
    /// Whether it makes its reader busy: a slot does, a session that one may attend does not.
    pub busy: bool,
    /// Minutes before the start at which the reader's program reminds them; None for no reminder of ours.
    pub alarm: Option<i64>,
    /// When the row was made.
    pub created: Instant,
    /// When the row was last changed; also the file's DTSTAMP, which is never "now".
    pub modified: Instant,
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Proposed, not yet agreed to.
    Tentative,
    /// It takes place.
    Confirmed,
    /// Called off; kept in feeds for 30 days, since Outlook keeps what merely vanishes.
    Cancelled,
}

/// How often programs are asked to read a feed again.
const REFRESH: &str = "PT1H";

/// The file of a feed, with its name, colour and refresh time. Events are in order of their start.
#[must_use]
pub fn feed(calendar: &Calendar) -> String {
    let mut items: Vec<&CalendarEvent> = calendar.items.iter().collect();
    items.sort_by_key(|item| (item.span.start, item.uid.as_str()));
    file(
        &items,
        |lines| {
            lines.text("NAME", &calendar.name);
            lines.text("X-WR-CALNAME", &calendar.name);
            if let Some(description) = &calendar.description {
                lines.text("DESCRIPTION", description);
                lines.text("X-WR-CALDESC", description);
            }
            if let Some((css, hex)) = calendar.color.map(css_and_hex) {
                lines.word("COLOR", css);
                lines.word("X-APPLE-CALENDAR-COLOR", hex);
            }
            lines.duration("REFRESH-INTERVAL", REFRESH);
            lines.word("X-PUBLISHED-TTL", REFRESH);
        },
        event::write,
    )
}

/// The file of one event, to download: without a name, from which Outlook would make a new calendar.
#[must_use]
pub fn single(item: &CalendarEvent) -> String {
    file(&[item], |_| (), event::write)
}

fn file(
    items: &[&CalendarEvent],
    about: impl FnOnce(&mut Lines),
    event: impl Fn(&mut Lines, &CalendarEvent),
) -> String {
    let mut lines = Lines::default();
    lines.begin("VCALENDAR");
    lines.word("VERSION", "2.0");
    lines.word("PRODID", "-//Wellspring//Wellspring//EN");
    lines.word("CALSCALE", "GREGORIAN");
    about(&mut lines);
    for (zone, span) in zones_used(items) {
        vtimezone::write(&mut lines, zone, span);
    }
    for item in items {
        event(&mut lines, item);
    }
    lines.end("VCALENDAR");
    lines.into_text()
}

/// Each zone that a time is written in, by name, with the time over which its rules are needed.
/// A file may not be empty (RFC 5545 §3.6), so without events it holds UTC.
fn zones_used<'a>(items: &[&'a CalendarEvent]) -> Vec<(&'a str, Span)> {
    let mut zones: Vec<(&str, Span)> = Vec::new();
    for item in items.iter().filter(|item| event::is_zoned(item)) {
        match zones.iter_mut().find(|(zone, _)| *zone == item.zone.as_str()) {
            Some((_, span)) => *span = hull(*span, item.span),
            None => zones.push((item.zone.as_str(), item.span)),
        }
    }
    if items.is_empty() {
        zones.push(("Etc/UTC", Span { start: Instant(0), end: Instant(0) }));
    }
    zones.sort_by_key(|(zone, _)| *zone);
    zones
}

fn hull(a: Span, b: Span) -> Span {
    Span { start: a.start.min(b.start), end: a.end.max(b.end) }
}

/// The nearest colour with a name in CSS (RFC 7986 §5.9), and for Apple's calendars the colour itself:
/// `--hue-solid` of the light pages in `style/tokens.css`.
fn css_and_hex(color: Color) -> (&'static str, &'static str) {
    match color {
        Color::Teal => ("teal", "#178582"),
        Color::Blue => ("steelblue", "#3F77BD"),
        Color::Violet => ("mediumpurple", "#7F5DBD"),
        Color::Rose => ("palevioletred", "#C04E86"),
        Color::Amber => ("darkgoldenrod", "#B57A0C"),
        Color::Green => ("seagreen", "#518A45"),
        Color::Slate => ("slategray", "#6A7A88"),
        Color::Coral => ("indianred", "#C95F50"),
    }
}
