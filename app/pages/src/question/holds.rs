//! Legal holds: what keeps a question from being erased, and who may say so.

use crate::parts::desk_form::{DeskForm, act};
use crate::parts::desk_moments::stamp;
use crate::parts::field::tick;
use domain::Problems;
use domain::screens::desk::{DeedForm, LegalHold, QuestionScreen};
use domain::text::isolated;
use leptos::prelude::*;

/// The panel; nothing where there is no hold and its reader may set none.
pub fn holds(screen: &QuestionScreen) -> Option<AnyView> {
    let erased = screen.question.erased_at.is_some();
    if screen.holds.is_empty() && (erased || !screen.may_hold) {
        return None;
    }
    let id = &screen.question.id;
    let lines = screen.holds.iter().map(line).collect_view();
    let end = (screen.may_hold && !screen.holds.is_empty())
        .then(|| act(format!("/inbox/{id}/holds/end"), None, "button small", "End it now"));
    view! {
        <section class="panel" aria-labelledby="holds-head">
            <h2 id="holds-head">"Legal hold"</h2>
            {lines}{end}{(screen.may_hold && !erased).then(|| form(screen))}
        </section>
    }
    .into_any()
    .into()
}

fn line(hold: &LegalHold) -> AnyView {
    let what = if hold.whole_session.is_set() { "Everything of this session" } else { "This question" };
    let words = format!("{what}, says {}: {}", isolated(&hold.set_by), isolated(&hold.reason));
    view! { <p>{words}<br/><span class="faint">"Until "{stamp(hold.until_at)}</span></p> }.into_any()
}

fn form(screen: &QuestionScreen) -> AnyView {
    let refused = screen.refused.as_ref().filter(|refused| refused.deed == "holds");
    let (none, nothing) = (Problems::default(), DeedForm::default());
    let problems = refused.map_or(&none, |refused| &refused.problems);
    let typed = refused.map_or(&nothing, |refused| &refused.typed);
    let form = DeskForm { name: "holds", problems, locked: false };
    let session = screen
        .question
        .session_id
        .as_ref()
        .map(|_| tick("session", "on", typed.keep, "Everything of this session", ""));
    view! {
        <details class="fold" open=refused.is_some()>
            <summary>"Set a legal hold"</summary>
            <form class="stack-sm" method="post" action=format!("/inbox/{}/holds", screen.question.id)>
                <p class="small muted">"Nothing of it is erased before the hold ends. Whoever wants theirs erased meanwhile reads that; from then on nobody else reads it."</p>
                {form.field("reason", "Reason").longest(500).input(typed.reason.clone())}
                {form.field("until", "Until").kind("datetime-local").input(typed.due_at.clone())}
                {session}
                <p><button class="button">"Set it"</button></p>
            </form>
        </details>
    }
    .into_any()
}
