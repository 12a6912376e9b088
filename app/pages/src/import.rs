//! `/plan/import`: a calendar of somebody else, looked at first, then brought in. Works without script.

pub mod questions;

use crate::parts::desk_form::{DeskForm, choice};
use crate::parts::field::{hidden, suggestions, textarea_html, tick};
use crate::parts::notice::problems_in;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::import::{ImportForm, ImportScreen, Into, LeftOut, Preview, PreviewGone, PreviewItem};
use domain::screens::{Choice, Frame};
use domain::{Clock, Span, zone};
use leptos::prelude::*;

/// The form, and below it what would happen.
pub fn import(frame: &Frame, screen: &ImportScreen) -> String {
    let body = view! {
        <div class="stack-lg narrow">
            {screen.preview.as_ref().map(|preview| self::preview(screen, preview, frame.clock))}
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
    let zone = desk
        .maybe("zone", "Zone")
        .optional()
        .suggestions("zones")
        .hint("Of times that have none, and of whole days. Left empty, the campaign’s or the clinician’s, else the house’s or yours.");
    view! {
        <section class="panel" aria-label="What to import">
            <form class="form" method="post" action="/plan/import" enctype="multipart/form-data" data-draft>
                {problems_in("import", &screen.problems)}
                {file.input("")}
                {url.input(chosen.url.clone())}
                {desk.field("as", "It becomes").select(&becomes, &chosen.into)}
                <div class="fields">
                    {desk.maybe("campaign_id", "Campaign, for sessions").select(&with("No campaign", &screen.campaigns), &chosen.campaign_id)}
                    {desk.maybe("clinician_id", "Clinician, for busy times").select(&with("Nobody", &screen.clinicians), &chosen.clinician_id)}
                </div>
                <div class="fields">{layer.input(chosen.layer.clone())}{zone.input(chosen.zone.clone())}</div>
                <input type="hidden" name="own_zone" value=chosen.own_zone.clone() data-own-zone/>
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
fn preview(screen: &ImportScreen, preview: &Preview, clock: Clock) -> AnyView {
    let sum = format!(
        "{} new, {} changed, {} as they are, {} left out",
        preview.added,
        preview.changed,
        preview.same,
        preview.skipped.len()
    );
    let gone = (!preview.gone.is_empty()).then(|| format!(", {} gone", preview.gone.len()));
    let nothing = preview.added + preview.changed == 0;
    let said = match (nothing, preview.gone.is_empty()) {
        (true, true) => Some("There is nothing to import: everything is here already, or was left out."),
        (true, false) => Some("There is nothing new to import. What is gone stays as it is unless you tick it."),
        _ => None,
    };
    let more = (preview.total > preview.items.len())
        .then(|| view! { <p class="muted small">{format!("… and {} more.", preview.total - preview.items.len())}</p> });
    view! {
        <section class="panel" aria-labelledby="preview-head" id="preview">
            <h2 id="preview-head">"What would happen"</h2>
            <p class="strong">{sum}{gone}</p>
            {said.map(|said| view! { <p class="muted">{said}</p> })}
            {act(screen, preview, clock)}
            {left_out(screen, preview)}
            <ol class="rows inset">{preview.items.iter().map(|item| row(item, preview, clock)).collect_view()}</ol>
            {more}
        </section>
    }
    .into_any()
}

/// The form that does it, with what may be called off.
fn act(screen: &ImportScreen, preview: &Preview, clock: Clock) -> Option<AnyView> {
    if preview.added + preview.changed + preview.gone.len() == 0 {
        return None;
    }
    let gone = (!preview.gone.is_empty()).then(|| gone(preview, clock));
    Some(
        view! {
            <form class="form" method="post" action="/plan/import" enctype="multipart/form-data">
                {carried(&screen.form, &screen.form.into, &screen.form.layer)}
                {gone}
                <div class="form-end"><button class="button primary" name="step" value="import">"Import"</button></div>
            </form>
        }
        .into_any(),
    )
}

/// All that was chosen and read, in hidden fields.
fn carried(chosen: &ImportForm, into: &str, layer: &str) -> AnyView {
    view! {
        <textarea name="text" hidden aria-hidden="true" tabindex="-1" inner_html=textarea_html(&chosen.text)></textarea>
        {hidden("as", into.to_owned())}
        {hidden("campaign_id", chosen.campaign_id.clone())}
        {hidden("clinician_id", chosen.clinician_id.clone())}
        {hidden("layer", layer.to_owned())}
        {hidden("zone", chosen.zone.clone())}
        {hidden("own_zone", chosen.own_zone.clone())}
        {hidden("address", chosen.address.clone())}
    }
    .into_any()
}

/// What was imported before and is no longer there: each may be called off with the import.
fn gone(preview: &Preview, clock: Clock) -> AnyView {
    let one = |gone: &PreviewGone| {
        let when = clock.span_in(Span { start: gone.starts_at, end: gone.ends_at }, &preview.zone);
        tick("gone", &gone.id, false, format!("Call off “{}”", gone.title), &when)
    };
    view! {
        <fieldset class="stack-sm">
            <legend class="strong">{format!("Gone from this calendar: {}", preview.gone.len())}</legend>
            <p class="muted tiny">"They came from it before, and it has them no more. Whoever is part of what you call off is told."</p>
            {preview.gone.iter().map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn left_out(screen: &ImportScreen, preview: &Preview) -> Option<AnyView> {
    if preview.skipped.is_empty() {
        return None;
    }
    let line = |out: &LeftOut| {
        let title = if out.title.is_empty() { String::new() } else { format!(", “{}”", out.title) };
        view! { <li>{format!("Line {}{title}: {}", out.line, out.reason)}</li> }
    };
    let offered = preview.skipped.iter().filter(|out| out.offers.contains(&Into::Observances)).count();
    let fold = view! {
        <details class="fold" open=preview.skipped.len() <= 5>
            <summary>{icon(Icon::Info)}{format!("Left out: {}", preview.skipped.len())}</summary>
            <ul class="reasons">{preview.skipped.iter().take(200).map(line).collect_view()}</ul>
        </details>
        {(offered > 0).then(|| instead(screen, offered))}
    };
    Some(fold.into_any())
}

/// What is too long for a session can come in as observances: the same calendar, looked at as those.
fn instead(screen: &ImportScreen, offered: usize) -> AnyView {
    let chosen = &screen.form;
    let layer = if chosen.layer.is_empty() { "Imported" } else { &chosen.layer };
    let label = if offered == 1 { "Look at it as an observance" } else { "Look at these as observances" };
    view! {
        <form method="post" action="/plan/import" enctype="multipart/form-data">
            {carried(chosen, Into::Observances.as_str(), layer)}
            <button class="button" name="step" value="preview">{label}</button>
        </form>
    }
    .into_any()
}

fn row(item: &PreviewItem, preview: &Preview, clock: Clock) -> AnyView {
    let when = match item.days {
        Some((first, last)) if first == last => zone::day_heading(first),
        Some((first, last)) => format!("{} – {}", zone::short_date(first), zone::short_date(last)),
        None => clock.span_in(Span { start: item.starts_at, end: item.ends_at }, &preview.zone),
    };
    let title = if item.title.is_empty() { "Busy".to_owned() } else { item.title.clone() };
    let became = match item.became {
        "added" => "new",
        "changed" => "changed",
        _ => "as it is",
    };
    let notes = item.notes.iter().map(|note| view! { <p class="tiny" dir="auto">{note.clone()}</p> }).collect_view();
    view! {
        <li class="plan-row">
            <div class="main"><p class="strong" dir="auto">{title}</p><p class="faint tiny">{when}</p>{notes}</div>
            <span class="tag">{became}</span>
        </li>
    }
    .into_any()
}
