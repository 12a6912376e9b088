//! Who did what to a thing, oldest first.

use domain::screens::desk::HistoryLine;
use leptos::prelude::*;

use super::desk_moments::stamp;

/// The panel with a thing's history; nothing for a thing that has none yet.
pub fn history(lines: &[HistoryLine]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let items = lines.iter().map(line).collect_view();
    let panel = view! {
        <section class="panel" aria-labelledby="history-head">
            <h2 id="history-head">"History"</h2>
            <ol class="timeline">{items}</ol>
        </section>
    };
    Some(panel.into_any())
}

fn line(line: &HistoryLine) -> AnyView {
    let detail = (!line.detail.is_empty()).then(|| view! { <p class="muted tiny">{line.detail.clone()}</p> });
    view! {
        <li>
            <p>{words(&line.verb)}<span class="faint">" by "</span>{line.actor.clone()}</p>
            {detail}
            <p class="when">{stamp(line.at)}</p>
        </li>
    }
    .into_any()
}

/// A verb as the first words of a line: `publish_answer` and `answer_published` read as people say them.
fn words(verb: &str) -> String {
    let known = match verb {
        "received" => "Sent in",
        "went_live" | "gone_live" => "Taken live",
        "noted" => "Note added",
        "held" => "Held back",
        "rescheduled" => "Moved",
        "published" => "Published",
        "answer_published" | "published_answer" => "Answer published",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let plain = verb.replace('_', " ");
    let mut letters = plain.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_become_words() {
        assert_eq!(words("slot_confirmed"), "Slot confirmed");
        assert_eq!(words("went_live"), "Taken live");
        assert_eq!(words(""), "");
    }
}
