//! `/`: what is live or next in front, then what is to come, then what was.

use crate::parts::calendars::subscribe;
use crate::parts::ripples::ripples;
use crate::parts::sessions::{self, color, span, together};
use crate::parts::{Icon, icon, state, times};
use crate::shell::{Head, public};
use crate::texts;
use domain::screens::Frame;
use domain::screens::attendee::{HomeScreen, SessionCard};
use domain::session::State;
use leptos::prelude::*;

/// The home page.
pub fn home(frame: &Frame, screen: &HomeScreen) -> String {
    let first = screen.live.first().or(screen.upcoming.first());
    let upcoming =
        if screen.live.is_empty() { screen.upcoming.get(1..).unwrap_or_default() } else { &screen.upcoming[..] };
    let about = Head::new(texts::HOME_TITLE).about(texts::HOME_ABOUT).calendar("/calendar.ics");
    let body = view! {
        <div class="wrap">
            {first.map_or_else(|| nothing(frame).into_any(), |card| lead(card).into_any())}
            {sessions::section("also", texts::ALSO_LIVE, screen.live.get(1..).unwrap_or_default())}
            {coming(upcoming)}
            {experts()}
            {crate::blog::section(&screen.posts)}
            {sessions::section("past", texts::PAST, &screen.past)}
        </div>
    };
    public(frame, &about, "/", body.into_any())
}

fn lead(card: &SessionCard) -> impl IntoView + use<> {
    let live = card.state == State::Live;
    let page = format!("/events/{}", card.slug);
    let first = if live { "button warm" } else { "button primary" };
    let over = if live {
        state::session(card.state).into_any()
    } else {
        view! { <span class="eyebrow">{texts::NEXT}</span> }.into_any()
    };
    let with = (!card.experts.is_empty()).then(|| view! { <p class="muted">"With "{together(&card.experts)}</p> });
    view! {
        <section class="lead-story" data-color=color(card.color)>
            <div class="stack">
                <p>{over}</p>
                <h1><a href=page.clone() dir="auto">{card.title.clone()}</a></h1>
                <p class="standfirst" dir="auto">{card.summary.clone()}</p>
                <p class="strong">{times::day(card.starts_at, &card.zone)}", "{times::hours_in(span(card), &card.zone)}</p>
                {with}
                <p class="row">
                    <a class=first href=page.clone()>{texts::OPEN_SESSION}</a>
                    <a class="button" href=format!("{page}#ask")>{texts::ASK}</a>
                </p>
            </div>
            <div class="cover-art" aria-hidden="true">{ripples()}</div>
        </section>
    }
}

fn coming(cards: &[SessionCard]) -> Option<impl IntoView + use<>> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby="coming">
                <div class="section-head"><h2 id="coming">{texts::COMING_UP}</h2><a href="/calendar">{texts::WHOLE_CALENDAR}</a></div>
                {sessions::list(cards)}
            </section>
        }
    })
}

/// A question that fits no session.
fn experts() -> impl IntoView {
    view! { <p class="card row">{icon(Icon::Talk)}<span>{texts::ASK_AT_HOME}</span><a class="button" href="/ask">{texts::ASK_OUR_EXPERTS}</a></p> }
}

fn nothing(frame: &Frame) -> impl IntoView + use<> {
    view! {
        <div class="empty">
            {icon(Icon::Calendar)}
            <h1>{texts::NOTHING_PLANNED}</h1>
            <p>{texts::NOTHING_PLANNED_MORE}</p>
            {subscribe(&frame.public_url, "/calendar.ics", "button primary", texts::SUBSCRIBE_ALL, texts::HOME_TITLE)}
        </div>
    }
}
