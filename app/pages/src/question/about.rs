//! What is known about a question besides its words.

use crate::parts::desk_moments::ago;
use domain::question::Urgency;
use domain::screens::desk::QuestionScreen;
use leptos::prelude::*;

/// The session, or *Ask our experts*.
fn asked_in(screen: &QuestionScreen) -> AnyView {
    match (&screen.question.session_id, &screen.session_title) {
        (Some(id), Some(title)) => {
            view! { <a href=format!("/plan/sessions/{id}")><bdi>{title.clone()}</bdi></a> }.into_any()
        }
        _ => "Ask our experts".into_any(),
    }
}

/// The facts beside the thread. Name and address are for the desk alone.
pub fn about(screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    let urgent = (question.urgency == Urgency::Urgent)
        .then(|| view! { <dt>"Urgency"</dt><dd>{crate::parts::state::chip("urgent", "Urgent")}</dd> });
    let email = screen.email.clone().map(|email| view! { <dt>"E-mail"</dt><dd class="clip" dir="auto">{email}</dd> });
    let seized = question.acknowledged_at.map(|at| view! { <dt>"In hand"</dt><dd>{ago(at, screen.now)}</dd> });
    view! {
        <section class="panel" aria-labelledby="about-head">
            <h2 id="about-head">"About"</h2>
            <dl class="facts">
                {urgent}
                <dt>"Asked in"</dt><dd>{asked_in(screen)}</dd>
                <dt>"Asked"</dt><dd>{ago(question.created_at, screen.now)}</dd>
                {seized}
                <dt>"From"</dt><dd dir="auto">{screen.name.clone().unwrap_or_else(|| "No name given".to_owned())}</dd>
                {email}
                <dt>"Votes"</dt><dd class="num">{question.votes}</dd>
            </dl>
            <p class="faint tiny below">"Name and address are never public."</p>
        </section>
    }
    .into_any()
}
