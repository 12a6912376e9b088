//! The public questions with their votes. Without script a list with a form per vote; awake, votes answer at once, new
//! questions arrive by themselves, and nothing ever moves under a finger: what would move it waits behind a pill.

mod live;
mod order;
mod row;
mod view;
mod vote;
mod wall;

use crate::browser::Island;
use crate::shown::Shown;
use crate::words::{QuestionsWords, counted};
use leptos::prelude::*;
use live::Live;
use order::Sort;
use serde::{Deserialize, Serialize};
use wall::Wall;

/// The list of a session. Renders count, orders and `<ul class="questions">`, each card with the id `q-{handle}`; the page
/// puts its section and heading around it.
#[derive(Serialize, Deserialize)]
pub struct Questions {
    /// The page on which it stands: `/events/{slug}`, in its language.
    pub page: String,
    /// Its short code, which names its stream.
    pub code: String,
    /// Its life as the page was rendered.
    pub state: String,
    /// Whether votes are taken.
    pub votes_open: bool,
    /// Whether nobody sees them.
    pub votes_hidden: bool,
    /// The event from which the stream is read on.
    pub seq: i64,
    /// Whether the newest come first, rather than the most wanted.
    pub newest: bool,
    /// The questions.
    pub items: Vec<Shown>,
    /// The list's texts.
    pub words: QuestionsWords,
}

impl Island for Questions {
    const NAME: &'static str = "Questions";

    fn view(self) -> impl IntoView + 'static {
        let votes = (self.votes_open, self.votes_hidden);
        let wall = Wall::new(self.page, self.state, votes, self.items, self.words);
        if self.newest {
            wall.sort.set(Sort::Newest);
        }
        let (code, seq) = (self.code, self.seq);
        Effect::new(move || {
            wall.wake();
            Live::new(wall, &code).start(seq);
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
}

impl Wall {
    fn word(self, which: fn(&QuestionsWords) -> &String) -> String {
        self.words.with_value(|words| which(words).clone())
    }

    fn count(self, one: fn(&QuestionsWords) -> &String, many: fn(&QuestionsWords) -> &String, n: i64) -> String {
        self.words.with_value(|words| counted(one(words), many(words), n))
    }
}
