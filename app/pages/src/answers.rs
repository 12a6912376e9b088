//! `/answers`, `/answers/{slug}` and `/topics/{slug}`: what was answered for everybody, found again.

use crate::parts::search::search;
use crate::parts::{Icon, icon, notice::notice, times};
use crate::shell::{Head, public};
use domain::screens::attendee::{AnswerCard, AnswerScreen, AnswersScreen, Author, Recording, TopicScreen};
use domain::screens::{Choice, Frame};
use domain::text::isolated;
use domain::{LocalDate, ZoneName};
use leptos::prelude::*;
use texts::Texts;

/// Where the feed is.
const FEED: &str = "/answers/feed.atom";
/// Letters of a question that a document's title takes.
const TITLE: usize = 80;

/// All published answers, the newest in front.
pub fn answers(frame: &Frame, screen: &AnswersScreen) -> String {
    let t = Texts::of(frame.language);
    let about = Head::new(t.answers_title()).about(t.answers_about()).atom(FEED).at("/answers");
    let list = match (screen.answers.is_empty(), screen.begins) {
        (true, true) => empty(t, t.no_answers(), t.no_answers_more()).into_any(),
        (true, false) => empty(t, t.no_more_answers(), "").into_any(),
        _ => view! { <h2 class="visually-hidden">{t.all_answers()}</h2>{list(t, &screen.answers, &screen.zone)} }
            .into_any(),
    };
    let body = view! {
        <div class="wrap stack-lg">
            <header class="stack-sm blog-head">
                <h1>{t.answers_title()}</h1>
                <p class="standfirst">{t.answers_about()}</p>
                {search(t, "")}
            </header>
            {topics(t, &screen.topics)}
            {list}
            {pages(t, "/answers", screen.next.as_deref(), screen.begins)}
            <p class="row"><a class="button" href=t.at("/ask")>{t.ask_our_experts()}</a><a href=FEED>{t.answers_feed()}</a></p>
        </div>
    };
    public(frame, &about, "/answers", body.into_any())
}

fn empty(t: Texts, head: &'static str, more: &'static str) -> impl IntoView {
    view! { <div class="empty">{icon(Icon::Talk)}<h2>{head}</h2><p>{more}</p><a class="button" href=t.at("/ask")>{t.ask()}</a></div> }
}

fn topics(t: Texts, topics: &[Choice]) -> Option<impl IntoView + use<>> {
    (!topics.is_empty()).then(|| {
        let link = |topic: &Choice| view! { <li><a class="chip" href=t.at(&format!("/topics/{}", topic.value)) dir="auto">{topic.label.clone()}</a></li> };
        view! {
            <nav class="topics" aria-labelledby="by-topic">
                <h2 id="by-topic">{t.by_topic()}</h2>
                <ul role="list">{topics.iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}

/// Answers as cards.
pub fn list(t: Texts, answers: &[AnswerCard], zone: &ZoneName) -> impl IntoView + use<> {
    view! { <ul class="found" role="list">{answers.iter().map(|answer| card(t, answer, zone)).collect_view()}</ul> }
}

fn card(t: Texts, answer: &AnswerCard, zone: &ZoneName) -> impl IntoView + use<> {
    let due = answer.due.then(|| view! { <span class="due">{t.answer_due_short()}</span> });
    view! {
        <li class="found-card">
            <h3><a href=t.at(&format!("/answers/{}", answer.slug)) dir="auto">{answer.text.as_str().to_owned()}</a></h3>
            <p class="lead" dir="auto">{answer.lead.clone()}</p>
            <p class="meta small"><span>{by(t, answer.author.as_ref())}</span><span>{t.reviewed_on()}" "{times::day(t, answer.reviewed_at, zone)}</span>{due}</p>
        </li>
    }
}

/// Who answered, in which role.
fn by(t: Texts, author: Option<&Author>) -> String {
    match author {
        None => t.answered_by_team().to_owned(),
        Some(Author { name, position }) if position.is_empty() => t.answered_by(&isolated(name)),
        Some(Author { name, position }) => t.answered_by(&format!("{}, {}", isolated(name), isolated(position))),
    }
}

/// The ways on and back.
fn pages(t: Texts, path: &str, next: Option<&str>, begins: bool) -> Option<impl IntoView + use<>> {
    let on = next.map(|next| view! { <a class="button" rel="next" href=t.at(&format!("{path}?after={next}"))>{t.older_answers()}</a> });
    let back = (!begins).then(|| view! { <a href=t.at(path)>{t.first_answers()}</a> });
    (on.is_some() || back.is_some()).then(|| view! { <nav class="row" aria-label=t.all_answers()>{on}{back}</nav> })
}

/// What was answered about a topic, and what is to be read about it.
pub fn topic(frame: &Frame, screen: &TopicScreen) -> String {
    let t = Texts::of(frame.language);
    let path = format!("/topics/{}", screen.topic.value);
    let title = format!("{} {}", t.about_topic(), isolated(&screen.topic.label));
    let about = Head::new(title.clone()).about(title).atom(FEED).at(path.clone());
    let list = match screen.answers.is_empty() {
        true => empty(t, t.no_topic_answers(), t.no_answers_more()).into_any(),
        false => view! { <h2 class="visually-hidden">{t.all_answers()}</h2>{list(t, &screen.answers, &screen.zone)} }
            .into_any(),
    };
    let posts = (!screen.posts.is_empty()).then(|| {
        view! { <section class="band" aria-labelledby="posts"><h2 id="posts">{t.topic_posts()}</h2>{crate::blog::list(t, &screen.posts)}</section> }
    });
    let body = view! {
        <div class="wrap stack-lg">
            <header class="stack-sm blog-head">
                <p class="eyebrow"><a href=t.at("/answers")>{t.about_topic()}</a></p>
                <h1 dir="auto">{screen.topic.label.clone()}</h1>
            </header>
            {list}
            {pages(t, &path, screen.next.as_deref(), true)}
            {posts}
            <p><a href=t.at("/answers")>{t.all_answers()}</a></p>
        </div>
    };
    public(frame, &about, "/answers", body.into_any())
}

/// One published answer, told to search engines as schema.org's QAPage.
pub fn answer(frame: &Frame, screen: &AnswerScreen) -> String {
    let t = Texts::of(frame.language);
    let about = Head::new(short(screen.text.as_str()))
        .about(short(screen.answer.as_str()))
        .atom(FEED)
        .at(format!("/answers/{}", screen.slug));
    let body = view! {
        <article itemscope itemtype="https://schema.org/QAPage">
            <div class="wrap answer-page" itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
                <header class="stack-sm">
                    <p class="eyebrow"><a href=t.at("/answers")>{t.all_answers()}</a></p>
                    <h1 class="prewrap" itemprop="name" dir="auto">{screen.text.as_str().to_owned()}</h1>
                    <p class="muted">{asked_in(t, screen)}</p>
                    {watch(t, screen)}
                    <meta itemprop="answerCount" content="1"/>
                    <meta itemprop="dateCreated" content=screen.asked_at.to_string()/>
                </header>
                {screen.due.then(|| due(t))}
                {given(t, screen)}
                <p class="row">{t.answer_not_yours()}<a class="button" href=t.at("/ask#ask")>{t.ask()}</a></p>
            </div>
        </article>
    };
    public(frame, &about, "/answers", body.into_any())
}

/// The first letters of a text, in one line.
fn short(text: &str) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if whole.chars().count() <= TITLE {
        return whole;
    }
    let cut: String = whole.chars().take(TITLE).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
}

fn asked_in(t: Texts, screen: &AnswerScreen) -> AnyView {
    match &screen.session {
        Some(session) => {
            view! { {t.asked_in()}" "<a href=t.at(&session.path) dir="auto">{session.title.clone()}</a> }.into_any()
        }
        None => view! { <a href=t.at("/ask")>{t.asked_at_experts()}</a> }.into_any(),
    }
}

/// The recording, at the moment of the answer.
fn watch(t: Texts, screen: &AnswerScreen) -> Option<impl IntoView + use<>> {
    let Recording { url, moment } = screen.session.as_ref()?.recording.clone()?;
    let words = moment.map_or_else(|| t.recording().to_owned(), |moment| t.recording_at(&moment));
    Some(view! { <p><a class="button" href=url rel="noopener noreferrer">{words}</a></p> })
}

fn due(t: Texts) -> impl IntoView {
    notice("notice warm", Icon::Clock, view! { <strong>{t.answer_due()}</strong>{t.answer_due_means()} })
}

fn given(t: Texts, screen: &AnswerScreen) -> impl IntoView + use<> {
    let kind = if screen.author.is_some() { "https://schema.org/Person" } else { "https://schema.org/Organization" };
    let name = screen.author.as_ref().map_or_else(|| t.product().to_owned(), |author| author.name.clone());
    let topic = screen.topic.as_ref().map(|topic| {
        view! { <dt>{t.topic_is()}</dt><dd><a href=t.at(&format!("/topics/{}", topic.value)) dir="auto">{topic.label.clone()}</a></dd> }
    });
    view! {
        <section class="answer given" itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer" aria-labelledby="answer-head">
            <h2 class="by" id="answer-head">{icon(Icon::Talk)}{by(t, screen.author.as_ref())}</h2>
            <div class="prose prewrap" itemprop="text" dir="auto">{screen.answer.as_str().to_owned()}</div>
            <span itemprop="author" itemscope itemtype=kind><meta itemprop="name" content=name/></span>
            <meta itemprop="datePublished" content=screen.published_at.to_string()/>
            <meta itemprop="dateModified" content=screen.reviewed_at.to_string()/>
            <meta itemprop="url" content=t.at(&format!("/answers/{}", screen.slug))/>
            <dl class="facts">
                <dt>{t.reviewed_on()}</dt><dd>{times::day(t, screen.reviewed_at, &screen.zone)}</dd>
                <dt>{t.review_by()}</dt><dd>{day(t, screen.review_by)}</dd>
                {topic}
            </dl>
        </section>
    }
}

fn day(t: Texts, date: LocalDate) -> impl IntoView + use<> {
    view! { <time datetime=date.to_string()>{t.day_heading(date)}</time> }
}
