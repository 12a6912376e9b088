//! Where an event says that one joins it: CONFERENCE (RFC 7986 §5.11), and what programs wrote before there was one.

use domain::text::web_link;

use super::lines::{Line, text};

/// Links by which an event may be joined, and how sure each is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joins(Vec<(Sure, String)>);

/// How surely a link is the one to join by; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// CONFERENCE with sound or pictures.
    Conference,
    /// A property of Teams or Google.
    Property,
    /// In its place.
    Place,
    /// A meeting tool's address in its text.
    Tool,
    /// CONFERENCE for something else, such as a chat.
    Other,
}

/// Hosts of meeting tools: a link to one of them in a text is one to join by.
const TOOLS: [&str; 14] = [
    "zoom.us",
    "zoomgov.com",
    "zoom.com",
    "teams.microsoft.com",
    "teams.live.com",
    "teams.cloud.microsoft",
    "meet.google.com",
    "webex.com",
    "gotomeeting.com",
    "meet.goto.com",
    "whereby.com",
    "meet.jit.si",
    "bigbluebutton.org",
    "bluejeans.com",
];

/// What a place is called where there is none to go to.
const NO_ROOM: [&str; 14] = [
    "online",
    "virtual",
    "remote",
    "webinar",
    "zoom",
    "zoom meeting",
    "microsoft teams",
    "microsoft teams meeting",
    "microsoft teams-besprechung",
    "réunion microsoft teams",
    "reunión de microsoft teams",
    "google meet",
    "webex",
    "tbd",
];

impl Joins {
    pub(super) fn take(&mut self, line: &Line) {
        let (sure, link) = match line.name.as_str() {
            "CONFERENCE" => (of_conference(line), first_link(&line.value)),
            "X-MICROSOFT-SKYPETEAMSMEETINGURL"
            | "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"
            | "X-GOOGLE-CONFERENCE"
            | "X-GOOGLE-HANGOUT" => (Sure::Property, first_link(&line.value)),
            "LOCATION" => (Sure::Place, first_link(&text(&line.value))),
            "DESCRIPTION" | "X-ALT-DESC" => (Sure::Tool, tool_in(&text(&line.value))),
            _ => return,
        };
        // The first of each kind is enough, however many a file has.
        if !self.0.iter().any(|(known, _)| *known == sure) {
            self.0.extend(link.map(|link| (sure, link)));
        }
    }

    /// The surest; a page that belongs to the event is the last that is meant.
    pub fn best(&self, page: &str) -> Option<String> {
        let mut all: Vec<&(Sure, String)> = self.0.iter().collect();
        all.sort_by_key(|(sure, _)| *sure);
        all.first().map(|(_, link)| link.clone()).or_else(|| first_link(page))
    }
}

fn of_conference(line: &Line) -> Sure {
    let features = line.param("FEATURE").unwrap_or_default().to_ascii_uppercase();
    let meets =
        features.is_empty() || features.split(',').any(|one| matches!(one.trim(), "VIDEO" | "AUDIO" | "SCREEN"));
    if meets { Sure::Conference } else { Sure::Other }
}

/// The room that a place names, without a link in it; None where one joins from anywhere.
pub fn room(place: &str) -> Option<String> {
    let words: Vec<&str> = place.split_whitespace().filter(|word| link(word).is_none()).collect();
    let room = words.join(" ");
    let room = room.trim_matches([';', ',', '-', '–', '|', '/', ' ', '(', ')']);
    let is_none = room.is_empty() || NO_ROOM.contains(&room.to_lowercase().as_str());
    (!is_none).then(|| room.to_owned())
}

/// The first link to the web in a text.
fn first_link(text: &str) -> Option<String> {
    links(text).next()
}

fn tool_in(text: &str) -> Option<String> {
    links(text).find(|link| is_tool(link))
}

fn links(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).filter_map(link)
}

/// A word as a link, without what a sentence puts behind it.
fn link(word: &str) -> Option<String> {
    let word = word.trim_start_matches(['(', '[', '\'']).trim_end_matches(['.', ',', ';', ')', ']', '\'']);
    let scheme = word.get(..8).is_some_and(|start| start.to_ascii_lowercase().starts_with("http"));
    web_link(word).ok().flatten().filter(|_| scheme)
}

fn is_tool(link: &str) -> bool {
    let host = url::Url::parse(link).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    TOOLS.iter().any(|tool| host.strip_suffix(tool).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joins(lines: &str, page: &str) -> Option<String> {
        let mut joins = Joins::default();
        super::super::lines::read(lines).iter().for_each(|line| joins.take(line));
        joins.best(page)
    }

    #[test]
    fn the_surest_link_is_the_one_to_join_by() {
        let conference = "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-555-0100\nCONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Join: video\":https://v.example/j/1?pwd=a%3Db";
        assert_eq!(joins(conference, "https://page.example").as_deref(), Some("https://v.example/j/1?pwd=a%3Db"));
        let teams = "LOCATION:Microsoft Teams Meeting\nX-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/l/19%3a";
        assert_eq!(joins(teams, "").as_deref(), Some("https://teams.example/l/19%3a"));
        let chat =
            "CONFERENCE;VALUE=URI;FEATURE=CHAT:https://chat.example/r\nX-GOOGLE-CONFERENCE:https://meet.example/a";
        assert_eq!(joins(chat, "").as_deref(), Some("https://meet.example/a"));
        let told = "DESCRIPTION:Agenda: https://www.hospital.example/a\\nJoin <https://us02web.zoom.us/j/8?pwd=x>.";
        assert_eq!(joins(told, "https://www.hospital.example").as_deref(), Some("https://us02web.zoom.us/j/8?pwd=x"));
        assert_eq!(joins("LOCATION:Room 4 (https://v.example/r)", "").as_deref(), Some("https://v.example/r"));
        assert_eq!(
            joins("DESCRIPTION:See https://notzoom.us/x", "https://p.example/s").as_deref(),
            Some("https://p.example/s")
        );
        assert_eq!(joins("CONFERENCE:tel:+1-555-0100\nURL:mailto:x@y.example", "mailto:x@y.example"), None);
    }

    #[test]
    fn a_room_is_kept_and_no_room_is_none() {
        assert_eq!(room("Room 4, Main building").as_deref(), Some("Room 4, Main building"));
        assert_eq!(room("Lecture hall B; https://v.example/r").as_deref(), Some("Lecture hall B"));
        for none in ["", "Online", "Microsoft Teams Meeting", "https://meet.example/salt", " zoom "] {
            assert_eq!(room(none), None, "{none}");
        }
    }
}
