//! The agenda: days with what is on them, nothing for days without.

use super::Sheet;
use super::item::row;
use domain::LocalDate;
use domain::plan::View;
use domain::zone::day_heading;
use leptos::prelude::*;

/// Four weeks from the chosen day.
pub fn agenda(sheet: &Sheet<'_>) -> AnyView {
    let (first, last) = sheet.screen.days;
    let days = (first.days()..=last.days()).map(LocalDate::from_days);
    let held =
        days.filter(|day| !sheet.on(*day).is_empty() || *day == sheet.today() || sheet.observances(*day).is_some());
    let sections = held.map(|day| section(sheet, day)).collect_view();
    view! { <div class="plan-agenda">{sections}</div> }.into_any()
}

fn section(sheet: &Sheet<'_>, day: LocalDate) -> AnyView {
    let today = day == sheet.today();
    let words = format!("{}{}", if today { "Today, " } else { "" }, day_heading(day));
    let items = sheet.on(day);
    let rows = items.iter().map(|item| row(sheet, item, day)).collect_view();
    let none = (items.is_empty() && today).then(|| view! { <p class="muted small">"Nothing is planned today."</p> });
    let week = sheet.screen.address.viewed(View::Week).on(day).href();
    view! {
        <section class=if today { "agenda-day today" } else { "agenda-day" } data-day=day.to_string()>
            <header class="group-head"><h3><a href=week>{words}</a></h3>{sheet.observances(day)}{sheet.add(day)}</header>
            <ul class="items" role="list">{rows}</ul>
            {none}
        </section>
    }
    .into_any()
}
