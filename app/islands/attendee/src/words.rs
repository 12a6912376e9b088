//! The texts of the islands, given by the page. `{n}` stands for a number.

use serde::{Deserialize, Serialize};

/// Texts of [`Ask`](crate::Ask).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskWords {
    /// Label of the question.
    pub question: String,
    /// What happens with it; differs with the session's moderation.
    pub question_hint: String,
    /// Characters typed: `{n} of 1,000`.
    pub counter: String,
    /// Opens name and address.
    pub contact: String,
    /// Label of the name.
    pub name: String,
    /// Label of the address.
    pub email: String,
    /// Beside both labels.
    pub optional: String,
    /// Label of the wish for privacy.
    pub private: String,
    /// What that means.
    pub private_hint: String,
    /// The button.
    pub send: String,
    /// The button while it works.
    pub sending: String,
    /// The button after a failure.
    pub again: String,
    /// No connection; the text is kept.
    pub offline: String,
    /// The server is full; it is tried again in `{n}` seconds.
    pub busy: String,
    /// It was tried again a few times in vain.
    pub still_busy: String,
    /// Some fields need a look.
    pub refused: String,
    /// The server failed; the text is kept.
    pub failed: String,
}

/// Texts of [`Questions`](crate::Questions).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionsWords {
    /// How many there are, for one.
    pub count_one: String,
    /// How many there are: `{n} questions`.
    pub count_many: String,
    /// Head of the empty list.
    pub empty_title: String,
    /// What to do about it.
    pub empty: String,
    /// Name of the two orders together.
    pub sort: String,
    /// Order by votes.
    pub wanted: String,
    /// Order by arrival.
    pub newest: String,
    /// What a vote says; the count follows.
    pub vote: String,
    /// One vote.
    pub votes_one: String,
    /// `{n} votes`.
    pub votes_many: String,
    /// Mark of an answered question.
    pub answered: String,
    /// Head of an answer.
    pub answer: String,
    /// In place of a question that stopped being public.
    pub gone: String,
    /// The pill, for one.
    pub new_one: String,
    /// The pill: `{n} new`.
    pub new_many: String,
    /// Said to those who listen, for one.
    pub said_one: String,
    /// Said to those who listen: `{n} new questions or answers`.
    pub said_many: String,
    /// A vote was taken back, since it did not arrive.
    pub vote_failed: String,
    /// The session went live.
    pub now_live: String,
    /// The session ended.
    pub now_ended: String,
    /// The session was cancelled.
    pub now_cancelled: String,
    /// The session changed otherwise.
    pub now_changed: String,
    /// The link that loads the page again.
    pub refresh: String,
    /// Puts a message away.
    pub close: String,
}

/// `words` with the number in place of `{n}`.
pub(crate) fn fill(words: &str, n: i64) -> String {
    words.replace("{n}", &n.to_string())
}

/// One or many, with the number in place.
pub(crate) fn counted(one: &str, many: &str, n: i64) -> String {
    fill(if n == 1 { one } else { many }, n)
}
