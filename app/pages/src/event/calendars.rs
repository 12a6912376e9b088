//! Links that open a new entry in calendars on the web. Nothing is sent anywhere until one is followed.

use crate::parts::query::encoded;
use domain::Instant;
use domain::screens::attendee::PublicSession;

/// Google Calendar's form, filled in. `address` is the session's own page.
pub fn google(session: &PublicSession, address: &str) -> String {
    let dates = format!("{}/{}", basic(session.starts_at), basic(session.ends_at));
    let (title, about, place) = (encoded(&session.title), about(session, address), encoded(address));
    format!(
        "https://calendar.google.com/calendar/render?action=TEMPLATE&text={title}&details={about}&location={place}&dates={dates}"
    )
}

/// Outlook on the web's form, filled in.
pub fn outlook(session: &PublicSession, address: &str) -> String {
    let (start, end) = (encoded(&session.starts_at.to_string()), encoded(&session.ends_at.to_string()));
    let (title, about, place) = (encoded(&session.title), about(session, address), encoded(address));
    let form = "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent";
    format!("{form}&subject={title}&body={about}&location={place}&startdt={start}&enddt={end}")
}

/// What it is about, and where one asks and joins.
fn about(session: &PublicSession, address: &str) -> String {
    encoded(format!("{}\n\n{address}", session.summary).trim())
}

/// `20261124T230000Z`.
fn basic(at: Instant) -> String {
    let second = Instant(at.0 - at.0.rem_euclid(1000));
    second.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect()
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
}
