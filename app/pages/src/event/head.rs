//! The top of a session's page, and the card that says when.

use super::calendars;
use crate::parts::calendars::{menu as menu_of, webcal};
use crate::parts::ripples::ripples;
use crate::parts::{expert, sessions, state, times};
use domain::Span;
use domain::screens::Frame;
use domain::screens::attendee::PublicSession;
use domain::session::State;
use islands_attendee::OwnTime;
use islands_browser::island;
use leptos::prelude::*;
use texts::Texts;

/// So many characters fit on a phone's two lines.
const BRIEF: usize = 80;

/// Campaign, title, summary and experts on the campaign's colour.
pub fn head(t: Texts, session: &PublicSession) -> impl IntoView + use<> {
    let color = sessions::color(session.campaign.as_ref().map(|campaign| campaign.color));
    let campaign = session.campaign.as_ref().map(|campaign| {
        view! { <p class="eyebrow"><a href=t.at(&format!("/campaigns/{}", campaign.slug)) dir="auto">{campaign.name.clone()}</a></p> }
    });
    let experts = (!session.experts.is_empty())
        .then(|| view! { <ul class="experts" role="list">{session.experts.iter().map(|who| expert(t, who)).collect_view()}</ul> });
    let lang = session.language.within(t.language());
    view! {
        <div class="event-head" data-color=color data-live=(session.state == State::Live).then_some("")>
            {ripples()}
            <div class="wrap">
                {campaign}
                <h1 dir="auto" lang=lang>{session.title.clone()}</h1>
                {summary(t, session)}
                {t.spoken(session.language).map(|words| view! { <p class="eyebrow">{words}</p> })}
                {experts}
            </div>
        </div>
    }
}

/// While it runs, a phone shows the form first: a long summary waits behind its first words.
fn summary(t: Texts, session: &PublicSession) -> AnyView {
    let lang = session.language.within(t.language());
    if session.state != State::Live || session.summary.chars().count() <= BRIEF {
        return view! { <p class="standfirst" dir="auto" lang=lang>{session.summary.clone()}</p> }.into_any();
    }
    view! {
        <details class="brief">
            <summary><span class="standfirst" dir="auto" lang=lang>{session.summary.clone()}</span><span class="more" aria-hidden="true">{t.more()}</span></summary>
        </details>
    }
    .into_any()
}

/// When it is, in its zone and the reader's; how to join, keep and share it.
pub fn when(frame: &Frame, session: &PublicSession) -> impl IntoView + use<> {
    let t = Texts::of(frame.language);
    let span = Span { start: session.starts_at, end: session.ends_at };
    let short = format!("{}/e/{}", frame.public_url, session.code);
    let (_, shown) = short.split_once("://").unwrap_or(("", &short));
    let shown = shown.to_owned();
    let way = format!("{}{}", frame.public_url, t.at(&format!("/e/{}", session.code)));
    let own = OwnTime {
        starts_at: session.starts_at.0,
        ends_at: session.ends_at.0,
        zone: session.zone.to_string(),
        label: t.your_time().to_owned(),
    };
    view! {
        <div class="card when-card">
            <div class="clock">
                <p>{state::session(t, session.state)}</p>
                <p class="day">{times::day(t, session.starts_at, &session.zone)}</p>
                <p class="hours">{times::hours_in(t, span, &session.zone)}</p>
            </div>
            {island(own)}
            {join(frame, session)}
            {recording(t, session)}
            <p class="share small"><span class="faint">{t.short_link()}</span><a class="code" href=way>{shown}</a></p>
        </div>
    }
}

fn recording(t: Texts, session: &PublicSession) -> Option<impl IntoView + use<>> {
    let link = session.recording_url.clone()?;
    Some(view! { <a class="button wide" href=link rel="noopener noreferrer">{t.recording()}</a> })
}

fn join(frame: &Frame, session: &PublicSession) -> Option<AnyView> {
    let t = Texts::of(frame.language);
    let over = matches!(session.state, State::Ended | State::Cancelled | State::Draft);
    let class = if session.state == State::Live { "button warm wide" } else { "button primary wide" };
    let link = session.join_url.clone().map(|url| {
        view! { <a class=class href=url rel="noopener noreferrer">{t.join()}</a> }
    });
    let soon = (link.is_none() && session.state == State::Scheduled)
        .then(|| view! { <p class="small muted">{t.join_soon()}</p> });
    let menu = (session.state == State::Scheduled).then(|| menu(frame, session, link.is_none()));
    (!over).then(|| view! { <div class="join">{link}{menu}{soon}</div> }.into_any())
}

fn menu(frame: &Frame, session: &PublicSession, first: bool) -> AnyView {
    let t = Texts::of(frame.language);
    let class = if first { "button primary wide" } else { "button wide" };
    let address = format!("{}/events/{}", frame.public_url, session.slug);
    let file = format!("{address}/event.ics");
    let ways = vec![
        (format!("/events/{}/event.ics", session.slug), t.calendar_file()),
        (webcal(&file), t.calendar_webcal()),
        (calendars::google(session, &address), t.calendar_google()),
        (calendars::outlook(session, &address), t.calendar_outlook()),
    ];
    menu_of(class, t.add_to_calendar(), ways)
}
