//! Lists of sessions as the public meets them.

use super::{state, times};
use crate::texts;
use domain::Span;
use domain::campaign::Color;
use domain::screens::attendee::SessionCard;
use domain::session::State;
use domain::text::isolated;
use domain::zone::{day_name, local, month_name};
use leptos::prelude::*;

/// Start to end.
pub fn span(card: &SessionCard) -> Span {
    Span { start: card.starts_at, end: card.ends_at }
}

/// The campaign's colour, or the house's.
pub fn color(color: Option<Color>) -> &'static str {
    color.unwrap_or(Color::Teal).as_str()
}

/// The list, or nothing at all when it is empty.
pub fn list(cards: &[SessionCard]) -> impl IntoView + use<> {
    view! { <ul class="sessions" role="list">{cards.iter().map(entry).collect_view()}</ul> }
}

/// A list under a heading; nothing when it is empty.
pub fn section(id: &'static str, title: &'static str, cards: &[SessionCard]) -> Option<impl IntoView + use<>> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby=id>
                <div class="section-head"><h2 id=id>{title}</h2></div>
                {list(cards)}
            </section>
        }
    })
}

fn entry(card: &SessionCard) -> impl IntoView + use<> {
    let at = local(card.starts_at, &card.zone).date;
    let over = matches!(card.state, State::Ended | State::Cancelled);
    let class = if over { "session past" } else { "session" };
    let chip = (card.state != State::Scheduled && card.state != State::Ended).then(|| state::session(card.state));
    let answered = (card.answered > 0).then(|| view! { <span>{texts::answered(card.answered)}</span> });
    view! {
        <li class=class data-color=color(card.color)>
            <p class="date" aria-hidden="true">
                <span class="w">{&day_name(at)[..3]}</span><span class="d">{at.day}</span><span class="m">{&month_name(at.month)[..3]}</span>
            </p>
            <h3><a href=format!("/events/{}", card.slug) dir="auto">{card.title.clone()}</a></h3>
            <p class="meta">
                {chip}<span class="visually-hidden">{times::day(card.starts_at, &card.zone)}</span>
                <span>{times::hours_in(span(card), &card.zone)}</span>
                {card.campaign.clone().map(|name| view! { <span dir="auto">{name}</span> })}
                {answered}
            </p>
            {summary(card)}
        </li>
    }
}

fn summary(card: &SessionCard) -> impl IntoView + use<> {
    let with =
        (!card.experts.is_empty()).then(|| view! { <span class="faint">" With "{together(&card.experts)}"."</span> });
    view! { <p class="what"><bdi>{card.summary.clone()}</bdi>{with}</p> }
}

/// `A, B and C`.
pub fn together(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| isolated(name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
