use domain::{Instant, Span, ZoneName};

use super::Busy;

mod busy;

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

/// Busy times of a calendar's lines, unless something in it could not be read.
fn read(lines: &[&str]) -> Result<Vec<String>, String> {
    let text = format!("BEGIN:VCALENDAR\r\n{}\r\nEND:VCALENDAR\r\n", lines.join("\r\n"));
    let (rows, unread) = busy(text.as_bytes())?;
    unread.map_or(Ok(rows), Err)
}

fn busy(calendar: &[u8]) -> Result<(Vec<String>, Option<String>), String> {
    let window = Span { start: at("2026-11-01T00:00:00Z"), end: at("2027-02-28T00:00:00Z") };
    let busy = Busy::read(calendar, "lin@clinic.example", &ZoneName("America/New_York".into()), window)?;
    Ok((busy.spans.into_iter().map(|span| format!("{} {}", span.start, span.end)).collect(), busy.unread))
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
    assert!(busy(b"<html>").unwrap_err().contains("not a calendar"));
    assert!(event(&["DTSTART:tomorrow"]).unwrap_err().contains("Line 4: “tomorrow” is no date"));
    assert!(event(&["DTSTART:20261201T170000Z", "RRULE:FREQ=SECONDLY"]).unwrap_err().contains("more often than daily"));
    assert!(event(&["DTSTART:20261201T170000Z", "RRULE:FREQ=DAILY;INTERVAL=0"]).unwrap_err().contains("interval 0"));
    assert!(read(&["BEGIN:VEVENT", "DTSTART:20261201T170000Z"]).unwrap_err().contains("cut off"));
    let many =
        event(&["DTSTART:19000101T170000Z", "DTEND:19000101T180000Z", "RRULE:FREQ=DAILY;COUNT=1000000000"]).unwrap();
    assert_eq!(many.len(), 119);
}

/// The dates of one of the files beside the stories: local or whole, with their titles, of 2027.
fn dates(name: &str) -> (Vec<String>, super::File) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ics/cases").join(name);
    of_text(&std::fs::read(&path).expect(name))
}

fn of_text(bytes: &[u8]) -> (Vec<String>, super::File) {
    let mut file = super::read(bytes, &ZoneName("America/New_York".into())).expect("a calendar");
    let window = Span { start: at("2027-01-01T00:00:00Z"), end: at("2028-01-01T00:00:00Z") };
    let found = super::occurrences(&mut file, window, false);
    let row = |date: &super::Occurrence| {
        let when = match (&date.start, date.days) {
            (_, Some((first, _))) => first.to_string(),
            (super::When::Local(local, _) | super::When::Floating(local), _) => local.to_string(),
            _ => date.span.start.to_string(),
        };
        let off = if date.cancelled { " off" } else { "" };
        format!("{when} {} min {}{off}", date.span.end.since(date.span.start) / 60_000, date.title)
    };
    (found.iter().map(row).collect(), file)
}

fn events(lines: &[&str]) -> (Vec<String>, super::File) {
    of_text(format!("BEGIN:VCALENDAR\r\n{}\r\nEND:VCALENDAR\r\n", lines.join("\r\n")).as_bytes())
}

#[test]
fn a_changed_date_joins_its_series_by_whatever_name() {
    let (rows, file) = dates("recurrence-id-other-type.ics");
    assert_eq!(
        rows,
        [
            "2027-02-02T18:00 60 min Sleep class",
            "2027-02-10T12:30 60 min Sleep class (moved to Wednesday noon)",
            "2027-02-16T18:00 60 min Sleep class",
            "2027-02-23T18:00 60 min Sleep class",
            "2027-03-01 1440 min Screening day",
            "2027-03-10 1440 min Screening day (moved)",
            "2027-03-15 1440 min Screening day",
        ]
    );
    assert!(file.unjoined.is_empty() && file.skipped.is_empty());
    let series = [
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART;TZID=Europe/Berlin:20270209T180000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "END:VEVENT",
    ];
    for name in [
        "RECURRENCE-ID;TZID=UTC+01:20270216T180000",
        "RECURRENCE-ID:20270216T170000Z",
        "RECURRENCE-ID:20270216T180000",
        "RECURRENCE-ID;VALUE=DATE:20270216",
        "RECURRENCE-ID;TZID=America/New_York:20270216T120000",
    ] {
        let moved = [
            "BEGIN:VEVENT",
            "UID:1",
            name,
            "DTSTART;TZID=Europe/Berlin:20270217T090000",
            "DURATION:PT1H",
            "END:VEVENT",
        ];
        let (rows, file) = events(&[&series[..], &moved[..]].concat());
        assert_eq!(rows, ["2027-02-09T18:00 60 min ", "2027-02-17T09:00 60 min "], "{name}");
        assert!(file.unjoined.is_empty(), "{name}");
    }
    let lost = [
        "BEGIN:VEVENT",
        "UID:1",
        "RECURRENCE-ID:20270218T170000Z",
        "SUMMARY:Lost",
        "DTSTART:20270219T170000Z",
        "DURATION:PT1H",
        "END:VEVENT",
    ];
    let (rows, file) = events(&[&series[..], &lost[..]].concat());
    assert_eq!(rows.len(), 2);
    assert_eq!((file.unjoined[0].line, file.unjoined[0].title.as_str()), (8, "Lost"));
}

#[test]
fn a_change_onwards_goes_for_all_later_dates() {
    let (rows, _) = dates("this-and-future.ics");
    let late = |day: &str| format!("{day}T20:00 30 min Back care, late");
    assert_eq!(rows[..2], ["2027-02-05T18:00 60 min Back care", "2027-02-12T18:00 60 min Back care"]);
    assert_eq!(rows[2..], ["2027-02-19", "2027-02-26", "2027-03-05", "2027-03-12"].map(late));
    let series = [
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:A",
        "DTSTART;TZID=Europe/Berlin:20270301T180000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=6",
        "END:VEVENT",
    ];
    // Across a change of clocks the new hour stays; a later change takes over; one date changed alone stays changed.
    let first = [
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:B",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270308T170000Z",
        "DTSTART;TZID=Europe/Berlin:20270309T090000",
        "DURATION:PT1H",
        "END:VEVENT",
    ];
    let second = [
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:C",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270329T180000",
        "DTSTART;TZID=Europe/Berlin:20270329T070000",
        "DURATION:PT2H",
        "END:VEVENT",
    ];
    let alone = [
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:D",
        "RECURRENCE-ID;TZID=Europe/Berlin:20270322T180000",
        "DTSTART;TZID=Europe/Berlin:20270323T120000",
        "DURATION:PT1H",
        "END:VEVENT",
    ];
    let (rows, file) = events(&[&series[..], &second[..], &first[..], &alone[..]].concat());
    assert_eq!(
        rows,
        [
            "2027-03-01T18:00 60 min A",
            "2027-03-09T09:00 60 min B",
            "2027-03-16T09:00 60 min B",
            "2027-03-23T12:00 60 min D",
            "2027-03-29T07:00 120 min C",
            "2027-04-05T07:00 120 min C",
        ]
    );
    assert!(file.unjoined.is_empty());
}

#[test]
fn each_calendar_of_a_file_has_its_own_method_zone_and_rules() {
    let (rows, file) = dates("two-calendars-one-cancel.ics");
    assert_eq!(rows, ["2027-02-11T17:00:00Z 60 min Heart talk", "2027-02-12T17:00:00Z 60 min Kidney talk off"]);
    assert_eq!(super::called_off(&file).iter().map(|off| off.uid.as_str()).collect::<Vec<_>>(), ["b-1"]);
    let of = |zone: &str, uid: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:{zone}\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20270209T180000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let mut file =
        super::read((of("Europe/Berlin", "a") + &of("Asia/Tokyo", "b")).as_bytes(), &ZoneName("UTC".into())).unwrap();
    let window = Span { start: at("2027-01-01T00:00:00Z"), end: at("2028-01-01T00:00:00Z") };
    let found = super::occurrences(&mut file, window, false);
    let starts: Vec<_> = found.iter().map(|date| format!("{} {}", date.uid, date.span.start)).collect();
    assert_eq!(starts, ["b 2027-02-09T09:00:00Z", "a 2027-02-09T17:00:00Z"]);
}

#[test]
fn what_is_called_off_need_not_say_when_it_was() {
    let (rows, file) = dates("cancel-without-dtstart.ics");
    assert!(rows.is_empty() && file.skipped.is_empty());
    let off = super::called_off(&file);
    assert_eq!((off[0].uid.as_str(), off[0].sequence, off[0].date.is_none()), ("s5@far.example", 1, true));
    let (_, file) = events(&["BEGIN:VEVENT", "UID:1", "SUMMARY:When?", "END:VEVENT"]);
    assert_eq!(
        (file.skipped[0].title.as_str(), file.skipped[0].reason.as_str()),
        ("When?", "it has no start (DTSTART).")
    );
}

#[test]
fn lines_that_end_in_two_carriage_returns_are_lines() {
    let (rows, _) = dates("cr-cr-lf.ics");
    assert_eq!(
        rows,
        ["16", "23"]
            .map(|day| format!("2027-02-{day}T17:00 60 min Breathing exercises"))
            .into_iter()
            .chain(["2027-03-02T17:00 60 min Breathing exercises".to_owned()])
            .collect::<Vec<_>>()
    );
}

#[test]
fn rules_of_the_gregorian_calendar_are_read_and_others_are_named() {
    let (rows, file) = dates("rscale.ics");
    let of = |title: &str| {
        rows.iter().filter(|row| row.ends_with(title)).map(|row| row[5..10].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("Plain rule with RSCALE"), ["02-02", "02-09", "02-16"]);
    assert_eq!(of("Last day of each month"), ["01-31", "02-28", "03-31"]);
    assert_eq!(file.skipped.len(), 1);
    assert_eq!(file.skipped[0].reason, "its rule counts by another calendar (RSCALE=CHINESE), which is not read.");
    let rule =
        |start: &str, rule: &str| events(&["BEGIN:VEVENT", "UID:1", start, &format!("RRULE:{rule}"), "END:VEVENT"]);
    let days = |(rows, _): (Vec<String>, super::File)| rows.iter().map(|row| row[..10].to_owned()).collect::<Vec<_>>();
    let monthly = rule("DTSTART:20270130T100000Z", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3");
    assert_eq!(days(monthly), ["2027-01-30", "2027-02-28", "2027-03-30"]);
    let yearly = rule("DTSTART;VALUE=DATE:20240229", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD");
    assert_eq!(days(yearly), ["2027-02-28"]);
    let omitted = rule("DTSTART:20270131T100000Z", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT;COUNT=2");
    assert_eq!(days(omitted), ["2027-01-31", "2027-03-31"]);
    let weekly = rule("DTSTART:20270131T100000Z", "RSCALE=GREGORIAN;FREQ=WEEKLY;SKIP=FORWARD;COUNT=1");
    assert_eq!(days(weekly), ["2027-01-31"]);
    let (_, forward) = rule("DTSTART:20270131T100000Z", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=3");
    assert_eq!(forward.skipped[0].reason, "its rule has SKIP=FORWARD, which is not read.");
}

#[test]
fn where_one_joins_and_what_is_told_are_kept_in_plain_words() {
    let joins = |name: &str| {
        let (_, mut file) = dates(name);
        let window = Span { start: at("2027-01-01T00:00:00Z"), end: at("2028-01-01T00:00:00Z") };
        super::occurrences(&mut file, window, false)
    };
    let links: Vec<_> =
        joins("conference.ics").into_iter().map(|date| (date.join.unwrap_or_default(), date.room)).collect();
    let link = |link: &str| (link.to_owned(), None);
    assert_eq!(
        links,
        [
            link("https://video.example/j/123?pwd=a%3Db"),
            link("https://teams.example/l/meetup-join/19%3ameeting"),
            link("https://meet.example/abc-defg-hij")
        ]
    );
    let told = &joins("html-description.ics")[0];
    assert_eq!(told.title, "Sleep & rest");
    assert_eq!(
        told.description,
        "Dim the lights, then:\n• read\n• breathe\n\nMore at our page (https://www.hospital.example/sleep) today."
    );
}
