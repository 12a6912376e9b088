//! `/slots/{token}`: one slot, for a thumb. When and what, yes in one tap, and three ways to say something else.

mod answers;
mod standing;

use crate::parts::{Icon, avatar, icon, times};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::clinician::{SlotScreen, With};
use domain::session::State as SessionState;
use domain::slot::State;
use domain::text::isolated;
use domain::{Span, ZoneName, zone};
use leptos::prelude::*;
use texts::Texts;

/// A slot as its clinician, or somebody for them, answers it.
pub fn slot(frame: &Frame, screen: &SlotScreen) -> String {
    let over = screen.session.state == SessionState::Cancelled || !screen.state.holds_time();
    let class = if over { "wrap own slot-page over" } else { "wrap own slot-page" };
    let acting = screen.acting.clone().map(|who| {
        view! { <p class="acting">{icon(Icon::People)}<span>"You act as "<strong dir="auto">{who}</strong>". The team sees that."</span></p> }
    });
    let back = screen
        .home
        .clone()
        .map(|home| view! { <p><a href=home>"All slots of "<bdi>{screen.clinician.clone()}</bdi></a></p> });
    let body = view! {
        <div class=class>
            <header class="stack-sm">
                <p class="eyebrow">{eyebrow(screen)}</p>
                <h1 dir="auto">{screen.session.title.clone()}</h1>
                {acting}
            </header>
            {standing::standing(screen)}
            {when(screen)}
            {answers::answers(screen)}
            {about(screen)}
            {back}
        </div>
    };
    public(frame, &Head::new(screen.session.title.clone()).private(), "", body.into_any())
}

/// A link that has ended: why, and nothing to press by mistake.
pub fn link_ended(frame: &Frame, why: &str) -> String {
    let body = view! {
        <div class="wrap own slot-page">
            <div class="done-card">
                <span class="mark quiet">{icon(Icon::Clock)}</span>
                <h1>"This link has ended"</h1>
                <p class="muted">{why.to_owned()}</p>
            </div>
        </div>
    };
    public(frame, &Head::new("This link has ended").private(), "", body.into_any())
}

fn eyebrow(screen: &SlotScreen) -> String {
    let part = format!("{}: {}", isolated(&screen.clinician), Texts::default().role(screen.role).to_lowercase());
    screen.session.campaign.as_deref().map(isolated).into_iter().chain([part]).collect::<Vec<_>>().join(" · ")
}

/// Day and hours as their own clocks show them, then as the session's do where these differ.
fn when(screen: &SlotScreen) -> AnyView {
    let (span, own) = (screen.span, &screen.zone);
    let there = (!same_clock(span, own, &screen.session.zone)).then(|| {
        let words = screen.clock.span_in(span, &screen.session.zone);
        view! { <p class="small muted">"Where it is planned: "{words}</p> }
    });
    let whole = screen.session.span.filter(|whole| *whole != span).map(|whole| {
        let hours = times::hours(whole, own, screen.clock);
        view! { <p class="small muted">"The whole session: "<span class="num">{hours}</span></p> }
    });
    let call = screen.call_at.map(|call| {
        let minutes = span.start.since(call) / domain::time::MINUTE;
        view! {
            <p class="call">{icon(Icon::Clock)}<span>"Please be there at "<strong class="num">{screen.clock.time(zone::local(call, own))}</strong>{format!(", {minutes} minutes before.")}</span></p>
        }
    });
    view! {
        <section class="card slot-when" aria-label="When">
            <p class="day">{times::day(Texts::default(), span.start, own)}</p>
            <p class="hours num">{times::hours(span, own, screen.clock)}</p>
            <p class="muted">{zone::zone_label(span.start, own)}</p>
            {call}{there}{whole}
        </section>
    }
    .into_any()
}

fn same_clock(span: Span, one: &ZoneName, other: &ZoneName) -> bool {
    one == other || zone::offset(span.start, one).seconds == zone::offset(span.start, other).seconds
}

fn about(screen: &SlotScreen) -> AnyView {
    let session = &screen.session;
    let with = (!screen.with.is_empty()).then(|| {
        let people = screen.with.iter().map(person).collect_view();
        view! { <section class="stack-sm" aria-labelledby="with"><h2 id="with">"With"</h2><ul class="with" role="list">{people}</ul></section> }
    });
    let live = session.state != SessionState::Cancelled && screen.state != State::Withdrawn;
    let join = session.join_url.clone().filter(|_| live).map(|link| {
        let host = link.split("://").nth(1).unwrap_or(&link).split('/').next().unwrap_or_default().to_owned();
        view! { <p class="row"><a class="button" href=link rel="noreferrer">"Join link"</a><span class="faint small">{host}</span></p> }
    });
    let page = session.public_path.clone().map(|path| view! { <p><a href=path>"What the public sees"</a></p> });
    let summary = (!session.summary.is_empty())
        .then(|| view! { <div class="prose"><p class="prewrap" dir="auto">{session.summary.clone()}</p></div> });
    view! {
        {with}
        <section class="stack-sm" aria-labelledby="about"><h2 id="about">"What it is about"</h2>{summary}{join}{page}</section>
    }
    .into_any()
}

fn person(with: &With) -> AnyView {
    let part = Texts::default().role(with.role).to_owned();
    let words = [isolated(&with.position), part].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let asked = (!with.confirmed).then(|| view! { <span class="faint small">"asked"</span> });
    view! {
        <li class="person">{avatar(&with.name)}<div><p class="name"><bdi>{with.name.clone()}</bdi>" "{asked}</p><p class="role">{words.join(" · ")}</p></div></li>
    }
    .into_any()
}
