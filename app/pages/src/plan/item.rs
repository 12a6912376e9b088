//! An item of the calendar. Every layout shows the same element; see the classes in `style/screens/calendar.css`.

use super::Sheet;
use crate::parts::desk_words::count;
use domain::plan::{Kind, Look, PlanItem};
use domain::text::isolated;
use domain::{Clock, LocalDate, slot, zone};
use leptos::prelude::*;

/// Pictures that items point to, once a page.
pub fn symbols() -> impl IntoView {
    view! {
        <svg class="symbols" aria-hidden="true">
            <symbol id="k-session" viewBox="0 0 24 24"><path d="M4 5.5h16v11H11l-4 3.5v-3.5H4z"></path></symbol>
            <symbol id="k-post" viewBox="0 0 24 24"><path d="M6 3.5h8l4 4v13H6zM9 11h6M9 15h6"></path></symbol>
            <symbol id="k-slot" viewBox="0 0 24 24"><path d="M15.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM5 20c.7-4 3.4-6 7-6s6.3 2 7 6"></path></symbol>
            <symbol id="k-warn" viewBox="0 0 24 24"><path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1"></path></symbol>
            <symbol id="k-move" viewBox="0 0 24 24"><path d="M4 12h16M8 8l-4 4 4 4M16 8l4 4-4 4"></path></symbol>
            <symbol id="k-again" viewBox="0 0 24 24"><path d="M5 11a7 7 0 0 1 12-4l2 2M19 5v4h-4M19 13a7 7 0 0 1-12 4l-2-2M5 19v-4h4"></path></symbol>
        </svg>
    }
}

fn symbol(id: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=id></use></svg> }
}

fn kind_symbol(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => "#k-session",
        Kind::Post => "#k-post",
        Kind::Slot => "#k-slot",
    }
}

/// A kind's picture.
pub fn picture(kind: Kind) -> impl IntoView {
    symbol(kind_symbol(kind))
}

/// A short item: on a month's day, in a week's column, in the tray. `day` is the day that it is shown on; `place` the
/// classes that put it in its place.
pub fn chip(sheet: &Sheet<'_>, item: &PlanItem, day: Option<LocalDate>, place: &str) -> AnyView {
    let (clock, may_plan) = (sheet.clock, sheet.may_plan);
    let goes_on = day.is_some_and(|day| item.starts.is_some_and(|starts| starts.date < day));
    let class = format!("item{}{place}", if goes_on { " goes-on" } else { "" });
    let words = match (goes_on, item.starts, item.ends) {
        (true, _, Some(ends)) => Some(format!("–{}", clock.time(ends))),
        (_, Some(starts), _) => Some(clock.time(starts)),
        _ => None,
    };
    let inner = view! {
        <a class="open" href=item.href()>
            {picture(item.kind)}
            {words.map(|words| view! { <time>{words}</time> })}
            <span class="title" dir="auto">{item.title.clone()}</span>
            {item.zone_shown.clone().map(|name| view! { <span class="zone">{name}</span> })}
            <span class="visually-hidden">{said(item)}</span>
            {mark(item)}
        </a>
        {mover(item, may_plan && !goes_on)}
    };
    shell(item, class, goes_on, may_plan, inner.into_any())
}

/// An item as a row, with all that is known: in the agenda and below a phone's month.
pub fn row(sheet: &Sheet<'_>, item: &PlanItem, day: LocalDate) -> AnyView {
    let may_plan = sheet.may_plan;
    let goes_on = item.starts.is_some_and(|starts| starts.date < day);
    let class = if goes_on { "item wide goes-on" } else { "item wide" }.to_owned();
    let below = [
        item.campaign_name.as_deref().map(isolated),
        item.zone_shown.as_ref().map(|_| zone::place(&item.zone)),
        people(item),
    ];
    let below = below.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let marks = item.marks.iter().map(|mark| view! { <li>{symbol("#k-warn")}{mark.clone()}</li> }).collect_view();
    let inner = view! {
        <span class="hours"><time>{hours(item, goes_on, sheet.clock)}</time>{item.zone_shown.clone().map(|name| view! { " "<span class="zone">{name}</span> })}</span>
        <div class="main">
            <a class="open" href=item.href()>{picture(item.kind)}<span class="title" dir="auto">{item.title.clone()}</span></a>
            <p class="below">{below}</p>
            {(!item.marks.is_empty()).then(|| view! { <ul class="why" role="list">{marks}</ul> })}
        </div>
        <div class="end">{again(item)}<span class="state">{state_words(item)}</span>{mover(item, may_plan && !goes_on)}</div>
    };
    shell(item, class, goes_on, may_plan, inner.into_any())
}

fn shell(item: &PlanItem, class: String, goes_on: bool, may_plan: bool, inner: AnyView) -> AnyView {
    let movable = (may_plan && !goes_on && item.moves_by().is_some()).then_some("");
    let (id, of) = if goes_on { (None, Some(item.id.clone())) } else { (Some(item.id.clone()), None) };
    view! {
        <li
            class=class
            data-kind=item.kind.as_str()
            data-id=id
            data-of=of
            data-version=item.version.0
            data-starts=item.starts.map(|starts| starts.to_string())
            data-zone=item.zone.to_string()
            data-minutes=item.minutes
            data-look=item.look().as_str()
            data-state=item.state.clone()
            data-color=item.color.map_or("none", |color| color.as_str())
            data-campaign=item.campaign.as_ref().map(ToString::to_string)
            data-movable=movable
        >
            {inner}
        </li>
    }
    .into_any()
}

/// The button twin of a drag.
fn mover(item: &PlanItem, may: bool) -> Option<AnyView> {
    let href = item.moves_by().filter(|_| may)?;
    let name = if item.starts.is_some() { "Move" } else { "Give a date to" };
    Some(view! { <a class="move" href=href title="Move to another time" aria-label=format!("{name} {}", item.title)>{symbol("#k-move")}</a> }.into_any())
}

fn mark(item: &PlanItem) -> Option<AnyView> {
    let why = item.marks.join(" ");
    (!why.is_empty()).then(|| view! { <span class="mark" title=why.clone()>{symbol("#k-warn")}<span class="visually-hidden">{format!(" Needs a look: {why}")}</span></span> }.into_any())
}

fn again(item: &PlanItem) -> Option<AnyView> {
    item.repeats.then(|| view! { <span class="again" title="Part of a series">{symbol("#k-again")}<span class="visually-hidden">"Part of a series"</span></span> }.into_any())
}

/// What a screen reader hears that eyes see: kind and state.
fn said(item: &PlanItem) -> String {
    format!(", {} {}", state_words(item).to_lowercase(), item.kind)
}

fn hours(item: &PlanItem, goes_on: bool, clock: Clock) -> String {
    match (item.starts, item.ends) {
        (_, Some(ends)) if goes_on => format!("until {}", clock.time(ends)),
        (Some(starts), Some(ends)) if starts != ends => clock.times(starts, ends),
        (Some(starts), _) => clock.time(starts),
        _ => String::new(),
    }
}

/// A state as people read it.
pub fn state_words(item: &PlanItem) -> String {
    if item.look() == Look::Returned {
        return "Asked for changes".to_owned();
    }
    let words = item.state.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `2 of 3 confirmed`, or their names.
fn people(item: &PlanItem) -> Option<String> {
    if item.kind == Kind::Slot {
        return item.people.first().map(|person| format!("{}, {}", isolated(&person.name), person.role));
    }
    let asked: Vec<_> = item.people.iter().filter(|person| person.state.holds_time()).collect();
    let agreed = asked.iter().filter(|person| person.state == slot::State::Confirmed).count();
    match asked.len() {
        0 if item.kind == Kind::Session && matches!(item.look(), Look::Hollow | Look::Solid) => {
            Some("nobody asked yet".to_owned())
        }
        0 => None,
        all if all == agreed => Some(asked.iter().map(|person| isolated(&person.name)).collect::<Vec<_>>().join(", ")),
        all => Some(format!("{agreed} of {} confirmed", count(all as i64, "clinician", "clinicians"))),
    }
}
