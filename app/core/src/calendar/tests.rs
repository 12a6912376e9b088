mod invite;
mod reader;

use super::*;
use domain::letter::Method;
use domain::time::{DAY, HOUR, MINUTE};
use domain::zone;
use proptest::prelude::*;
use reader::read;
use std::path::Path;

fn zone_named(name: &str) -> ZoneName {
    zone::known(name).expect(name)
}

fn at(local: &str, zone: &str) -> Instant {
    zone::existing(local.parse().expect(local), &zone_named(zone)).expect(local)
}

/// An hour that begins at a local time.
fn item(uid: &str, local: &str, zone: &str) -> CalendarEvent {
    let start = at(local, zone);
    CalendarEvent {
        uid: format!("{uid}@4f2a.wellspring"),
        sequence: 2,
        status: Status::Confirmed,
        summary: "Sleep after 60".to_owned(),
        description: Some("With Dr. Lin; bring questions, please.\nLive.".to_owned()),
        location: Some("Online".to_owned()),
        url: Url::parse("https://wellspring.example/events/sleep-after-60").ok(),
        span: Span { start, end: start.plus(HOUR) },
        zone: zone_named(zone),
        busy: true,
        alarm: None,
        created: at("2026-11-01T09:00", "UTC"),
        modified: at("2026-11-24T17:30", "UTC"),
    }
}

fn calendar(items: Vec<CalendarEvent>) -> Calendar {
    Calendar {
        name: "Stay strong: Senior Games, week".to_owned(),
        description: Some("Live sessions".to_owned()),
        color: Some(Color::Teal),
        items,
    }
}

const SINGLE: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Wellspring//Wellspring//EN
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20260329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:sleep@4f2a.wellspring
SEQUENCE:2
DTSTAMP:20261124T173000Z
CREATED:20261101T090000Z
LAST-MODIFIED:20261124T173000Z
STATUS:CONFIRMED
DTSTART;TZID=Europe/Berlin:20270328T100000
DTEND;TZID=Europe/Berlin:20270328T110000
SUMMARY:Sleep after 60
DESCRIPTION:With Dr. Lin\\; bring questions\\, please.\\nLive.
LOCATION:Online
URL:https://wellspring.example/events/sleep-after-60
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
";

#[test]
fn a_single_event_has_no_name_and_its_zones_rules() {
    let file = single(&item("sleep", "2027-03-28T10:00", "Europe/Berlin"));
    assert_eq!(file, SINGLE.replace('\n', "\r\n"));
}

#[test]
fn a_feed_says_its_name_colour_and_refresh_time() {
    let file = feed(&calendar(vec![]));
    for line in [
        "NAME:Stay strong: Senior Games\\, week",
        "X-WR-CALNAME:Stay strong: Senior Games\\, week",
        "COLOR:teal",
        "X-APPLE-CALENDAR-COLOR:#178582",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "TZID:Etc/UTC",
    ] {
        assert!(file.contains(&format!("\r\n{line}\r\n")), "{line} in\n{file}");
    }
    assert!(!file.contains("METHOD"));
}

#[test]
fn a_feed_is_the_same_whatever_order_its_events_come_in() {
    let early = item("early", "2027-03-28T10:00", "Europe/Berlin");
    let late = item("late", "2027-03-28T10:00", "America/New_York");
    let (one, other) = (feed(&calendar(vec![early.clone(), late.clone()])), feed(&calendar(vec![late, early])));
    assert_eq!(one, other);
    assert!(one.find("UID:early") < one.find("UID:late"));
}

#[test]
fn cancelled_events_stay_but_take_no_time() {
    let cancelled = CalendarEvent { status: Status::Cancelled, ..item("off", "2027-03-28T10:00", "Europe/Berlin") };
    let file = single(&cancelled);
    assert!(file.contains("STATUS:CANCELLED\r\n") && file.contains("TRANSP:TRANSPARENT\r\n"));
}

#[test]
fn utc_needs_no_zone_and_an_end_before_the_start_is_left_out() {
    let mut odd = item("utc", "2027-03-28T10:00", "Etc/UTC");
    odd.span.end = odd.span.start;
    let file = single(&odd);
    assert!(file.contains("DTSTART:20270328T100000Z\r\n") && !file.contains("DTEND") && !file.contains("VTIMEZONE"));
}

#[test]
fn a_time_that_clocks_show_twice_is_said_in_utc() {
    let mut night = item("night", "2026-11-01T00:30", "America/New_York");
    for (hours, line) in [(1, "DTEND:20261101T053000Z\r\n"), (2, "DTEND:20261101T063000Z\r\n")] {
        night.span.end = night.span.start.plus(hours * HOUR);
        let file = single(&night);
        assert!(file.contains(line) && file.contains("DTSTART;TZID=America/New_York:"), "{file}");
        assert_eq!(read(&file).events[0].end, Some(night.span.end));
    }
}

#[test]
fn nothing_typed_can_add_a_line() {
    let hostile = "A\r\nEND:VEVENT\rBEGIN:VEVENT\u{2028}\u{85}X:1\u{0}\u{1b}\u{7f} \"q\" \\n ; , :";
    let mut event = item("bad\r\nATTENDEE:x", "2027-03-28T10:00", "Europe/Berlin");
    event.summary = hostile.to_owned();
    event.description = Some(hostile.to_owned());
    event.location = Some(hostile.to_owned());
    event.url = Url::parse("https://wellspring.example/a\r\nb\"c?d=\u{7}e é;,").ok();
    let calendar =
        Calendar { name: hostile.to_owned(), description: Some(hostile.to_owned()), color: None, items: vec![event] };
    let file = feed(&calendar);
    let read = read(&file);
    assert_eq!(read.events.len(), 1);
    assert_eq!(read.events[0].summary, "A\nEND:VEVENT\nBEGIN:VEVENT\n\nX:1 \"q\" \\n ; , :");
    for line in file.split("\r\n") {
        assert!(!line.contains(['\r', '\n', '\u{0}', '\u{2028}', '\u{85}']), "{line:?}");
        assert!(!line.starts_with("ATTENDEE") && !line.starts_with("X:1"), "{line:?}");
    }
}

#[test]
fn an_observance_with_further_dates_repeats_its_first() {
    for zone in ["America/Santiago", "Asia/Gaza", "Africa/Cairo", "Africa/Casablanca", "Asia/Jerusalem"] {
        let file = single(&item("far", "2027-01-15T10:00", zone));
        let mut listed = 0;
        for part in file.split("DTSTART:").skip(1).map(|rest| rest.split("TZOFFSETFROM").next().expect("a part")) {
            let (first, rest) = part.split_once("\r\n").expect("a line");
            if rest.contains("RDATE:") {
                assert!(rest.starts_with(&format!("RDATE:{first}\r\n")), "{zone}: {file}");
                assert!(rest.matches("RDATE:").count() > 1, "{zone}: {file}");
                listed += 1;
            }
        }
        assert!(listed > 0, "{zone} lists its changes: {file}");
    }
}

#[test]
fn only_web_links_go_out() {
    let mut event = item("js", "2027-03-28T10:00", "Europe/Berlin");
    event.url = Url::parse("javascript:alert(1)").ok();
    assert!(!single(&event).contains("URL"));
}

/// The zones that issue trackers of calendar programs are full of, on both sides of their changes.
const CASES: &[(&str, &str)] = &[
    ("America/New_York", "2026-11-01T01:30"),
    ("America/New_York", "2027-03-14T03:00"),
    ("America/New_York", "2027-07-04T18:00"),
    ("Europe/Berlin", "2026-10-25T02:30"),
    ("Europe/Berlin", "2027-03-28T10:00"),
    ("America/Vancouver", "2026-10-31T10:00"),
    ("America/Vancouver", "2026-11-24T10:00"),
    ("America/Vancouver", "2027-01-15T10:00"),
    ("America/Vancouver", "2027-07-15T10:00"),
    ("Africa/Casablanca", "2026-11-24T10:00"),
    ("Africa/Casablanca", "2027-02-20T10:00"),
    ("Africa/Casablanca", "2027-07-15T10:00"),
    ("Australia/Lord_Howe", "2027-01-15T10:00"),
    ("Australia/Lord_Howe", "2027-04-04T01:45"),
    ("Australia/Lord_Howe", "2027-07-15T10:00"),
    ("Asia/Kolkata", "2027-01-15T10:00"),
    ("Africa/Cairo", "2027-05-15T10:00"),
    ("Antarctica/Troll", "2027-07-15T10:00"),
    ("America/Santiago", "2027-01-15T10:00"),
    ("America/Santiago", "2027-07-15T10:00"),
    ("Asia/Gaza", "2027-01-15T10:00"),
    ("Asia/Gaza", "2027-07-15T10:00"),
    ("Asia/Jerusalem", "2027-02-15T10:00"),
    ("Africa/Cairo", "2027-01-15T10:00"),
];

/// Every case as a file of its own, and all of them as one feed.
fn cases() -> Vec<(String, Vec<CalendarEvent>)> {
    let one = |(n, (zone, local)): (usize, &(&str, &str))| item(&format!("case-{n}"), local, zone);
    let items: Vec<CalendarEvent> = CASES.iter().enumerate().map(one).collect();
    let mut files: Vec<(String, Vec<CalendarEvent>)> =
        items.iter().enumerate().map(|(n, item)| (format!("case-{n}.ics"), vec![item.clone()])).collect();
    files.push(("feed.ics".to_owned(), items));
    files
}

fn rendered(items: &[CalendarEvent]) -> String {
    if let [item] = items { single(item) } else { feed(&calendar(items.to_vec())) }
}

#[test]
fn a_client_that_trusts_the_file_alone_finds_every_instant() {
    for (file, items) in cases() {
        let read = read(&rendered(&items));
        assert_eq!(read.events.len(), items.len(), "{file}");
        for event in &read.events {
            let item = items.iter().find(|item| item.uid == event.uid).expect("a known UID");
            assert_eq!((event.start, event.end), (item.span.start, Some(item.span.end)), "{file}: {}", item.zone);
            assert_eq!((&event.summary, &event.description), (&item.summary, &item.description));
        }
    }
}

/// Leaves the files and what they mean for `tests/browser/ical.mjs`, which reads them with another library.
#[test]
fn files_for_the_second_reader() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/ical");
    std::fs::create_dir_all(&folder).expect("the target folder is writable");
    let mut expected = serde_json::Map::new();
    for (file, items) in cases() {
        std::fs::write(folder.join(&file), rendered(&items)).expect("written");
        let event = |item: &CalendarEvent| {
            serde_json::json!({ "uid": item.uid, "summary": item.summary, "description": item.description,
                "zone": item.zone, "start": item.span.start, "end": item.span.end })
        };
        if let [one] = items.as_slice() {
            // The same as an invitation: other lines stand around the event, but it is the same event.
            let people = [("Wellspring", "care@w.example"), ("Dr. \"Mei\" Lin, MD", "lin@clinic.example")];
            let [team, lin] = people.map(|(name, email)| Person { name: name.to_owned(), email: email.to_owned() });
            let name = format!("invite-{file}");
            std::fs::write(folder.join(&name), invitation(one, Method::Request, &team, &lin)).expect("written");
            expected.insert(name, [one].map(event).into_iter().collect());
        }
        expected.insert(file, items.iter().map(event).collect());
    }
    let expected = serde_json::to_string_pretty(&expected).expect("plain values");
    std::fs::write(folder.join("expected.json"), expected).expect("written");
}

/// Every zone over fourteen years, and over each pair of them as a feed has it: the rules written give the same
/// offset as the zone data on each side of every change and once a week.
#[test]
fn the_rules_of_every_zone_are_those_of_the_zone_data() {
    for name in zone::names().iter().filter(|name| *name != "UTC") {
        let whole = Span { start: at("2024-01-01T12:00", "UTC"), end: at("2037-12-31T12:00", "UTC") };
        compare(name, whole);
        for year in 2024..2037 {
            let pair = Span {
                start: at(&format!("{year}-01-20T12:00"), "UTC"),
                end: at(&format!("{}-11-20T12:00", year + 1), "UTC"),
            };
            compare(name, pair);
        }
    }
}

fn compare(name: &str, span: Span) {
    let zone = zone_named(name);
    let file = single(&CalendarEvent { span, ..item("long", "2027-03-28T10:00", name) });
    let mut read = read(&file);
    let rules = read.zones.remove(name).expect("the zone's rules");
    let changes = zone::changes(&zone, span.start, span.end);
    let around = changes.iter().flat_map(|change| [change.at, change.at.plus(-1)]);
    let weekly = (0..).map(|week| span.start.plus(week * 7 * DAY)).take_while(|at| *at < span.end);
    for instant in around.chain(weekly).filter(|at| *at >= span.start) {
        assert_eq!(rules.offset(instant), Some(zone::offset(instant, &zone).seconds), "{name} at {instant}\n{file}");
    }
    let moved = changes.iter().filter(|change| change.before.seconds != change.after.seconds).map(|change| change.at);
    let written = rules.onsets().filter(|at| *at >= span.start && *at < span.end);
    assert!(moved.eq(written), "{name}: other changes than the zone data has\n{file}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_reads_back(text in "([a-zé老😀 ,;:\"\\\\\n]|\\\\n){1,300}", hour in 0_i64..100_000) {
        let mut event = item("any", "2026-01-01T00:00", "America/New_York");
        let start = event.span.start.plus(hour * HOUR);
        event.span = Span { start, end: start.plus(45 * MINUTE) };
        event.description = Some(text.clone());
        let file = single(&event);
        prop_assert!(file.split_terminator("\r\n").all(|line| line.len() <= 75));
        let read = read(&file);
        prop_assert_eq!(read.events[0].description.as_ref(), Some(&text));
        prop_assert_eq!((read.events[0].start, read.events[0].end), (event.span.start, Some(event.span.end)));
    }
}
