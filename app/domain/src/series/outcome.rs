//! What a change of many sessions does, or would do.

use crate::{LocalTime, ZoneName};
use serde::Serialize;

/// What becomes of sessions and posts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Sessions that are made.
    pub added: usize,
    /// Drafts that are deleted, since the rule no longer gives them.
    pub deleted: usize,
    /// What changes, each from where to where.
    pub moves: Vec<Moves>,
    /// What stays as it is, and why.
    pub stays: Vec<Stays>,
    /// Whatever is in the way, each a sentence: nothing is kept while there is any.
    pub conflicts: Vec<String>,
}

/// Something that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moves {
    /// `session` or `post`.
    pub noun: &'static str,
    /// Title, as it is from now on.
    pub title: String,
    /// Local start until now.
    pub from: Option<LocalTime>,
    /// Local start from now on.
    pub to: Option<LocalTime>,
    /// Its own zone.
    pub zone: ZoneName,
    /// The hour that its clocks skip on the new day, where that is why it stands later.
    pub skipped: Option<LocalTime>,
}

/// Something that stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stays {
    /// `session` or `post`.
    pub noun: &'static str,
    /// Title.
    pub title: String,
    /// Local start.
    pub starts: Option<LocalTime>,
    /// Why.
    pub why: &'static str,
}
