//! `/plan`: the one calendar as a month, a week or an agenda; beside it what is shown, what needs a look, and ideas.

mod agenda;
mod bar;
mod item;
mod legend;
mod month;
mod moving;
mod side;
mod tray;
mod week;

pub use moving::{follows_html, move_form, overtaken};

use crate::parts::desk_form::may;
use crate::parts::{Icon, icon, icon_class};
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::plan::{PlanItem, View};
use domain::screens::Frame;
use domain::screens::calendar::CalendarScreen;
use domain::zone::{Month, day_heading, month_heading};
use domain::{Clock, LocalDate};
use islands_browser::island;
use islands_staff::Calendar;
use leptos::prelude::*;
use std::collections::HashMap;

/// The calendar.
pub fn plan(frame: &Frame, screen: &CalendarScreen) -> String {
    let may_plan = may(frame, Permission::Plan);
    let sheet = Sheet::new(screen, may_plan, frame.clock);
    let grid = match screen.address.view() {
        View::Month => month::month(&sheet),
        View::Week => week::week(&sheet),
        View::Agenda => agenda::agenda(&sheet),
    };
    let campaign = screen.begins_with.campaign.clone();
    let body = view! {
        {item::symbols()}
        <div
            class="plan"
            data-view=screen.address.view().as_str()
            data-on=screen.on.to_string()
            data-zone=screen.zone.to_string()
            data-today=screen.now.date.to_string()
            data-may-plan=may_plan.to_string()
            data-new-zone=screen.begins_with.zone.as_ref().map(ToString::to_string).unwrap_or_default()
            data-new-campaign=campaign.as_ref().map(|(id, _)| id.to_string())
            data-new-name=campaign.map(|(_, name)| name)
        >
            {bar::bar(&sheet)}
            <div id="follows" role="status">{screen.follows.as_ref().map(|follows| moving::follows(follows, (&screen.zone, frame.clock), &screen.address.href()))}</div>
            <div class="plan-body">
                <div class="plan-main">{nothing(&sheet)}{grid}{legend::legend()}</div>
                <aside class="plan-side" aria-label="Beside the calendar">
                    {side::attention(&sheet)}{tray::tray(&sheet)}{side::calendars(&sheet)}
                </aside>
            </div>
            {island(Calendar { seq: screen.seq })}
        </div>
    };
    Staff::new("Plan", Tab::Plan)
        .flush()
        .with_islands()
        .actions(may_plan.then(|| actions(&sheet)))
        .page(frame, body.into_any())
}

fn actions(sheet: &Sheet<'_>) -> AnyView {
    view! {
        <details class="menu end">
            <summary class="button">"New"{icon_class(Icon::Down, "icon chevron")}</summary>
            <ul class="menu-items">
                <li><a href=sheet.new_path("posts", None)>"Post"</a></li>
                <li><a href=sheet.new_path("series", None)>"Series of sessions"</a></li>
                <li><a href="/plan/campaigns/new">"Campaign"</a></li>
                <li><a href="/plan/import">"From a calendar file"</a></li>
            </ul>
        </details>
        <a class="button primary" href=sheet.new_path("sessions", None) data-key="n">{icon(Icon::Plus)}"New session"</a>
    }
    .into_any()
}

/// A screen with its items by day: an item that lasts past midnight lies on both.
struct Sheet<'a> {
    screen: &'a CalendarScreen,
    may_plan: bool,
    clock: Clock,
    by_day: HashMap<LocalDate, Vec<&'a PlanItem>>,
}

impl<'a> Sheet<'a> {
    fn new(screen: &'a CalendarScreen, may_plan: bool, clock: Clock) -> Self {
        let mut by_day: HashMap<LocalDate, Vec<&PlanItem>> = HashMap::new();
        for item in &screen.items {
            let Some((first, last)) = item.days() else { continue };
            for day in first.days()..=last.days().min(first.days() + 31) {
                by_day.entry(LocalDate::from_days(day)).or_default().push(item);
            }
        }
        // What goes on from the day before stands first, then each by its own clock.
        for (day, items) in &mut by_day {
            items.sort_by_key(|item| {
                item.starts.map(|at| if at.date < *day { (0, 0, 0) } else { (1, at.hour, at.minute) })
            });
        }
        Self { screen, may_plan, clock, by_day }
    }

    fn on(&self, day: LocalDate) -> &[&'a PlanItem] {
        self.by_day.get(&day).map_or(&[], Vec::as_slice)
    }

    fn today(&self) -> LocalDate {
        self.screen.now.date
    }

    /// Where something new begins: on a day, in the one campaign that is shown.
    fn new_path(&self, what: &str, day: Option<String>) -> String {
        let campaign = self.screen.begins_with.campaign.as_ref().map(|(id, _)| format!("campaign={id}"));
        let query: Vec<String> = day.map(|day| format!("day={day}")).into_iter().chain(campaign).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/plan/{what}/new{mark}{}", query.join("&"))
    }

    /// `November 2026`, `23 – 29 Nov 2026`.
    fn heading(&self) -> String {
        let (first, last) = self.screen.days;
        match self.screen.address.view() {
            View::Month => month_heading(Month::containing(self.screen.on)),
            View::Week | View::Agenda => crate::parts::desk_moments::days_words(first, last),
        }
    }

    /// Holidays and observances of a day.
    fn observances(&self, day: LocalDate) -> Option<AnyView> {
        let on = self.screen.observances.iter().filter(|observance| observance.is_on(day));
        let line = |title: &str, layer: &str| view! { <li title=layer.to_owned() dir="auto">{title.to_owned()}</li> };
        let lines = on.map(|observance| line(&observance.title, &observance.layer)).collect_view();
        (!lines.is_empty()).then(|| {
            view! { <ul class="observances" role="list" aria-label="Holidays and observances">{lines}</ul> }.into_any()
        })
    }

    /// Where a day's `+` leads, for a session and for a post.
    fn add(&self, day: LocalDate) -> Option<AnyView> {
        let name = day_heading(day);
        let add = || {
            view! {
                <span class="adds">
                    <a class="add" href=self.new_path("sessions", Some(day.to_string())) aria-label=format!("New session on {name}") title="New session">{icon(Icon::Plus)}</a>
                    <a class="add post" href=self.new_path("posts", Some(day.to_string())) aria-label=format!("New post on {name}") title="New post">{icon(Icon::Edit)}</a>
                </span>
            }
        };
        self.may_plan.then(|| add().into_any())
    }
}

/// Said where nothing is in sight: that nothing is planned, or that a filter hides it.
fn nothing(sheet: &Sheet<'_>) -> Option<AnyView> {
    let screen = sheet.screen;
    let hidden = screen.unfiltered > 0 && screen.address.filters();
    let said = if hidden {
        let all = screen.address.unfiltered().href();
        view! { <p class="plan-nothing">"Nothing here passes the filters. "<a href=all>"Show everything"</a></p> }
            .into_any()
    } else {
        let start = sheet.may_plan.then_some(" Choose + on a day, or drag an idea onto it.");
        view! { <p class="plan-nothing">"Nothing is planned in these days."{start}</p> }.into_any()
    };
    screen.items.is_empty().then_some(said)
}
