//! `/ask`: questions outside any session; `/ask/mine`: what was asked on this device; `/questions`: the form for a short code.

use crate::asker::said_to_them;
use crate::parts::field::Field;
use crate::parts::notice::notice;
use crate::parts::{Icon, desk_words, icon, times};
use crate::shell::{Head, public};
use crate::texts;
use domain::Clock;
use domain::help::Line;
use domain::screens::Frame;
use domain::screens::attendee::{AskScreen, CodeScreen, LockedScreen, Mine, MineScreen, PublicQuestion};
use islands_attendee::Ask;
use islands_browser::island;
use leptos::prelude::*;

/// *Ask our experts*: whom to call if it cannot wait, the form, what was answered.
pub fn ask(frame: &Frame, screen: &AskScreen) -> String {
    let about = Head::new(texts::ASK_OUR_EXPERTS).about(texts::ASK_ABOUT).with_islands();
    let hours = texts::ask_hours(&screen.hours.sentence(&screen.zone), &screen.within);
    let body = view! {
        <div class="wrap ask-page">
            <header class="stack-sm">
                <h1>{texts::ASK_OUR_EXPERTS}</h1>
                <p class="standfirst">{texts::ASK_ABOUT}</p>
            </header>
            {emergency(&screen.lines)}
            {form(screen, hours)}
            {mine_place()}
            {answers(screen)}
        </div>
    };
    public(frame, &about, "/ask", body.into_any())
}

fn emergency(lines: &[Line]) -> impl IntoView + use<> {
    let calls = lines.iter().map(|line| {
        view! { <li><a class="help-line" href=line.href()><strong>{line.number}</strong><span>{line.name}</span></a></li> }
    });
    view! {
        <section class="help" aria-labelledby="call-head">
            <h2 id="call-head">{texts::ASK_EMERGENCY}</h2>
            <ul class="calls" role="list">{calls.collect_view()}</ul>
            <p class="small">{texts::ASK_EMERGENCY_MEANS}</p>
        </section>
    }
}

fn form(screen: &AskScreen, hours: String) -> impl IntoView + use<> {
    let (slug, from) = match &screen.post {
        Some((slug, title)) => (slug.clone(), Some(from_post(slug, title.clone()))),
        None => (String::new(), None),
    };
    let ask = Ask {
        page: "/ask".to_owned(),
        path: "/ask".to_owned(),
        topics: screen.topics.iter().map(|topic| (topic.value.clone(), topic.label.clone())).collect(),
        post: slug,
        draft: screen.form.draft.clone().into(),
        problems: screen.form.problems.clone(),
        words: texts::expert_words(),
    };
    view! {
        <section class="card ask" id="ask" aria-labelledby="ask-head">
            <h2 id="ask-head">{texts::ASK_FORM}</h2>
            {from}
            {island(ask)}
            <p class="emergency calm">{icon(Icon::Info)}<span>{hours}</span></p>
        </section>
    }
}

fn from_post(slug: &str, title: String) -> impl IntoView + use<> {
    view! { <p class="small">{texts::ASK_FROM_POST}": "<a href=format!("/blog/{slug}")><bdi>{title}</bdi></a></p> }
}

fn answers(screen: &AskScreen) -> impl IntoView + use<> {
    let list = match screen.answers.is_empty() {
        true => view! { <p class="muted">{texts::ASK_NO_ANSWERS}</p> }.into_any(),
        false => {
            let rows = screen.answers.iter().map(answer).collect_view();
            view! { <ul class="questions" role="list">{rows}</ul> }.into_any()
        }
    };
    view! { <section class="stack" aria-labelledby="answers-head"><h2 id="answers-head">{texts::ASK_ANSWERS}</h2>{list}</section> }
}

fn answer(question: &PublicQuestion) -> impl IntoView + use<> {
    let answer = question.answer.as_ref().map(|answer| {
        view! {
            <div class="answer">
                <p class="by">{icon(Icon::Talk)}{texts::THE_ANSWER}</p>
                <div class="prose prewrap" dir="auto">{answer.as_str().to_owned()}</div>
            </div>
        }
    });
    view! {
        <li class="question" id=format!("q-{}", question.handle)>
            <div><p class="text prewrap" dir="auto">{question.text.as_str().to_owned()}</p></div>
            {answer}
        </li>
    }
}

/// Where `public/mine.js` puts what was asked on this device, and the way there without script.
pub fn mine_place() -> impl IntoView {
    view! {
        <nav class="mine-place stack-sm" aria-label=texts::MINE_TITLE>
            <div data-mine="/ask/mine"></div>
            <p class="small"><a href="/ask/mine">{texts::MINE_TITLE}</a>" · "<a href="/questions">{texts::HAVE_CODE}</a></p>
        </nav>
    }
}

/// What was asked on this device.
pub fn mine(frame: &Frame, screen: &MineScreen) -> String {
    let list = match screen.asked.is_empty() {
        true => view! { <div class="empty">{icon(Icon::Talk)}<h2>{texts::MINE_NONE}</h2><p>{texts::MINE_NONE_MORE}</p></div> }.into_any(),
        false => {
            let rows = screen.asked.iter().map(|mine| row(screen, mine)).collect_view();
            view! { <ul class="mine" role="list" data-mine-list="">{rows}</ul> }.into_any()
        }
    };
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href="/ask">{texts::ASK_OUR_EXPERTS}</a></p>
                <h1>{texts::MINE_TITLE}</h1>
                <p class="muted">{texts::MINE_MEANS}</p>
            </header>
            {list}
            <p class="row"><a class="button" href="/ask">{texts::ASK}</a><a href="/questions">{texts::HAVE_CODE}</a></p>
        </div>
    };
    public(frame, &Head::new(texts::MINE_TITLE).private(), "", body.into_any())
}

fn row(screen: &MineScreen, mine: &Mine) -> impl IntoView + use<> {
    let (standing, _) = texts::own_state(mine.state);
    let title = mine.title.clone().unwrap_or_else(|| texts::ASK_OUR_EXPERTS.to_owned());
    view! {
        <li>
            <a class="strong" href=mine.path.clone()>{standing}</a>
            <p class="small muted"><bdi>{title}</bdi>", "{times::moment_in(mine.asked_at, &screen.zone, Clock::default())}</p>
        </li>
    }
}

/// The form for a short code.
pub fn code(frame: &Frame, screen: &CodeScreen) -> String {
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm"><h1>{texts::CODE_TITLE}</h1></header>
            {code_form(screen)}
            <p><a href="/ask/mine">{texts::MINE_TITLE}</a></p>
        </div>
    };
    public(frame, &Head::new(texts::CODE_TITLE).private(), "", body.into_any())
}

fn code_form(screen: &CodeScreen) -> impl IntoView + use<> {
    let field =
        Field::new("code", texts::CODE_FIELD).required().hint(texts::CODE_HINT).longest(40).problem(&screen.problems);
    let wrong = screen.problems.message("").map(|why| notice("notice warm", Icon::Warn, why.to_owned()));
    view! {
        <form class="form card" method="post" action="/questions" autocomplete="off">
            {wrong}
            {field.input(String::new())}
            <div class="form-end"><button class="button primary">{texts::CODE_OPEN}</button></div>
        </form>
    }
}

/// Where a question stands, for whoever came by a mailed link that may have gone astray: what can be read of it, and
/// the form for its code.
pub fn locked(frame: &Frame, screen: &LockedScreen) -> String {
    let asked_in = screen.asked_in.clone();
    let title = asked_in.title.unwrap_or_else(|| texts::ASK_OUR_EXPERTS.to_owned());
    let (head, _) = texts::own_state(screen.state);
    let said = screen.text.as_ref().map(|text| {
        view! { <blockquote class="own-question prewrap" dir="auto">{desk_words::said(text)}</blockquote> }
    });
    let answer = screen.answer.clone().map(|text| said_to_them(true, text));
    let (locked, means) = match screen.text {
        Some(_) => (texts::READ_ONLY, texts::READ_ONLY_MEANS),
        None => (texts::LOCKED, texts::LOCKED_MEANS),
    };
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href=asked_in.path dir="auto">{title}</a></p>
                <h1>{texts::OWN_TITLE}</h1>
                <p class="muted small">{times::moment_in(screen.asked_at, &screen.asked_in.zone, Clock::default())}</p>
            </header>
            <div class="notice calm" role="status">{icon(Icon::Lock)}<div><strong>{head}</strong></div></div>
            {said}
            {answer}
            <section class="stack" aria-labelledby="locked-head">
                <h2 id="locked-head">{locked}</h2>
                <p>{means}</p>
                {code_form(&CodeScreen::default())}
            </section>
        </div>
    };
    public(frame, &Head::new(texts::OWN_TITLE).private(), "", body.into_any())
}
