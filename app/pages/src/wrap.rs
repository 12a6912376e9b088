//! `/plan/sessions/{id}/wrap`: what a session left open. Each question gets an owner and a time, or ends with a reason;
//! all in one form that works without script.

use crate::live_desk::problems;
use crate::parts::desk_form::choice;
use crate::parts::desk_moments::age;
use crate::parts::desk_words::count;
use crate::parts::{Icon, icon, state};
use crate::shell::{Staff, Tab};
use domain::question::{Question, Visibility};
use domain::screens::Frame;
use domain::screens::live::{HandOut, WrapScreen};
use domain::{Clock, Problems, zone};
use leptos::prelude::*;

/// The page.
pub fn wrap(frame: &Frame, screen: &WrapScreen) -> String {
    let page = format!("/plan/sessions/{}", screen.session.id);
    let body = if screen.open.is_empty() { nothing(screen.may_act) } else { form(screen, frame.clock, &page) };
    let crumbs = Staff::new("Open questions", Tab::Plan).crumb("/plan", "Plan");
    crumbs
        .crumb(page.clone(), screen.session.title.to_string())
        .crumb(format!("{page}/live"), "Live desk")
        .page(frame, body)
}

/// Whoever is not at the desk does not see all that waits.
fn nothing(may_act: bool) -> AnyView {
    let (head, words) = match may_act {
        true => ("Every question has an end.", "Nothing waits for anybody."),
        false => ("No published question is open.", "Held and private questions are for the desk alone."),
    };
    view! { <div class="empty">{icon(Icon::Check)}<h2>{head}</h2><p>{words}</p></div> }.into_any()
}

fn form(screen: &WrapScreen, clock: Clock, page: &str) -> AnyView {
    let waits =
        screen.open.iter().filter(|question| question.owner_id.is_none() || question.due_at.is_none()).count() as i64;
    let lead = match waits {
        0 => "Each has an owner and a time.".to_owned(),
        waits => format!("{} without an owner and a time.", count(waits, "question", "questions")),
    };
    let rows = screen.open.iter().map(|question| row(screen, clock, question)).collect_view();
    let send = screen.may_act.then(|| {
        view! { <div class="form-end"><button class="button primary">"Assign the ticked ones"</button></div> }
    });
    view! {
        <form class="stack-lg" method="post" action=format!("{page}/wrap") data-draft>
            <p class="standfirst" dir="auto">{lead}</p>
            <p class="muted">"A clinician gets a link by mail. Whoever asked reads on their own page who answers, and until when; with a reason the question ends, and they read why."</p>
            {(!screen.problems.is_empty()).then(|| view! { <div class="notice bad" role="alert">"Some rows need another look. The others are assigned."</div> })}
            <ol class="wrap-rows" role="list">{rows}</ol>
            {send}
        </form>
    }
    .into_any()
}

fn row(screen: &WrapScreen, clock: Clock, question: &Question) -> AnyView {
    let typed = screen.typed.iter().find(|(id, _)| *id == question.id).map(|(_, row)| row.clone());
    let wrong =
        Problems(screen.problems.0.iter().filter(|it| it.field.ends_with(question.id.as_str())).cloned().collect());
    let private = (question.visibility == Visibility::Private).then(|| state::visibility(Visibility::Private));
    let due = question.due_at.map(|due| {
        let class = if due <= screen.now { "overdue" } else { "held" };
        let words = format!("Answer until {}", clock.date_time(zone::local(due, &screen.session.zone)));
        view! { <span class="chip" data-state=class>{words}</span> }
    });
    view! {
        <li class="card stack-sm" id=format!("q-{}", question.id)>
            <p class="prewrap strong"><a href=format!("/inbox/{}", question.id) dir="auto">{question.text.to_string()}</a></p>
            <p class="row small muted">{count(question.votes, "vote", "votes")}{state::asks_back(question)}{private}{due}{age(question.created_at, screen.now)}</p>
            {(!wrong.is_empty()).then(|| problems(&wrong))}
            {screen.may_act.then(|| fields(screen, question, typed))}
        </li>
    }
    .into_any()
}

fn fields(screen: &WrapScreen, question: &Question, typed: Option<HandOut>) -> AnyView {
    let named = |name: &str| format!("{name}-{}", question.id);
    let owner = question.clinician_id.as_ref().map(ToString::to_string).unwrap_or_default();
    let row = typed.unwrap_or_else(|| HandOut {
        chosen: false,
        clinician_id: owner,
        due_at: screen.due.clone(),
        reason: String::new(),
        version: question.version.0.to_string(),
    });
    let options = std::iter::once(choice("", "The desk")).chain(screen.clinicians.iter().cloned());
    let options = options
        .map(|choice| view! { <option value=choice.value.clone() selected=choice.value == row.clinician_id dir="auto">{choice.label}</option> })
        .collect_view();
    let reason = question.may_be_dismissed().is_ok().then(|| {
        view! {
            <div class="field"><label for=named("reason")>"Or why there will be no answer "<span class="optional">"optional"</span></label>
                <input class="input" id=named("reason") name=named("reason") dir="auto" maxlength="500" autocomplete="off" value=row.reason/></div>
        }
    });
    view! {
        <input type="hidden" name=named("version") value=question.version.0/>
        <label class="check"><input type="checkbox" name=named("chosen") value="on" checked=row.chosen/><span>"Assign"</span></label>
        <div class="wrap-fields">
            <div class="field"><label for=named("clinician_id")>"Who answers"</label>
                <select class="input" id=named("clinician_id") name=named("clinician_id")>{options}</select></div>
            <div class="field"><label for=named("due_at")>"Until"</label>
                <input class="input" id=named("due_at") name=named("due_at") type="datetime-local" step="60" value=row.due_at/></div>
            {reason}
        </div>
    }
    .into_any()
}
