//! What a change of many sessions does, or would do.

use crate::{LocalTime, ZoneName, words};
use serde::Serialize;

words! {
    /// What a change of many sessions moves.
    Noun {
        /// A session.
        Session = "session",
        /// A post about one of them.
        Post = "post",
    }
}

/// What becomes of sessions and posts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "moves": [{
        "noun": "session", "title": "Walk and talk", "from": "2027-03-02T18:00", "to": "2027-03-09T18:00",
        "zone": "America/New_York", "skipped": null,
    }],
}))))]
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
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Moves {
    /// What it is.
    pub noun: Noun,
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
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stays {
    /// What it is.
    pub noun: Noun,
    /// Title.
    pub title: String,
    /// Local start.
    pub starts: Option<LocalTime>,
    /// Why.
    pub why: &'static str,
}
