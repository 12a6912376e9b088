//! A private feed, for each kind of calendar program.

use crate::parts::calendars::{google, webcal};
use crate::parts::{Icon, desk_form, icon};
use leptos::prelude::*;
use texts::Texts;

/// By a tap where a program takes one, and the address to copy for all others. `feed` is the absolute address.
pub fn links(t: Texts, feed: &str) -> AnyView {
    view! {
        <div class="row feed-links">
            <a class="button" href=webcal(feed)>{icon(Icon::Calendar)}{t.keeping_apple()}</a>
            <a class="button" href=google(feed) rel="noreferrer">{icon(Icon::Calendar)}{t.keeping_google()}</a>
        </div>
        {desk_form::copy_told(t, "feed-url", t.keeping_address(), feed)}
    }
    .into_any()
}
