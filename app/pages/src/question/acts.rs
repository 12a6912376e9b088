//! Deeds of one click: take in hand, hold back, reopen. What is public can be held at any time.

use crate::parts::desk_form::{act, version};
use domain::question::{State, Urgency, Visibility};
use domain::screens::desk::QuestionScreen;
use leptos::prelude::*;

/// The buttons beside the title.
pub fn acts(screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    let deed = |deed, class, label| act(format!("/inbox/{}/{deed}", question.id), Some(question.version), class, label);
    if question.erasing.is_some() {
        return ().into_any();
    }
    let calm = question.urgency == Urgency::Routine && question.state != State::Withdrawn;
    let urgent = calm.then(|| mark(screen));
    let hold = (question.visibility == Visibility::Public).then(|| deed("hold", "button", "Hold back"));
    let ended = matches!(question.state, State::Answered | State::Dismissed | State::TakenOffline);
    let reopen = ended.then(|| deed("reopen", "button", "Reopen"));
    // Of what may be an emergency one says that one is on it.
    let seize =
        (question.state == State::Received && question.urgency == Urgency::Routine).then(|| acknowledge(screen));
    let free = question.owner_id.is_none() && question.umbrella_id.is_none() && question.state == State::Acknowledged;
    let take = free.then(|| take(screen));
    view! { {urgent}{hold}{reopen}{take}{seize} }.into_any()
}

fn mark(screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    view! {
        <form method="post" action=format!("/inbox/{}/urgent", question.id)>
            {version(question.version)}
            <button class="button" data-key="!" title="Calls whoever is on duty">"Urgent"</button>
        </form>
    }
    .into_any()
}

/// It is in hand, and nobody's.
fn take(screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    view! {
        <form method="post" action=format!("/inbox/{}/assign", question.id)>
            {version(question.version)}
            <button class="button primary" data-key="t" title="You see it to its end">"Take it"</button>
        </form>
    }
    .into_any()
}

fn acknowledge(screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    view! {
        <form method="post" action=format!("/inbox/{}/acknowledge", question.id)>
            {version(question.version)}
            <button class="button primary" data-key="e">"Acknowledge"</button>
        </form>
    }
    .into_any()
}
