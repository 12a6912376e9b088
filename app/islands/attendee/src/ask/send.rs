//! The question's way to the server.

use super::Asking;
use super::draft::{Keeper, encoded};
use crate::browser::{Patience, Reply, pause, post_patiently, scattered};
use crate::shown::{Asked, Refusal};
use crate::words::{AskWords, fill};
use domain::Problems;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Four tries more while the server is full; who is told to wait longer than a minute hears so instead.
const PATIENCE: Patience = Patience { rounds: 4, longest: 60 };

/// What did not reach the server is tried again after this time, in milliseconds, as often as it takes.
const AGAIN: i32 = 15_000;

/// Where the form stands.
#[derive(Clone, PartialEq)]
pub(super) enum Standing {
    /// Nothing was sent, or what came back was put right.
    Writing,
    /// On its way.
    Sending,
    /// The server is full; it goes again after so many seconds.
    Waiting(i32),
    /// No answer arrived.
    Offline,
    /// It did not work, and why.
    Unsent(String),
}

impl Standing {
    /// What the form says when the server or a check refused it: the whole form's message, or that fields need a look.
    pub fn refused(problems: &Problems, words: &AskWords) -> Self {
        Self::Unsent(problems.message("").unwrap_or(&words.refused).to_owned())
    }

    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Waiting(_))
    }

    pub fn message(&self, words: &AskWords) -> Option<String> {
        match self {
            Self::Writing | Self::Sending => None,
            Self::Waiting(seconds) => Some(fill(&words.busy, i64::from(*seconds))),
            Self::Offline => Some(words.offline.clone()),
            Self::Unsent(why) => Some(why.clone()),
        }
    }

    pub fn button<'a>(&self, words: &'a AskWords) -> &'a str {
        match self {
            Self::Writing => &words.send,
            Self::Sending | Self::Waiting(_) => &words.sending,
            Self::Offline | Self::Unsent(_) => &words.again,
        }
    }

    /// The same without anything under way.
    pub fn rested(self) -> Self {
        if self.is_busy() { Self::Writing } else { self }
    }
}

impl Asking {
    /// The form is sent: by the person, in place of the browser's own way.
    pub fn submit(self, event: &web_sys::SubmitEvent) {
        event.prevent_default();
        self.send();
    }

    /// The connection may be back: what could not be sent goes out, unless its author has changed it since.
    pub fn connected(self) {
        let fields = encoded(&self.fields.read());
        let waits = self.standing.get_untracked() == Standing::Offline;
        if waits && self.keeper.with_value(|keeper| keeper.was_sent(&fields)) {
            self.send();
        }
    }

    fn send(self) {
        if self.standing.with_untracked(Standing::is_busy) {
            return;
        }
        let draft = self.fields.read();
        match draft.check() {
            Err(problems) => self.refuse(problems),
            Ok(_) => {
                self.problems.set(Problems::default());
                self.standing.set(Standing::Sending);
                spawn_local(self.deliver(encoded(&draft)));
            }
        }
    }

    async fn deliver(self, fields: String) {
        let key = self.keeper.with_value(|keeper| keeper.key_for(&fields));
        let told = move |seconds| self.standing.set(Standing::Waiting(seconds));
        match post_patiently(&self.path.get_value(), &fields, key.as_deref(), PATIENCE, &told).await {
            None => {
                self.standing.set(Standing::Offline);
                pause(scattered(AGAIN)).await;
                self.connected();
            }
            Some(reply) if reply.status == 201 || reply.status == 200 => self.arrived(&reply),
            Some(reply) => self.answered(&reply),
        }
    }

    /// The question is safe: its draft goes, and its asker reads on their own page. The form stays busy until then, so
    /// that another tap sends nothing.
    fn arrived(self, reply: &Reply) {
        let Some(asked) = reply.read::<Asked>() else {
            return self.standing.set(Standing::Unsent(self.word(|words| &words.failed)));
        };
        self.keeper.with_value(Keeper::forget);
        // Not `reset()`, which would bring back what the server had refused.
        self.fields.clear();
        self.length.set(0);
        drop(window().location().assign(&asked.url));
    }

    fn answered(self, reply: &Reply) {
        let refusal = reply.read::<Refusal>().unwrap_or_default();
        if !refusal.problems.is_empty() {
            return self.refuse(refusal.problems);
        }
        let why = match reply.status {
            400..500 | 503 if !refusal.detail.is_empty() => refusal.detail,
            429 | 503 => self.word(|words| &words.still_busy),
            _ => self.word(|words| &words.failed),
        };
        self.standing.set(Standing::Unsent(why));
    }

    fn refuse(self, problems: Problems) {
        self.standing.set(self.words.with_value(|words| Standing::refused(&problems, words)));
        self.fields.show(&problems);
        self.problems.set(problems);
    }
}
