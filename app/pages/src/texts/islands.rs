//! The texts of the attendees' islands.

use super::{NEWEST, THE_ANSWER, WANTED};
use domain::time::in_words;
use islands_attendee::{AskWords, QuestionsWords};

/// The question form's words. `held`: whether somebody reads a question before others see it; `every`: the seconds between
/// two questions of one person, 0 for as many as they like.
pub fn ask_words(held: bool, every: i64) -> AskWords {
    let hint = if held {
        "A moderator reads it before others see it. Your name is never shown."
    } else {
        "Others see it at once. Your name is never shown."
    };
    AskWords {
        question: "Your question".into(),
        question_hint: if every > 0 {
            format!("{hint} One question in {}, please.", in_words(every))
        } else {
            hint.into()
        },
        counter: "{n} of 1,000".into(),
        contact: "Tell the team who you are".into(),
        name: "Name".into(),
        email: "Get the answer by e-mail".into(),
        optional: "(optional)".into(),
        private: "Keep my question private".into(),
        private_hint: "Only the team sees it. You read the answer on your own page.".into(),
        send: "Send question".into(),
        sending: "Sending…".into(),
        again: "Try again".into(),
        offline: "That did not reach us yet. Your question is kept here and sent by itself once there is a connection."
            .into(),
        busy: "It is not in yet. We try again by ourselves in {n} seconds; your text is kept.".into(),
        still_busy: "We could not take it in right now. Please try again in a minute; your text is kept.".into(),
        refused: "Please look at the marked fields.".into(),
        failed: "Something went wrong on our side. Your text is kept.".into(),
        alike: "Perhaps this helps".into(),
        answers_it: "This answers it".into(),
        glad: "Good to hear. Your text is gone; ask whatever else you like.".into(),
        me_too: "Me too".into(),
        counted:
            "Counted. With an e-mail address below, you get a letter that asks whether we shall send you its answer."
                .into(),
        topic: "What is it about?".into(),
        any_topic: "I leave that to you".into(),
    }
}

/// The same outside any session.
pub fn expert_words() -> AskWords {
    AskWords { question_hint: super::ask::ASK_HINT.into(), ..ask_words(true, 0) }
}

/// The public list's words. `open`: whether questions are still taken.
pub fn questions_words(open: bool) -> QuestionsWords {
    let empty = if open { "Be the first to ask." } else { "Nothing that was asked here is public." };
    QuestionsWords {
        count_one: "1 question".into(),
        count_many: "{n} questions".into(),
        empty_title: "No questions yet".into(),
        empty: empty.into(),
        wanted: WANTED.into(),
        newest: NEWEST.into(),
        sort: "Sort questions".into(),
        vote: "I want to know this too".into(),
        votes_one: "1 vote".into(),
        votes_many: "{n} votes".into(),
        now: "Being answered now".into(),
        answered: "Answered".into(),
        answer: THE_ANSWER.into(),
        gone: "This question was taken back.".into(),
        new_one: "1 new".into(),
        new_many: "{n} new".into(),
        said_one: "1 new question or answer".into(),
        said_many: "{n} new questions or answers".into(),
        vote_failed: "Your vote did not reach us. Please try again.".into(),
        report: "Report".into(),
        reported: "Thank you. The team will look at it.".into(),
        undo: "Undo the report".into(),
        now_paused: "Questions are paused for the moment.".into(),
        now_live: "The session has just started.".into(),
        now_resumed: "Questions are taken again.".into(),
        now_ended: "The session has ended.".into(),
        now_cancelled: "The session was cancelled.".into(),
        now_changed: "The session has changed.".into(),
        refresh: "Refresh the page".into(),
        close: "Close".into(),
    }
}
