//! `/campaigns/{slug}`: what a campaign says, and its sessions.

use crate::parts::calendars::subscribe;
use crate::parts::ripples::ripples;
use crate::parts::{Icon, icon, sessions};
use crate::shell::{Head, public};
use crate::texts;
use domain::screens::Frame;
use domain::screens::attendee::{CampaignPageScreen, SessionCard};
use domain::session::State;
use domain::zone::{day_heading, month_name};
use leptos::prelude::*;

/// A campaign's public page.
pub fn campaign(frame: &Frame, screen: &CampaignPageScreen) -> String {
    let feed = format!("/campaigns/{}/calendar.ics", screen.slug);
    let about = Head::new(screen.name.clone()).about(screen.main_message.clone()).calendar(feed.clone());
    let over = |card: &SessionCard| matches!(card.state, State::Ended | State::Cancelled);
    let (past, coming): (Vec<SessionCard>, Vec<SessionCard>) = screen.sessions.iter().cloned().partition(over);
    let body = view! {
        <div class="event-head" data-color=screen.color.as_str()>
            {ripples()}
            <div class="wrap">
                <p class="eyebrow">{dates(screen)}</p>
                <h1 dir="auto">{screen.name.clone()}</h1>
                <p class="standfirst" dir="auto">{screen.main_message.clone()}</p>
                {subscribe(&frame.public_url, &feed, "button", texts::SUBSCRIBE, &screen.name)}
            </div>
        </div>
        <div class="wrap">
            {(screen.sessions.is_empty() && screen.posts.is_empty()).then(nothing)}
            {sessions::section("coming", texts::COMING_UP, &coming)}
            {crate::blog::section(&screen.posts)}
            {sessions::section("past", texts::PAST, &past)}
        </div>
    };
    public(frame, &about, "", body.into_any())
}

/// `20 – 27 November 2026`, with the month or year twice where they differ.
fn dates(screen: &CampaignPageScreen) -> String {
    let (first, last) = (screen.starts_on, screen.ends_on);
    let whole = |date: domain::LocalDate| format!("{} {} {}", date.day, month_name(date.month), date.year);
    match (first == last, first.year == last.year, first.month == last.month) {
        (true, ..) => day_heading(first),
        (_, true, true) => format!("{} – {}", first.day, whole(last)),
        (_, true, false) => format!("{} {} – {}", first.day, month_name(first.month), whole(last)),
        _ => format!("{} – {}", whole(first), whole(last)),
    }
}

fn nothing() -> impl IntoView {
    view! { <div class="empty">{icon(Icon::Calendar)}<h2>{texts::NOTHING_PLANNED}</h2><p>{texts::NOTHING_PLANNED_MORE}</p></div> }
}
