//! Two people had the same thing open: what the one saved, beside what the other typed.

use domain::retention::Kind;
use domain::screens::{Both, Choice, Differs};
use leptos::prelude::*;

/// Both versions. `known` has the names of what fields hold by an id.
pub fn both(both: &Option<Both>, known: &[&[Choice]]) -> Option<AnyView> {
    let Both { by, fields } = both.as_ref()?;
    let by = if by.is_empty() { "Somebody else".to_owned() } else { by.clone() };
    let rows = fields.iter().map(|field| differs(field, known)).collect_view();
    let view = view! {
        <section class="both stack-sm" aria-labelledby="both-head">
            <h2 id="both-head">"Both versions"</h2>
            <p><bdi>{by}</bdi>" saved this after you had opened it. The form holds what you typed: saving it now takes the place of theirs."</p>
            {rows}
        </section>
    };
    Some(view.into_any())
}

fn differs(field: &Differs, known: &[&[Choice]]) -> AnyView {
    let side = |title: &'static str, values: &[String]| {
        let names: Vec<String> = values.iter().map(|value| name(value, known)).collect();
        let words = if names.is_empty() { "Nothing".to_owned() } else { names.join(", ") };
        view! { <div class="card stack-sm"><p class="muted tiny">{title}</p><p class="prewrap" dir="auto">{words}</p></div> }
    };
    view! {
        <h3>{label(&field.field).to_owned()}</h3>
        <div class="versions">{side("As it is stored now", &field.stored)}{side("As you typed it", &field.typed)}</div>
    }
    .into_any()
}

/// What an id stands for; everything else is shown as it is.
fn name(value: &str, known: &[&[Choice]]) -> String {
    let choice = known.iter().flat_map(|choices| choices.iter()).find(|choice| choice.value == value);
    choice.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}

/// A field as its form calls it.
fn label(field: &str) -> &str {
    match field {
        "title" => "Title",
        "summary" => "Summary",
        "body" => "Text",
        "kind" => "Kind",
        "planned_at" => "Goes out",
        "zone" => "Zone",
        "campaign_id" => "Campaign",
        "session_id" => "About a session",
        "starts" => "Starts",
        "minutes" => "Minutes",
        "join_url" => "Join link",
        "recording_url" => "Recording",
        "moderation" => "New questions",
        "language" => "Language",
        "name" => "Name",
        "objective" => "Objective",
        "main_message" => "Main message",
        "audience_ids" => "Audiences",
        "topic_id" => "Topic",
        "name_es" => "Name in Spanish",
        "starts_on" => "First day",
        "ends_on" => "Last day",
        "color" => "Colour",
        "needs" => "Needs",
        "languages" => "Languages",
        "reading_level" => "Reading level",
        "position" => "Position",
        "email" => "E-mail",
        "topics" => "Topics",
        "every" => "Repeats",
        "interval" => "Every",
        "day_ids" => "Days",
        "ends" => "Ends",
        "until" => "Until",
        "count" => "Times",
        other => other.parse().map_or(other, |kind: Kind| kind.title()),
    }
}
