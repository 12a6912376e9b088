//! What of a text has to be looked at before everybody reads it: the text with its marks lit, and a tick for each that may stand.

use super::{Icon, icon};
use domain::gate::{Finding, Marked, What};
use leptos::prelude::*;

/// The text as it was meant for everybody, and what may stand. The first tick has the focus.
pub fn marked(marked: &Marked) -> AnyView {
    let ticks = marked.open.iter().enumerate().map(|(n, finding)| tick(marked, finding, n == 0)).collect_view();
    view! {
        <div class="marked stack-sm" role="group" aria-label="What is marked">
            <p class="strong">{icon(Icon::Warn)}"Everybody would read this. Word it anew, or tick what may stand:"</p>
            <p class="prewrap lit" dir="auto">{lit(marked)}</p>
            {ticks}
        </div>
    }
    .into_any()
}

fn tick(marked: &Marked, finding: &Finding, first: bool) -> AnyView {
    // With its words, so that nothing else is let through that stands in the same place by then.
    let value = format!("{}-{} {}", finding.span.start, finding.span.end, finding.span.of(&marked.text));
    let what = finding.what.words();
    let means = match finding.what {
        What::Mark(_) => format!(" ({what}) may stand"),
        What::Fault(_) => format!(": {what} Tick it only if it speaks of nobody."),
    };
    view! {
        <label class="check">
            <input type="checkbox" name="confirm" value=value autofocus=first/>
            <span><bdi class="strong">{finding.span.of(&marked.text)}</bdi>{means}</span>
        </label>
    }
    .into_any()
}

/// The text with each part that is marked lit.
pub fn lit(marked: &Marked) -> Vec<AnyView> {
    let letters: Vec<char> = marked.text.chars().collect();
    let text =
        |from: usize, to: usize| letters[from.min(letters.len())..to.min(letters.len())].iter().collect::<String>();
    let (mut views, mut at) = (Vec::new(), 0);
    for Finding { span, .. } in &marked.open {
        let start = span.start.max(at);
        if span.end <= start {
            continue;
        }
        views.push(text(at, start).into_any());
        views.push(view! { <mark>{text(start, span.end)}</mark> }.into_any());
        at = span.end;
    }
    views.push(text(at, letters.len()).into_any());
    views
}
