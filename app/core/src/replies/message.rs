//! Reading a message: the calendar part, and in it who answers what to which slot.

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarEntry, ICalendarMethod,
    ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus as Status, ICalendarProperty as Name,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// What they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Partstat {
    Accepted,
    Declined,
    Tentative,
}

/// A reply as its program wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub uid: String,
    /// Absent means 0 (RFC 5545 §3.8.7.4).
    pub sequence: i64,
    /// The address that answers: the ATTENDEE's, or else the message's own.
    pub address: String,
    pub partstat: Partstat,
    /// What they wrote beside it, or nothing.
    pub comment: String,
    /// When they said so, as written; empty where that is missing.
    pub stamp: String,
}

impl Reply {
    /// The reply in `raw`, or a sentence that says what is missing.
    pub(super) fn read(raw: &[u8]) -> Result<Self, String> {
        if many(raw, b"content-type:", MOST_PARTS) {
            return Err("The message has more parts than any reply.".to_owned());
        }
        let message = MessageParser::default().parse(raw).ok_or("This is not a mail message.")?;
        let text = calendar_text(&message).ok_or("The message holds no calendar part (text/calendar).")?;
        if many(text.as_bytes(), b"begin:", MOST_COMPONENTS) {
            return Err("The calendar part holds more than any reply.".to_owned());
        }
        let Entry::ICalendar(calendar) = Parser::new(text.trim_start_matches('\u{feff}')).entry() else {
            return Err("The calendar part cannot be read.".to_owned());
        };
        if method(&calendar) != Some(ICalendarMethod::Reply) {
            return Err("The calendar part is not a REPLY.".to_owned());
        }
        let event = calendar.components.iter().find(|component| component.component_type == Kind::VEvent);
        let event = event.ok_or("The calendar part holds no event.")?;
        let attendee = event.property(&Name::Attendee);
        let address = attendee.and_then(mailto).or_else(|| sender(&message)).ok_or("The reply names no attendee.")?;
        let partstat = attendee.and_then(partstat).ok_or("The reply says neither yes nor no (PARTSTAT).")?;
        let uid = text_of(event, &Name::Uid).ok_or("The reply has no UID.")?;
        let comment = text_of(event, &Name::Comment).unwrap_or_default();
        let stamp = event.property(&Name::Dtstamp).map(|entry| format!("{:?}", entry.values)).unwrap_or_default();
        Ok(Self { uid, sequence: sequence(event), address, partstat, comment, stamp })
    }
}

/// Parts of a message and components of a calendar at most: parsers go down into each, and end the program when they go
/// too deep.
const MOST_PARTS: usize = 100;
const MOST_COMPONENTS: usize = 200;

/// Whether `word` (in lower case) stands in `bytes` more than `most` times.
fn many(bytes: &[u8], word: &[u8], most: usize) -> bool {
    let found = bytes.windows(word.len()).filter(|window| window.eq_ignore_ascii_case(word));
    found.take(most + 1).count() > most
}

fn calendar_text(message: &Message<'_>) -> Option<String> {
    message.parts.iter().find_map(|part| {
        let kind = part.content_type()?;
        let subtype = kind.subtype().unwrap_or_default();
        let is_calendar = (kind.ctype().eq_ignore_ascii_case("text") && subtype.eq_ignore_ascii_case("calendar"))
            || (kind.ctype().eq_ignore_ascii_case("application") && subtype.eq_ignore_ascii_case("ics"));
        match &part.body {
            PartType::Text(text) if is_calendar => Some(text.to_string()),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) if is_calendar => {
                Some(String::from_utf8_lossy(bytes).into_owned())
            }
            _ => None,
        }
    })
}

fn method(calendar: &ICalendar) -> Option<ICalendarMethod> {
    let whole = calendar.components.iter().find(|component| component.component_type == Kind::VCalendar)?;
    match whole.property(&Name::Method)?.values.first()? {
        ICalendarValue::Method(method) => Some(method.clone()),
        _ => None,
    }
}

fn text_of(event: &ICalendarComponent, name: &Name) -> Option<String> {
    event.property(name)?.values.first()?.as_text().map(|text| text.trim().to_owned())
}

fn sequence(event: &ICalendarComponent) -> i64 {
    match event.property(&Name::Sequence).and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Integer(number)) => *number,
        _ => 0,
    }
}

fn mailto(entry: &ICalendarEntry) -> Option<String> {
    let address = entry.values.first()?.as_text()?.trim().to_owned();
    let scheme = address.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"))?;
    Some(address[scheme.len()..].trim().to_owned())
}

fn sender(message: &Message<'_>) -> Option<String> {
    message.from()?.first()?.address().map(str::to_owned)
}

fn partstat(entry: &ICalendarEntry) -> Option<Partstat> {
    let found = entry.params.iter().find(|parameter| parameter.name == ICalendarParameterName::Partstat)?;
    match &found.value {
        ICalendarParameterValue::Partstat(Status::Accepted) => Some(Partstat::Accepted),
        ICalendarParameterValue::Partstat(Status::Declined) => Some(Partstat::Declined),
        ICalendarParameterValue::Partstat(Status::Tentative) => Some(Partstat::Tentative),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Outlook, Google and Apple send it, in the parts that matter.
    fn mail(calendar: &str) -> String {
        format!(
            "From: \"Dr. Mei Lin\" <lin@clinic.example>\r\nTo: care@wellspring.example\r\nSubject: Accepted\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nYes\r\n\
             --b\r\nContent-Type: text/calendar; charset=\"utf-8\"; method=REPLY\r\nContent-Transfer-Encoding: 7bit\r\n\r\n{calendar}\r\n--b--\r\n"
        )
    }

    fn reply(lines: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR"
        )
    }

    #[test]
    fn a_yes_without_organizer_is_read() {
        let text = mail(&reply(
            "UID:slot-1@x.wellspring\r\nSEQUENCE:2\r\nDTSTAMP:20261124T150000Z\r\nATTENDEE;CN=\"Lin, Mei\";PARTSTAT=ACCEPTED:MAILTO:Lin@clinic.example",
        ));
        let read = Reply::read(text.as_bytes()).unwrap();
        assert_eq!((read.uid.as_str(), read.sequence), ("slot-1@x.wellspring", 2));
        assert_eq!((read.address.as_str(), read.partstat), ("Lin@clinic.example", Partstat::Accepted));
    }

    #[test]
    fn whatever_is_missing_is_said() {
        for (raw, says) in [
            ("Subject: hello\r\n\r\nYes, I can.".to_owned(), "no calendar part"),
            (mail("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR"), "not a REPLY"),
            (mail(&reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example")), "no UID"),
            (mail(&reply("UID:slot-1@x\r\nATTENDEE:mailto:lin@clinic.example")), "neither yes nor no"),
        ] {
            let said = Reply::read(raw.as_bytes()).unwrap_err();
            assert!(said.contains(says), "{said}");
        }
    }

    #[test]
    fn nesting_ends() {
        let mut raw = String::new();
        for n in 0..5_000 {
            raw.push_str(&format!("Content-Type: multipart/mixed; boundary=\"{n}\"\r\n\r\n--{n}\r\n"));
        }
        assert!(Reply::read(raw.as_bytes()).is_err());
    }
}
