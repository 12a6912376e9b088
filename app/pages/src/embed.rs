//! `/events/{slug}/embed`: what was asked and answered, for a frame on the hospital's own page. Asking and voting happen
//! on the session's own page: there is no cookie in here.

use crate::event::talk;
use crate::shell::{Head, bare, live};
use domain::screens::Frame;
use domain::screens::attendee::{EventScreen, PublicQuestion};
use leptos::prelude::*;
use texts::Texts;

/// The frame's page.
pub fn embed(frame: &Frame, screen: &EventScreen) -> String {
    let t = Texts::of(frame.language);
    let session = &screen.session;
    let about = Head::new(session.title.clone()).private();
    let page = format!("{}{}", frame.public_url, t.at(&format!("/events/{}", session.slug)));
    let rows = talk::kept(screen).map(|question| row(t, question, session.votes_hidden)).collect_view();
    let list = if screen.questions.is_empty() {
        view! { <p class="muted">{t.wall_nothing()}</p> }.into_any()
    } else {
        view! { <ul class="questions" role="list">{rows}</ul> }.into_any()
    };
    let ask = if session.takes_questions { t.ask() } else { t.open_session() };
    let body = view! {
        <div class="embed">
            <div class="spread">
                <h1 dir="auto" lang=session.language.within(t.language())>{session.title.clone()}</h1>
                <a class="button primary" href=page target="_blank" rel="noopener">{ask}</a>
            </div>
            <div data-fresh=live(&session.code) data-seq=screen.seq>{list}</div>
        </div>
    };
    bare(frame, &about, body.into_any())
}

fn row(t: Texts, question: &PublicQuestion, hidden: bool) -> AnyView {
    let votes = (!hidden).then(|| {
        view! {
            <span class="vote still"><span aria-hidden="true">{question.votes}</span>
                <span class="visually-hidden">{t.votes(question.votes)}</span></span>
        }
    });
    let now =
        question.now.then(|| view! { <p class="meta"><span class="chip" data-state="live">{t.wall_now()}</span></p> });
    let answer = question.answer.as_ref().map(|answer| {
        view! { <div class="answer"><p class="by">{t.the_answer()}</p><div class="prose"><p dir="auto">{answer.as_str().to_owned()}</p></div></div> }
    });
    view! { <li class="question">{votes}<div><p class="text prewrap" dir="auto">{question.text.as_str().to_owned()}</p>{now}</div>{answer}</li> }
        .into_any()
}
