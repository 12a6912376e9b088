//! Beside a session: its time in words, and the addresses to hand on.

use crate::parts::desk_form::copy;
use crate::parts::desk_moments::stamp;
use crate::parts::state;
use domain::screens::plan::SessionScreen;
use domain::session::Session;
use domain::{Clock, Span, time::MINUTE, zone};
use leptos::prelude::*;
use texts::Texts;

/// State, day and hours as a reader would say them.
pub fn facts(screen: &SessionScreen, session: &Session, clock: Clock) -> AnyView {
    let end = |start: domain::Instant| session.ends_at.unwrap_or(start.plus(session.minutes * MINUTE));
    let when = session.starts_at.map(|start| {
        let span = Span { start, end: end(start) };
        let day = zone::day_heading(zone::local(start, &session.zone).date);
        let hours = Texts::default().by(clock).hours(span, &session.zone);
        view! {
            <dt>"Day"</dt><dd>{day}</dd>
            <dt>"Time"</dt><dd>{hours}<br/><span class="faint tiny">{zone::zone_label(start, &session.zone)}</span></dd>
            <dt data-yours=session.zone.to_string() hidden>"For you"</dt>
            <dd data-yours=session.zone.to_string() hidden>{stamp(start)}</dd>
        }
    });
    let none = session.starts_at.is_none().then(|| view! { <dt>"Day"</dt><dd class="muted">"Not set yet"</dd> });
    view! {
        <section class="panel" aria-labelledby="facts-head">
            <h2 id="facts-head">"At a glance"</h2>
            <dl class="facts">
                <dt>"State"</dt><dd>{state::session(Texts::default(), session.state)}</dd>
                {when}{none}
                <dt>"Questions"</dt><dd>{asked(screen)}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn asked(screen: &SessionScreen) -> String {
    match (screen.questions, screen.open) {
        (0, _) => "None yet".to_owned(),
        (all, 0) => format!("{all}, none open"),
        (all, open) => format!("{all}, {open} open"),
    }
}

/// The series that it is a date of, and the ways to change more than this one.
pub fn series(screen: &SessionScreen, session: &Session) -> Option<AnyView> {
    let series = screen.series.as_ref()?;
    let page = format!("/plan/series/{}", series.id);
    let by_hand = session.detached.is_set();
    let following = session.original_starts.filter(|_| !by_hand && screen.may_plan).map(|at| {
        let href = format!("{page}?from={}", at.date);
        view! { <p><a href=href>"Change this and what follows"</a></p> }
    });
    let words = match by_hand {
        true => "Edited by hand: changes of its series pass it by.",
        false => "What you change in its details changes this one alone.",
    };
    let panel = view! {
        <section class="panel stack-sm" aria-labelledby="series-head">
            <h2 id="series-head">"Part of a series"</h2>
            <p>{series.sentence.clone()}</p>
            <p class="faint tiny">{words}</p>
            {following}
            <p><a href=page>{if screen.may_plan { "Change the whole series" } else { "The whole series" }}</a></p>
        </section>
    };
    Some(panel.into_any())
}

/// The public address, the short one and its code, once the page stands.
pub fn public_page(screen: &SessionScreen) -> Option<AnyView> {
    let session = screen.session.as_ref()?;
    let url = screen.public_url.as_ref()?;
    let short = screen.short_url.as_ref().map(|short| copy("short-url", "Short link, for slides", short));
    let panel = view! {
        <section class="panel stack-sm" aria-labelledby="public-head">
            <h2 id="public-head">"Hand on"</h2>
            {copy("public-url", "Public page", url)}
            {short}
            <p class="row tiny"><span class="faint">"Code to type on a phone"</span><span class="code">{session.code.clone()}</span></p>
        </section>
    };
    Some(panel.into_any())
}
