//! `/inbox/{id}`: one question, what was said since, and every deed that its state allows.

mod about;
mod acts;
mod bursts;
mod composers;
mod found;
mod holds;
mod near;
pub mod offline;
mod scripts;
mod thread;

use crate::parts::alarms::{self, outcome_words};
use crate::parts::desk_form::act;
use crate::parts::desk_history::history;
use crate::parts::notice::notice;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::alarm::Standing;
use domain::question::Visibility;
use domain::screens::Frame;
use domain::screens::desk::{AlarmRow, QuestionScreen};
use domain::text::isolated;
use leptos::prelude::*;

/// The question with its thread, its deeds and its history.
pub fn question(frame: &Frame, screen: &QuestionScreen) -> String {
    let title = crate::parts::desk_words::question_kind(screen.question.kind);
    let body = view! {
        <div class="split">
            <div class="stack">
                {refused(screen)}
                {alarm(frame, screen)}
                {child(screen)}
                {privacy(screen)}
                {thread::thread(screen)}
                {offline::panel(screen)}
                {near::near(screen)}
                {screen.may_act.then(|| composers::composers(screen))}
            </div>
            <aside class="stack-lg">{about::about(screen)}{found::found(screen)}{bursts::bursts(screen)}{holds::holds(screen)}{history(&screen.history)}</aside>
        </div>
    };
    let page = Staff::new(title, Tab::Inbox).crumb("/inbox", "Inbox");
    let page = match (&screen.question.session_id, &screen.session_title) {
        (Some(id), Some(title)) => page.crumb(format!("/inbox?session={id}"), title.clone()),
        _ => page,
    };
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

/// The alarm, while it is open; or how it ended, and for ten minutes that it was none can be taken back.
fn alarm(frame: &Frame, screen: &QuestionScreen) -> Option<AnyView> {
    let alarm = screen.alarm.as_ref()?;
    if let Standing::Over(outcome) = alarm.standing() {
        let to = format!("/inbox/{}/not_yet", screen.question.id);
        let back = (screen.may_act && alarm.can_reopen(screen.now))
            .then(|| act(to, Some(screen.question.version), "button small", "It is one after all"));
        let name = isolated(alarm.ended_name.as_deref().unwrap_or_default());
        let words = format!("Urgent: {}, says {name}.", outcome_words(outcome).to_lowercase());
        return Some(
            view! { <div class="notice calm">{icon(Icon::Info)}<div class="row">{words}{back}</div></div> }.into_any(),
        );
    }
    let row = AlarmRow {
        id: screen.question.id.clone(),
        text: String::new(),
        signs: Some(screen.signs.clone()),
        version: screen.question.version,
        raised_at: alarm.raised_at,
        raised_by: alarm.raised_by.clone(),
        seen_name: alarm.seen_name.clone(),
        outcome: alarm.outcome,
        ended_name: alarm.ended_name.clone(),
        ended_by: alarm.ended_by.clone(),
        session_id: screen.question.session_id.clone(),
        session_title: screen.session_title.clone(),
    };
    Some(alarms::alone(frame, &row, screen.now))
}

/// Whoever reads this has a duty that does not wait.
fn child(screen: &QuestionScreen) -> Option<AnyView> {
    let child = screen.may_act && screen.question.is_from_a_child();
    let words = view! {
        <strong>"A child may have written this."</strong>
        " Look whether you have to report it: staff of health care have a duty to, where a child may be harmed or neglected. No address was asked for, and none is kept."
    };
    child.then(|| notice("notice warm", Icon::Warn, words).into_any())
}

fn privacy(screen: &QuestionScreen) -> Option<AnyView> {
    let private = screen.question.visibility == Visibility::Private;
    let words = view! { <strong>"Its author asked for privacy."</strong>"It never becomes public; the answer goes to them alone." };
    private.then(|| notice("notice calm", Icon::Lock, words).into_any())
}
