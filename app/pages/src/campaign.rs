//! `/campaigns/{slug}`: what a campaign says, and its sessions.

use crate::parts::calendars::subscribe;
use crate::parts::ripples::ripples;
use crate::parts::{Icon, icon, sessions};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::attendee::{CampaignPageScreen, SessionCard};
use domain::session::State;
use leptos::prelude::*;
use texts::Texts;

/// A campaign's public page.
pub fn campaign(frame: &Frame, screen: &CampaignPageScreen) -> String {
    let t = Texts::of(frame.language);
    let feed = format!("/campaigns/{}/calendar.ics", screen.slug);
    let about = Head::new(screen.name.clone())
        .about(screen.main_message.clone())
        .calendar(feed.clone())
        .at(format!("/campaigns/{}", screen.slug));
    let over = |card: &SessionCard| matches!(card.state, State::Ended | State::Cancelled);
    let (past, coming): (Vec<SessionCard>, Vec<SessionCard>) = screen.sessions.iter().cloned().partition(over);
    let body = view! {
        <div class="event-head" data-color=screen.color.as_str()>
            {ripples()}
            <div class="wrap">
                <p class="eyebrow">{t.days_from_to(screen.starts_on, screen.ends_on)}</p>
                <h1 dir="auto">{screen.name.clone()}</h1>
                <p class="standfirst" dir="auto">{screen.main_message.clone()}</p>
                {subscribe(t, &frame.public_url, &feed, "button", t.subscribe(), &screen.name)}
            </div>
        </div>
        <div class="wrap">
            {(screen.sessions.is_empty() && screen.posts.is_empty()).then(|| nothing(t))}
            {sessions::section(t, "coming", t.coming_up(), &coming)}
            {crate::blog::section(t, &screen.posts)}
            {sessions::section(t, "past", t.past(), &past)}
        </div>
    };
    public(frame, &about, "", body.into_any())
}

fn nothing(t: Texts) -> impl IntoView {
    view! { <div class="empty">{icon(Icon::Calendar)}<h2>{t.nothing_planned()}</h2><p>{t.nothing_planned_more()}</p></div> }
}
