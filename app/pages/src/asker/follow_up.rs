//! What was said since, whether it helped, and how to write once more.

use super::said_to_them;
use crate::parts::field::Field;
use crate::parts::{Icon, desk_words, icon};
use domain::handoff::Standing;
use domain::question::State;
use domain::screens::attendee::{AskerScreen, Erasure};
use leptos::prelude::*;
use texts::Texts;

/// What was said since, in order.
pub fn thread(t: Texts, screen: &AskerScreen) -> AnyView {
    let said = screen.thread.iter().map(|said| match said.by_them {
        true => {
            view! { <blockquote class="own-question prewrap" dir="auto">{desk_words::said(t, &said.text)}</blockquote> }
                .into_any()
        }
        false => said_to_them(t, true, said.text.clone()),
    });
    said.collect_view().into_any()
}

/// Whether the answer helped, and the form for more.
pub fn again(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let possible = screen.state != State::Withdrawn && matches!(screen.erasure, Erasure::Possible { .. });
    let form = &screen.forms.follow_up;
    let open = screen.helped == Some(false) || !form.problems.is_empty();
    let title = if screen.state.is_open() { t.own_add() } else { t.own_ask_back() };
    let field = Field::new("text", t.own_more()).longest(1000).problem(&form.problems);
    possible.then(|| {
        view! {
            <section class="stack-sm" id="follow-up" aria-label=title>
                {may_rate(screen).then(|| rating(t, screen))}
                <details class="fold" open=open>
                    <summary>{icon(Icon::Talk)}{title}</summary>
                    <form class="stack-sm measure" method="post" action=t.at(&format!("{}/follow_up", screen.path)) data-draft>
                        <p class="small muted">{if screen.state.is_open() { t.own_add_means() } else { t.own_more_means() }}</p>
                        {field.area(form.typed.clone())}
                        <p><button class="button primary">{t.own_more_send()}</button></p>
                    </form>
                </details>
            </section>
        }
        .into_any()
    })
}

/// Once there is an answer, or whoever was to reach them is done.
fn may_rate(screen: &AskerScreen) -> bool {
    let done = screen.offline.is_some_and(|offline| offline.standing == Standing::Closed);
    screen.state == State::Answered || (done && screen.state == State::TakenOffline)
}

fn rating(t: Texts, screen: &AskerScreen) -> AnyView {
    let act = |to: &str, said: bool, label: &'static str| {
        let action = t.at(&format!("{}/{to}", screen.path));
        let pressed = if screen.helped == Some(said) { "true" } else { "false" };
        view! { <form method="post" action=action><button class="button" aria-pressed=pressed>{label}</button></form> }
    };
    let thanks = screen.helped.map(|helped| {
        let words = if helped { t.own_helped() } else { t.own_did_not_help() };
        view! { <p class="small" role="status">{words}</p> }
    });
    let asks = if screen.offline.is_some() { t.own_was_it_solved() } else { t.own_did_it_help() };
    view! {
        <div class="row"><p class="strong">{asks}</p>{act("helped", true, t.own_yes())}{act("did_not_help", false, t.own_no())}</div>
        {thanks}
    }
    .into_any()
}
