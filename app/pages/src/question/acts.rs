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
    let urgent = calm.then(|| press(screen, "urgent", "button", ("!", Some("Calls whoever is on duty")), "Urgent"));
    let hold = (question.visibility == Visibility::Public).then(|| deed("hold", "button", "Hold back"));
    let ended = matches!(question.state, State::Answered | State::Dismissed | State::TakenOffline);
    let reopen = ended.then(|| deed("reopen", "button", "Reopen"));
    // Of what may be an emergency one says that one is on it.
    let seize = (question.state == State::Received && question.urgency == Urgency::Routine)
        .then(|| press(screen, "acknowledge", "button primary", ("e", None), "Acknowledge"));
    let free = question.owner_id.is_none() && question.umbrella_id.is_none() && question.state == State::Acknowledged;
    // In hand, and nobody's.
    let take = free.then(|| press(screen, "assign", "button primary", ("t", Some("You see it to its end")), "Take it"));
    view! { {urgent}{hold}{reopen}{take}{seize} }.into_any()
}

/// A deed of one key.
fn press(
    screen: &QuestionScreen,
    deed: &str,
    class: &'static str,
    (key, title): (&'static str, Option<&'static str>),
    label: &'static str,
) -> AnyView {
    let question = &screen.question;
    view! {
        <form method="post" action=format!("/inbox/{}/{deed}", question.id)>
            {version(question.version)}
            <button class=class data-key=key title=title>{label}</button>
        </form>
    }
    .into_any()
}
