//! Yes in one tap; and folds for no, another time, and a colleague. Plain forms, each with what was seen.

use crate::parts::field::{Field, hidden};
use crate::parts::{Icon, icon, icon_class};
use domain::screens::clinician::SlotScreen;
use domain::session::State as SessionState;
use domain::slot::State;
use domain::zone;
use leptos::prelude::*;

/// Whatever can be answered now; nothing once there is nothing to answer.
pub fn answers(screen: &SlotScreen) -> Option<AnyView> {
    let open = screen.session.state != SessionState::Cancelled && screen.state.holds_time();
    open.then(|| {
        let yes = (screen.state == State::Proposed).then(|| yes(screen));
        let head = if screen.state == State::Confirmed { "Something came up?" } else { "Decline or change" };
        view! {
            <section class="answers" aria-label="Your answer">
                {yes}
                <p class="or">{head}</p>
                <div class="ways">{no(screen)}{another_time(screen)}{colleague(screen)}</div>
            </section>
        }
        .into_any()
    })
}

fn yes(screen: &SlotScreen) -> AnyView {
    let label = if screen.moved { "Confirm the new time" } else { "Confirm" };
    view! {
        <form method="post" action=format!("{}/confirm", screen.path)>
            {seen(screen)}
            <button class="button primary wide tall">{icon(Icon::Check)}{label}</button>
        </form>
    }
    .into_any()
}

/// What an answer is about: a slot that changed since is shown again.
fn seen(screen: &SlotScreen) -> AnyView {
    view! { {hidden("sequence", screen.sequence.to_string())}{hidden("seen_at", screen.span.start.to_string())} }
        .into_any()
}

/// A fold with one form; of all of them one is open at a time.
fn way(
    screen: &SlotScreen,
    step: &'static str,
    picture: Icon,
    label: &'static str,
    fields: AnyView,
    send: &'static str,
) -> AnyView {
    let open = screen.tried.as_deref() == Some(step) && !screen.moved;
    view! {
        <details name="answer" open=open>
            <summary>{icon(picture)}<span>{label}</span>{icon_class(Icon::Down, "icon chevron")}</summary>
            <form class="form" method="post" action=format!("{}/{step}", screen.path)>
                {seen(screen)}
                {fields}
                <button class="button wide">{send}</button>
            </form>
        </details>
    }
    .into_any()
}

/// A field of one answer; several have a reason.
fn field(screen: &SlotScreen, form: &'static str, name: &'static str, label: &str) -> Field {
    let field = Field::new(name, label.to_owned()).within(form);
    if screen.tried.as_deref() == Some(form) { field.problem(&screen.problems) } else { field }
}

fn reason(screen: &SlotScreen, form: &'static str) -> AnyView {
    let text = if screen.tried.as_deref() == Some(form) { screen.draft.reason.clone() } else { String::new() };
    field(screen, form, "reason", "Reason").optional().longest(500).hint("Only the team reads it.").input(text)
}

fn no(screen: &SlotScreen) -> AnyView {
    way(screen, "decline", Icon::Cross, "I cannot", reason(screen, "decline"), "Decline")
}

fn another_time(screen: &SlotScreen) -> AnyView {
    let at = zone::local(screen.span.start, &screen.zone);
    let starts = if screen.draft.starts.is_empty() { at.to_string() } else { screen.draft.starts.clone() };
    let zone_words = format!("Start of your part, {}", zone::zone_label(screen.span.start, &screen.zone));
    let fields = view! {
        {hidden("zone", screen.draft.zone.clone())}
        {field(screen, "another_time", "starts", "I could at").kind("datetime-local").required().hint(zone_words).input(starts)}
        {reason(screen, "another_time")}
    };
    way(screen, "another_time", Icon::Clock, "Another time", fields.into_any(), "Ask for this time")
}

fn colleague(screen: &SlotScreen) -> AnyView {
    let fields = view! {
        {field(screen, "colleague", "name", "Who could").required().longest(80).complete("off").input(screen.draft.name.clone())}
        {reason(screen, "colleague")}
    };
    way(screen, "colleague", Icon::People, "A colleague instead", fields.into_any(), "Decline and name them")
}
