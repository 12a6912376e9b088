//! `/`: what is live or next in front, then what is to come, then what was.

use crate::parts::calendars::subscribe;
use crate::parts::ripples::ripples;
use crate::parts::sessions::{self, color, span};
use crate::parts::{Icon, icon, state, times};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::attendee::{HomeScreen, SessionCard};
use domain::session::State;
use leptos::prelude::*;
use texts::Texts;

/// The home page.
pub fn home(frame: &Frame, screen: &HomeScreen) -> String {
    let t = Texts::of(frame.language);
    let first = screen.live.first().or(screen.upcoming.first());
    let upcoming =
        if screen.live.is_empty() { screen.upcoming.get(1..).unwrap_or_default() } else { &screen.upcoming[..] };
    let about = Head::new(t.home_title()).about(t.home_about()).calendar("/calendar.ics").at("/");
    let body = view! {
        <div class="wrap">
            {first.map_or_else(|| nothing(frame).into_any(), |card| lead(t, card).into_any())}
            {sessions::section(t, "also", t.also_live(), screen.live.get(1..).unwrap_or_default())}
            {coming(t, upcoming)}
            {experts(t)}
            {crate::blog::section(t, &screen.posts)}
            {sessions::section(t, "past", t.past(), &screen.past)}
        </div>
    };
    public(frame, &about, "/", body.into_any())
}

fn lead(t: Texts, card: &SessionCard) -> impl IntoView + use<> {
    let live = card.state == State::Live;
    let page = t.at(&format!("/events/{}", card.slug));
    let first = if live { "button warm" } else { "button primary" };
    let over = if live {
        state::session(t, card.state).into_any()
    } else {
        view! { <span class="eyebrow">{t.next()}</span> }.into_any()
    };
    let with = (!card.experts.is_empty()).then(|| view! { <p class="muted">{t.with(&t.together(&card.experts))}</p> });
    view! {
        <section class="lead-story" data-color=color(card.color)>
            <div class="stack">
                <p>{over}</p>
                <h1><a href=page.clone() dir="auto" lang=card.language.within(t.language())>{card.title.clone()}</a></h1>
                <p class="standfirst" dir="auto" lang=card.language.within(t.language())>{card.summary.clone()}</p>
                <p class="strong">{times::day(t, card.starts_at, &card.zone)}", "{times::hours_in(t, span(card), &card.zone)}</p>
                {with}
                {t.spoken(card.language).map(|words| view! { <p class="muted">{words}</p> })}
                <p class="row">
                    <a class=first href=page.clone()>{t.open_session()}</a>
                    <a class="button" href=format!("{page}#ask")>{t.ask()}</a>
                </p>
            </div>
            <div class="cover-art" aria-hidden="true">{ripples()}</div>
        </section>
    }
}

fn coming(t: Texts, cards: &[SessionCard]) -> Option<impl IntoView + use<>> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby="coming">
                <div class="section-head"><h2 id="coming">{t.coming_up()}</h2><a href=t.at("/calendar")>{t.whole_calendar()}</a></div>
                {sessions::list(t, cards)}
            </section>
        }
    })
}

/// A question that fits no session.
fn experts(t: Texts) -> impl IntoView {
    view! { <p class="card row">{icon(Icon::Talk)}<span>{t.ask_at_home()}</span><a class="button" href=t.at("/ask")>{t.ask_our_experts()}</a></p> }
}

fn nothing(frame: &Frame) -> impl IntoView + use<> {
    let t = Texts::of(frame.language);
    view! {
        <div class="empty">
            {icon(Icon::Calendar)}
            <h1>{t.nothing_planned()}</h1>
            <p>{t.nothing_planned_more()}</p>
            {subscribe(t, &frame.public_url, "/calendar.ics", "button primary", t.subscribe_all(), t.home_title())}
        </div>
    }
}
