//! The month: a table of days where there is room; on a phone a small grid of dots, and the chosen day below it.

use super::Sheet;
use super::item::{chip, row};
use domain::LocalDate;
use domain::plan::{Gap, View};
use domain::zone::{Month, day_heading, day_name, month_heading};
use leptos::prelude::*;

/// Lines that fit on a day; the last says how many more there are.
const LINES: usize = 4;

/// The month in which the chosen day lies.
pub fn month(sheet: &Sheet<'_>) -> AnyView {
    let month = Month::containing(sheet.screen.on);
    let weeks = month.weeks(sheet.screen.begins.weekday());
    let names = weeks.first().map(|week| week.map(name).into_iter().collect_view());
    let rows = weeks.iter().map(|days| week(sheet, days, month)).collect_view();
    view! {
        <table class="plan-month">
            <caption class="visually-hidden">{month_heading(month)}</caption>
            <thead><tr><th class="weekno" scope="col"><span class="visually-hidden">"Week"</span></th>{names}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {day_list(sheet)}
    }
    .into_any()
}

fn name(day: LocalDate) -> impl IntoView {
    view! { <th scope="col"><abbr title=day_name(day)>{&day_name(day)[..3]}</abbr></th> }
}

fn week(sheet: &Sheet<'_>, days: &[LocalDate; 7], month: Month) -> AnyView {
    let first = days[0];
    let href = sheet.screen.address.viewed(View::Week).on(first).href();
    let number = iso_week(days[3]);
    let cells = days.iter().map(|day| cell(sheet, *day, month)).collect_view();
    view! {
        <tr data-week=first.to_string()>
            <th class="weekno" scope="row"><a href=href aria-label=format!("Week {number}")>{number}</a>{empty_week(sheet, days)}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// Why a week is marked: campaigns that run without anything in it.
fn empty_week(sheet: &Sheet<'_>, days: &[LocalDate; 7]) -> Option<AnyView> {
    let here = |gap: &&Gap| gap.item.is_none() && days.contains(&gap.day);
    let why: Vec<_> = sheet.screen.gaps.iter().filter(here).map(|gap| gap.reason.clone()).collect();
    let why = why.join(" ");
    (!why.is_empty()).then(|| super::side::warning(&why))
}

fn cell(sheet: &Sheet<'_>, day: LocalDate, month: Month) -> AnyView {
    let items = sheet.on(day);
    let heading = day_heading(day);
    let marks = [
        ("today", day == sheet.today()),
        ("other", Month::containing(day) != month),
        ("past", day < sheet.today()),
        ("chosen", day == sheet.screen.on),
        ("off", !sheet.screen.observances.is_empty() && sheet.screen.observances.iter().any(|one| one.is_on(day))),
    ];
    let class = marks.into_iter().filter(|(_, on)| *on).fold("day".to_owned(), |all, (name, _)| all + " " + name);
    let agenda = sheet.screen.address.viewed(View::Agenda).on(day).href();
    let choose = format!("{}#day", sheet.screen.address.on(day).href());
    let words = match items.len() {
        0 => format!("{heading}, nothing planned"),
        1 => format!("{heading}, 1 item"),
        many => format!("{heading}, {many} items"),
    };
    view! {
        <td class=class data-day=day.to_string()>
            <div class="day-head">
                <a class="dayno" href=agenda aria-label=words.clone()>{day.day}</a>
                <a class="daypick" href=choose aria-label=words>{day.day}</a>
                {sheet.add(day)}
            </div>
            {sheet.observances(day)}
            {list(sheet, day)}
        </td>
    }
    .into_any()
}

fn list(sheet: &Sheet<'_>, day: LocalDate) -> AnyView {
    let items = sheet.on(day);
    let shown = if items.len() > LINES { LINES - 1 } else { items.len() };
    let chips =
        |part: &[&domain::plan::PlanItem]| part.iter().map(|item| chip(sheet, item, Some(day), "")).collect_view();
    let hidden = items.len() - shown;
    let more = (hidden > 0).then(|| {
        view! {
            <details class="more">
                <summary>{format!("+{hidden}")}<span class="visually-hidden">{format!(" more on {}", day_heading(day))}</span></summary>
                <div class="more-box"><p class="more-head">{day_heading(day)}</p><ul class="items" role="list">{chips(&items[shown..])}</ul></div>
            </details>
        }
    });
    view! { <ul class="items" role="list">{chips(&items[..shown])}</ul>{more} }.into_any()
}

/// The chosen day in full; only small windows show it.
fn day_list(sheet: &Sheet<'_>) -> AnyView {
    let day = sheet.screen.on;
    let items = sheet.on(day);
    let rows = items.iter().map(|item| row(sheet, item, day)).collect_view();
    let none = items.is_empty().then(|| view! { <p class="muted small">"Nothing is planned on this day."</p> });
    view! {
        <section class="day-list" id="day" data-day=day.to_string() aria-labelledby="day-head">
            <header><h3 id="day-head">{day_heading(day)}</h3>{sheet.add(day)}</header>
            {sheet.observances(day)}
            <ul class="items" role="list">{rows}</ul>
            {none}
        </section>
    }
    .into_any()
}

/// The number of the week that holds this Thursday (ISO 8601); of a week that begins on a Sunday, its Wednesday's week.
fn iso_week(middle: LocalDate) -> i64 {
    let thursday = middle.days() - i64::from(middle.weekday()) + 3;
    let year = LocalDate::from_days(thursday).year;
    let first = LocalDate { year, month: 1, day: 1 }.days();
    (thursday - first) / 7 + 1
}

#[cfg(test)]
mod tests {
    use super::iso_week;

    #[test]
    fn weeks_are_numbered_as_iso_does() {
        for (day, week) in
            [("2026-11-24", 48), ("2026-12-31", 53), ("2027-01-01", 53), ("2027-01-04", 1), ("2024-12-30", 1)]
        {
            assert_eq!(iso_week(day.parse().unwrap()), week, "{day}");
        }
    }
}
