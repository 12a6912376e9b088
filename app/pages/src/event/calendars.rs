//! Links that open a new entry in calendars on the web. Nothing is sent anywhere until one is followed.

use domain::Instant;
use domain::screens::attendee::PublicSession;
use std::fmt::Write;

/// Google Calendar's form, filled in.
pub fn google(session: &PublicSession) -> String {
    let dates = format!("{}/{}", basic(session.starts_at), basic(session.ends_at));
    let (title, about) = (encoded(&session.title), encoded(&session.summary));
    format!("https://calendar.google.com/calendar/render?action=TEMPLATE&text={title}&details={about}&dates={dates}")
}

/// Outlook on the web's form, filled in.
pub fn outlook(session: &PublicSession) -> String {
    let (start, end) = (encoded(&session.starts_at.to_string()), encoded(&session.ends_at.to_string()));
    let (title, about) = (encoded(&session.title), encoded(&session.summary));
    let form = "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent";
    format!("{form}&subject={title}&body={about}&startdt={start}&enddt={end}")
}

/// `20261124T230000Z`.
fn basic(at: Instant) -> String {
    let second = Instant(at.0 - at.0.rem_euclid(1000));
    second.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

/// Percent-encoded for a query: all but RFC 3986's unreserved characters.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}").expect("a String takes everything"),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_without_marks() {
        let at: Instant = "2026-11-24T23:00:00Z".parse().unwrap();
        assert_eq!(basic(at), "20261124T230000Z");
        assert_eq!(basic(at.plus(20)), "20261124T230000Z");
    }

    #[test]
    fn everything_but_plain_letters_is_encoded() {
        assert_eq!(encoded("Q&A: é ~1"), "Q%26A%3A%20%C3%A9%20~1");
    }
}
