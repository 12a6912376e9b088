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
            <p>{actor(&line.actor)}" "<span class="muted">{words(&line.verb)}</span></p>
            {detail}
            <p class="when">{stamp(line.at)}</p>
        </li>
    }
    .into_any()
}

/// A name as it begins a line: "the asker" becomes "The asker".
fn actor(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A verb of the record, as people say it after a name.
fn words(verb: &str) -> String {
    let said = match verb {
        "received" => "sent it in",
        "withdrawn" => "took it back",
        "held" => "held it back",
        "noted" => "added a note",
        "published" => "published the question",
        "answer published" => "published the answer",
        "answered in public" => "answered, for all to read",
        "went live" => "took it live",
        "rescheduled" => "moved it",
        "moved by new zone data" => "moved it: the zone's rules changed",
        "proposed a clinician" => "asked a clinician",
        "feed renewed" => "made a new calendar address",
        "feed changed" => "changed what the calendar shows",
        "link renewed" => "made a new link",
        "leave added" => "noted days away",
        "leave removed" => "took days away back",
        "assistant added" => "let somebody act for them",
        "assistant removed" => "ended that somebody acts for them",
        "assistant link renewed" => "made a new link for an assistant",
        "busy calendar given" => "gave a calendar to read busy times from",
        "busy times imported" => "gave a file of busy times",
        "busy calendar removed" => "took the calendar of busy times back",
        "acknowledged" | "answered" | "dismissed" | "reopened" | "created" | "edited" | "scheduled" | "ended"
        | "cancelled" => {
            return format!("{verb} it");
        }
        other => other,
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_read_as_sentences() {
        assert_eq!(format!("{} {}", actor("the asker"), words("received")), "The asker sent it in");
        assert_eq!(format!("{} {}", actor("Ana Meyer"), words("scheduled")), "Ana Meyer scheduled it");
        assert_eq!(words("confirmed a clinician"), "confirmed a clinician");
    }
}
