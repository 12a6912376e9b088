//! Addresses at which calendar programs take a calendar, or a session. Nothing is sent anywhere until one is followed.

use crate::parts::query::encoded;
use crate::parts::{Icon, icon, icon_class};
use leptos::prelude::*;
use texts::Texts;

/// `webcal://…`: Apple's and Outlook's programs subscribe to it by a tap. `feed` is an absolute address.
pub fn webcal(feed: &str) -> String {
    feed.split_once("://").map_or(feed.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}

/// Google's page that subscribes to it.
pub fn google(feed: &str) -> String {
    format!("https://calendar.google.com/calendar/r?cid={}", encoded(&webcal(feed)))
}

/// Outlook's page on the web that subscribes to it.
pub fn outlook(feed: &str, name: &str) -> String {
    format!("https://outlook.live.com/calendar/0/addfromweb?url={}&name={}", encoded(feed), encoded(name))
}

/// A list of ways, behind a button with these words.
pub fn menu(class: &'static str, words: &'static str, ways: Vec<(String, &'static str)>) -> AnyView {
    let entry =
        |(href, name): (String, &'static str)| view! { <li><a href=href rel="noopener noreferrer">{name}</a></li> };
    view! {
        <details class="menu">
            <summary class=class>{icon(Icon::Calendar)}{words}{icon_class(Icon::Down, "icon chevron")}</summary>
            <ul class="menu-items" role="list">{ways.into_iter().map(entry).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Ways to subscribe to the calendar at `path`.
pub fn subscribe(
    t: Texts,
    public_url: &str,
    path: &str,
    class: &'static str,
    words: &'static str,
    name: &str,
) -> AnyView {
    let feed = format!("{public_url}{path}");
    let ways = vec![
        (webcal(&feed), t.calendar_webcal()),
        (google(&feed), t.calendar_google()),
        (outlook(&feed, name), t.calendar_outlook()),
        (path.to_owned(), t.calendar_file()),
    ];
    menu(class, words, ways)
}

#[cfg(test)]
mod tests {
    use super::{google, outlook, webcal};

    #[test]
    fn one_feed_has_an_address_for_each_program() {
        let feed = "https://w.example/feeds/ab-c_1/calendar.ics";
        assert_eq!(webcal(feed), "webcal://w.example/feeds/ab-c_1/calendar.ics");
        let subscribed =
            "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fw.example%2Ffeeds%2Fab-c_1%2Fcalendar.ics";
        assert_eq!(google(feed), subscribed);
        let outlooks = "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fw.example%2Fcalendar.ics&name=Sleep%20%26%20rest";
        assert_eq!(outlook("https://w.example/calendar.ics", "Sleep & rest"), outlooks);
    }
}
