//! A mail message with an answer in it: who sent it, and every calendar object in any of its parts.

use domain::{Instant, ZoneName};
use mail_parser::{Address, GetHeader, HeaderName, Message, MessagePart, MimeHeaders, PartType};

use super::parts;
use super::vouched::{self, Vouched};
use crate::calendar::read::{self, Event};

/// Components of a calendar part at most.
const MOST_COMPONENTS: usize = 200;
/// Characters of a subject that are kept.
const SUBJECT: usize = 200;

/// A message as it came.
#[derive(Clone, Debug, Default)]
pub(super) struct Mail {
    /// From and Sender, in small letters.
    pub senders: Vec<String>,
    /// Those of messages inside it.
    pub inner: Vec<String>,
    /// Subject line.
    pub subject: String,
    /// When it says that it was sent.
    pub date: Option<Instant>,
    /// What our own mail server says of its sender.
    pub vouched: Vouched,
    /// Answers in it, with the METHOD of their calendar or their part.
    pub answers: Vec<Event>,
    /// Why there is none.
    pub reason: String,
}

impl Mail {
    /// Reads `raw`; what cannot be read is said in `reason`. `authority` names the mail server whose word counts.
    pub(super) fn read(raw: &[u8], authority: Option<&str>) -> Self {
        let message = match parts::flat(raw) {
            Ok(message) => message,
            Err(reason) => return Self { reason, ..Self::default() },
        };
        let mut mail = Self {
            senders: message.parts.first().map(senders).unwrap_or_default(),
            subject: message.subject().unwrap_or_default().chars().filter(|c| !c.is_control()).take(SUBJECT).collect(),
            date: message.date().map(|date| Instant(date.to_timestamp() * 1_000)),
            vouched: vouched::of(&message, authority),
            ..Self::default()
        };
        mail.take(&message);
        mail
    }

    /// Every calendar object of the message and of those inside it.
    fn take(&mut self, message: &Message<'_>) {
        let (mut found, mut why) = (0, String::new());
        self.inner = message.parts.iter().skip(1).flat_map(senders).collect();
        for part in &message.parts {
            let Some(bytes) = calendar(part) else { continue };
            found += 1;
            match objects(&bytes, method(part)) {
                Ok(answers) => self.answers.extend(answers),
                Err(reason) => why = reason,
            }
        }
        self.reason = match (found, why.is_empty()) {
            (0, _) => "The message holds no calendar part (text/calendar).".to_owned(),
            (_, false) => why,
            _ => "The calendar part is no answer to an invitation (METHOD:REPLY or COUNTER).".to_owned(),
        };
    }
}

/// Whether `word` (in lower case) stands in `bytes` more than `most` times.
fn many(bytes: &[u8], word: &[u8], most: usize) -> bool {
    let found = bytes.windows(word.len()).filter(|window| window.eq_ignore_ascii_case(word));
    found.take(most + 1).count() > most
}

/// From and Sender of a message's head.
fn senders(head: &MessagePart<'_>) -> Vec<String> {
    let addresses = |name| -> Vec<String> {
        let all = head.headers.header_value(&name).and_then(|value| value.as_address());
        let all = all.map(Address::iter).into_iter().flatten();
        all.filter_map(|one| one.address()).map(|one| one.trim().to_lowercase()).filter(|one| !one.is_empty()).collect()
    };
    [addresses(HeaderName::From), addresses(HeaderName::Sender)].concat()
}

/// The bytes of a part that holds a calendar: by its type, by its name, or because it begins as one does.
fn calendar(part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let bytes = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.as_ref(),
        PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    let named = part.attachment_name().is_some_and(|name| {
        let name = name.trim().to_ascii_lowercase();
        [".ics", ".ical", ".vcs", ".icalendar"].iter().any(|end| name.ends_with(end))
    });
    let typed = part.content_type().is_some_and(|kind| {
        let whole = format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_ascii_lowercase();
        matches!(whole.as_str(), "text/calendar" | "text/x-vcalendar" | "application/ics" | "application/calendar")
    });
    (named || typed || begins(bytes)).then(|| bytes.to_vec())
}

fn begins(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.get(..15).is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
}

/// METHOD as the part's head has it (RFC 6047 §2.4).
fn method(part: &MessagePart<'_>) -> String {
    let named = part.content_type().and_then(|kind| kind.attribute("method"));
    named.unwrap_or_default().trim().to_ascii_uppercase()
}

/// Answers of a calendar part. What its own METHOD says counts; where it has none, the part's.
fn objects(bytes: &[u8], method: String) -> Result<Vec<Event>, String> {
    if many(bytes, b"begin:", MOST_COMPONENTS) {
        return Err("The calendar part holds more than any reply.".to_owned());
    }
    let file = read::read(bytes, &ZoneName("UTC".to_owned()))?;
    let told = |mut event: Event| {
        if event.method.is_empty() {
            event.method.clone_from(&method);
        }
        event
    };
    let all = file.events.into_iter().chain(file.unplaced).map(told);
    Ok(all.filter(|event| matches!(event.method.as_str(), "REPLY" | "COUNTER")).collect())
}
