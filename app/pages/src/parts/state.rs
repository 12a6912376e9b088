//! States as chips: by word first, by shape and colour second.

use domain::post::{Post, State as PostState};
use domain::question::{Question, State as QuestionState, Visibility};
use domain::session::State as SessionState;
use domain::slot::State as SlotState;
use leptos::prelude::*;
use texts::Texts;

/// A chip: the state's word in code, and what people read.
pub fn chip(state: &'static str, word: &'static str) -> impl IntoView + use<> {
    view! { <span class="chip" data-state=state>{word}</span> }
}

/// Its asker wrote back after an end, and nobody has answered that.
pub fn asked_back() -> impl IntoView {
    chip("next", "Asked back")
}

/// The same, where it is so.
pub fn asks_back(question: &Question) -> Option<impl IntoView + use<>> {
    question.asks_back().then(asked_back)
}

/// A session's life.
pub fn session(t: Texts, state: SessionState) -> impl IntoView {
    chip(state.as_str(), t.session_state(state))
}

/// A question's life, as staff call it.
pub fn question(state: QuestionState) -> impl IntoView {
    let word = match state {
        QuestionState::Received => "Received",
        QuestionState::Acknowledged => "Acknowledged",
        QuestionState::Answered => "Answered",
        QuestionState::TakenOffline => "Taken offline",
        QuestionState::Dismissed => "Dismissed",
        QuestionState::Withdrawn => "Withdrawn",
    };
    chip(state.as_str(), word)
}

/// Who may see a question.
pub fn visibility(of: Visibility) -> impl IntoView {
    let word = match of {
        Visibility::Held => "Held",
        Visibility::Public => "Public",
        Visibility::Private => "Private",
    };
    chip(of.as_str(), word)
}

/// A post's life; a draft that reviewers sent back says so.
pub fn post(post: &Post) -> impl IntoView + use<> {
    if post.returned_at.is_some() {
        return chip("returned", "Asked for changes");
    }
    let word = match post.state {
        PostState::Draft => "Draft",
        PostState::InReview => "In review",
        PostState::Approved => "Approved",
        PostState::Scheduled => "Scheduled",
        PostState::Publishing => "Going out",
        PostState::Published => "Published",
        PostState::Failed => "Failed",
        PostState::Missed => "Missed",
        PostState::Cancelled => "Cancelled",
        PostState::Withdrawn => "Withdrawn",
    };
    chip(post.state.as_str(), word)
}

/// A slot's life.
pub fn slot(t: Texts, state: SlotState) -> impl IntoView {
    chip(state.as_str(), t.slot_state(state))
}
