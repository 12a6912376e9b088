//! `/ask`: questions outside any session; `/ask/mine`: what was asked on this device; `/questions`: the form for a short code.

use crate::asker::said_to_them;
use crate::island_words::expert_words;
use crate::parts::field::Field;
use crate::parts::notice::notice;
use crate::parts::{Icon, desk_words, icon, times};
use crate::shell::{Head, public};
use domain::help::Line;
use domain::screens::Frame;
use domain::screens::attendee::{AskScreen, CodeScreen, LockedScreen, Mine, MineScreen, PublicQuestion};
use islands_attendee::Ask;
use islands_browser::island;
use leptos::prelude::*;
use texts::Texts;

/// *Ask our experts*: whom to call if it cannot wait, the form, what was answered.
pub fn ask(frame: &Frame, screen: &AskScreen) -> String {
    let t = Texts::of(frame.language);
    let about = Head::new(t.ask_our_experts()).about(t.ask_about()).at("/ask").with_islands();
    let hours = hours(t, screen);
    let body = view! {
        <div class="wrap ask-page">
            <header class="stack-sm">
                <h1>{t.ask_our_experts()}</h1>
                <p class="standfirst">{t.ask_about()}</p>
            </header>
            {emergency(t, &screen.lines)}
            {form(t, screen, hours)}
            {mine_place(t)}
            {answers(t, screen)}
        </div>
    };
    public(frame, &about, "/ask", body.into_any())
}

/// When it is read, and how long most answers take: what the house can keep.
fn hours(t: Texts, screen: &AskScreen) -> String {
    let hours = t.desk_hours(&screen.hours, &screen.zone);
    match screen.within {
        None => t.ask_read(&hours),
        Some(within) => t.ask_read_within(&hours, &t.answer_time(within)),
    }
}

fn emergency(t: Texts, lines: &[Line]) -> impl IntoView + use<> {
    let calls = lines.iter().map(|line| {
        view! { <li><a class="help-line" href=line.href()><strong>{line.number}</strong><span>{line.name}</span></a></li> }
    });
    view! {
        <section class="help" aria-labelledby="call-head">
            <h2 id="call-head">{t.ask_emergency()}</h2>
            <ul class="calls" role="list">{calls.collect_view()}</ul>
            <p class="small">{t.ask_emergency_means()}</p>
        </section>
    }
}

fn form(t: Texts, screen: &AskScreen, hours: String) -> impl IntoView + use<> {
    let (slug, from) = match &screen.post {
        Some((slug, title)) => (slug.clone(), Some(from_post(t, slug, title.clone()))),
        None => (String::new(), None),
    };
    let ask = Ask {
        page: t.at("/ask"),
        path: t.at("/ask"),
        topics: screen.topics.iter().map(|topic| (topic.value.clone(), topic.label.clone())).collect(),
        post: slug,
        draft: screen.form.draft.clone().into(),
        problems: screen.form.problems.clone(),
        words: expert_words(t),
    };
    view! {
        <section class="card ask" id="ask" aria-labelledby="ask-head">
            <h2 id="ask-head">{t.ask_form()}</h2>
            {from}
            {island(ask)}
            <p class="emergency calm">{icon(Icon::Info)}<span>{hours}</span></p>
        </section>
    }
}

fn from_post(t: Texts, slug: &str, title: String) -> impl IntoView + use<> {
    view! { <p class="small">{t.ask_from_post()}": "<a href=t.at(&format!("/blog/{slug}"))><bdi>{title}</bdi></a></p> }
}

fn answers(t: Texts, screen: &AskScreen) -> impl IntoView + use<> {
    let list = match screen.answers.is_empty() {
        true => view! { <p class="muted">{t.ask_no_answers()}</p> }.into_any(),
        false => {
            let rows = screen.answers.iter().map(|question| answer(t, question)).collect_view();
            view! { <ul class="questions" role="list">{rows}</ul> }.into_any()
        }
    };
    view! { <section class="stack" aria-labelledby="answers-head"><div class="section-head"><h2 id="answers-head">{t.ask_answers()}</h2><a href=t.at("/answers")>{t.all_answers()}</a></div>{list}</section> }
}

fn answer(t: Texts, question: &PublicQuestion) -> impl IntoView + use<> {
    let answer = question.answer.as_ref().map(|answer| {
        view! {
            <div class="answer">
                <p class="by">{icon(Icon::Talk)}{t.the_answer()}</p>
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
pub fn mine_place(t: Texts) -> impl IntoView {
    view! {
        <nav class="mine-place stack-sm" aria-label=t.mine_title()>
            <div data-mine=t.at("/ask/mine")></div>
            <p class="small"><a href=t.at("/ask/mine")>{t.mine_title()}</a>" · "<a href=t.at("/questions")>{t.have_code()}</a></p>
        </nav>
    }
}

/// What was asked on this device.
pub fn mine(frame: &Frame, screen: &MineScreen) -> String {
    let t = Texts::of(frame.language);
    let list = match screen.asked.is_empty() {
        true => {
            view! { <div class="empty">{icon(Icon::Talk)}<h2>{t.mine_none()}</h2><p>{t.mine_none_more()}</p></div> }
                .into_any()
        }
        false => {
            let rows = screen.asked.iter().map(|mine| row(t, screen, mine)).collect_view();
            view! { <ul class="mine" role="list" data-mine-list="">{rows}</ul> }.into_any()
        }
    };
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href=t.at("/ask")>{t.ask_our_experts()}</a></p>
                <h1>{t.mine_title()}</h1>
                <p class="muted">{t.mine_means()}</p>
            </header>
            {list}
            <p class="row"><a class="button" href=t.at("/ask")>{t.ask()}</a><a href=t.at("/questions")>{t.have_code()}</a></p>
        </div>
    };
    public(frame, &Head::new(t.mine_title()).private().at("/ask/mine"), "", body.into_any())
}

fn row(t: Texts, screen: &MineScreen, mine: &Mine) -> impl IntoView + use<> {
    let (standing, _) = t.own_state(mine.state);
    let title = mine.title.clone().unwrap_or_else(|| t.ask_our_experts().to_owned());
    view! {
        <li>
            <a class="strong" href=t.at(&mine.path)>{standing}</a>
            <p class="small muted"><bdi>{title}</bdi>", "{times::moment(t, mine.asked_at, &screen.zone)}</p>
        </li>
    }
}

/// The form for a short code.
pub fn code(frame: &Frame, screen: &CodeScreen) -> String {
    let t = Texts::of(frame.language);
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm"><h1>{t.code_title()}</h1></header>
            {code_form(t, screen)}
            <p><a href=t.at("/ask/mine")>{t.mine_title()}</a></p>
        </div>
    };
    public(frame, &Head::new(t.code_title()).private().at("/questions"), "", body.into_any())
}

fn code_form(t: Texts, screen: &CodeScreen) -> impl IntoView + use<> {
    let field = Field::new("code", t.code_field()).required().hint(t.code_hint()).longest(40).problem(&screen.problems);
    let wrong = screen.problems.message("").map(|why| notice("notice warm", Icon::Warn, why.to_owned()));
    view! {
        <form class="form card" method="post" action=t.at("/questions") autocomplete="off">
            {wrong}
            {field.input(String::new())}
            <div class="form-end"><button class="button primary">{t.code_open()}</button></div>
        </form>
    }
}

/// Where a question stands, for whoever came by a mailed link that may have gone astray: what can be read of it, and
/// the form for its code.
pub fn locked(frame: &Frame, screen: &LockedScreen) -> String {
    let t = Texts::of(frame.language);
    let asked_in = screen.asked_in.clone();
    let title = asked_in.title.unwrap_or_else(|| t.ask_our_experts().to_owned());
    let (head, _) = t.own_state(screen.state);
    let said = screen.text.as_ref().map(|text| {
        view! { <blockquote class="own-question prewrap" dir="auto">{desk_words::said(t, text)}</blockquote> }
    });
    let answer = screen.answer.clone().map(|text| said_to_them(t, true, text));
    let (locked, means) = match screen.text {
        Some(_) => (t.read_only(), t.read_only_means()),
        None => (t.locked(), t.locked_means()),
    };
    let body = view! {
        <div class="wrap own">
            <header class="stack-sm">
                <p class="eyebrow"><a href=t.at(&asked_in.path) dir="auto">{title}</a></p>
                <h1>{t.own_title()}</h1>
                <p class="muted small">{times::moment(t, screen.asked_at, &screen.asked_in.zone)}</p>
            </header>
            <div class="notice calm" role="status">{icon(Icon::Lock)}<div><strong>{head}</strong></div></div>
            {said}
            {answer}
            <section class="stack" aria-labelledby="locked-head">
                <h2 id="locked-head">{locked}</h2>
                <p>{means}</p>
                {code_form(t, &CodeScreen::default())}
            </section>
        </div>
    };
    public(frame, &Head::new(t.own_title()).private().at(screen.by.clone()), "", body.into_any())
}
