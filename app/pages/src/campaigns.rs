//! `/plan/campaigns`: every campaign, the latest first.

use crate::parts::desk_form::may;
use crate::parts::desk_moments::days_words;
use crate::parts::desk_words::count;
use crate::parts::plan_rows::{PlanTab, plan_tabs};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::screens::Frame;
use domain::screens::plan::{CampaignRow, CampaignsScreen};
use leptos::prelude::*;

/// The list of campaigns.
pub fn campaigns(frame: &Frame, screen: &CampaignsScreen) -> String {
    let may_plan = may(frame, Permission::Plan);
    let rows = screen.campaigns.iter().map(row).collect_view();
    let list =
        if screen.campaigns.is_empty() { empty(may_plan) } else { view! { <ol class="rows">{rows}</ol> }.into_any() };
    let body = view! { <div class="filters">{plan_tabs(PlanTab::Campaigns)}</div>{list} };
    Staff::new("Campaigns", Tab::Plan).flush().actions(may_plan.then(|| start("primary"))).page(frame, body.into_any())
}

fn row(row: &CampaignRow) -> AnyView {
    view! {
        <li>
            <span class="dot" data-color=row.color.as_str()></span>
            <div class="main"><a class="cover" href=format!("/plan/campaigns/{}", row.id) dir="auto">{row.name.clone()}</a></div>
            <div class="end">
                <span>{count(row.sessions, "session", "sessions")}</span>
                <span class="days">{days_words(row.starts_on, row.ends_on)}</span>
            </div>
        </li>
    }
    .into_any()
}

fn start(class: &'static str) -> AnyView {
    let class = format!("button {class}");
    view! { <a class=class href="/plan/campaigns/new" data-key="n">{icon(Icon::Plus)}"New campaign"</a> }.into_any()
}

fn empty(may_plan: bool) -> AnyView {
    view! {
        <div class="pad">
            <div class="empty">
                {icon(Icon::Calendar)}
                <h2>"No campaigns yet"</h2>
                <p>"A campaign has one aim, one message and a stretch of days. Its sessions share its colour, its page and its calendar."</p>
                {may_plan.then(|| start(""))}
            </div>
        </div>
    }
    .into_any()
}
