//! The words of the attendees' islands, which are given as strings: the phone knows no languages.

use islands_attendee::{AskWords, QuestionsWords};
use texts::Texts;

/// The question form's words. `held`: whether somebody reads a question before others see it; `every`: the seconds between
/// two questions of one person, 0 for as many as they like.
pub fn ask_words(t: Texts, held: bool, every: i64) -> AskWords {
    let hint = if held { t.form_hint_held() } else { t.form_hint_open() };
    AskWords {
        question_hint: match every {
            0 => hint.into(),
            every => format!("{hint} {}", t.form_hint_slow(&t.in_words(every))),
        },
        question: t.form_question().into(),
        counter: t.form_counter().into(),
        contact: t.form_contact().into(),
        name: t.form_name().into(),
        email: t.form_email().into(),
        optional: t.form_optional().into(),
        private: t.form_private().into(),
        private_hint: t.form_private_hint().into(),
        send: t.form_send().into(),
        sending: t.form_sending().into(),
        again: t.form_again().into(),
        offline: t.form_offline().into(),
        busy: t.form_busy().into(),
        still_busy: t.form_still_busy().into(),
        refused: t.form_refused().into(),
        failed: t.form_failed().into(),
        alike: t.form_alike().into(),
        answers_it: t.form_answers_it().into(),
        glad: t.form_glad().into(),
        me_too: t.form_me_too().into(),
        counted: t.form_counted().into(),
        topic: t.form_topic().into(),
        any_topic: t.form_any_topic().into(),
        marks: t.marks_head().into(),
        marks_mean: t.form_marks_mean().into(),
        marks_remove: t.marks_remove().into(),
        marks_private: t.form_marks_private().into(),
        marks_keep: t.marks_keep().into(),
        marks_told: t.form_marks_told().into(),
    }
}

/// The same outside any session.
pub fn expert_words(t: Texts) -> AskWords {
    AskWords { question_hint: t.ask_hint().into(), ..ask_words(t, true, 0) }
}

/// The public list's words. `open`: whether questions are still taken.
pub fn questions_words(t: Texts, open: bool) -> QuestionsWords {
    QuestionsWords {
        count_one: t.list_count_one().into(),
        count_many: t.list_count_many().into(),
        empty_title: t.list_empty_title().into(),
        empty: if open { t.list_empty_open() } else { t.list_empty_closed() }.into(),
        wanted: t.wanted().into(),
        newest: t.newest().into(),
        sort: t.list_sort().into(),
        vote: t.list_vote().into(),
        votes_one: t.list_votes_one().into(),
        votes_many: t.list_votes_many().into(),
        now: t.list_now().into(),
        answered: t.list_answered().into(),
        answer: t.the_answer().into(),
        gone: t.list_gone().into(),
        new_one: t.list_new_one().into(),
        new_many: t.list_new_many().into(),
        said_one: t.list_said_one().into(),
        said_many: t.list_said_many().into(),
        vote_failed: t.list_vote_failed().into(),
        report: t.list_report().into(),
        reported: t.list_reported().into(),
        undo: t.list_undo().into(),
        now_paused: t.list_now_paused().into(),
        now_live: t.list_now_live().into(),
        now_resumed: t.list_now_resumed().into(),
        now_ended: t.list_now_ended().into(),
        now_cancelled: t.list_now_cancelled().into(),
        now_changed: t.list_now_changed().into(),
        refresh: t.list_refresh().into(),
        close: t.list_close().into(),
    }
}
