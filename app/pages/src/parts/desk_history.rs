//! Who did what to a thing, newest first.

use domain::activity::Verb;
use domain::screens::desk::HistoryLine;
use leptos::prelude::*;

use super::desk_moments::day_stamp;

/// The panel with a thing's history; nothing for a thing that has none yet.
pub fn history(lines: &[HistoryLine]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let items = lines.iter().rev().map(line).collect_view();
    let panel = view! {
        <section class="panel" aria-labelledby="history-head">
            <h2 id="history-head">"History"</h2>
            <ol class="timeline">{items}</ol>
        </section>
    };
    Some(panel.into_any())
}

fn line(line: &HistoryLine) -> AnyView {
    let detail =
        (!line.detail.is_empty()).then(|| view! { <p class="muted tiny" dir="auto">{line.detail.clone()}</p> });
    view! {
        <li>
            <p><bdi>{actor(&line.actor)}</bdi>" "<span class="muted">{words(line.verb)}</span></p>
            {detail}
            <p class="when">{day_stamp(line.at)}</p>
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
fn words(verb: Verb) -> String {
    let said = match verb {
        Verb::Received => "sent it in",
        Verb::Withdrawn => "took it back",
        Verb::Held => "held it back",
        Verb::BroughtIn => "brought it in",
        Verb::Reminded => "reminded somebody of its time",
        Verb::ClockMoved => "moved its times: targets, hours or holidays changed",
        Verb::Noted => "added a note",
        Verb::TakenOffline => "took it offline, to",
        Verb::SaidHowToReachThem => "said how they can be reached, and agreed to it",
        Verb::ReachedThem => "reached them",
        Verb::TriedThem => "tried in vain to reach them",
        Verb::Settled => "closed the handoff:",
        Verb::Rested => "told, since nobody had reached them in time:",
        Verb::Published => "published it",
        Verb::AnswerPublished => "published the answer",
        Verb::AnsweredInPublic => "answered, for all to read",
        Verb::WentLive => "took it live",
        Verb::Rescheduled => "moved it",
        Verb::MovedByZoneData => "moved it: the zone's rules changed",
        Verb::ProposedAClinician => "asked a clinician",
        Verb::FeedRenewed => "made a new calendar address",
        Verb::FeedChanged => "changed what the calendar shows",
        Verb::LinkRenewed => "made a new link",
        Verb::LeaveAdded => "noted days away",
        Verb::LeaveRemoved => "took days away back",
        Verb::AssistantAdded => "let somebody act for them",
        Verb::AssistantRemoved => "ended that somebody acts for them",
        Verb::AssistantLinkRenewed => "made a new link for an assistant",
        Verb::BusyCalendarGiven => "gave a calendar to read busy times from",
        Verb::BusyTimesImported => "gave a file of busy times",
        Verb::BusyCalendarRemoved => "took the calendar of busy times back",
        Verb::Retired => "retired it",
        Verb::BroughtBack => "brought it back",
        Verb::Lapsed => "erased it: its time was over",
        Verb::ForgotWhoAsked => "let go of who asked: their time was over",
        Verb::Acknowledged
        | Verb::Answered
        | Verb::Dismissed
        | Verb::Reopened
        | Verb::Created
        | Verb::Edited
        | Verb::Scheduled
        | Verb::Ended
        | Verb::Cancelled => {
            return format!("{verb} it");
        }
        other => other.as_str(),
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_read_as_sentences() {
        assert_eq!(format!("{} {}", actor("the asker"), words(Verb::Received)), "The asker sent it in");
        assert_eq!(format!("{} {}", actor("Ana Meyer"), words(Verb::Scheduled)), "Ana Meyer scheduled it");
        assert_eq!(words(Verb::ConfirmedAClinician), "confirmed a clinician");
    }
}
