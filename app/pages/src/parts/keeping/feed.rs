//! A private feed, for each kind of calendar program.

use crate::parts::query::encoded;
use crate::parts::{Icon, desk_form, icon};
use leptos::prelude::*;

/// By a tap where a program takes one, and the address to copy for all others. `feed` is the absolute address.
pub fn links(feed: &str) -> AnyView {
    let webcal = webcal(feed);
    view! {
        <div class="row feed-links">
            <a class="button" href=webcal.clone()>{icon(Icon::Calendar)}"Apple, Outlook"</a>
            <a class="button" href=google(&webcal) rel="noreferrer">{icon(Icon::Calendar)}"Google"</a>
        </div>
        {desk_form::copy("feed-url", "Private address, for any other app", feed)}
    }
    .into_any()
}

/// `webcal://…`: Apple's and Outlook's programs subscribe to it by a tap.
fn webcal(feed: &str) -> String {
    feed.split_once("://").map_or(feed.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}

/// Google's page that subscribes to it.
fn google(webcal: &str) -> String {
    format!("https://calendar.google.com/calendar/r?cid={}", encoded(webcal))
}

#[cfg(test)]
mod tests {
    use super::{google, webcal};

    #[test]
    fn one_feed_has_an_address_for_each_program() {
        let tapped = webcal("https://w.example/feeds/ab-c_1/calendar.ics");
        assert_eq!(tapped, "webcal://w.example/feeds/ab-c_1/calendar.ics");
        let subscribed =
            "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fw.example%2Ffeeds%2Fab-c_1%2Fcalendar.ics";
        assert_eq!(google(&tapped), subscribed);
    }
}
