//! Yes in one tap; and folds for no, another time, and a colleague. Plain forms, each with what was seen.

use crate::parts::field::{Field, hidden};
use crate::parts::{Icon, icon, icon_class};
use domain::deeds::SlotAnswer;
use domain::screens::clinician::SlotScreen;
use domain::session::State as SessionState;
use domain::slot::State;
use domain::zone;
use leptos::prelude::*;
use texts::Texts;

/// Whatever can be answered now; nothing once there is nothing to answer.
pub fn answers(t: Texts, screen: &SlotScreen) -> Option<AnyView> {
    let open = screen.session.state != SessionState::Cancelled && screen.state.holds_time();
    open.then(|| {
        let yes = (screen.state == State::Proposed).then(|| yes(t, screen));
        let head = if screen.state == State::Confirmed { t.slot_came_up() } else { t.slot_change() };
        view! {
            <section class="answers" aria-label=t.slot_your_answer()>
                {yes}
                <p class="or">{head}</p>
                <div class="ways">{no(t, screen)}{another_time(t, screen)}{colleague(t, screen)}</div>
            </section>
        }
        .into_any()
    })
}

/// Where an answer is sent.
fn action(t: Texts, screen: &SlotScreen, answer: SlotAnswer) -> String {
    t.at(&format!("{}/{answer}", screen.path))
}

fn yes(t: Texts, screen: &SlotScreen) -> AnyView {
    let label = if screen.moved { t.slot_confirm_new() } else { t.slot_confirm() };
    view! {
        <form method="post" action=action(t, screen, SlotAnswer::Confirm)>
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

/// What a fold is called, and what sends its form.
struct Words {
    label: &'static str,
    send: &'static str,
}

/// A fold with one form; of all of them one is open at a time.
fn way(t: Texts, screen: &SlotScreen, answer: SlotAnswer, picture: Icon, fields: AnyView, words: &Words) -> AnyView {
    let open = tried(screen, answer) && !screen.moved;
    view! {
        <details name="answer" open=open>
            <summary>{icon(picture)}<span>{words.label}</span>{icon_class(Icon::Down, "icon chevron")}</summary>
            <form class="form" method="post" action=action(t, screen, answer)>
                {seen(screen)}
                {fields}
                <button class="button wide">{words.send}</button>
            </form>
        </details>
    }
    .into_any()
}

fn tried(screen: &SlotScreen, answer: SlotAnswer) -> bool {
    screen.tried.as_deref() == Some(answer.as_str())
}

/// A field of one answer; several have a reason.
fn field(t: Texts, screen: &SlotScreen, form: SlotAnswer, name: &'static str, label: &str) -> Field {
    let field = Field::new(name, label.to_owned()).read_in(t).within(form.as_str());
    if tried(screen, form) { field.problem(&screen.problems) } else { field }
}

fn reason(t: Texts, screen: &SlotScreen, form: SlotAnswer) -> AnyView {
    let text = if tried(screen, form) { screen.draft.reason.clone() } else { String::new() };
    let field = field(t, screen, form, "reason", t.slot_reason()).optional().longest(500);
    field.hint(t.slot_reason_hint()).input(text)
}

fn no(t: Texts, screen: &SlotScreen) -> AnyView {
    let words = Words { label: t.slot_no(), send: t.slot_decline() };
    way(t, screen, SlotAnswer::Decline, Icon::Cross, reason(t, screen, SlotAnswer::Decline), &words)
}

fn another_time(t: Texts, screen: &SlotScreen) -> AnyView {
    const FORM: SlotAnswer = SlotAnswer::AnotherTime;
    let at = zone::local(screen.span.start, &screen.zone);
    let starts = if screen.draft.starts.is_empty() { at.to_string() } else { screen.draft.starts.clone() };
    let hint = t.slot_starts(&t.zone_label(screen.span.start, &screen.zone));
    let field = field(t, screen, FORM, "starts", t.slot_could_at()).kind("datetime-local").required().hint(hint);
    let fields = view! { {hidden("zone", screen.draft.zone.clone())}{field.input(starts)}{reason(t, screen, FORM)} };
    let words = Words { label: t.slot_another(), send: t.slot_ask() };
    way(t, screen, FORM, Icon::Clock, fields.into_any(), &words)
}

fn colleague(t: Texts, screen: &SlotScreen) -> AnyView {
    const FORM: SlotAnswer = SlotAnswer::Colleague;
    let name = field(t, screen, FORM, "name", t.slot_who()).required().longest(80).complete("off");
    let fields = view! { {name.input(screen.draft.name.clone())}{reason(t, screen, FORM)} };
    let words = Words { label: t.slot_colleague(), send: t.slot_name() };
    way(t, screen, FORM, Icon::People, fields.into_any(), &words)
}
