//! Above the calendar: its three layouts, paging, filters and saved views. All are links and forms.

use super::Sheet;
use crate::parts::desk_form::choice;
use crate::parts::field::Field;
use crate::parts::plan_rows::{PlanTab, plan_tabs};
use crate::parts::{Icon, icon, icon_class};
use domain::LocalDate;
use domain::plan::{AGENDA_DAYS, Address, View, WeekStart};
use domain::screens::Choice;
use domain::text::isolated;
use domain::zone::Month;
use leptos::prelude::*;

/// The bar.
pub fn bar(sheet: &Sheet<'_>) -> AnyView {
    view! {
        <div class="filters plan-bar">
            {plan_tabs(PlanTab::Calendar)}
            {pager(sheet)}
            {views(sheet)}
            {filters(sheet)}
            {saved(sheet)}
        </div>
        {active(sheet)}
    }
    .into_any()
}

fn pager(sheet: &Sheet<'_>) -> AnyView {
    let (before, after) = steps(sheet);
    let address = &sheet.screen.address;
    let step = |to: LocalDate, picture, key: &'static str, rel, name: &'static str| {
        view! { <a class="button quiet" href=address.on(to).href() title=name aria-label=name rel=rel data-key=key>{icon(picture)}</a> }
    };
    view! {
        <nav class="pager" aria-label="Time">
            <a class="button" href=address.today().href() data-key="t">"Today"</a>
            {step(before, Icon::Back, "[ ArrowLeft", "prev", "Earlier")}
            {step(after, Icon::Next, "] ArrowRight", "next", "Later")}
            <h2>{sheet.heading()}</h2>
        </nav>
    }
    .into_any()
}

/// The day to look at for the stretch before and after.
fn steps(sheet: &Sheet<'_>) -> (LocalDate, LocalDate) {
    let on = sheet.screen.on;
    let by = |days: i64| (LocalDate::from_days(on.days() - days), LocalDate::from_days(on.days() + days));
    match sheet.screen.address.view() {
        View::Month => (Month::containing(on).previous().first(), Month::containing(on).next().first()),
        View::Week => by(7),
        View::Agenda => by(AGENDA_DAYS),
    }
}

fn views(sheet: &Sheet<'_>) -> AnyView {
    let address = &sheet.screen.address;
    let tab = |view: View, name: &'static str, key: &'static str| {
        let current = (address.view() == view).then_some("true");
        view! { <li><a href=address.viewed(view).href() aria-current=current data-key=key>{name}</a></li> }
    };
    view! {
        <nav aria-label="Layout"><ul class="segments" role="list">
            {tab(View::Month, "Month", "m")}{tab(View::Week, "Week", "w")}{tab(View::Agenda, "Agenda", "a")}
        </ul></nav>
    }
    .into_any()
}

/// The address's other parts, so that a form with some of them keeps the rest.
fn kept(address: &Address, but: &[&str]) -> AnyView {
    let rest = address.pairs().into_iter().filter(|(name, _)| !but.contains(name));
    rest.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view().into_any()
}

fn filters(sheet: &Sheet<'_>) -> AnyView {
    let screen = sheet.screen;
    let address = &screen.address;
    let any = |label: &str, list: &[Choice]| [&[choice("", label)], list].concat();
    let states = STATES.map(|(value, label)| choice(value, label));
    let begins = [choice("", "As in my language"), choice("mon", "Monday"), choice("sun", "Sunday")];
    let zones: Vec<Choice> = screen.zones.iter().map(|zone| choice(zone, zone)).collect();
    let text = |value: Option<String>| value.unwrap_or_default();
    let usual = format!("The campaign's ({})", domain::zone::place(&screen.zone));
    view! {
        <details class="menu end plan-menu">
            <summary class="button">{icon(Icon::Settings)}<span class="name">"Filter"</span>{icon_class(Icon::Down, "icon chevron")}</summary>
            <form class="menu-items form" method="get" action="/plan">
                {kept(address, &["audience", "clinician", "state", "zone", "week"])}
                {Field::new("audience", "Audience").within("filter").select(&any("All audiences", &screen.audiences), &text(address.audience.as_ref().map(ToString::to_string)))}
                {Field::new("clinician", "Clinician").within("filter").select(&any("All clinicians", &screen.clinicians), &text(address.clinician.as_ref().map(ToString::to_string)))}
                {Field::new("state", "State").within("filter").select(&any("Every state", &states), &text(address.states.first().cloned()))}
                {Field::new("zone", "Time zone of this page").within("filter").select(&any(&usual, &zones), &text(address.zone.as_ref().map(ToString::to_string)))}
                {Field::new("week", "Weeks begin on").within("filter").select(&begins, address.week.map_or("", WeekStart::as_str))}
                <div class="form-end"><button class="button primary">"Show"</button><a href=address.unfiltered().href()>"Clear filters"</a></div>
            </form>
        </details>
    }
    .into_any()
}

const STATES: [(&str, &str); 14] = [
    ("draft", "Draft"),
    ("in_review", "In review"),
    ("approved", "Approved"),
    ("scheduled", "Scheduled"),
    ("live", "Live"),
    ("ended", "Ended"),
    ("published", "Published"),
    ("missed", "Missed"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
    ("withdrawn", "Withdrawn"),
    ("proposed", "Proposed (slots)"),
    ("confirmed", "Confirmed (slots)"),
    ("declined", "Declined (slots)"),
];

fn saved(sheet: &Sheet<'_>) -> AnyView {
    let screen = sheet.screen;
    let here = screen.address.today().query();
    let entry = |view: &domain::screens::calendar::SavedView| {
        let href = if view.query.is_empty() { "/plan".to_owned() } else { format!("/plan?{}", view.query) };
        let current = (view.query == here).then_some("true");
        view! {
            <li class="saved-view">
                <a href=href aria-current=current dir="auto">{view.name.clone()}</a>
                <form method="post" action=format!("/plan/views/{}/delete", view.id)>
                    <input type="hidden" name="query" value=screen.address.query()/>
                    <button aria-label=format!("Delete the view {}", view.name) title="Delete">{icon(Icon::Cross)}</button>
                </form>
            </li>
        }
    };
    let entries = screen.views.iter().map(entry).collect_view();
    let none = screen.views.is_empty().then(|| view! { <p class="muted small">"A view keeps layout, kinds, campaigns and filters under a name of yours."</p> });
    let open = (!screen.problems.is_empty()).then_some("");
    view! {
        <details class="menu end plan-menu" open=open.is_some()>
            <summary class="button">{icon(Icon::Eye)}<span class="name">"Views"</span>{icon_class(Icon::Down, "icon chevron")}</summary>
            <div class="menu-items form">
                {none}<ul role="list">{entries}</ul>
                <form class="stack-sm" method="post" action="/plan/views">
                    <input type="hidden" name="query" value=screen.address.query()/>
                    {Field::new("name", "Save what is shown as").within("view").problem(&screen.problems).input("")}
                    <div><button class="button">"Save view"</button></div>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// What is filtered, in words, with the way out.
fn active(sheet: &Sheet<'_>) -> Option<AnyView> {
    let screen = sheet.screen;
    let address = &screen.address;
    let name = |list: &[Choice], id: &str| {
        list.iter().find(|one| one.value == id).map_or("one that is gone".to_owned(), |one| isolated(&one.label))
    };
    let mut tags = Vec::new();
    if let Some(id) = &address.audience {
        tags.push((
            format!("For {}", name(&screen.audiences, id.as_str())),
            Address { audience: None, ..address.clone() },
        ));
    }
    if let Some(id) = &address.clinician {
        tags.push((
            format!("With {}", name(&screen.clinicians, id.as_str())),
            Address { clinician: None, ..address.clone() },
        ));
    }
    for state in &address.states {
        let states = address.states.iter().filter(|other| *other != state).cloned().collect();
        tags.push((state.replace('_', " "), Address { states, ..address.clone() }));
    }
    let tag = |(words, without): (String, Address)| {
        view! { <li><a class="tag" href=without.href() aria-label=format!("Take away the filter {words}")>{words.clone()}{icon(Icon::Cross)}</a></li> }
    };
    let said = tags.is_empty().then_some("Some kinds or campaigns are hidden.");
    let shown = address.filters().then(|| {
        view! {
            <div class="plan-active">
                {said}
                <ul class="row" role="list">{tags.into_iter().map(tag).collect_view()}</ul>
                <a href=address.unfiltered().href()>"Show everything"</a>
            </div>
        }
    });
    shown.map(IntoAny::into_any)
}
