//! The texts of the islands, given by the page. `{n}` stands for a number.

use serde::{Deserialize, Serialize};

/// Texts travel as a plain list: a reader that knows field names would be a tenth of the whole download.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $word:ident),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(from = "Vec<String>", into = "Vec<String>")]
        pub struct $name { $($(#[$doc])* pub $word: String),+ }

        impl From<Vec<String>> for $name {
            fn from(words: Vec<String>) -> Self {
                let mut words = words.into_iter();
                Self { $($word: next(&mut words)),+ }
            }
        }

        impl From<$name> for Vec<String> {
            fn from(words: $name) -> Self {
                vec![$(words.$word),+]
            }
        }
    };
}

#[inline(never)]
fn next(words: &mut std::vec::IntoIter<String>) -> String {
    words.next().unwrap_or_default()
}

words! {
    /// Texts of [`Ask`](crate::Ask).
    AskWords {
        /// Label of the question.
        question,
        /// What happens with it; differs with the session's moderation.
        question_hint,
        /// Characters typed: `{n} of 1,000`.
        counter,
        /// Opens name and address.
        contact,
        /// Label of the name.
        name,
        /// Label of the address.
        email,
        /// Beside both labels.
        optional,
        /// Label of the wish for privacy.
        private,
        /// What that means.
        private_hint,
        /// The button.
        send,
        /// The button while it works.
        sending,
        /// The button after a failure.
        again,
        /// No connection; the text is kept, and goes by itself later.
        offline,
        /// The server is full; it is tried again in `{n}` seconds.
        busy,
        /// It was tried again a few times in vain.
        still_busy,
        /// Some fields need a look.
        refused,
        /// The server failed; the text is kept.
        failed,
        /// Over what is public already and near to what is typed.
        alike,
        /// Ends the draft, since an answer is there.
        answers_it,
        /// After that.
        glad,
        /// Votes for an open question.
        me_too,
        /// After that.
        counted,
        /// Label of the topic.
        topic,
        /// For whoever chooses none.
        any_topic,
        /// Over what could say who they are.
        marks,
        /// What becomes of it.
        marks_mean,
        /// Takes it out.
        marks_remove,
        /// For the team alone.
        marks_private,
        /// Lets it stand.
        marks_keep,
        /// After it became the team's alone: that it was not sent by that.
        marks_told,
    }
}

words! {
    /// Texts of [`Questions`](crate::Questions).
    QuestionsWords {
        /// How many there are, for one.
        count_one,
        /// How many there are: `{n} questions`.
        count_many,
        /// Head of the empty list.
        empty_title,
        /// What to do about it.
        empty,
        /// Name of the two orders together.
        sort,
        /// Order by votes.
        wanted,
        /// Order by arrival.
        newest,
        /// What a vote says; the count follows.
        vote,
        /// One vote.
        votes_one,
        /// `{n} votes`.
        votes_many,
        /// On the question that is being answered aloud.
        now,
        /// Mark of an answered question.
        answered,
        /// Head of an answer.
        answer,
        /// In place of a question that stopped being public.
        gone,
        /// The pill, for one.
        new_one,
        /// The pill: `{n} new`.
        new_many,
        /// Said to those who listen, for one.
        said_one,
        /// Said to those who listen: `{n} new questions or answers`.
        said_many,
        /// A vote was taken back, since it did not arrive.
        vote_failed,
        /// Says that a question should not stand there.
        report,
        /// After that.
        reported,
        /// Takes it back.
        undo,
        /// The desk takes no questions for the moment.
        now_paused,
        /// The session went live.
        now_live,
        /// The desk takes questions again.
        now_resumed,
        /// The session ended.
        now_ended,
        /// The session was cancelled.
        now_cancelled,
        /// The session changed otherwise.
        now_changed,
        /// The link that loads the page again.
        refresh,
        /// Puts a message away.
        close,
    }
}

/// `words` with the number in place of `{n}`.
pub(crate) fn fill(words: &str, n: i64) -> String {
    words.replace("{n}", &n.to_string())
}

/// One or many, with the number in place.
pub(crate) fn counted(one: &str, many: &str, n: i64) -> String {
    fill(if n == 1 { one } else { many }, n)
}
