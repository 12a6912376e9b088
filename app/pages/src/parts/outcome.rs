//! What a change of many sessions would do, before it is kept.

use domain::series::{Moves, Outcome, Stays};
use domain::text::isolated;
use domain::{Clock, LocalTime, zone};
use leptos::prelude::*;

/// What changes and what stays, at most, before it only says how many more.
const SHOWN: usize = 60;

/// The sum with the button that keeps it, then all that changes. With anything in the way there is no button.
pub fn outcome(outcome: &Outcome, clock: Clock, keep: AnyView) -> AnyView {
    let clear = outcome.conflicts.is_empty();
    let conflicts = list(&outcome.conflicts, Clone::clone);
    let in_the_way = (!clear).then(|| {
        view! { <h3>"In the way: nothing changes while this stands"</h3>{conflicts} }
    });
    let moves = (!outcome.moves.is_empty())
        .then(|| view! { <h3>"What changes"</h3>{list(&outcome.moves, |one| moves(one, clock))} });
    let stays = (!outcome.stays.is_empty())
        .then(|| view! { <h3>"What stays as it is"</h3>{list(&outcome.stays, |one| stays(one, clock))} });
    view! {
        <div class="spread"><p class="strong">{sum(outcome)}</p>{clear.then_some(keep)}</div>
        {in_the_way}{moves}{stays}
    }
    .into_any()
}

fn list<T>(all: &[T], words: impl Fn(&T) -> String) -> AnyView {
    let more = all.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <li>{format!("… and {more} more.")}</li> });
    let lines = all.iter().take(SHOWN).map(|one| view! { <li>{words(one)}</li> }).collect_view();
    view! { <ul class="reasons">{lines}{more}</ul> }.into_any()
}

fn sum(outcome: &Outcome) -> String {
    let count = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts = [
        count(outcome.added, "new, as drafts"),
        count(outcome.moves.len(), "changed"),
        count(outcome.deleted, "deleted"),
        count(outcome.stays.len(), "kept as they are"),
    ];
    let all: Vec<String> = parts.into_iter().flatten().collect();
    if all.is_empty() { "Nothing on the calendar changes.".to_owned() } else { format!("{}.", all.join(", ")) }
}

/// A day and an hour.
pub fn moment(at: LocalTime, clock: Clock) -> String {
    format!("{}, {}", zone::day_heading(at.date), clock.time(at))
}

fn moves(moves: &Moves, clock: Clock) -> String {
    let words = |at| moment(at, clock);
    let times = match (moves.from.map(words), moves.to.map(words)) {
        (Some(from), Some(to)) if from != to => format!("{from} → {to}"),
        (from, to) => to.or(from).unwrap_or_default(),
    };
    let skipped = moves.skipped.map(|hour| format!(" (clocks skip {} that day)", clock.time(hour)));
    format!("{}: {times}{}", isolated(&moves.title), skipped.unwrap_or_default())
}

fn stays(stays: &Stays, clock: Clock) -> String {
    let when = stays.starts.map(|at| format!("{}: ", moment(at, clock))).unwrap_or_default();
    format!("{when}{}, {}", isolated(&stays.title), stays.why)
}
