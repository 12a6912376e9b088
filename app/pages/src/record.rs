//! `/people/record`: who came, who may do what, and who saw what is not everybody's; or everything that was done.

use crate::parts::desk_moments::stamp;
use crate::shell::{Staff, Tab};
use domain::activity::Noun;
use domain::screens::Frame;
use domain::screens::people::{RecordLine, RecordScreen};
use leptos::prelude::*;

const HERE: &str = "/people/record";

/// The record.
pub fn record(frame: &Frame, screen: &RecordScreen) -> String {
    let rows = screen.lines.iter().map(row).collect_view();
    let list = if screen.lines.is_empty() {
        view! { <p class="muted">"Nothing stands here yet."</p> }.into_any()
    } else {
        table(rows.into_any())
    };
    let body = view! {
        <div class="stack wide-column">
            {tabs(screen)}
            <p class="muted small">"It says who and what, never a word of what was read or written. A look at the same thing counts once in a quarter of an hour."</p>
            {list}
            {more(screen)}
        </div>
    };
    Staff::new("The record", Tab::People).crumb("/people", "People").page(frame, body.into_any())
}

fn address(everything: bool, cursor: &str) -> String {
    match (everything, cursor) {
        (false, "") => HERE.to_owned(),
        (false, cursor) => format!("{HERE}?cursor={cursor}"),
        (true, "") => format!("{HERE}?show=all"),
        (true, cursor) => format!("{HERE}?show=all&cursor={cursor}"),
    }
}

fn tabs(screen: &RecordScreen) -> AnyView {
    let tab = |everything: bool, name: &'static str| {
        let current = (screen.everything == everything).then_some("page");
        view! { <li><a href=address(everything, "") aria-current=current>{name}</a></li> }
    };
    view! {
        <nav class="tabs-nav" aria-label="How much of the record">
            <ul class="tabs" role="list">{tab(false, "Access")}{tab(true, "Everything")}</ul>
        </nav>
    }
    .into_any()
}

fn table(rows: AnyView) -> AnyView {
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Table of the record">
            <table class="table">
                <thead>
                    <tr><th scope="col">"When"</th><th scope="col">"Who"</th><th scope="col">"What"</th><th scope="col">"About"</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: &RecordLine) -> AnyView {
    let what = line.verb.as_str().replace('_', " ");
    let detail =
        (!line.detail.is_empty()).then(|| view! { <p class="faint tiny" dir="auto">{line.detail.clone()}</p> });
    view! {
        <tr>
            <td class="nowrap">{stamp(line.at)}</td>
            <td><bdi>{line.actor.clone()}</bdi></td>
            <td>{what}{detail}</td>
            <td>{about(line)}</td>
        </tr>
    }
    .into_any()
}

fn about(line: &RecordLine) -> AnyView {
    let href = match line.noun {
        Noun::Question => Some(format!("/inbox/{}", line.subject)),
        Noun::Session => Some(format!("/plan/sessions/{}", line.subject)),
        Noun::Post => Some(format!("/plan/posts/{}", line.subject)),
        Noun::Campaign => Some(format!("/plan/campaigns/{}", line.subject)),
        Noun::Series => Some(format!("/plan/series/{}", line.subject)),
        Noun::Clinician => Some(format!("/people/clinicians/{}", line.subject)),
        _ => None,
    };
    let noun = line.noun.as_str();
    match href {
        Some(href) => view! { <a href=href>{noun}</a> }.into_any(),
        None if line.whose.is_empty() => view! { {noun} }.into_any(),
        None => view! { <bdi>{line.whose.clone()}</bdi> }.into_any(),
    }
}

fn more(screen: &RecordScreen) -> Option<AnyView> {
    let href = address(screen.everything, screen.next.as_ref()?);
    Some(view! { <p><a class="button" href=href rel="next">"Earlier"</a></p> }.into_any())
}
