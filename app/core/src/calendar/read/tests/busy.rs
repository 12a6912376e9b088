//! One event that cannot be read costs none of the others, and whatever could keep somebody busy is told.

use super::busy;

/// One of the files beside the stories, whose clinician is Lin.
fn file(name: &str) -> (Vec<String>, Option<String>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/strangers").join(name);
    let text = std::fs::read_to_string(&path).expect(name).replace("@@EMAIL@@", "Lin@Clinic.example");
    busy(text.as_bytes()).expect(name)
}

/// A ward round that everybody can read, after whatever is given.
fn beside(lines: &[&str]) -> (Vec<String>, Option<String>) {
    let round = ["BEGIN:VEVENT", "UID:round", "DTSTART:20270209T150000Z", "DTEND:20270209T160000Z", "END:VEVENT"];
    let text = format!("BEGIN:VCALENDAR\r\n{}\r\n{}\r\nEND:VCALENDAR", lines.join("\r\n"), round.join("\r\n"));
    busy(text.as_bytes()).expect("a calendar")
}

const ROUND: [&str; 1] = ["2027-02-09T15:00:00Z 2027-02-09T16:00:00Z"];

fn beside_event(lines: &[&str]) -> Option<String> {
    let (rows, unread) = beside(&[&["BEGIN:VEVENT", "UID:1"], lines, &["END:VEVENT"]].concat());
    assert_eq!(rows, ROUND, "{lines:?}");
    unread
}

#[test]
fn lists_of_busy_times_are_read() {
    let (rows, unread) = file("free-and-busy.ics");
    assert_eq!(
        rows,
        [
            "2027-02-09T15:00:00Z 2027-02-09T16:30:00Z",
            "2027-02-16T15:00:00Z 2027-02-16T16:00:00Z",
            "2027-02-18T09:00:00Z 2027-02-18T10:00:00Z",
            "2027-02-22T00:00:00Z 2027-02-23T00:00:00Z",
        ]
    );
    assert_eq!(unread, None);
}

#[test]
fn one_stretch_that_cannot_be_read_costs_none_of_the_others() {
    let list = |lines: &[&str]| beside(&[&["BEGIN:VFREEBUSY", "UID:1"], lines, &["END:VFREEBUSY"]].concat());
    let (rows, unread) = list(&["FREEBUSY:20270210T09Z/PT1H,20270211T090000Z/PT1H"]);
    assert_eq!(rows, [ROUND[0], "2027-02-11T09:00:00Z 2027-02-11T10:00:00Z"]);
    assert_eq!(unread.as_deref(), Some("One event was not read. Line 4: “20270210T09Z” is no date or time."));
    assert!(list(&["FREEBUSY:20270210T090000Z"]).1.is_some_and(|said| said.contains("is no stretch of time")));
    assert_eq!(list(&["FREEBUSY:20190210T09Z/PT1H"]).1, None, "it was over long ago");
    assert_eq!(list(&["FREEBUSY;FBTYPE=FREE:whenever", "FREEBUSY;FBTYPE=free:20270210T090000Z/PT8H"]).0, ROUND);
    let cut = busy(b"BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:20270210T090000Z/PT1H\r\n");
    assert!(cut.is_err_and(|said| said.contains("cut off")));
}

#[test]
fn what_cannot_be_read_matters_where_it_could_lie() {
    assert_eq!(file("one-bad-event.ics"), (ROUND.map(str::to_owned).to_vec(), None));
    let zone = "TZID=Customized Time Zone";
    for (lines, matters) in [
        (vec![format!("DTSTART;{zone}:20190305T090000"), format!("DTEND;{zone}:20190305T100000")], false),
        (vec![format!("DTSTART;{zone}:20270205T090000"), format!("DTEND;{zone}:20270205T100000")], true),
        // Long ago, but it goes on; and one that ended.
        (vec![format!("DTSTART;{zone}:20190305T090000"), "RRULE:FREQ=WEEKLY".to_owned()], true),
        (vec![format!("DTSTART;{zone}:20190305T090000"), "RRULE:FREQ=WEEKLY;UNTIL=20200301T000000Z".to_owned()], false),
        (vec![format!("DTSTART;{zone}:20190305T090000"), format!("RDATE;{zone}:20270205T090000")], true),
        (vec![format!("DTSTART;{zone}:20190305T090000"), "DURATION:P2900D".to_owned()], true),
        // The window is over by then.
        (vec![format!("DTSTART;{zone}:20280305T090000")], false),
        (vec!["DTSTART:tomorrow".to_owned()], true),
        (vec!["DTSTART:20261001T090000Z".to_owned(), "DTEND:later".to_owned()], true),
        (vec!["DTSTART:20191001T090000Z".to_owned(), "DTEND:later".to_owned()], false),
        (vec!["DTSTART:20261001T090000Z".to_owned(), "RRULE:FREQ=HOURLY".to_owned()], true),
        (vec!["DTSTART:20191001T090000Z".to_owned(), "RRULE:FREQ=HOURLY;UNTIL=20191002".to_owned()], false),
        (
            vec!["DTSTART:20261001T090000Z".to_owned(), "RRULE:FREQ=DAILY".to_owned(), "EXRULE:FREQ=WEEKLY".to_owned()],
            true,
        ),
        (vec!["SUMMARY:Whenever".to_owned()], true),
    ] {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let said = beside_event(&lines);
        assert_eq!(said.is_some(), matters, "{lines:?}: {said:?}");
        for free in ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:lin@clinic.example"] {
            assert_eq!(beside_event(&[lines.as_slice(), &[free]].concat()), None, "{lines:?} {free}");
        }
        let others = "ATTENDEE;PARTSTAT=DECLINED:mailto:cole@clinic.example";
        assert_eq!(beside_event(&[lines.as_slice(), &[others]].concat()).is_some(), matters, "{lines:?}");
    }
}

#[test]
fn all_that_was_not_read_is_counted() {
    let bad = ["BEGIN:VEVENT", "UID:1", "DTSTART:tomorrow", "END:VEVENT"];
    let (rows, unread) = beside(&[bad, bad].concat());
    assert_eq!(rows, ROUND);
    assert_eq!(unread.as_deref(), Some("2 events were not read. The first, line 4: “tomorrow” is no date or time."));
}

#[test]
fn what_its_owner_has_declined_is_free() {
    assert_eq!(file("declined.ics"), (vec!["2027-02-10T15:00:00Z 2027-02-10T16:00:00Z".to_owned()], None));
    let series = |of_all: &str, of_one: &str| {
        let of = |who: &str| format!("ATTENDEE;PARTSTAT={who}:mailto:lin@clinic.example");
        let text = [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:1",
            "DTSTART:20270201T080000Z",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=2",
            &of(of_all),
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:1",
            "RECURRENCE-ID:20270202T080000Z",
            "DTSTART:20270202T080000Z",
            "DURATION:PT1H",
            &of(of_one),
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        busy(text.join("\r\n").as_bytes()).expect("a calendar").0
    };
    let (first, second) = ("2027-02-01T08:00:00Z 2027-02-01T09:00:00Z", "2027-02-02T08:00:00Z 2027-02-02T09:00:00Z");
    assert_eq!(series("ACCEPTED", "DECLINED"), [first]);
    assert_eq!(series("declined", "TENTATIVE"), [second]);
}
