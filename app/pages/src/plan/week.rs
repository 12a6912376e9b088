//! The week: seven columns of hours. Places are classes of quarter hours (`r-N l-N x-N w-N`), never inline styles.

use super::Sheet;
use super::item::chip;
use domain::plan::{PlanItem, View, lanes};
use domain::zone::{day_heading, day_name};
use domain::{LocalDate, LocalTime};
use leptos::prelude::*;

/// The hours shown where nothing lies outside them.
const USUAL: (u16, u16) = (7, 20);
const DAY_MINUTES: u16 = 1440;

/// The week that holds the chosen day.
pub fn week(sheet: &Sheet<'_>) -> AnyView {
    let first = sheet.screen.days.0.days();
    let days: Vec<LocalDate> = (first..first + 7).map(LocalDate::from_days).collect();
    let hours = if sheet.screen.address.whole_day { (0, 24) } else { used_hours(sheet, &days) };
    let labels =
        (hours.0..hours.1).map(|hour| view! { <li>{sheet.clock.time(full(days[0], hour))}</li> }).collect_view();
    let heads = days.iter().map(|day| head(sheet, *day)).collect_view();
    let columns = days.iter().map(|day| column(sheet, *day, hours)).collect_view();
    view! {
        <div class="scroll-x week-box" role="region" aria-label="Week, by hours" tabindex="0">
            <div class="plan-week" data-from=hours.0 * 4 data-to=hours.1 * 4>
                <div class="week-heads"><div class="corner">{whole_day(sheet, hours)}</div>{heads}</div>
                <div class="week-hours"><ol class="hour-names" role="list" aria-hidden="true">{labels}</ol>{columns}</div>
            </div>
        </div>
    }
    .into_any()
}

fn full(date: LocalDate, hour: u16) -> LocalTime {
    LocalTime { date, hour: hour as u8, minute: 0, second: 0 }
}

fn whole_day(sheet: &Sheet<'_>, hours: (u16, u16)) -> Option<AnyView> {
    let address = &sheet.screen.address;
    let other = domain::plan::Address { whole_day: !address.whole_day, ..address.clone() };
    let words = if address.whole_day { "Fewer hours" } else { "All hours" };
    (address.whole_day || hours != (0, 24)).then(|| view! { <a class="tiny" href=other.href()>{words}</a> }.into_any())
}

/// The whole hours that hold everything, but at least the usual ones.
fn used_hours(sheet: &Sheet<'_>, days: &[LocalDate]) -> (u16, u16) {
    let spans = days.iter().flat_map(|day| sheet.on(*day).iter().map(|item| minutes_on(item, *day)));
    spans
        .fold(USUAL, |(from, to), (start, end)| (from.min(start / 60), to.max(end.max(start + 1).div_ceil(60)).min(24)))
}

/// Which minutes of `day` an item takes, by its own zone's clock.
fn minutes_on(item: &PlanItem, day: LocalDate) -> (u16, u16) {
    let minutes = |at: LocalTime| u16::from(at.hour) * 60 + u16::from(at.minute);
    let from = item.starts.filter(|at| at.date == day).map_or(0, minutes);
    let to = item.ends.map_or(from, |at| if at.date > day { DAY_MINUTES } else { minutes(at) });
    (from, to.max(from))
}

fn head(sheet: &Sheet<'_>, day: LocalDate) -> AnyView {
    let class = if day == sheet.today() { "week-head today" } else { "week-head" };
    let agenda = sheet.screen.address.viewed(View::Agenda).on(day).href();
    view! {
        <div class=class>
            <h3><a href=agenda title=day_heading(day)><span class="dow">{&day_name(day)[..3]}</span>" "<span class="dayno">{day.day}</span></a></h3>
            {sheet.add(day)}
            {sheet.observances(day)}
        </div>
    }
    .into_any()
}

fn column(sheet: &Sheet<'_>, day: LocalDate, (from, to): (u16, u16)) -> AnyView {
    let mut items: Vec<(&PlanItem, (u16, u16))> =
        sheet.on(day).iter().map(|item| (*item, minutes_on(item, day))).collect();
    items.sort_by_key(|(_, span)| *span);
    let spans: Vec<(u16, u16)> = items.iter().map(|(_, span)| *span).collect();
    let chips = lanes(&spans).into_iter().map(|lane| {
        let row = u16::from(lane.row).saturating_sub(from * 4);
        let rows = u16::from(lane.rows).min((to - from) * 4 - row);
        let place = format!(" r-{row} l-{rows} x-{} w-{}", lane.column, lane.columns);
        chip(sheet, items[lane.item].0, Some(day), &place)
    });
    let chips = chips.collect_view();
    let hours = (from..to).map(|hour| slot(sheet, day, hour)).collect_view();
    let class = if day == sheet.today() { "day-col today" } else { "day-col" };
    view! {
        <div class=class data-day=day.to_string()>
            <div class="hour-links" aria-hidden="true">{hours}</div>
            <ul class="items" role="list" aria-label=day_heading(day)>{now(sheet, day, from, to)}{chips}</ul>
        </div>
    }
    .into_any()
}

/// An empty hour, to be clicked; the keyboard has the day's `+`.
fn slot(sheet: &Sheet<'_>, day: LocalDate, hour: u16) -> AnyView {
    if !sheet.may_plan {
        return view! { <span class="hour" data-quarter=hour * 4></span> }.into_any();
    }
    let href = sheet.new_path("sessions", Some(format!("{day}T{hour:02}:00")));
    view! { <a class="hour" tabindex="-1" href=href data-quarter=hour * 4></a> }.into_any()
}

fn now(sheet: &Sheet<'_>, day: LocalDate, from: u16, to: u16) -> Option<AnyView> {
    let now = sheet.screen.now;
    let quarter = u16::from(now.hour) * 4 + u16::from(now.minute) / 15;
    let shown = day == now.date && (from * 4..to * 4).contains(&quarter);
    shown.then(|| view! { <li class=format!("now r-{}", quarter - from * 4) role="presentation"></li> }.into_any())
}
