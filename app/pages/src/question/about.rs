//! What is known about a question besides its words.

use crate::parts::desk_form::act;
use crate::parts::desk_moments::{ago, left, stamp};
use domain::question::Urgency;
use domain::screens::desk::QuestionScreen;
use domain::target::Source;
use leptos::prelude::*;

/// The session, or *Ask our experts*.
fn asked_in(screen: &QuestionScreen) -> AnyView {
    match (&screen.question.session_id, &screen.session_title) {
        (Some(id), Some(title)) => {
            view! { <a href=format!("/plan/sessions/{id}")><bdi>{title.clone()}</bdi></a> }.into_any()
        }
        _ if screen.question.source == Source::Hand => "Brought in by the desk".into_any(),
        _ => "Ask our experts".into_any(),
    }
}

/// The facts beside the thread. Name and address are for the desk alone.
pub fn about(screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    let urgent = (question.urgency == Urgency::Urgent)
        .then(|| view! { <dt>"Urgency"</dt><dd>{crate::parts::state::chip("urgent", "Urgent")}</dd> });
    let email = screen.email.clone().map(|email| view! { <dt>"E-mail"</dt><dd class="clip" dir="auto">{email}</dd> });
    let topic = screen.topic.clone().map(|name| view! { <dt>"Topic"</dt><dd dir="auto">{name}</dd> });
    let post = screen.post.clone().map(|(id, title)| {
        view! { <dt>"Had read"</dt><dd><a href=format!("/plan/posts/{id}")><bdi>{title}</bdi></a></dd> }
    });
    let said = question.source_url.clone().map(|url| {
        let href = url.clone();
        view! { <dt>"Said on"</dt><dd class="clip"><a href=href rel="noopener noreferrer" dir="auto">{url}</a></dd> }
    });
    let due = question.late_at().map(|at| view! { <dt>"Due"</dt><dd>{left(at, screen.now)}" · "{stamp(at)}</dd> });
    let again = (screen.may_act && screen.email.is_some()).then(|| {
        act(format!("/inbox/{}/send_link", question.id), Some(question.version), "button small", "Send the link again")
    });
    let owner = (screen.may_act && question.state.is_open() || screen.owner.is_some()).then(|| {
        view! { <dt>"Owner"</dt><dd dir="auto">{screen.owner.clone().unwrap_or_else(|| "Nobody yet".to_owned())}</dd> }
    });
    let helped = question.helped.map(|helped| {
        view! { <dt>"Helped"</dt><dd>{if helped.is_set() { "Yes, they say" } else { "No, they say" }}</dd> }
    });
    let seized = question.acknowledged_at.map(|at| view! { <dt>"In hand"</dt><dd>{ago(at, screen.now)}</dd> });
    view! {
        <section class="panel" aria-labelledby="about-head">
            <h2 id="about-head">"About"</h2>
            <dl class="facts">
                {urgent}
                <dt>"Asked in"</dt><dd>{asked_in(screen)}</dd>
                {topic}{post}{said}{owner}{due}
                <dt>"Asked"</dt><dd>{ago(question.created_at, screen.now)}</dd>
                {seized}{helped}
                <dt>"From"</dt><dd dir="auto">{screen.name.clone().unwrap_or_else(|| "No name given".to_owned())}</dd>
                {email}
                <dt>"Votes"</dt><dd class="num">{question.votes}</dd>
            </dl>
            {again}
            <p class="faint tiny below">"Name and address are never public."</p>
        </section>
    }
    .into_any()
}
