//! The conversation on a session's page: the question form and the public list. Both are islands that work as they stand.

use crate::parts::{Icon, icon};
use crate::texts;
use domain::screens::attendee::{EventScreen, PublicQuestion};
use domain::session::State;
use islands_attendee::{Ask, Questions, Shown};
use leptos::prelude::*;

/// The form, with what was typed and what was wrong.
pub fn ask(screen: &EventScreen) -> impl IntoView + use<> {
    let (session, form) = (&screen.session, &screen.form);
    view! {
        <section class="card ask" id="ask" aria-labelledby="ask-head">
            <h2 id="ask-head">{texts::ASK}</h2>
            <Ask slug=session.slug.clone() draft=form.draft.clone() problems=form.problems.clone() words=texts::ask_words(session.held)/>
            <p class="emergency">{icon(Icon::Warn)}<span><strong>{texts::EMERGENCY_HEAD}</strong>" "{texts::EMERGENCY_SHORT}</span></p>
        </section>
    }
}

/// What was cleared for everybody, most wanted first.
pub fn questions(screen: &EventScreen) -> impl IntoView + use<> {
    let session = &screen.session;
    let ended = session.state == State::Ended;
    let title = if ended { texts::QUESTIONS_AFTER } else { texts::QUESTIONS };
    let closed = (ended && !session.takes_questions).then(|| view! { <p class="muted small">{texts::CLOSED}</p> });
    let items: Vec<Shown> = screen.questions.iter().map(shown).collect();
    view! {
        <section class="stack" aria-labelledby="questions-head">
            <div class="section-head"><h2 id="questions-head">{title}</h2></div>
            {closed}
            <Questions slug=session.slug.clone() code=session.code.clone() state=session.state.to_string()
                votes_open=session.takes_questions seq=screen.seq items=items words=texts::questions_words(session.takes_questions)/>
        </section>
    }
}

fn shown(question: &PublicQuestion) -> Shown {
    Shown {
        handle: question.handle.clone(),
        text: question.text.as_str().to_owned(),
        votes: question.votes,
        answered: question.answered,
        answer: question.answer.as_ref().map(|text| text.as_str().to_owned()),
        now: question.now,
        asked_at: question.asked_at.to_string(),
        gone: false,
    }
}
