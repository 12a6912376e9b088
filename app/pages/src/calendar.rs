//! `/calendar`: a public month, a table where it fits and a list of days on a phone.

use crate::parts::calendars::subscribe;
use crate::parts::sessions::color;
use crate::parts::{Icon, icon};
use crate::shell::{Head, public};
use domain::LocalDate;
use domain::screens::Frame;
use domain::screens::attendee::{PublicMonthScreen, SessionCard};
use domain::session::State;
use domain::zone::{Month, date, local, place, rfc3339_in, time};
use leptos::prelude::*;
use texts::Texts;

/// Weeks begin on Monday.
const FIRST_WEEKDAY: u8 = 0;

/// The public month.
pub fn calendar(frame: &Frame, screen: &PublicMonthScreen) -> String {
    let t = Texts::of(frame.language);
    let month = Month::containing(LocalDate { year: screen.year, month: screen.month, day: 1 });
    let about = Head::new(t.month_heading(month))
        .about(t.calendar_about())
        .calendar("/calendar.ics")
        .at(format!("/calendar?month={month}"));
    let empty = screen.sessions.is_empty().then(|| {
        view! { <div class="empty">{icon(Icon::Calendar)}<h2>{t.month_empty()}</h2><p>{t.nothing_planned_more()}</p></div> }
    });
    let body = view! {
        <div class="wrap stack-lg">
            <div class="spread">
                <h1>{t.month_heading(month)}</h1>
                <nav class="row" aria-label=t.nav_calendar()>{turn(t, month.previous())}<a class="button" href=t.at("/calendar")>{t.this_month()}</a>{turn(t, month.next())}</nav>
            </div>
            {grid(t, month, screen)}
            {empty}
            <div class="spread"><p class="small muted">{t.month_zones()}</p>{subscribe(t, &frame.public_url, "/calendar.ics", "button", t.subscribe_all(), t.home_title())}</div>
        </div>
    };
    public(frame, &about, "/calendar", body.into_any())
}

fn turn(t: Texts, to: Month) -> impl IntoView {
    view! { <a class="button" href=t.at(&format!("/calendar?month={to}"))>{t.month_name(to.number())}</a> }
}

fn grid(t: Texts, month: Month, screen: &PublicMonthScreen) -> impl IntoView + use<> {
    let days = month.weeks(FIRST_WEEKDAY);
    let names = days
        .first()
        .map(|week| week.map(|day| view! { <th scope="col">{t.day_short(day)}</th> }).into_iter().collect_view());
    let weeks = days
        .iter()
        .map(|week| view! { <tr>{week.map(|day| cell(t, day, month, screen)).into_iter().collect_view()}</tr> })
        .collect_view();
    view! {
        <div class="month-box">
            <table class="month">
                <caption class="visually-hidden">{t.month_heading(month)}</caption>
                <thead><tr>{names}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
}

fn cell(t: Texts, day: LocalDate, month: Month, screen: &PublicMonthScreen) -> impl IntoView + use<> {
    let inside = Month::containing(day) == month;
    let here: Vec<&SessionCard> =
        screen.sessions.iter().filter(|card| inside && date(card.starts_at, &card.zone) == day).collect();
    let classes = [("other", !inside), ("today", day == screen.today), ("bare", here.is_empty())];
    let class = classes.into_iter().filter_map(|(name, on)| on.then_some(name)).collect::<Vec<_>>().join(" ");
    let list = (!here.is_empty())
        .then(|| view! { <ul role="list">{here.into_iter().map(|card| entry(t, card)).collect_view()}</ul> });
    view! {
        <td class=class>
            <p aria-label=t.day_heading(day)><span class="dayno">{day.day}</span>" "<span class="dayname">{t.day_short(day)}</span></p>
            {list}
        </td>
    }
}

fn entry(t: Texts, card: &SessionCard) -> impl IntoView + use<> {
    let clock = time(local(card.starts_at, &card.zone));
    let off = (card.state == State::Cancelled).then(|| format!(" ({})", t.session_state(card.state)));
    view! {
        <li>
            <a class="entry" data-color=color(card.color) href=t.at(&format!("/events/{}", card.slug))>
                <time datetime=rfc3339_in(card.starts_at, &card.zone)>{clock}" "{place(&card.zone)}</time>" "<bdi lang=card.language.within(t.language())>{card.title.clone()}</bdi>{off}
            </a>
        </li>
    }
}
