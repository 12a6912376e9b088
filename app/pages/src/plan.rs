//! `/plan`: the month as a list, with what has no date yet and the campaigns beside it.

use crate::parts::desk_form::may;
use crate::parts::desk_moments::days_words;
use crate::parts::plan_rows::{PlanTab, plan_row, plan_tabs};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::LocalDate;
use domain::permission::Permission;
use domain::screens::Frame;
use domain::screens::plan::{CampaignRow, PlanRow, PlanScreen};
use domain::zone::{Month, day_name, month_heading, month_name};
use leptos::prelude::*;

/// The month.
pub fn plan(frame: &Frame, screen: &PlanScreen) -> String {
    let may_plan = may(frame, Permission::Plan);
    let month = Month::of(LocalDate { year: screen.year, month: screen.month, day: 1 });
    let body = view! {
        <div class="filters">{plan_tabs(PlanTab::Sessions)}{pager(month, screen.today)}</div>
        <div class="beside">
            <div>
                {days(screen)}
                {screen.rows.is_empty().then(|| empty(month, may_plan))}
                {undated(&screen.undated)}
            </div>
            {campaigns(&screen.campaigns, may_plan)}
        </div>
    };
    Staff::new("Plan", Tab::Plan).flush().actions(may_plan.then(actions)).page(frame, body.into_any())
}

fn actions() -> AnyView {
    view! {
        <a class="button" href="/plan/campaigns/new">"New campaign"</a>
        <a class="button primary" href="/plan/sessions/new" data-key="n">{icon(Icon::Plus)}"New session"</a>
    }
    .into_any()
}

fn pager(month: Month, today: LocalDate) -> AnyView {
    let step = |to: Month, picture, key, rel| {
        let name = month_heading(to);
        view! {
            <a class="button quiet" href=format!("/plan?month={to}") title=name.clone() rel=rel data-key=key>
                {icon(picture)}<span class="visually-hidden">{name.clone()}</span>
            </a>
        }
    };
    let elsewhere =
        (Month::of(today) != month).then(|| view! { <a class="button" href="/plan" data-key="t">"Today"</a> });
    view! {
        <nav class="pager" aria-label="Month">
            {step(month.previous(), Icon::Back, "[", "prev")}
            <h2>{month_heading(month)}</h2>
            {step(month.next(), Icon::Next, "]", "next")}
            {elsewhere}
        </nav>
    }
    .into_any()
}

/// One group for each day that holds something.
fn days(screen: &PlanScreen) -> AnyView {
    let same_day = |a: &PlanRow, b: &PlanRow| a.starts.map(|at| at.date) == b.starts.map(|at| at.date);
    let groups = screen.rows.chunk_by(same_day).map(|rows| day(rows, screen.today));
    groups.collect_view().into_any()
}

fn day(rows: &[PlanRow], today: LocalDate) -> Option<AnyView> {
    let date = rows.first()?.starts?.date;
    let is_today = date == today;
    let words = format!("{}{} {}", if is_today { "Today, " } else { "" }, day_name(date), date.day);
    let rows = rows.iter().map(|row| plan_row(row, false)).collect_view();
    let group = view! {
        <section id=is_today.then_some("today")>
            <header class="group-head"><h3><time datetime=date.to_string()>{words}</time></h3></header>
            <ol class="rows">{rows}</ol>
        </section>
    };
    Some(group.into_any())
}

fn undated(rows: &[PlanRow]) -> Option<AnyView> {
    let n = rows.len();
    let rows = rows.iter().map(|row| plan_row(row, false)).collect_view();
    let group = || {
        view! {
            <section>
                <header class="group-head"><h3>"No date yet"</h3><span>{n}</span></header>
                <ol class="rows">{rows}</ol>
            </section>
        }
    };
    (n > 0).then(|| group().into_any())
}

fn empty(month: Month, may_plan: bool) -> AnyView {
    let start = may_plan.then(|| {
        view! { <a class="button" href="/plan/sessions/new">{icon(Icon::Plus)}"New session"</a> }
    });
    view! {
        <div class="pad">
            <div class="empty">
                {icon(Icon::Calendar)}
                <h3>"Nothing planned in "{month_name(month.number())}</h3>
                <p>"Sessions appear on the day on which they take place, by their own clock."</p>
                {start}
            </div>
        </div>
    }
    .into_any()
}

fn campaigns(rows: &[CampaignRow], may_plan: bool) -> AnyView {
    let items = rows.iter().map(campaign).collect_view();
    let none = rows.is_empty().then(|| {
        let start = may_plan.then(|| view! { " "<a href="/plan/campaigns/new">"Plan the first one."</a> });
        view! { <p class="muted small">"No campaigns yet."{start}</p> }
    });
    view! {
        <aside class="side" aria-labelledby="campaigns-head">
            <section class="panel"><h2 id="campaigns-head">"Campaigns"</h2><ul class="side-list" role="list">{items}</ul>{none}</section>
        </aside>
    }
    .into_any()
}

fn campaign(row: &CampaignRow) -> AnyView {
    view! {
        <li>
            <span class="dot" data-color=row.color.as_str()></span>
            <div>
                <a href=format!("/plan/campaigns/{}", row.id)>{row.name.clone()}</a>
                <p class="faint tiny">{days_words(row.starts_on, row.ends_on)}</p>
            </div>
        </li>
    }
    .into_any()
}
