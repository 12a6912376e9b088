//! The conversation on a session's page: the question form and the public list. Both are islands that work as they stand.

use crate::island_words::{ask_words, questions_words};
use crate::parts::{Icon, icon};
use domain::screens::attendee::{EventScreen, PublicQuestion};
use domain::session::State;
use islands_attendee::{Ask, Questions, Shown};
use islands_browser::island;
use leptos::prelude::*;
use texts::Texts;

/// Open questions on a page, at most.
const MOST: usize = 200;

/// The form, with what was typed and what was wrong.
pub fn ask(t: Texts, screen: &EventScreen) -> impl IntoView + use<> {
    let (session, form) = (&screen.session, &screen.form);
    let page = t.at(&format!("/events/{}", session.slug));
    let ask = Ask {
        path: format!("{page}/questions"),
        page,
        topics: Vec::new(),
        post: String::new(),
        draft: form.draft.clone().into(),
        problems: form.problems.clone(),
        words: ask_words(t, session.held, session.slow_seconds),
    };
    view! {
        <section class="card ask" id="ask" aria-labelledby="ask-head">
            <h2 id="ask-head">{t.ask()}</h2>
            {island(ask)}
            <p class="emergency">{icon(Icon::Warn)}<span><strong>{t.emergency_head()}</strong>" "{t.emergency_short()}</span></p>
        </section>
    }
}

/// What was cleared for everybody, most wanted first.
pub fn questions(t: Texts, screen: &EventScreen) -> impl IntoView + use<> {
    let session = &screen.session;
    let ended = session.state == State::Ended;
    let title = if ended { t.questions_after() } else { t.questions() };
    let open = screen.questions.iter().filter(|question| !question.answered).count();
    let coming = (ended && open > 0).then(|| {
        let words = view! { <strong>{t.answers_coming()}</strong>{t.answers_coming_open(i64::try_from(open).unwrap_or(i64::MAX))} };
        view! { <div class="notice calm">{icon(Icon::Talk)}<div>{words}</div></div> }
    });
    let shut = match (session.takes_questions, session.paused && session.takes_votes) {
        (true, _) => None,
        (_, true) => Some(t.paused()),
        _ if ended => Some(t.closed()),
        _ if session.takes_votes => Some(t.closed_early()),
        _ => None,
    };
    let closed = shut.map(|words| view! { <p class="muted small">{words}</p> });
    let state = if session.paused { "paused".to_owned() } else { session.state.to_string() };
    let items: Vec<Shown> = kept(screen).map(for_island).collect();
    let rest = (items.len() < screen.questions.len()).then(|| {
        let (shown, all) = (items.len().to_string(), screen.questions.len().to_string());
        let words = if screen.newest { t.some_newest(&all, &shown) } else { t.some_wanted(&all, &shown) };
        view! { <p class="muted small">{words}" "<a href=address(t, screen, true, screen.newest)>{t.all_questions()}</a></p> }
    });
    let list = Questions {
        page: t.at(&format!("/events/{}", session.slug)),
        code: session.code.clone(),
        state,
        votes_open: session.takes_votes,
        votes_hidden: session.votes_hidden,
        seq: screen.seq,
        newest: screen.newest,
        items,
        words: questions_words(t, session.takes_questions),
    };
    view! {
        <section class="stack" aria-labelledby="questions-head">
            <div class="section-head"><h2 id="questions-head">{title}</h2></div>
            {coming}{closed}{rest}{sorts(t, screen)}
            {island(list)}
        </section>
    }
}

/// The two orders, for those whose page does not wake.
fn sorts(t: Texts, screen: &EventScreen) -> impl IntoView + use<> {
    let link = |newest: bool, words: &'static str| {
        let current = (screen.newest == newest).then_some("true");
        view! { <a href=address(t, screen, screen.whole, newest) aria-current=current>{words}</a> }
    };
    let matter = !screen.session.votes_hidden && screen.questions.len() > 1;
    matter
        .then(|| view! { <noscript><p class="sorts">{link(false, t.wanted())}{link(true, t.newest())}</p></noscript> })
}

/// The same page, with all questions or in another order.
fn address(t: Texts, screen: &EventScreen, whole: bool, newest: bool) -> String {
    t.at(&format!("/events/{}{}#questions-head", screen.session.slug, EventScreen::query(whole, newest)))
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
