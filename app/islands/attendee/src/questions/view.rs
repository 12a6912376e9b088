//! How the list looks.

use super::order::Sort;
use super::row::QuestionRow;
use super::wall::Wall;
use crate::browser::whole;
use crate::icon::{TALK, UP, icon};
use leptos::either::Either;
use leptos::prelude::*;

/// So much of a question names it, in characters.
const NAMED: usize = 80;

/// How many there are, and the two orders, which only a woken page can offer.
pub(super) fn bar(wall: Wall) -> impl IntoView {
    let many = move || wall.rows.with(Vec::len) as i64;
    let count = whole(move || wall.count(|words| &words.count_one, |words| &words.count_many, many()));
    // Without the times of asking there is no newest.
    let sorts = move || {
        wall.awake.get() && !wall.votes_hidden.get() && many() > 1 && wall.rows.with(|rows| rows.iter().all(is_dated))
    };
    view! {
        <div class="wall-bar">
            <p class="muted small" inner_html=count></p>
            <div class="sorts" role="group" aria-label=wall.word(|words| &words.sort) hidden=move || !sorts()>
                {order(wall, Sort::Wanted, wall.word(|words| &words.wanted))}
                {order(wall, Sort::Newest, wall.word(|words| &words.newest))}
            </div>
        </div>
    }
}

fn is_dated(row: &QuestionRow) -> bool {
    row.shown.with(|shown| shown.gone || !shown.asked_at.is_empty())
}

fn order(wall: Wall, sort: Sort, label: String) -> impl IntoView {
    let pressed = move || if wall.sort.get() == sort { "true" } else { "false" };
    view! {
        <button type="button" aria-pressed=pressed on:click=move |_| wall.order_by(sort)>
            {label}
        </button>
    }
}

/// "3 new": sticks to the top of the list and takes no room, so that it moves nothing itself.
pub(super) fn pill(wall: Wall) -> impl IntoView {
    let many = move || wall.waiting.with(Vec::len) as i64;
    let count = whole(move || match wall.waiting.with(|all| all.iter().any(|new| new.now)) {
        true => wall.word(|words| &words.now),
        false => wall.count(|words| &words.new_one, |words| &words.new_many, many()),
    });
    let show = move |_| wall.show_waiting();
    view! {
        <div class="new-pill">
            <button type="button" class="button primary" hidden=move || many() == 0 on:click=show>
                {icon(UP)}
                <span inner_html=count></span>
            </button>
        </div>
    }
}

/// One question.
pub(super) fn card(wall: Wall, row: QuestionRow) -> impl IntoView {
    let shown = row.shown;
    let text =
        whole(move || if shown.with(|shown| shown.gone) { wall.word(|words| &words.gone) } else { shown.get().text });
    let standing = whole(move || {
        wall.word(if shown.with(|shown| shown.now) { |words| &words.now } else { |words| &words.answered })
    });
    let id = row.id();
    let class = if row.is_new { "question new" } else { "question" };
    view! {
        <li class=class class:gone=move || shown.with(|shown| shown.gone) id=id tabindex="-1">
            {votes(wall, row.clone())}
            <div>
                <p class="text prewrap" dir="auto" inner_html=text></p>
                <p class="meta" hidden=move || !shown.with(|shown| shown.answered || shown.now)>
                    <span
                        class="chip"
                        data-state=move || if shown.with(|shown| shown.now) { "live" } else { "answered" }
                        inner_html=standing
                    ></span>
                </p>
            </div>
            {move || shown.get().answer.map(|words| answer(wall, words))}
            {wall.votes_open.then(|| report(wall, row))}
        </li>
    }
}

/// Says that it should not stand there; its name says which, for those who hear it alone.
fn report(wall: Wall, row: QuestionRow) -> impl IntoView {
    let (shown, handle) = (row.shown, row.handle);
    let path = wall.path_to(&handle, "report");
    let which = StoredValue::new(handle.clone());
    let says = move || {
        let back = which.with_value(|handle| wall.may_take_back(handle));
        wall.word(if back { |words| &words.undo } else { |words| &words.report })
    };
    let name = move || {
        let start: String = shown.with(|shown| shown.text.chars().take(NAMED).collect());
        format!("{}: {start}", says())
    };
    let press = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        wall.report(&handle);
    };
    view! {
        <form class="report" method="post" action=path on:submit=press>
            <button class="linklike tiny" aria-label=name inner_html=whole(says)></button>
        </form>
    }
}

fn answer(wall: Wall, words: String) -> impl IntoView {
    view! {
        <div class="answer">
            <p class="by">{wall.word(|words| &words.answer)}</p>
            <div class="prose">
                <p dir="auto">{words}</p>
            </div>
        </div>
    }
}

/// The vote: a form of its own while votes are taken, else the number.
fn votes(wall: Wall, row: QuestionRow) -> impl IntoView {
    let vote = row.vote;
    let count = move || vote.with(|vote| vote.count());
    let number = move || if wall.votes_hidden.get() { String::new() } else { count().to_string() };
    let spoken = move || match wall.votes_hidden.get() {
        true => String::new(),
        false => wall.count(|words| &words.votes_one, |words| &words.votes_many, count()),
    };
    if !wall.votes_open {
        return Either::Left(view! {
            <span class="vote still">
                {icon(UP)} <span aria-hidden="true" inner_html=whole(number)></span>
                " " <span class="visually-hidden" inner_html=whole(spoken)></span>
            </span>
        });
    }
    // Whether mine is in there is known only when the page has woken: its bytes are the same for everyone.
    let pressed = move || wall.awake.get().then(|| if vote.with(|vote| vote.wanted) { "true" } else { "false" });
    let name = move || format!("{}, {}", wall.word(|words| &words.vote), spoken());
    let (shown, path) = (row.shown, wall.path_to(&row.handle, "vote"));
    let press = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        row.press(wall);
    };
    Either::Right(view! {
        <form method="post" action=path on:submit=press>
            <button class="vote" aria-pressed=pressed aria-label=name disabled=move || shown.with(|shown| shown.gone)>
                {icon(UP)}
                <span inner_html=whole(number)></span>
            </button>
        </form>
    })
}

/// In place of a list without questions.
pub(super) fn empty(wall: Wall) -> impl IntoView {
    view! {
        <div class="empty" hidden=move || !wall.is_empty()>
            {icon(TALK)}
            <h3>{wall.word(|words| &words.empty_title)}</h3>
            <p>{wall.word(|words| &words.empty)}</p>
        </div>
    }
}

/// What is said to those who listen.
pub(super) fn said(wall: Wall) -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status" inner_html=whole(move || wall.said.get())></p>
    }
}

/// Over the page, so that they move nothing: the session went on, and a vote that was taken back.
pub(super) fn toasts(wall: Wall) -> impl IntoView {
    let close = move |_| wall.moved_on();
    view! {
        <div class="toasts">
            <div role="status">
                <div class="toast" hidden=move || !wall.has_moved_on()>
                    <span inner_html=whole(move || news(wall))></span>
                    <a href="">{wall.word(|words| &words.refresh)}</a>
                    <button type="button" class="linklike" on:click=close>
                        {wall.word(|words| &words.close)}
                    </button>
                </div>
            </div>
            <div role="alert">
                <p
                    class="toast"
                    hidden=move || wall.message.with(String::is_empty)
                    inner_html=whole(move || wall.message.get())
                ></p>
            </div>
        </div>
    }
}

/// What the rest of the page does not show yet; empty while nothing changed.
fn news(wall: Wall) -> String {
    if !wall.has_moved_on() {
        return String::new();
    }
    match wall.state.get().as_str() {
        "live" if wall.resumed.get() => wall.word(|words| &words.now_resumed),
        "live" => wall.word(|words| &words.now_live),
        "paused" => wall.word(|words| &words.now_paused),
        "ended" => wall.word(|words| &words.now_ended),
        "cancelled" => wall.word(|words| &words.now_cancelled),
        _ => wall.word(|words| &words.now_changed),
    }
}
