//! Invitations by mail: one event, one attendee, with a METHOD (RFC 5546, 6047).

use domain::letter::Method;

use super::{CalendarEvent, Status, event, file};

/// A person of an invitation.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// The calendar object of a letter: `item` for `attendee`, whose replies go to `organizer`.
#[must_use]
pub fn invitation(item: &CalendarEvent, method: Method, organizer: &Person, attendee: &Person) -> String {
    let state = match item.status {
        Status::Confirmed => ";PARTSTAT=ACCEPTED;RSVP=TRUE",
        Status::Tentative => ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE",
        Status::Cancelled => "",
    };
    let people = |lines: &mut super::Lines| {
        lines.person("ORGANIZER", "", &organizer.name, &organizer.email);
        lines.person(
            "ATTENDEE",
            &format!(";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT{state}"),
            &attendee.name,
            &attendee.email,
        );
    };
    file(&[item], |lines| lines.word("METHOD", method.as_str()), |lines, item| event::write_with(lines, item, people))
}
