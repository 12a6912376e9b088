//! `/plan/import`: a calendar of somebody else, looked at first, then brought in. Works without script.

pub mod questions;

use crate::parts::desk_form::{DeskForm, choice};
use crate::parts::field::{hidden, suggestions, textarea_html};
use crate::parts::notice::problems_in;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::import::{ImportScreen, Into, Preview, PreviewItem};
use domain::screens::{Choice, Frame};
use domain::{Span, zone};
use leptos::prelude::*;

/// The form, and below it what would happen.
pub fn import(frame: &Frame, screen: &ImportScreen) -> String {
    let body = view! {
        <div class="stack-lg narrow">
            {screen.preview.as_ref().map(|preview| self::preview(screen, preview))}
            {form(screen)}
        </div>
        {suggestions("zones", &screen.zones)}
        {suggestions("layers", &screen.layers)}
    };
    Staff::new("Import a calendar", Tab::Plan).crumb("/plan", "Plan").page(frame, body.into_any())
}

fn form(screen: &ImportScreen) -> AnyView {
    let (chosen, desk) = (&screen.form, DeskForm { name: "import", problems: &screen.problems, locked: false });
    let becomes = [
        choice(Into::Sessions.as_str(), "Sessions: drafts on the calendar"),
        choice(Into::Observances.as_str(), "Holidays and observances: a layer behind the calendar"),
        choice(Into::Busy.as_str(), "Busy times of a clinician: spans alone"),
    ];
    let file = desk.maybe("file", "File").kind("file").hint("An .ics file of at most 2 MiB.");
    let url = desk.maybe("url", "Or its address").kind("url").optional().placeholder("https://…");
    let layer = desk.maybe("layer", "Layer, for holidays and observances").optional().suggestions("layers");
    let zone = desk.field("zone", "Zone").suggestions("zones").hint("Of times that have none, and of whole days.");
    view! {
        <section class="panel" aria-label="What to import">
            <form class="form" method="post" action="/plan/import" enctype="multipart/form-data">
                {problems_in("import", &screen.problems)}
                {file.input("")}
                {url.input(chosen.url.clone())}
                {desk.field("as", "It becomes").select(&becomes, &chosen.into)}
                <div class="fields">
                    {desk.maybe("campaign_id", "Campaign, for sessions").select(&with("No campaign", &screen.campaigns), &chosen.campaign_id)}
                    {desk.maybe("clinician_id", "Clinician, for busy times").select(&with("Nobody", &screen.clinicians), &chosen.clinician_id)}
                </div>
                <div class="fields">{layer.input(chosen.layer.clone())}{zone.input(chosen.zone.clone())}</div>
                <div class="form-end">
                    <button class="button primary" name="step" value="preview">"Look at it first"</button>
                    <a class="button quiet" href="/plan">"Back"</a>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn with(first: &str, rest: &[Choice]) -> Vec<Choice> {
    std::iter::once(choice("", first)).chain(rest.iter().cloned()).collect()
}

/// What would happen, and the button that makes it happen: it carries the calendar that was read.
fn preview(screen: &ImportScreen, preview: &Preview) -> AnyView {
    let chosen = &screen.form;
    let sum = format!(
        "{} new, {} changed, {} as they are, {} left out",
        preview.added,
        preview.changed,
        preview.same,
        preview.skipped.len()
    );
    let nothing = preview.added + preview.changed == 0;
    let act = (!nothing).then(|| {
        view! {
            <form method="post" action="/plan/import" enctype="multipart/form-data">
                <textarea name="text" hidden aria-hidden="true" tabindex="-1" inner_html=textarea_html(&chosen.text)></textarea>
                {hidden("as", chosen.into.clone())}
                {hidden("campaign_id", chosen.campaign_id.clone())}
                {hidden("clinician_id", chosen.clinician_id.clone())}
                {hidden("layer", chosen.layer.clone())}
                {hidden("zone", chosen.zone.clone())}
                <button class="button primary" name="step" value="import">"Import"</button>
            </form>
        }
    });
    let more = (preview.total > preview.items.len())
        .then(|| view! { <p class="muted small">{format!("… and {} more.", preview.total - preview.items.len())}</p> });
    view! {
        <section class="panel" aria-labelledby="preview-head" id="preview">
            <h2 id="preview-head">"What would happen"</h2>
            <div class="spread"><p class="strong">{sum}</p>{act}</div>
            {nothing.then(|| view! { <p class="muted">"There is nothing to import: everything is here already, or was left out."</p> })}
            {left_out(preview)}
            <ol class="rows inset">{preview.items.iter().map(|item| row(item, preview)).collect_view()}</ol>
            {more}
        </section>
    }
    .into_any()
}

fn left_out(preview: &Preview) -> Option<AnyView> {
    if preview.skipped.is_empty() {
        return None;
    }
    let line = |(line, reason): &(usize, String)| view! { <li>{format!("Line {line}: {reason}")}</li> };
    let fold = view! {
        <details class="fold" open=preview.skipped.len() <= 5>
            <summary>{icon(Icon::Info)}{format!("Left out: {}", preview.skipped.len())}</summary>
            <ul class="reasons">{preview.skipped.iter().take(200).map(line).collect_view()}</ul>
        </details>
    };
    Some(fold.into_any())
}

fn row(item: &PreviewItem, preview: &Preview) -> AnyView {
    let when = match item.days {
        Some((first, last)) if first == last => zone::day_heading(first),
        Some((first, last)) => format!("{} – {}", zone::short_date(first), zone::short_date(last)),
        None => zone::span_in(Span { start: item.starts_at, end: item.ends_at }, &preview.zone),
    };
    let title = if item.title.is_empty() { "Busy".to_owned() } else { item.title.clone() };
    view! { <li class="plan-row"><div class="main"><p class="strong">{title}</p><p class="faint tiny">{when}</p></div></li> }.into_any()
}
