//! `/inbox/{id}`: one question, what was said since, and every deed that its state allows.

mod about;
mod acts;
mod bursts;
mod composers;
mod thread;

use crate::parts::desk_history::history;
use crate::parts::notice::notice;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::question::Visibility;
use domain::screens::Frame;
use domain::screens::desk::QuestionScreen;
use leptos::prelude::*;

/// The question with its thread, its deeds and its history.
pub fn question(frame: &Frame, screen: &QuestionScreen) -> String {
    let title = crate::parts::desk_words::question_kind(screen.question.kind);
    let body = view! {
        <div class="split">
            <div class="stack">
                {refused(screen)}
                {privacy(screen)}
                {thread::thread(screen)}
                {screen.may_act.then(|| composers::composers(screen))}
            </div>
            <aside class="stack-lg">{about::about(screen)}{bursts::bursts(screen)}{history(&screen.history)}</aside>
        </div>
    };
    let session = format!("/inbox?session={}", screen.question.session_id);
    let page = Staff::new(title, Tab::Inbox).crumb("/inbox", "Inbox").crumb(session, screen.session_title.clone());
    page.actions(actions(screen)).page(frame, body.into_any())
}

fn actions(screen: &QuestionScreen) -> AnyView {
    let next = screen.next.as_ref().map(|id| {
        view! { <a class="button quiet" href=format!("/inbox/{id}") data-key="j" rel="next">"Next open"{icon(Icon::Next)}</a> }
    });
    view! { {next}{screen.may_act.then(|| acts::acts(screen))} }.into_any()
}

/// Why a deed was refused, when it has no form of its own here or its form as a whole was refused.
fn refused(screen: &QuestionScreen) -> Option<AnyView> {
    let refused = screen.refused.as_ref()?;
    let own = composers::allowed(&screen.question).into_iter().any(|deed| deed.as_str() == refused.deed);
    let words = refused
        .problems
        .message("")
        .or_else(|| if own { None } else { refused.problems.0.first().map(|it| it.message.as_str()) })?;
    Some(view! { <div role="alert">{notice("notice bad", Icon::Warn, words.to_owned())}</div> }.into_any())
}

fn privacy(screen: &QuestionScreen) -> Option<AnyView> {
    let private = screen.question.visibility == Visibility::Private;
    let words = view! { <strong>"Its author asked for privacy."</strong>"It never becomes public; the answer goes to them alone." };
    private.then(|| notice("notice calm", Icon::Lock, words).into_any())
}
