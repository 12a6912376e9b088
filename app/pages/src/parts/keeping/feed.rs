//! A private feed, for each kind of calendar program.

use crate::parts::calendars::{google, webcal};
use crate::parts::{Icon, desk_form, icon};
use leptos::prelude::*;

/// By a tap where a program takes one, and the address to copy for all others. `feed` is the absolute address.
pub fn links(feed: &str) -> AnyView {
    view! {
        <div class="row feed-links">
            <a class="button" href=webcal(feed)>{icon(Icon::Calendar)}"Apple, Outlook"</a>
            <a class="button" href=google(feed) rel="noreferrer">{icon(Icon::Calendar)}"Google"</a>
        </div>
        {desk_form::copy("feed-url", "Private address, for any other app", feed)}
    }
    .into_any()
}
