//! `/slots/{token}`: one slot, for a thumb. When and what, yes in one tap, and three ways to say something else.

mod answers;
mod standing;

use crate::parts::{Icon, acting, avatar, icon, times};
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
    let t = Texts::of(frame.language);
    let over = screen.session.state == SessionState::Cancelled || !screen.state.holds_time();
    let class = if over { "wrap own slot-page over" } else { "wrap own slot-page" };
    let back = screen.home.as_ref().map(|home| {
        let words = t.slot_all_of(&isolated(&screen.clinician));
        view! { <p><a href=t.at(home)>{words}</a></p> }
    });
    let body = view! {
        <div class=class>
            <header class="stack-sm">
                <p class="eyebrow">{eyebrow(t, screen)}</p>
                <h1 dir="auto">{screen.session.title.clone()}</h1>
                {acting(t, screen.acting.as_deref(), &screen.clinician)}
            </header>
            {standing::standing(t, screen)}
            {when(t, screen)}
            {answers::answers(t, screen)}
            {about(t, screen)}
            {back}
        </div>
    };
    public(frame, &Head::new(screen.session.title.clone()).private().at(&screen.path), "", body.into_any())
}

/// A link that has ended: why, and nothing to press by mistake.
pub fn link_ended(frame: &Frame, why: &str) -> String {
    let t = Texts::of(frame.language);
    let body = view! {
        <div class="wrap own slot-page">
            <div class="done-card">
                <span class="mark quiet">{icon(Icon::Clock)}</span>
                <h1>{t.link_ended()}</h1>
                <p class="muted">{why.to_owned()}</p>
            </div>
        </div>
    };
    public(frame, &Head::new(t.link_ended()).private(), "", body.into_any())
}

fn eyebrow(t: Texts, screen: &SlotScreen) -> String {
    let part = format!("{}: {}", isolated(&screen.clinician), t.role(screen.role).to_lowercase());
    screen.session.campaign.as_deref().map(isolated).into_iter().chain([part]).collect::<Vec<_>>().join(" · ")
}

/// Day and hours as their own clocks show them, then as the session's do where these differ.
fn when(t: Texts, screen: &SlotScreen) -> AnyView {
    let (span, own, by) = (screen.span, &screen.zone, t.by(screen.clock));
    let there = (!same_clock(span, own, &screen.session.zone)).then(|| {
        let words = t.slot_there(&by.span_in(span, &screen.session.zone));
        view! { <p class="small muted">{words}</p> }
    });
    let whole = screen.session.span.filter(|whole| *whole != span).map(|whole| {
        let words = t.slot_whole(&by.hours(whole, own));
        view! { <p class="small muted num">{words}</p> }
    });
    let call = screen.call_at.map(|call| {
        let at = by.time(zone::local(call, own));
        let before = t.slot_call_before(span.start.since(call) / domain::time::MINUTE);
        view! {
            <p class="call">{icon(Icon::Clock)}<span>{t.slot_call()}" "<strong class="num">{at}</strong>{before}</span></p>
        }
    });
    view! {
        <section class="card slot-when" aria-label=t.slot_when()>
            <p class="day">{times::day(t, span.start, own)}</p>
            <p class="hours num">{by.hours(span, own)}</p>
            <p class="muted">{t.zone_label(span.start, own)}</p>
            {call}{there}{whole}
        </section>
    }
    .into_any()
}

fn same_clock(span: Span, one: &ZoneName, other: &ZoneName) -> bool {
    one == other || zone::offset(span.start, one).seconds == zone::offset(span.start, other).seconds
}

fn about(t: Texts, screen: &SlotScreen) -> AnyView {
    let session = &screen.session;
    let with = (!screen.with.is_empty()).then(|| {
        let people = screen.with.iter().map(|with| person(t, with)).collect_view();
        view! { <section class="stack-sm" aria-labelledby="with"><h2 id="with">{t.slot_with()}</h2><ul class="with" role="list">{people}</ul></section> }
    });
    let live = session.state != SessionState::Cancelled && screen.state != State::Withdrawn;
    let join = session.join_url.clone().filter(|_| live).map(|link| {
        let host = link.split("://").nth(1).unwrap_or(&link).split('/').next().unwrap_or_default().to_owned();
        view! { <p class="row"><a class="button" href=link rel="noreferrer">{t.slot_join()}</a><span class="faint small">{host}</span></p> }
    });
    let page = session.public_path.as_ref().map(|path| view! { <p><a href=t.at(path)>{t.slot_public()}</a></p> });
    let summary = (!session.summary.is_empty())
        .then(|| view! { <div class="prose"><p class="prewrap" dir="auto">{session.summary.clone()}</p></div> });
    view! {
        {with}
        <section class="stack-sm" aria-labelledby="about"><h2 id="about">{t.slot_about()}</h2>{summary}{join}{page}</section>
    }
    .into_any()
}

fn person(t: Texts, with: &With) -> AnyView {
    let part = t.role(with.role).to_owned();
    let words = [isolated(&with.position), part].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let asked = (!with.confirmed).then(|| view! { <span class="faint small">{t.slot_with_asked()}</span> });
    view! {
        <li class="person">{avatar(&with.name)}<div><p class="name"><bdi>{with.name.clone()}</bdi>" "{asked}</p><p class="role">{words.join(" · ")}</p></div></li>
    }
    .into_any()
}
