use domain::{Instant, Span, ZoneName};

use super::busy;

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

fn read(lines: &[&str]) -> Result<Vec<String>, String> {
    let text = format!("BEGIN:VCALENDAR\r\n{}\r\nEND:VCALENDAR\r\n", lines.join("\r\n"));
    let window = Span { start: at("2026-11-01T00:00:00Z"), end: at("2026-12-31T00:00:00Z") };
    let spans = busy(text.as_bytes(), &ZoneName("America/New_York".into()), window)?;
    Ok(spans.into_iter().map(|span| format!("{} {}", span.start, span.end)).collect())
}

fn event(lines: &[&str]) -> Result<Vec<String>, String> {
    read(&[&["BEGIN:VEVENT", "UID:1"], lines, &["END:VEVENT"]].concat())
}

#[test]
fn times_are_read_in_their_zone_by_any_of_its_names() {
    let expected = ["2026-12-01T17:00:00Z 2026-12-01T18:00:00Z"];
    for start in [
        "DTSTART;TZID=Europe/Berlin:20261201T180000",
        "DTSTART;TZID=\"W. Europe Standard Time\":20261201T180000",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261201T180000",
        "DTSTART:20261201T120000",
        "dtstart:20261201T170000Z",
    ] {
        assert_eq!(event(&[start, "DURATION:PT1H"]).as_deref(), Ok(&expected.map(String::from)[..]), "{start}");
    }
}

#[test]
fn a_rule_keeps_its_hour_across_a_change_of_clocks_and_leaves_out_what_is_left_out() {
    let rows = event(&[
        "DTSTART;TZID=Europe/Berlin:20251030T090000",
        "DTEND;TZID=Europe/Berlin:20251030T093000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261112T080000Z",
        "EXDATE;TZID=Europe/Berlin:20261105T090000",
    ]);
    assert_eq!(rows.unwrap(), ["2026-11-12T08:00:00Z 2026-11-12T08:30:00Z"]);
}

#[test]
fn whole_days_are_those_of_the_reader_and_free_or_cancelled_is_not_busy() {
    let rows = event(&["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261226"]).unwrap();
    assert_eq!(rows, ["2026-12-24T05:00:00Z 2026-12-26T05:00:00Z"]);
    for free in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"] {
        assert!(event(&["DTSTART:20261201T170000Z", "DTEND:20261201T180000Z", free]).unwrap().is_empty(), "{free}");
    }
}

#[test]
fn a_date_that_was_moved_stands_where_it_was_moved_to() {
    let rows = read(&[
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART:20261201T170000Z",
        "DTEND:20261201T180000Z",
        "RRULE:FREQ=DAILY;COUNT=2",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:1",
        "RECURRENCE-ID:20261202T170000Z",
        "DTSTART:20261203T100000Z",
        "DTEND:20261203T110000Z",
        "END:VEVENT",
    ]);
    assert_eq!(
        rows.unwrap(),
        ["2026-12-01T17:00:00Z 2026-12-01T18:00:00Z", "2026-12-03T10:00:00Z 2026-12-03T11:00:00Z"]
    );
}

#[test]
fn what_is_broken_or_hostile_is_told_in_a_sentence() {
    assert!(
        busy(b"<html>", &ZoneName("UTC".into()), Span { start: Instant(0), end: Instant(1) })
            .unwrap_err()
            .contains("not a calendar")
    );
    assert!(event(&["DTSTART:tomorrow"]).unwrap_err().starts_with("Line 4: “tomorrow” is no date"));
    assert!(event(&["DTSTART:20261201T170000Z", "RRULE:FREQ=SECONDLY"]).unwrap_err().contains("more often than daily"));
    assert!(event(&["DTSTART:20261201T170000Z", "RRULE:FREQ=DAILY;INTERVAL=0"]).unwrap_err().contains("interval 0"));
    assert!(read(&["BEGIN:VEVENT", "DTSTART:20261201T170000Z"]).unwrap_err().contains("cut off"));
    let many =
        event(&["DTSTART:19000101T170000Z", "DTEND:19000101T180000Z", "RRULE:FREQ=DAILY;COUNT=1000000000"]).unwrap();
    assert_eq!(many.len(), 60);
}
