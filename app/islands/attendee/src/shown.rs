//! What the server tells a browser, as it arrives.

use domain::Problems;
use domain::safety::Span;
use serde::{Deserialize, Serialize};

/// A public question as it is shown: an item of `GET /api/v1/public/sessions/{code}/questions`, the data of a `question`
/// event, and a prop of [`Questions`](crate::Questions). `domain`'s cleared texts become plain text here, on purpose:
/// they cannot be made from what a browser sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// Unguessable name.
    pub handle: String,
    /// Cleared wording.
    pub text: String,
    /// Upvotes.
    pub votes: i64,
    /// Whether it was answered, in public or not.
    pub answered: bool,
    /// Cleared answer.
    pub answer: Option<String>,
    /// Whether it is being answered aloud at this moment.
    pub now: bool,
    /// When it was asked: RFC 3339 in UTC, or empty where the server does not say. Orders the newest first.
    pub asked_at: String,
    /// It stopped being public; only a stream says so.
    pub gone: bool,
}

/// A page of the public list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Page {
    pub items: Vec<Shown>,
    pub next: Option<String>,
    state: String,
    paused: bool,
    votes_hidden: bool,
}

impl Page {
    /// Where the session stands, as its stream tells it.
    pub fn now(&self) -> StateNow {
        StateNow { state: self.state.clone(), paused: self.paused, votes_hidden: self.votes_hidden }
    }
}

/// The data of a `votes` event: handles with their counts.
#[derive(Deserialize)]
pub(crate) struct Votes {
    pub votes: Vec<(String, i64)>,
}

/// The data of a `state` event.
#[derive(Deserialize)]
pub(crate) struct StateNow {
    pub state: String,
    #[serde(default)]
    pub paused: bool,
    #[serde(default)]
    pub votes_hidden: bool,
}

impl StateNow {
    /// The state as the page speaks of it.
    pub fn word(&self) -> String {
        if self.paused { "paused".to_owned() } else { self.state.clone() }
    }
}

/// The answer to what is being typed: what is public already and near to it, and what could say who its author is.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct Alike {
    pub answers: Vec<Near>,
    pub questions: Vec<Near>,
    /// Parts of it that could say who its author is.
    pub marks: Vec<Span>,
}

/// A question near to what is being typed: with its answer, or with the handle to vote for it.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct Near {
    pub text: String,
    pub answer: String,
    pub handle: String,
}

/// `GET /events/{slug}/mine`: what this browser voted for.
#[derive(Deserialize)]
pub(crate) struct Mine {
    pub voted: Vec<String>,
}

/// The answer to a vote.
#[derive(Deserialize)]
pub(crate) struct Voted {
    pub votes: i64,
    pub voted: bool,
}

/// The answer to a question: where its asker reads on.
#[derive(Deserialize)]
pub(crate) struct Asked {
    pub url: String,
}

/// A refusal (RFC 9457) with a message for each field.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Refusal {
    pub detail: String,
    pub problems: Problems,
}
