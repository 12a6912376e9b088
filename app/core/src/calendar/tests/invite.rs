//! Invitations, read back with calcard.

use super::*;
use calcard::icalendar::{ICalendar, ICalendarComponentType as Kind, ICalendarProperty as Name, ICalendarValue};
use calcard::{Entry, Parser};

fn person(name: &str, email: &str) -> Person {
    Person { name: name.to_owned(), email: email.to_owned() }
}

fn invite(item: &CalendarEvent, method: Method, name: &str) -> String {
    invitation(item, method, &person("Wellspring", "care@wellspring.example"), &person(name, "lin@clinic.example"))
}

fn parsed(text: &str) -> ICalendar {
    let mut parser = Parser::new(text);
    let Entry::ICalendar(calendar) = parser.entry() else { panic!("no calendar:\n{text}") };
    assert_eq!(parser.entry(), Entry::Eof, "one object a letter:\n{text}");
    calendar
}

/// The lines of the event, unfolded.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_request_asks_one_person_for_one_event() {
    let asked = CalendarEvent { status: Status::Tentative, ..item("slot-1", "2027-03-28T10:00", "Europe/Berlin") };
    let text = invite(&asked, Method::Request, "Dr. Mei Lin");
    let calendar = parsed(&text);
    let events = calendar.components.iter().filter(|part| part.component_type == Kind::VEvent);
    assert_eq!(events.count(), 1);
    let lines = lines(&text);
    for line in [
        "METHOD:REQUEST",
        "UID:slot-1@4f2a.wellspring",
        "SEQUENCE:2",
        "DTSTAMP:20261124T173000Z",
        "STATUS:TENTATIVE",
        "DTSTART;TZID=Europe/Berlin:20270328T100000",
        "ORGANIZER;CN=\"Wellspring\":mailto:care@wellspring.example",
        "ATTENDEE;CN=\"Dr. Mei Lin\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:lin@clinic.example",
    ] {
        assert_eq!(lines.iter().filter(|it| *it == line).count(), 1, "{line} in\n{text}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("ATTENDEE")).count(), 1);
    assert!(!text.contains("NAME:Wellspring") && text.contains("BEGIN:VTIMEZONE"), "{text}");
    assert_eq!(read(&text).events[0].start, asked.span.start);
}

#[test]
fn a_cancel_says_so_twice_and_asks_nothing() {
    let off =
        CalendarEvent { status: Status::Cancelled, sequence: 3, ..item("slot-1", "2027-03-28T10:00", "Europe/Berlin") };
    let text = invite(&off, Method::Cancel, "Dr. Mei Lin");
    for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "TRANSP:TRANSPARENT"] {
        assert!(lines(&text).iter().any(|it| it == line), "{line} in\n{text}");
    }
    assert!(!text.contains("RSVP") && !text.contains("PARTSTAT"), "{text}");
}

#[test]
fn who_agreed_is_written_as_agreed() {
    let text = invite(&item("slot-1", "2027-03-28T10:00", "Europe/Berlin"), Method::Request, "Lin");
    assert!(lines(&text).iter().any(|line| line.contains("PARTSTAT=ACCEPTED;RSVP=TRUE")), "{text}");
}

#[test]
fn no_name_breaks_out_of_its_line() {
    for name in [
        "Dr. \"Mei\" Lin",
        "Lin\r\nATTENDEE:mailto:eve@else.example",
        "Lin\";X=\"y:mailto:eve@else.example",
        "Lin, Mei; MD: geriatrics",
        "Łukasz Żółć-Świętochłowski, Leiter der Klinik für Altersmedizin 北京大学第一医院",
        "Lin\u{0}\u{7}\u{85}\u{2028}",
        "",
    ] {
        let text = invite(&item("slot-1", "2027-03-28T10:00", "Europe/Berlin"), Method::Request, name);
        let calendar = parsed(&text);
        let event = calendar.components.iter().find(|part| part.component_type == Kind::VEvent).expect("an event");
        let people: Vec<_> = event.entries.iter().filter(|entry| entry.name == Name::Attendee).collect();
        assert_eq!(people.len(), 1, "{text}");
        let address = people[0].values.first().and_then(ICalendarValue::as_text);
        assert_eq!(address, Some("mailto:lin@clinic.example"), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
    }
}
