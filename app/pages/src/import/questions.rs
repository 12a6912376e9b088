//! `/plan/sessions/{id}/questions/import`: a webinar tool's questions, looked at first, then brought in. Works without
//! script.

use crate::parts::desk_form::DeskForm;
use crate::parts::desk_words::count;
use crate::parts::field::textarea_html;
use crate::parts::notice::{notice, problems_in};
use crate::parts::times::moment_in;
use crate::parts::{Icon, icon, state};
use crate::shell::{Staff, Tab};
use domain::import::questions::{Brought, BroughtQuestion, QuestionImportScreen};
use domain::question::State;
use domain::screens::Frame;
use domain::text::isolated;
use domain::{Clock, ZoneName};
use leptos::prelude::*;

/// Questions that a preview shows.
const SHOWN: usize = 500;

/// The form, and above it what would come in.
pub fn question_import(frame: &Frame, screen: &QuestionImportScreen) -> String {
    let session = format!("/plan/sessions/{}", screen.session.id);
    let body = view! {
        <div class="stack-lg wide-column">
            {screen.preview.as_ref().map(|preview| self::preview(screen, preview, frame.clock))}
            {form(screen)}
        </div>
    };
    let crumbs = Staff::new("Import questions", Tab::Plan)
        .crumb("/plan", "Plan")
        .crumb(session.clone(), screen.session.title.to_string())
        .crumb(format!("{session}/live"), "Live desk");
    crumbs.page(frame, body.into_any())
}

fn here(screen: &QuestionImportScreen) -> String {
    format!("/plan/sessions/{}/questions/import", screen.session.id)
}

fn form(screen: &QuestionImportScreen) -> AnyView {
    let desk = DeskForm { name: "import", problems: &screen.problems, locked: false };
    let file = desk.maybe("file", "File").kind("file").hint("CSV, at most 2 MiB and 2,000 questions.");
    let text = desk.maybe("text", "Or paste it").hint("The whole report with its head, or rows copied from a sheet.");
    let body = view! {
        <p class="muted">
            "Zoom: Reports, Webinar, Q&A report. Teams: Q&A of the event, Download. Or any table with a column "
            <b>"question"</b>" (or "<b>"text"</b>" and "<b>"status"</b>"), and where wished "<b>"name"</b>", "<b>"email"</b>" and "<b>"answer"</b>"."
        </p>
        <form class="form" method="post" action=here(screen) enctype="multipart/form-data" data-draft>
            {problems_in("import", &screen.problems)}
            {file.input("")}
            {text.area(screen.pasted.clone())}
            <div class="form-end">
                <button class="button primary" name="step" value="preview">"Preview"</button>
                <a class="button quiet" href=format!("/plan/sessions/{}/live", screen.session.id)>"Back"</a>
            </div>
        </form>
    };
    panel("export-head", "The export", body)
}

fn panel(id: &'static str, title: &'static str, body: impl IntoView) -> AnyView {
    view! { <section class="panel" aria-labelledby=id><h2 id=id>{title}</h2><div class="stack">{body}</div></section> }
        .into_any()
}

/// What would come in, and the button that brings it: it carries the export that was read.
fn preview(screen: &QuestionImportScreen, preview: &Brought, clock: Clock) -> AnyView {
    let (new, left) = (preview.items.len(), preview.skipped.len());
    let sum = format!("{}, {} with an answer; {left} left out", questions(new), preview.answered());
    let act = (new > 0).then(|| {
        view! {
            <form method="post" action=here(screen) enctype="multipart/form-data">
                <textarea name="text" hidden aria-hidden="true" tabindex="-1" inner_html=textarea_html(&screen.text)></textarea>
                <button class="button primary" name="step" value="import">{format!("Import {}", questions(new))}</button>
            </form>
        }
    });
    let zone = &screen.session.zone;
    let rows = preview.items.iter().take(SHOWN).map(|item| row(item, zone, clock)).collect_view();
    let more = (new > SHOWN).then(|| view! { <p class="muted small">{format!("… and {} more.", new - SHOWN)}</p> });
    let body = view! {
        <div class="spread"><p class="strong">{sum}</p>{act}</div>
        {if new > 0 { means() } else { nothing() }}
        {left_out(preview)}
        {(new > 0).then(|| view! { <ol class="rows inset">{rows}</ol> })}
        {more}
    };
    panel("preview-head", "What would come in", body)
}

fn questions(many: usize) -> String {
    count(i64::try_from(many).unwrap_or(i64::MAX), "question", "questions")
}

fn means() -> AnyView {
    let words = "They come in held: nobody outside reads them, or their answers, until you publish them. Nobody gets a \
                 letter by it, and upvotes stay behind.";
    notice("notice calm", Icon::Info, words).into_any()
}

fn nothing() -> AnyView {
    view! { <p class="muted">"There is nothing to bring in: everything is here already, or was left out."</p> }
        .into_any()
}

fn left_out(preview: &Brought) -> Option<AnyView> {
    if preview.skipped.is_empty() {
        return None;
    }
    let lines = preview.skipped.iter().take(SHOWN).map(|left| {
        view! { <li>{left.sentence()}</li> }
    });
    let fold = view! {
        <details class="fold" open=preview.skipped.len() <= 5>
            <summary>{icon(Icon::Info)}{format!("Left out: {}", preview.skipped.len())}</summary>
            <ul class="reasons">{lines.collect_view()}</ul>
        </details>
    };
    Some(fold.into_any())
}

/// One question: who and when below it, and the answer that comes with it.
fn row(item: &BroughtQuestion, zone: &ZoneName, clock: Clock) -> AnyView {
    let who = item.name.clone().map_or_else(|| "No name".to_owned(), |name| isolated(&name));
    let email = item.email.is_some().then_some(" · e-mail given");
    let when = item.asked_at.map(|at| view! { " · "{moment_in(at, zone, clock)} });
    let answer = item.answer.clone().map(|answer| {
        let by = item.answered_by.clone().map(|by| view! { <span class="strong"><bdi>{by}</bdi>": "</span> });
        view! { <p class="small muted prewrap">{by}<bdi>{answer}</bdi></p> }
    });
    let chip = item.answer.is_some().then(|| state::question(State::Answered));
    view! {
        <li class="plan-row">
            <div class="main stack-sm">
                <p class="strong prewrap" dir="auto">{item.text.clone()}</p>
                <p class="faint tiny row"><span>{who}{email}{when}</span>{chip}</p>
                {answer}
            </div>
        </li>
    }
    .into_any()
}
