//! `/follow/{token}`: the owner of an address says whether they want a question's answer there.

use crate::shell::{Head, public};
use crate::texts;
use domain::screens::Frame;
use domain::screens::attendee::FollowScreen;
use leptos::prelude::*;

/// The question, and yes or no.
pub fn follow(frame: &Frame, screen: &FollowScreen) -> String {
    let (head, means) = match (screen.is_told, screen.is_confirmed) {
        (true, _) => (texts::FOLLOW_TOLD, texts::FOLLOW_TOLD_MEANS),
        (false, true) => (texts::FOLLOW_YES, texts::FOLLOW_YES_MEANS),
        (false, false) => (texts::FOLLOW_ASK, texts::FOLLOW_ASK_MEANS),
    };
    let asked_in = screen.asked_in.clone();
    let title = asked_in.title.unwrap_or_else(|| texts::ASK_OUR_EXPERTS.to_owned());
    let text = screen.text.as_ref().map(|text| {
        view! { <blockquote class="own-question prewrap" dir="auto">{text.as_str().to_owned()}</blockquote> }
    });
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href=asked_in.path><bdi>{title}</bdi></a></p>
                <h1>{head}</h1>
                <p class="standfirst">{means}</p>
            </header>
            {text}
            <div class="row">
                {(!screen.is_confirmed).then(|| act(screen, "confirm", "button primary", texts::FOLLOW_CONFIRM))}
                {act(screen, "stop", "button", texts::FOLLOW_STOP)}
            </div>
        </div>
    };
    public(frame, &Head::new(head).private(), "", body.into_any())
}

fn act(screen: &FollowScreen, step: &str, class: &'static str, label: &'static str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{}/{step}", screen.path)>
            <button class=class>{label}</button>
        </form>
    }
}

/// The address is forgotten.
pub fn forgotten(frame: &Frame) -> String {
    let body = view! {
        <div class="wrap problem">
            <h1>{texts::FORGOTTEN}</h1>
            <p class="standfirst">{texts::FORGOTTEN_MEANS}</p>
            <p><a class="button primary" href="/">{texts::SEE_ALL}</a></p>
        </div>
    };
    public(frame, &Head::new(texts::FORGOTTEN).private(), "", body.into_any())
}
