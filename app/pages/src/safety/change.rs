//! `/settings/safety/changes/{id}`: a change of a list, for a second person to decide on.

use super::list::measured;
use super::{TITLE, about, name, within};
use crate::parts::desk_form::act;
use crate::parts::notice::{notice, problems};
use crate::parts::state::chip;
use crate::parts::{Icon, icon_class};
use crate::shell::{Staff, Tab};
use domain::safety::ChangeState;
use domain::screens::Frame;
use domain::screens::safety::ChangeScreen;
use domain::text::isolated;
use leptos::prelude::*;

/// What changes, what it would do, and the decision.
pub fn list_change(frame: &Frame, screen: &ChangeScreen) -> String {
    let change = &screen.change;
    let by = format!("Proposed by {}.", isolated(&change.proposed_name));
    let (out, new) = screen.lines();
    let wrong = match &screen.measured {
        Ok(done) => measured(done),
        Err(wrong) => view! { {problems(wrong)} }.into_any(),
    };
    let is_open = change.state == ChangeState::Proposed;
    let body = view! {
        <div class="stack-lg wide-column">
            {problems(&screen.problems)}
            <section class="panel stack-sm" aria-label="The change">
                <p class="row">{chip(change.state.as_str(), state_words(change.state))}<span class="small">{by}</span></p>
                <p class="said prewrap" dir="auto">{change.why.clone()}</p>
                <p class="muted small">"In force: "{about(&screen.list)}</p>
                {is_open.then(|| view! { {lines("Taken out", "del", &out, change.language.as_str())}{lines("New", "ins", &new, change.language.as_str())} })}
                {is_open.then_some(wrong)}
                {is_open.then(|| decision(screen))}
                {change.decided_name.as_ref().map(|name| view! { <p class="small">{format!("Decided by {}.", isolated(name))}</p> })}
            </section>
            <details class="fold">
                <summary>{icon_class(Icon::Down, "icon chevron")}"The whole text"</summary>
                <pre class="prewrap" lang=change.language.as_str()>{change.text.clone()}</pre>
            </details>
        </div>
    };
    let staff = Staff::new(name(change.kind, change.language), Tab::Settings);
    within(frame, staff).crumb("/settings/safety", TITLE).page(frame, body.into_any())
}

fn state_words(state: ChangeState) -> &'static str {
    match state {
        ChangeState::Proposed => "Waits for a second person",
        ChangeState::InForce => "In force",
        ChangeState::TurnedDown => "Turned down",
        ChangeState::Replaced => "Replaced by a later one",
    }
}

fn lines(title: &'static str, class: &'static str, all: &[&str], language: &'static str) -> Option<AnyView> {
    let rows = all.iter().map(|line| view! { <li><code lang=language>{(*line).to_owned()}</code></li> }).collect_view();
    (!all.is_empty()).then(|| {
        view! { <div class=class><p class="small strong">{title}</p><ul class="small">{rows}</ul></div> }.into_any()
    })
}

fn decision(screen: &ChangeScreen) -> AnyView {
    let to = |step: &str| format!("/settings/safety/changes/{}/{step}", screen.change.id);
    if screen.is_mine {
        return view! {
            {notice("notice calm", Icon::Info, "Somebody else who may review lets it count: send them the address of this page.")}
            <div class="acts">{act(to("turn_down"), None, "button", "Take it back")}</div>
        }
        .into_any();
    }
    let counts = screen.measured.as_ref().is_ok_and(|measured| measured.why_not().is_none());
    let nobodys = screen.change.is_nobodys();
    let label = if nobodys { "I stand for it" } else { "Let it count" };
    let yes = counts.then(|| act(to("approve"), None, "button primary", label));
    let program = nobodys.then(|| {
        notice(
            "notice calm",
            Icon::Info,
            "A program proposed it. It counts once one person stands for it and another lets it.",
        )
    });
    view! { {program}<div class="acts">{yes}{act(to("turn_down"), None, "button", "Turn it down")}</div> }.into_any()
}
