//! Earlier answers near to an open question: one is taken over by its key, as a link or as the text to edit.

use crate::parts::{Icon, icon_class};
use domain::screens::desk::{NearAnswer, QuestionScreen};
use leptos::prelude::*;

/// Where the answer is written (`composers.rs`).
const ANSWER: &str = "answer-text";
/// The keys that take the first, the second and the third.
const KEYS: [&str; 3] = ["1", "2", "3"];

/// The nearest ones; nothing where none is near.
pub fn near(screen: &QuestionScreen) -> Option<AnyView> {
    if screen.near.is_empty() || !screen.may_act {
        return None;
    }
    let rows = screen.near.iter().zip(KEYS).map(|(near, key)| row(near, key)).collect_view();
    let panel = view! {
        <details class="composer" id="near" open>
            <summary>"Answered before"{icon_class(Icon::Down, "icon chevron")}</summary>
            <ul class="near" role="list">{rows}</ul>
        </details>
    };
    Some(panel.into_any())
}

fn row(near: &NearAnswer, key: &'static str) -> impl IntoView + use<> {
    let text = near.answer.as_str().to_owned();
    let link = format!("We have answered this here: {}", near.url);
    view! {
        <li class="stack-sm">
            <p class="strong" dir="auto"><a href=near.url.clone()>{near.text.as_str().to_owned()}</a></p>
            <p class="prewrap" dir="auto">{text.clone()}</p>
            <div class="acts" data-script hidden>
                <button class="button" type="button" data-fill=ANSWER data-words=text data-key=key>"Take its text"</button>
                <button class="button quiet" type="button" data-fill=ANSWER data-words=link>"Send its link"</button>
            </div>
        </li>
    }
}
