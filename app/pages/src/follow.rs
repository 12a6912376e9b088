//! `/follow/{token}`: the owner of an address says whether they want a question's answer there.

use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::attendee::FollowScreen;
use leptos::prelude::*;
use texts::Texts;

/// The question, and yes or no.
pub fn follow(frame: &Frame, screen: &FollowScreen) -> String {
    let t = Texts::of(frame.language);
    let (head, means) = match (screen.is_told, screen.is_confirmed) {
        (true, _) => (t.follow_told(), t.follow_told_means()),
        (false, true) => (t.follow_yes(), t.follow_yes_means()),
        (false, false) => (t.follow_ask(), t.follow_ask_means()),
    };
    let asked_in = screen.asked_in.clone();
    let title = asked_in.title.unwrap_or_else(|| t.ask_our_experts().to_owned());
    let text = screen.text.as_ref().map(|text| {
        view! { <blockquote class="own-question prewrap" dir="auto">{text.as_str().to_owned()}</blockquote> }
    });
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href=t.at(&asked_in.path)><bdi>{title}</bdi></a></p>
                <h1>{head}</h1>
                <p class="standfirst">{means}</p>
            </header>
            {text}
            <div class="row">
                {(!screen.is_confirmed).then(|| act(t, screen, "confirm", "button primary", t.follow_confirm()))}
                {act(t, screen, "stop", "button", t.follow_stop())}
            </div>
        </div>
    };
    public(frame, &Head::new(head).private().at(screen.path.clone()), "", body.into_any())
}

fn act(t: Texts, screen: &FollowScreen, step: &str, class: &'static str, label: &'static str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=t.at(&format!("{}/{step}", screen.path))>
            <button class=class>{label}</button>
        </form>
    }
}

/// The address is forgotten.
pub fn forgotten(frame: &Frame) -> String {
    let t = Texts::of(frame.language);
    let body = view! {
        <div class="wrap problem">
            <h1>{t.forgotten()}</h1>
            <p class="standfirst">{t.forgotten_means()}</p>
            <p><a class="button primary" href=t.at("/")>{t.see_all()}</a></p>
        </div>
    };
    public(frame, &Head::new(t.forgotten()).private(), "", body.into_any())
}
