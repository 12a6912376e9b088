//! The public questions with their votes. Without script a list with a form per vote; awake, votes answer at once, new
//! questions arrive by themselves, and nothing ever moves under a finger: what would move it waits behind a pill.

mod live;
mod order;
mod row;
mod view;
mod vote;
mod wall;

use crate::shown::Shown;
use crate::words::{QuestionsWords, counted};
use leptos::prelude::*;
use live::Live;
use order::Sort;
use wall::Wall;

/// The list of the session at `slug`, whose short `code` names its stream, which is read on from `seq`. `state` is the
/// session's life as the page was rendered; `votes_open` whether votes are taken, `votes_hidden` whether nobody sees them;
/// `items` come most wanted first, or `newest` first. Renders count, orders and `<ul class="questions">`, each card with
/// the id `q-{handle}`; the page puts its section and heading around it.
#[island]
pub fn Questions(
    slug: String,
    code: String,
    state: String,
    votes_open: bool,
    votes_hidden: bool,
    seq: i64,
    newest: bool,
    items: Vec<Shown>,
    words: QuestionsWords,
) -> impl IntoView {
    let wall = Wall::new(&slug, state, (votes_open, votes_hidden), items, words);
    if newest {
        wall.sort.set(Sort::Newest);
    }
    Effect::new(move || {
        wall.wake();
        Live::new(wall, &code, seq).start();
    });
    view! {
        <div class="wall" node_ref=wall.root>
            {view::bar(wall)} {view::pill(wall)}
            <ul class="questions" role="list" node_ref=wall.list hidden=move || wall.is_empty()>
                <For each=move || wall.rows.get() key=|row| row.handle.clone() let:row>
                    {view::card(wall, row)}
                </For>
            </ul>
            {view::empty(wall)} {view::said(wall)} {view::toasts(wall)}
        </div>
    }
}

impl Wall {
    fn word(self, which: fn(&QuestionsWords) -> &String) -> String {
        self.words.with_value(|words| which(words).clone())
    }

    fn count(self, one: fn(&QuestionsWords) -> &String, many: fn(&QuestionsWords) -> &String, n: i64) -> String {
        self.words.with_value(|words| counted(one(words), many(words), n))
    }
}
