//! What a question at the live desk takes beside its buttons: joining it with another, and putting it off.

use crate::parts::desk_form::{act, version};
use domain::question::{Question, Visibility};
use domain::screens::desk::DeedForm;
use domain::screens::live::LiveScreen;
use leptos::prelude::*;

/// Letters of a question in a list to choose from.
const SHORT: usize = 80;

/// Both folds; a refused one comes back open.
pub fn folds(screen: &LiveScreen, question: &Question) -> AnyView {
    view! { <div class="live-folds">{join(screen, question)}{later(screen, question)}</div> }.into_any()
}

/// The questions that were joined with this one, each with the way back.
pub fn joined(screen: &LiveScreen, question: &Question) -> Option<AnyView> {
    let rows: Vec<_> = screen.joined_with(&question.id).collect();
    let row = |child: &Question| {
        let part = screen.may_act.then(|| act(to(screen, child, "part"), Some(child.version), "linklike", "Part"));
        view! { <li class="spread"><span dir="auto">{child.text.to_string()}</span>{part}</li> }
    };
    let words = if rows.len() == 1 {
        "1 other asks the same".to_owned()
    } else {
        format!("{} others ask the same", rows.len())
    };
    (!rows.is_empty()).then(|| {
        view! { <details class="fold tiny"><summary>{words}</summary><ul class="live-joined">{rows.into_iter().map(row).collect_view()}</ul></details> }
            .into_any()
    })
}

fn to(screen: &LiveScreen, question: &Question, deed: &str) -> String {
    format!("/plan/sessions/{}/live/{}/{deed}", screen.session.id, question.id)
}

/// What was typed for this deed, if it was refused.
fn refused<'a>(screen: &'a LiveScreen, question: &Question, deed: &str) -> Option<&'a DeedForm> {
    let (_, refused) = screen.refused.as_ref().filter(|(id, refused)| *id == question.id && refused.deed == deed)?;
    Some(&refused.typed)
}

/// A deed's form behind a line that a key opens; open where it was refused.
fn fold(
    screen: &LiveScreen,
    question: &Question,
    deed: &str,
    (key, title): (&'static str, &'static str),
    fields: AnyView,
) -> AnyView {
    view! {
        <details class="fold tiny" open=refused(screen, question, deed).is_some()>
            <summary data-row-key=key>{title}</summary>
            <form class="live-deeds" method="post" action=to(screen, question, deed)>{version(question.version)}{fields}</form>
        </details>
    }
    .into_any()
}

fn join(screen: &LiveScreen, question: &Question) -> Option<AnyView> {
    let like = screen.like(question);
    let alone = screen.joined_with(&question.id).next().is_none();
    if like.is_empty() || !alone || question.visibility == Visibility::Private {
        return None;
    }
    let chosen = refused(screen, question, "join").map(|typed| typed.into.clone()).unwrap_or_default();
    let id = format!("into-{}", question.id);
    let options = like.into_iter().map(|other| option(other.id.as_str(), &short(other), &chosen)).collect_view();
    let fields = view! {
        <label for=id.clone()>"Merge it with"</label>
        <select class="input" id=id name="into">{options}</select>
        <p class="hint-line">"Both askers get that one’s answer, and who voted for either counts once."</p>
        <div class="row"><button class="button small">"Merge"</button></div>
    };
    Some(fold(screen, question, "join", ("m", "Merge"), fields.into_any()))
}

fn later(screen: &LiveScreen, question: &Question) -> AnyView {
    let typed = refused(screen, question, "later");
    let (who, until) = (format!("who-{}", question.id), format!("until-{}", question.id));
    let due = typed.map_or_else(|| screen.due.clone(), |typed| typed.due_at.clone());
    let chosen = typed.map(|typed| typed.clinician_id.clone()).unwrap_or_default();
    let experts = screen.experts.iter().map(|choice| option(&choice.value, &choice.label, &chosen)).collect_view();
    let fields = view! {
        <label for=who.clone()>"Who"</label>
        <select class="input" id=who name="clinician_id">{option("", "The desk", &chosen)}{experts}</select>
        <label for=until.clone()>"Until"</label>
        <input class="input" id=until name="due_at" type="datetime-local" step="60" value=due required/>
        <div class="row"><button class="button small">"Answer later"</button></div>
    };
    fold(screen, question, "later", ("l", "Answer later"), fields.into_any())
}

fn option(value: &str, label: &str, chosen: &str) -> AnyView {
    view! { <option value=value.to_owned() selected=value == chosen dir="auto">{label.to_owned()}</option> }.into_any()
}

fn short(question: &Question) -> String {
    let text = question.cleared().map_or_else(String::new, |text| text.as_str().replace('\n', " "));
    match text.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
