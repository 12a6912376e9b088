//! The list as one person sees it: its rows, and what waits until it moves nothing under their finger.

use super::order::{Rank, Sort};
use super::row::QuestionRow;
use crate::browser::{get, is_hidden, pause, post, seen_height};
use crate::shown::{Mine, Shown, StateNow};
use crate::words::QuestionsWords;
use leptos::ev;
use leptos::html::{Div, Ul};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The time between two things said to those who listen, in milliseconds.
const BETWEEN_WORDS: i32 = 8_000;

/// How long a report can be taken back, in milliseconds.
const SLIP: i32 = 9_500;

/// How long a message stays, in milliseconds.
const MESSAGE: i32 = 7_000;

/// Everything the list knows; copied into its handlers.
#[derive(Clone, Copy)]
pub(super) struct Wall {
    pub words: StoredValue<QuestionsWords>,
    pub votes_open: bool,
    /// People vote without seeing how others did.
    pub votes_hidden: RwSignal<bool>,
    /// The browser has taken over.
    pub awake: RwSignal<bool>,
    pub rows: RwSignal<Vec<QuestionRow>>,
    /// New questions and answers that would move what is seen.
    pub waiting: RwSignal<Vec<Shown>>,
    pub sort: RwSignal<Sort>,
    /// The session's life as the page shows it, and as it is now.
    pub rendered: RwSignal<String>,
    pub state: RwSignal<String>,
    /// Questions were paused, and are taken again.
    pub resumed: RwSignal<bool>,
    /// Said to those who listen.
    pub said: RwSignal<String>,
    /// The question that was reported last, for as long as that can be taken back.
    pub slip: RwSignal<Option<String>>,
    /// A message over the page; empty while there is none.
    pub message: RwSignal<String>,
    pub root: NodeRef<Div>,
    pub list: NodeRef<Ul>,
    path: StoredValue<String>,
    mine: StoredValue<Vec<String>>,
    unsaid: StoredValue<i64>,
}

impl Wall {
    pub fn new(
        page: String,
        state: String,
        (votes_open, votes_hidden): (bool, bool),
        items: Vec<Shown>,
        words: QuestionsWords,
    ) -> Self {
        let rows = items.into_iter().map(|shown| QuestionRow::new(shown, false, false)).collect();
        Self {
            words: StoredValue::new(words),
            votes_open,
            votes_hidden: RwSignal::new(votes_hidden),
            awake: RwSignal::new(false),
            rows: RwSignal::new(rows),
            waiting: RwSignal::default(),
            sort: RwSignal::default(),
            rendered: RwSignal::new(state.clone()),
            state: RwSignal::new(state),
            resumed: RwSignal::new(false),
            said: RwSignal::default(),
            slip: RwSignal::default(),
            message: RwSignal::default(),
            root: NodeRef::new(),
            list: NodeRef::new(),
            path: StoredValue::new(page),
            mine: StoredValue::default(),
            unsaid: StoredValue::default(),
        }
    }

    /// Where a question's `vote` or `report` is posted.
    pub fn path_to(self, handle: &str, deed: &str) -> String {
        self.path.with_value(|path| format!("{path}/questions/{handle}/{deed}"))
    }

    /// The session as it is now.
    pub fn become_now(self, now: &StateNow) {
        self.votes_hidden.set(now.votes_hidden);
        let (before, now) = (self.state.get_untracked(), now.word());
        if now != before {
            self.resumed.set(before == "paused" && now == "live");
            self.state.set(now);
        }
    }

    /// What is answered at this moment is said at once, and as that.
    fn say_if_now(self, shown: &Shown) {
        let known = |rows: &Vec<QuestionRow>| rows.iter().any(|row| row.handle == shown.handle && row.is_now());
        let waits = |all: &Vec<Shown>| all.iter().any(|new| new.handle == shown.handle && new.now);
        if shown.now && !self.rows.with_untracked(known) && !self.waiting.with_untracked(waits) {
            self.said.set(format!("{}: {}", self.words.with_value(|words| words.now.clone()), shown.text));
        }
    }

    /// A question should not stand there: the desk looks at it. Once more, at once: that was a slip.
    pub fn report(self, handle: &str) {
        let (path, back) = (self.path_to(handle, "report"), self.may_take_back(handle));
        let handle = handle.to_owned();
        spawn_local(async move {
            let fields = if back { "withdraw=on" } else { "" };
            let arrived = post(&path, fields, None).await.is_some_and(|reply| reply.status == 200);
            self.slip.set((arrived && !back).then(|| handle.clone()));
            if arrived && !back {
                self.tell(self.words.with_value(|words| words.reported.clone()));
                pause(SLIP).await;
                self.slip.update(|slip| *slip = slip.take().filter(|other| *other != handle));
            } else if !arrived {
                self.tell(self.words.with_value(|words| words.vote_failed.clone()));
            }
        });
    }

    /// Whether this question's report can be taken back.
    pub fn may_take_back(self, handle: &str) -> bool {
        self.slip.with(|slip| slip.as_deref() == Some(handle))
    }

    /// Whether nothing is shown.
    pub fn is_empty(self) -> bool {
        self.rows.with(Vec::is_empty)
    }

    /// Whether the session went on since the page was rendered.
    pub fn has_moved_on(self) -> bool {
        self.resumed.get() || self.rendered.with(|rendered| self.state.with(|state| state != rendered))
    }

    /// That it did was read.
    pub fn moved_on(self) {
        self.resumed.set(false);
        self.rendered.set(self.state.get_untracked());
    }

    /// In the browser, once.
    pub fn wake(self) {
        self.awake.set(true);
        if self.votes_open && !self.rows.with_untracked(Vec::is_empty) {
            spawn_local(self.read_mine());
        }
        // Nobody's finger is there while the page is hidden or comes back.
        drop(window_event_listener(ev::visibilitychange, move |_| self.settle()));
    }

    async fn read_mine(self) {
        let reply = get(&self.path.with_value(|path| format!("{path}/mine"))).await;
        let Some(mine) = reply.and_then(|reply| reply.read::<Mine>()) else { return };
        for row in self.rows.get_untracked() {
            row.vote.update(|vote| *vote = vote.mine(mine.voted.contains(&row.handle)));
        }
        self.mine.set_value(mine.voted);
    }

    /// A question that is new, changed or gone.
    pub fn take(self, shown: Shown) {
        if shown.gone {
            return self.remove(&shown.handle);
        }
        self.say_if_now(&shown);
        let known = self.rows.with_untracked(|rows| rows.iter().position(|row| row.handle == shown.handle));
        match known {
            Some(at) => self.renew(at, shown),
            None => self.add(shown),
        }
    }

    fn renew(self, at: usize, shown: Shown) {
        let Some(row) = self.rows.with_untracked(|rows| rows.get(at).cloned()) else { return };
        if row.differs(&shown) && !self.is_below(at) {
            row.vote.update(|vote| *vote = vote.heard(shown.votes));
            return self.wait(shown);
        }
        if row.differs(&shown) {
            self.say_later();
        }
        self.waiting.update(|waiting| waiting.retain(|other| other.handle != shown.handle));
        row.renew(shown);
    }

    fn add(self, shown: Shown) {
        let new = Rank { votes: shown.votes, asked_at: shown.asked_at.clone() };
        let at = self.sort.get_untracked().place(&self.ranks(), &new);
        if !self.is_below(at) {
            return self.wait(shown);
        }
        let row = self.row(shown);
        self.rows.update(|rows| rows.insert(at.min(rows.len()), row));
        self.say_later();
    }

    fn wait(self, shown: Shown) {
        let known = self.waiting.with_untracked(|waiting| waiting.contains(&shown));
        if !known {
            self.waiting.update(|waiting| {
                waiting.retain(|other| other.handle != shown.handle);
                waiting.push(shown);
            });
            self.say_later();
        }
    }

    fn remove(self, handle: &str) {
        self.waiting.update(|waiting| waiting.retain(|other| other.handle != handle));
        let known = self.rows.with_untracked(|rows| rows.iter().position(|row| row.handle == handle));
        match known {
            Some(at) if self.is_below(at) => self.rows.update(|rows| drop(rows.remove(at))),
            Some(at) => self.rows.with_untracked(|rows| rows[at].blank()),
            None => {}
        }
    }

    /// New counts: numbers change where they stand.
    pub fn count_votes(self, votes: &[(String, i64)]) {
        for row in self.rows.get_untracked() {
            if let Some((_, counted)) = votes.iter().find(|(handle, _)| *handle == row.handle) {
                row.vote.update(|vote| *vote = vote.heard(*counted));
            }
        }
        self.waiting.update(|waiting| {
            for shown in waiting {
                if let Some((_, counted)) = votes.iter().find(|(handle, _)| *handle == shown.handle) {
                    shown.votes = *counted;
                }
            }
        });
    }

    /// The whole list as the server has it now.
    pub fn replace(self, items: Vec<Shown>) {
        let handles: Vec<String> = items.iter().map(|shown| shown.handle.clone()).collect();
        let shown = self.rows.with_untracked(|rows| rows.iter().map(|row| row.handle.clone()).collect::<Vec<_>>());
        for gone in shown.iter().filter(|handle| !handles.contains(handle)) {
            self.remove(gone);
        }
        self.waiting.update(|waiting| waiting.retain(|shown| handles.contains(&shown.handle)));
        items.into_iter().for_each(|shown| self.take(shown));
    }

    /// Shows all that waited, in order.
    pub fn settle(self) {
        let arrived = self.waiting.get_untracked();
        self.waiting.set(Vec::new());
        let mut rows = self.rows.get_untracked();
        rows.retain(|row| !row.is_gone() || arrived.iter().any(|shown| shown.handle == row.handle));
        for shown in arrived {
            match rows.iter().find(|row| row.handle == shown.handle) {
                Some(row) => row.renew(shown),
                None => rows.push(self.row(shown)),
            }
        }
        self.rows.set(self.sort.get_untracked().arrange(rows, QuestionRow::rank));
    }

    /// The pill was pressed: all is shown, and the first of it comes into view.
    pub fn show_waiting(self) {
        let arrived: Vec<String> =
            self.waiting.with_untracked(|all| all.iter().map(|new| new.handle.clone()).collect());
        self.settle();
        let first =
            self.rows.with_untracked(|rows| rows.iter().find(|row| arrived.contains(&row.handle)).map(QuestionRow::id));
        if let Some(id) = first {
            request_animation_frame(move || drop(element(&id).map(|card| card.focus())));
        }
    }

    /// Another order, by the person's own hand.
    pub fn order_by(self, sort: Sort) {
        self.sort.set(sort);
        self.settle();
    }

    /// A message over the page, for a while.
    pub fn tell(self, message: String) {
        self.message.set(message.clone());
        spawn_local(async move {
            pause(MESSAGE).await;
            if self.message.get_untracked() == message {
                self.message.set(String::new());
            }
        });
    }

    /// Counts one more, and says the sum some seconds later: a rush is one sentence.
    fn say_later(self) {
        self.unsaid.update_value(|unsaid| *unsaid += 1);
        if self.unsaid.get_value() > 1 {
            return;
        }
        spawn_local(async move {
            pause(BETWEEN_WORDS).await;
            let n = self.unsaid.get_value();
            self.unsaid.set_value(0);
            self.said.set(self.count(|words| &words.said_one, |words| &words.said_many, n));
        });
    }

    fn row(self, shown: Shown) -> QuestionRow {
        let mine = self.mine.with_value(|mine| mine.contains(&shown.handle));
        QuestionRow::new(shown, mine, true)
    }

    fn ranks(self) -> Vec<Rank> {
        self.rows.with_untracked(|rows| rows.iter().map(QuestionRow::rank).collect())
    }

    /// Whether a change at row `at` (or behind the last) lies below what is seen, so that it moves nothing there.
    fn is_below(self, at: usize) -> bool {
        if is_hidden() {
            return true;
        }
        let (Some(root), Some(list)) = (self.root.get_untracked(), self.list.get_untracked()) else { return true };
        let top = match list.children().item(at as u32) {
            Some(card) => card.get_bounding_client_rect().top(),
            None => root.get_bounding_client_rect().bottom(),
        };
        top >= seen_height()
    }
}

fn element(id: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    document().get_element_by_id(id)?.dyn_into().ok()
}
