//! Lists of sessions as the public meets them.

use super::{state, times};
use domain::Span;
use domain::campaign::Color;
use domain::screens::attendee::SessionCard;
use domain::session::State;
use domain::zone::local;
use leptos::prelude::*;
use texts::Texts;

/// Start to end.
pub fn span(card: &SessionCard) -> Span {
    Span { start: card.starts_at, end: card.ends_at }
}

/// The campaign's colour, or the house's.
pub fn color(color: Option<Color>) -> &'static str {
    color.unwrap_or(Color::Teal).as_str()
}

/// The list, or nothing at all when it is empty.
pub fn list(t: Texts, cards: &[SessionCard]) -> impl IntoView + use<> {
    view! { <ul class="sessions" role="list">{cards.iter().map(|card| entry(t, card)).collect_view()}</ul> }
}

/// A list under a heading; nothing when it is empty.
pub fn section(
    t: Texts,
    id: &'static str,
    title: &'static str,
    cards: &[SessionCard],
) -> Option<impl IntoView + use<>> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby=id>
                <div class="section-head"><h2 id=id>{title}</h2></div>
                {list(t, cards)}
            </section>
        }
    })
}

fn entry(t: Texts, card: &SessionCard) -> impl IntoView + use<> {
    let at = local(card.starts_at, &card.zone).date;
    let over = matches!(card.state, State::Ended | State::Cancelled);
    let class = if over { "session past" } else { "session" };
    let chip = (card.state != State::Scheduled && card.state != State::Ended).then(|| state::session(t, card.state));
    let answered = (card.answered > 0).then(|| view! { <span>{t.answered(card.answered)}</span> });
    let lang = card.language.within(t.language());
    view! {
        <li class=class data-color=color(card.color)>
            <p class="date" aria-hidden="true">
                <span class="w">{t.day_short(at)}</span><span class="d">{at.day}</span><span class="m">{t.month_short(at.month)}</span>
            </p>
            <h3><a href=t.at(&format!("/events/{}", card.slug)) dir="auto" lang=lang>{card.title.clone()}</a></h3>
            <p class="meta">
                {chip}<span class="visually-hidden">{times::day(t, card.starts_at, &card.zone)}</span>
                <span>{times::hours_in(t, span(card), &card.zone)}</span>
                {card.campaign.clone().map(|name| view! { <span dir="auto">{name}</span> })}
                {t.spoken(card.language).map(|words| view! { <span>{words}</span> })}
                {answered}
            </p>
            {summary(t, card)}
        </li>
    }
}

fn summary(t: Texts, card: &SessionCard) -> impl IntoView + use<> {
    let with = (!card.experts.is_empty())
        .then(|| view! { <span class="faint">" "{t.with(&t.together(&card.experts))}"."</span> });
    view! { <p class="what"><bdi lang=card.language.within(t.language())>{card.summary.clone()}</bdi>{with}</p> }
}
