//! One question on the screen.

use super::order::Rank;
use super::vote::Vote;
use crate::shown::Shown;
use leptos::prelude::*;

/// A row of the list: what is shown and its votes change apart, so that a count redraws a number and nothing else.
#[derive(Clone)]
pub(super) struct QuestionRow {
    /// Unguessable name.
    pub handle: String,
    /// Wording and answer. Its votes are those of the arrival: see `vote`.
    pub shown: RwSignal<Shown>,
    /// Votes.
    pub vote: RwSignal<Vote>,
    /// It arrived while the page was open.
    pub is_new: bool,
}

impl QuestionRow {
    /// A row for `shown`; `mine` if this browser voted for it.
    pub fn new(shown: Shown, mine: bool, is_new: bool) -> Self {
        let vote = Vote { counted: shown.votes, known: mine, wanted: mine, busy: false };
        Self { handle: shown.handle.clone(), vote: RwSignal::new(vote), shown: RwSignal::new(shown), is_new }
    }

    /// The card's id in the page.
    pub fn id(&self) -> String {
        format!("q-{}", self.handle)
    }

    /// What it is ordered by.
    pub fn rank(&self) -> Rank {
        Rank {
            votes: self.vote.with_untracked(|vote| vote.count()),
            asked_at: self.shown.with_untracked(|shown| shown.asked_at.clone()),
        }
    }

    /// Whether `new` would change the height of its card.
    pub fn differs(&self, new: &Shown) -> bool {
        self.shown.with_untracked(|old| {
            (&old.text, old.answered, &old.answer, old.gone, old.now)
                != (&new.text, new.answered, &new.answer, new.gone, new.now)
        })
    }

    /// A newer state of the same question.
    pub fn renew(&self, new: Shown) {
        self.vote.update(|vote| *vote = vote.heard(new.votes));
        if self.differs(&new) {
            self.shown.set(new);
        }
    }

    /// It stopped being public: its words go at once, its place stays until the list is ordered again.
    pub fn blank(&self) {
        let gone = Shown { handle: self.handle.clone(), gone: true, ..Shown::default() };
        self.shown.set(gone);
    }

    /// Whether it is shown as being answered at this moment.
    pub fn is_now(&self) -> bool {
        self.shown.with_untracked(|shown| shown.now)
    }

    /// Whether it stopped being public.
    pub fn is_gone(&self) -> bool {
        self.shown.with_untracked(|shown| shown.gone)
    }
}
