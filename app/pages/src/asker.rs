//! `/questions/{token}`: the asker's own page, the only public place that shows what they wrote.

use crate::parts::{Icon, icon, times};
use crate::shell::{Head, public};
use crate::texts;
use domain::question::{State, Visibility};
use domain::screens::Frame;
use domain::screens::attendee::AskerScreen;
use domain::{Instant, ZoneName};
use leptos::prelude::*;

/// The asker's page: where their question stands, its answer, and how to come back.
pub fn asker(frame: &Frame, screen: &AskerScreen) -> String {
    let session = format!("/events/{}", screen.session.slug);
    let own = format!("{}{}", frame.public_url, screen.path);
    let to_own = own.clone();
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href=session.clone() dir="auto">{screen.session.title.clone()}</a></p>
                <h1>{texts::OWN_TITLE}</h1>
            </header>
            <div data-fresh="">
                {standing(screen)}
                <div class="stack">
                    <blockquote class="own-question prewrap" dir="auto">{screen.text.clone()}</blockquote>
                    {outcome(screen)}
                    {joined(screen)}
                </div>
                {way(screen)}
            </div>
            <section class="card stack" aria-labelledby="keep">
                <h2 id="keep">{texts::KEEP}</h2>
                <p class="muted">{texts::KEEP_WHY}</p>
                <div class="keep">
                    <a class="own-link" id="own-link" href=to_own translate="no">{own}</a>
                    <button class="button" type="button" data-copies="own-link" data-done=texts::COPIED hidden>{texts::COPY}</button>
                </div>
                {renew(screen)}
                {who_sees(screen)}
            </section>
            <div class="spread">
                <a class="button" href=session>{icon(Icon::Back)}{texts::BACK_TO_SESSION}</a>
                {(screen.state != State::Withdrawn).then(|| withdraw(screen))}
            </div>
        </div>
    };
    public(frame, &Head::new(texts::OWN_TITLE).private(), "", body.into_any())
}

fn standing(screen: &AskerScreen) -> impl IntoView + use<> {
    let (head, more) = texts::own_state(screen.state);
    let (head, more) = match (&screen.until, screen.now) {
        (_, true) => (texts::OWN_NOW, String::new()),
        (Some((name, until)), _) => {
            let until = domain::zone::moment_in(*until, &screen.session.zone);
            (head, texts::own_until(name.as_deref(), &until))
        }
        _ => (head, more.to_owned()),
    };
    let (class, picture) = match screen.state {
        State::Received | State::Answered => ("notice good", Icon::Check),
        State::Acknowledged | State::TakenOffline => ("notice calm", Icon::Talk),
        State::Dismissed | State::Withdrawn => ("notice", Icon::Info),
    };
    view! { <div class=class role="status">{icon(picture)}<div><strong>{head}</strong>{more}</div></div> }
}

/// The answer, or why there is none.
fn outcome(screen: &AskerScreen) -> Option<AnyView> {
    let answer = screen.answer.clone().filter(|_| screen.state != State::Dismissed);
    let text = answer.or_else(|| screen.reason.clone().filter(|_| screen.state == State::Dismissed))?;
    let head = if screen.state == State::Dismissed {
        None
    } else {
        Some(view! { <h2 class="by">{icon(Icon::Talk)}{texts::THE_ANSWER}</h2> })
    };
    Some(view! { <div class="answer">{head}<div class="prose prewrap" dir="auto">{text}</div></div> }.into_any())
}

/// The question that theirs was joined with: its answer is theirs.
fn joined(screen: &AskerScreen) -> Option<AnyView> {
    let text = screen.umbrella.as_ref().filter(|_| screen.state.is_open())?;
    let words = view! { <p class="small strong">{texts::OWN_JOINED}</p><blockquote class="prewrap" dir="auto">{text.as_str().to_owned()}</blockquote> };
    Some(view! { <div class="stack-sm">{words}</div> }.into_any())
}

fn way(screen: &AskerScreen) -> impl IntoView + use<> {
    let zone = &screen.session.zone;
    let open = screen.state.is_open();
    let step = |name: &'static str, at: Option<Instant>| match at {
        Some(at) => Some(view! { <li class="done"><p class="strong">{name}</p>{when(at, zone)}</li> }.into_any()),
        None => open.then(|| view! { <li class="ahead"><p>{name}</p></li> }.into_any()),
    };
    view! {
        <ol class="timeline" role="list">
            {step(texts::STEP_RECEIVED, Some(screen.asked_at))}
            {step(texts::STEP_READ, screen.acknowledged_at)}
            {step(texts::STEP_ANSWERED, screen.answered_at.filter(|_| screen.state == State::Answered))}
        </ol>
    }
}

fn when(at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    view! { <p class="when">{times::moment_in(at, zone, domain::Clock::default())}</p> }
}

fn who_sees(screen: &AskerScreen) -> impl IntoView + use<> {
    let (picture, words) = match screen.visibility {
        Visibility::Private => (Icon::Lock, texts::IS_PRIVATE),
        Visibility::Held => (Icon::Eye, texts::IS_HELD),
        Visibility::Public => (Icon::Eye, texts::IS_PUBLIC),
    };
    let wording = screen.public_text.clone().map(|text| {
        view! { <div class="stack-sm"><p class="small strong">{texts::OTHERS_SEE}</p><blockquote class="prewrap" dir="auto">{text.as_str().to_owned()}</blockquote></div> }
    });
    let address = screen
        .will_be_mailed
        .then(|| view! { <p class="emergency calm">{icon(Icon::Mail)}<span>{texts::HAVE_ADDRESS}</span></p> });
    view! { <p class="emergency calm">{icon(picture)}<span>{words}</span></p>{wording}{address} }
}

fn renew(screen: &AskerScreen) -> impl IntoView + use<> {
    let button = view! { <button class="button">{texts::RENEW}</button> };
    fold(texts::RENEW_FOLD, texts::RENEW_MEANS, format!("{}/link", screen.path), button)
}

fn withdraw(screen: &AskerScreen) -> impl IntoView + use<> {
    let button = view! { <button class="button danger">{texts::WITHDRAW}</button> };
    fold(texts::WITHDRAW_FOLD, texts::WITHDRAW_MEANS, format!("{}/withdraw", screen.path), button)
}

/// What an asker does seldom, behind a fold that says what it means.
fn fold(heading: &'static str, means: &'static str, action: String, button: impl IntoView) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>{heading}</summary>
            <form class="stack-sm measure" method="post" action=action>
                <p class="small muted">{means}</p>
                <p>{button}</p>
            </form>
        </details>
    }
}
