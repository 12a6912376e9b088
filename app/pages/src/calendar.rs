//! `/calendar`: a public month, a table where it fits and a list of days on a phone.

use crate::parts::calendars::subscribe;
use crate::parts::sessions::color;
use crate::parts::{Icon, icon};
use crate::shell::{Head, public};
use crate::texts;
use domain::LocalDate;
use domain::screens::Frame;
use domain::screens::attendee::{PublicMonthScreen, SessionCard};
use domain::session::State;
use domain::zone::{Month, date, day_heading, day_name, local, month_heading, month_name, place, rfc3339_in, time};
use leptos::prelude::*;

/// Weeks begin on Monday.
const FIRST_WEEKDAY: u8 = 0;

/// The public month.
pub fn calendar(frame: &Frame, screen: &PublicMonthScreen) -> String {
    let month = Month::containing(LocalDate { year: screen.year, month: screen.month, day: 1 });
    let about = Head::new(month_heading(month)).about(texts::CALENDAR_ABOUT).calendar("/calendar.ics");
    let empty = screen.sessions.is_empty().then(|| {
        view! { <div class="empty">{icon(Icon::Calendar)}<h2>{texts::MONTH_EMPTY}</h2><p>{texts::NOTHING_PLANNED_MORE}</p></div> }
    });
    let body = view! {
        <div class="wrap stack-lg">
            <div class="spread">
                <h1>{month_heading(month)}</h1>
                <nav class="row" aria-label=texts::NAV_CALENDAR>{turn(month.previous())}<a class="button" href="/calendar">{texts::THIS_MONTH}</a>{turn(month.next())}</nav>
            </div>
            {grid(month, screen)}
            {empty}
            <div class="spread"><p class="small muted">{texts::MONTH_ZONES}</p>{subscribe(&frame.public_url, "/calendar.ics", "button", texts::SUBSCRIBE_ALL, texts::HOME_TITLE)}</div>
        </div>
    };
    public(frame, &about, "/calendar", body.into_any())
}

fn turn(to: Month) -> impl IntoView {
    view! { <a class="button" href=format!("/calendar?month={to}")>{month_name(to.number())}</a> }
}

fn grid(month: Month, screen: &PublicMonthScreen) -> impl IntoView + use<> {
    let days = month.weeks(FIRST_WEEKDAY);
    let names = days
        .first()
        .map(|week| week.map(|day| view! { <th scope="col">{&day_name(day)[..3]}</th> }).into_iter().collect_view());
    let weeks = days
        .iter()
        .map(|week| view! { <tr>{week.map(|day| cell(day, month, screen)).into_iter().collect_view()}</tr> })
        .collect_view();
    view! {
        <div class="month-box">
            <table class="month">
                <caption class="visually-hidden">{month_heading(month)}</caption>
                <thead><tr>{names}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
}

fn cell(day: LocalDate, month: Month, screen: &PublicMonthScreen) -> impl IntoView + use<> {
    let inside = Month::containing(day) == month;
    let here: Vec<&SessionCard> =
        screen.sessions.iter().filter(|card| inside && date(card.starts_at, &card.zone) == day).collect();
    let classes = [("other", !inside), ("today", day == screen.today), ("bare", here.is_empty())];
    let class = classes.into_iter().filter_map(|(name, on)| on.then_some(name)).collect::<Vec<_>>().join(" ");
    let list = (!here.is_empty()).then(|| view! { <ul role="list">{here.into_iter().map(entry).collect_view()}</ul> });
    view! {
        <td class=class>
            <p aria-label=day_heading(day)><span class="dayno">{day.day}</span>" "<span class="dayname">{&day_name(day)[..3]}</span></p>
            {list}
        </td>
    }
}

fn entry(card: &SessionCard) -> impl IntoView + use<> {
    let clock = time(local(card.starts_at, &card.zone));
    let off = (card.state == State::Cancelled).then(|| format!(" ({})", texts::session_state(card.state)));
    view! {
        <li>
            <a class="entry" data-color=color(card.color) href=format!("/events/{}", card.slug)>
                <time datetime=rfc3339_in(card.starts_at, &card.zone)>{clock}" "{place(&card.zone)}</time>" "<bdi>{card.title.clone()}</bdi>{off}
            </a>
        </li>
    }
}
