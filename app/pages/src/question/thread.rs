//! What was said: the question, answers and notes in the order in which they came, and what others read of it.

use crate::parts::desk_moments::ago;
use crate::parts::{desk_words, state};
use domain::Instant;
use domain::question::{Question, State, Visibility};
use domain::screens::desk::{Entry, Note, QuestionScreen};
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// The thread.
pub fn thread(screen: &QuestionScreen) -> AnyView {
    let said = screen.entries.iter().map(|entry| (entry.at, self::entry(entry, screen)));
    let noted = screen.notes.iter().map(|note| (note.at, self::note(note, screen.now)));
    let asked = routed(screen).into_iter().chain(proposed(screen));
    let mut lines: Vec<(Instant, AnyView)> = said.chain(noted).chain(asked).collect();
    lines.sort_by_key(|(at, _)| *at);
    let lines = lines.into_iter().map(|(_, line)| line).collect_view();
    view! { <ol class="thread">{lines}{dismissed(&screen.question)}</ol>{public(&screen.question)} }.into_any()
}

fn entry(entry: &Entry, screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    let original = entry.kind == "original";
    let name = |name: &Option<String>| isolated(name.as_deref().unwrap_or("Somebody"));
    let (class, title) = match entry.kind.as_str() {
        "original" => ("entry-card", format!("{} asked", name(&screen.name))),
        "follow_up" => ("entry-card", format!("{} wrote once more", name(&screen.name))),
        _ => ("entry-card reply", format!("{} answered", name(&entry.author))),
    };
    let chips = original.then(|| view! { {state::question(question.state)}{state::visibility(question.visibility)} });
    view! {
        <li class=class>
            <header><strong>{title}</strong>{ago(entry.at, screen.now)}{chips}</header>
            <p class="said" dir="auto">{desk_words::said(Texts::default(), &entry.text)}</p>
        </li>
    }
    .into_any()
}

fn note(note: &Note, now: Instant) -> AnyView {
    view! {
        <li class="entry-card note">
            <header><strong><bdi>{note.author.clone()}</bdi>" noted"</strong><span>"internal"</span>{ago(note.at, now)}</header>
            <p class="said" dir="auto">{note.text.clone()}</p>
        </li>
    }
    .into_any()
}

/// Who was asked to answer, and when.
fn routed(screen: &QuestionScreen) -> Option<(Instant, AnyView)> {
    let (at, name) = (screen.question.routed_at?, screen.asked.clone()?);
    let words = if screen.question.proposed_at.is_some() { "was asked" } else { "is asked, and has not written yet" };
    let card = view! {
        <li class="entry-card note">
            <header><strong><bdi>{name}</bdi>" "{words}</strong><span>"internal"</span>{ago(at, screen.now)}</header>
        </li>
    };
    Some((at, card.into_any()))
}

/// What they wrote: nobody else has read it yet.
fn proposed(screen: &QuestionScreen) -> Option<(Instant, AnyView)> {
    let (at, text) = (screen.question.proposed_at?, screen.question.proposal()?.to_owned());
    let name = screen.asked.clone().unwrap_or_else(|| "The clinician".to_owned());
    let card = view! {
        <li class="entry-card note">
            <header><strong><bdi>{name}</bdi>" wrote"</strong><span>"not sent yet"</span>{ago(at, screen.now)}</header>
            <p class="said" dir="auto">{text}</p>
        </li>
    };
    Some((at, card.into_any()))
}

fn dismissed(question: &Question) -> Option<AnyView> {
    if question.state != State::Dismissed || question.erasing.is_some() {
        return None;
    }
    let means =
        if question.reason.is_some() { "the asker reads this reason" } else { "as an insult or spam: nothing is said" };
    let reason = question.reason.clone().map(|reason| view! { <p class="said" dir="auto">{reason}</p> });
    let card =
        view! { <li class="entry-card"><header><strong>"Dismissed"</strong><span>{means}</span></header>{reason}</li> };
    Some(card.into_any())
}

/// What others read now, or would read once it is published.
fn public(question: &Question) -> Option<AnyView> {
    let wording = question.public_text.as_ref().map(ToString::to_string)?;
    let now = question.visibility == Visibility::Public;
    let (title, class) = if now {
        ("Everybody reads", "entry-card wording shown")
    } else {
        ("Prepared wording, not public", "entry-card wording")
    };
    let answer = question
        .cleared_answer()
        .map(|text| view! { <p class="said answer-line" dir="auto">{text.as_str().to_owned()}</p> });
    let missing = (now && question.state == State::Answered && answer.is_none())
        .then(|| view! { <p class="faint small">"The answer is not public; only the asker reads it."</p> });
    let card = view! {
        <section class=class aria-label="Public wording">
            <header><strong>{title}</strong></header>
            <p class="said" dir="auto">{wording}</p>
            {answer}
            {missing}
        </section>
    };
    Some(card.into_any())
}
