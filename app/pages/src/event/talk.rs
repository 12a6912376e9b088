//! The conversation on a session's page: the question form and the public list. Both are islands that work as they stand.

use crate::parts::{Icon, icon};
use crate::texts;
use domain::screens::attendee::{EventScreen, PublicQuestion};
use domain::session::State;
use islands_attendee::{Ask, Questions, Shown};
use islands_browser::island;
use leptos::prelude::*;

/// Open questions on a page, at most.
const MOST: usize = 200;

/// The form, with what was typed and what was wrong.
pub fn ask(screen: &EventScreen) -> impl IntoView + use<> {
    let (session, form) = (&screen.session, &screen.form);
    let page = format!("/events/{}", session.slug);
    let ask = Ask {
        path: format!("{page}/questions"),
        page,
        topics: Vec::new(),
        post: String::new(),
        draft: form.draft.clone().into(),
        problems: form.problems.clone(),
        words: texts::ask_words(session.held, session.slow_seconds),
    };
    view! {
        <section class="card ask" id="ask" aria-labelledby="ask-head">
            <h2 id="ask-head">{texts::ASK}</h2>
            {island(ask)}
            <p class="emergency">{icon(Icon::Warn)}<span><strong>{texts::EMERGENCY_HEAD}</strong>" "{texts::EMERGENCY_SHORT}</span></p>
        </section>
    }
}

/// What was cleared for everybody, most wanted first.
pub fn questions(screen: &EventScreen) -> impl IntoView + use<> {
    let session = &screen.session;
    let ended = session.state == State::Ended;
    let title = if ended { texts::QUESTIONS_AFTER } else { texts::QUESTIONS };
    let open = screen.questions.iter().filter(|question| !question.answered).count();
    let coming = (ended && open > 0).then(|| {
        let words = view! { <strong>{texts::ANSWERS_COMING}</strong>{texts::answers_coming(open)} };
        view! { <div class="notice calm">{icon(Icon::Talk)}<div>{words}</div></div> }
    });
    let shut = match (session.takes_questions, session.paused && session.takes_votes) {
        (true, _) => None,
        (_, true) => Some(texts::PAUSED),
        _ if ended => Some(texts::CLOSED),
        _ if session.takes_votes => Some(texts::CLOSED_EARLY),
        _ => None,
    };
    let closed = shut.map(|words| view! { <p class="muted small">{words}</p> });
    let state = if session.paused { "paused".to_owned() } else { session.state.to_string() };
    let items: Vec<Shown> = kept(screen).map(for_island).collect();
    let rest = (items.len() < screen.questions.len()).then(|| {
        let which = if screen.newest { texts::NEWEST } else { texts::WANTED };
        let words = texts::some_of(items.len(), which, screen.questions.len());
        view! { <p class="muted small">{words}" "<a href=address(screen, true, screen.newest)>{texts::ALL_QUESTIONS}</a></p> }
    });
    let list = Questions {
        slug: session.slug.clone(),
        code: session.code.clone(),
        state,
        votes_open: session.takes_votes,
        votes_hidden: session.votes_hidden,
        seq: screen.seq,
        newest: screen.newest,
        items,
        words: texts::questions_words(session.takes_questions),
    };
    view! {
        <section class="stack" aria-labelledby="questions-head">
            <div class="section-head"><h2 id="questions-head">{title}</h2></div>
            {coming}{closed}{rest}{sorts(screen)}
            {island(list)}
        </section>
    }
}

/// The two orders, for those whose page does not wake.
fn sorts(screen: &EventScreen) -> impl IntoView + use<> {
    let link = |newest: bool, words: &'static str| {
        let current = (screen.newest == newest).then_some("true");
        view! { <a href=address(screen, screen.whole, newest) aria-current=current>{words}</a> }
    };
    let matter = !screen.session.votes_hidden && screen.questions.len() > 1;
    matter.then(
        || view! { <noscript><p class="sorts">{link(false, texts::WANTED)}{link(true, texts::NEWEST)}</p></noscript> },
    )
}

/// The same page, with all questions or in another order.
fn address(screen: &EventScreen, whole: bool, newest: bool) -> String {
    format!("/events/{}{}#questions-head", screen.session.slug, EventScreen::query(whole, newest))
}

/// What stands on the page: the most wanted, and whatever is answered or being answered.
pub fn kept(screen: &EventScreen) -> impl Iterator<Item = &PublicQuestion> {
    let stays = |(n, question): &(usize, &PublicQuestion)| {
        screen.whole || *n < MOST || question.now || question.answer.is_some()
    };
    screen.questions.iter().enumerate().filter(stays).map(|(_, question)| question)
}

fn for_island(question: &PublicQuestion) -> Shown {
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
