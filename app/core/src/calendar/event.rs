//! One VEVENT (RFC 5545 §3.6.1).

use super::lines::Lines;
use super::{CalendarEvent, Status};
use domain::{Instant, ZoneName, zone};

pub(super) fn write(lines: &mut Lines, item: &CalendarEvent) {
    write_with(lines, item, |_| ());
}

/// With its people, where it is an invitation.
pub(super) fn write_with(lines: &mut Lines, item: &CalendarEvent, people: impl FnOnce(&mut Lines)) {
    lines.begin("VEVENT");
    lines.text("UID", &item.uid);
    lines.number("SEQUENCE", item.sequence);
    lines.utc("DTSTAMP", item.modified);
    lines.utc("CREATED", item.created);
    lines.utc("LAST-MODIFIED", item.modified);
    lines.word("STATUS", status(item.status));
    time(lines, "DTSTART", item.span.start, &item.zone);
    if item.span.end > item.span.start {
        time(lines, "DTEND", item.span.end, &item.zone);
    }
    about(lines, item);
    people(lines);
    lines.word("TRANSP", if item.busy && item.status != Status::Cancelled { "OPAQUE" } else { "TRANSPARENT" });
    if let Some(minutes) = item.alarm.filter(|_| item.status != Status::Cancelled) {
        alarm(lines, item, minutes);
    }
    lines.end("VEVENT");
}

/// A reminder (RFC 5545 §3.6.6). Its trigger is a duration, which is what the property means without a VALUE.
fn alarm(lines: &mut Lines, item: &CalendarEvent, minutes: i64) {
    lines.begin("VALARM");
    lines.word("ACTION", "DISPLAY");
    lines.text("DESCRIPTION", &item.summary);
    lines.minutes_before("TRIGGER", minutes);
    lines.end("VALARM");
}

fn about(lines: &mut Lines, item: &CalendarEvent) {
    lines.text("SUMMARY", &item.summary);
    if let Some(description) = &item.description {
        lines.text("DESCRIPTION", description);
    }
    if let Some(location) = &item.location {
        lines.text("LOCATION", location);
    }
    if let Some(url) = item.url.as_ref().filter(|url| matches!(url.scheme(), "http" | "https")) {
        lines.uri("URL", url);
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Tentative => "TENTATIVE",
        Status::Confirmed => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
    }
}

/// A time in its zone; in UTC where clocks show the local time twice: RFC 5545 means the first, but ical.js
/// (and so Thunderbird) reads the second, and after two hours across a change it is the second that is meant.
fn time(lines: &mut Lines, name: &'static str, instant: Instant, zone: &ZoneName) {
    if says_it(instant, zone) {
        lines.zoned(name, zone::local(instant, zone), zone);
    } else {
        lines.utc(name, instant);
    }
}

/// Whether a time of this event is written with its zone.
pub(super) fn is_zoned(item: &CalendarEvent) -> bool {
    says_it(item.span.start, &item.zone) || says_it(item.span.end, &item.zone)
}

/// Whether the local time in `zone` names this instant alone. UTC needs no zone, and an unknown zone has none.
fn says_it(instant: Instant, zone: &ZoneName) -> bool {
    let is_utc = matches!(zone.as_str(), "UTC" | "Etc/UTC");
    !is_utc && zone::resolve(zone::local(instant, zone), zone).is_ok_and(|found| !found.doubled)
}
