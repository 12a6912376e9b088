//! A session as a row of the plan and of a campaign, and the tabs of everything that is planned.

use super::desk_moments::hours_words;
use super::desk_words::count;
use super::state;
use domain::screens::plan::PlanRow;
use domain::slot::State as SlotState;
use domain::text::isolated;
use domain::{Clock, session, time::MINUTE, zone};
use leptos::prelude::*;
use texts::Texts;

/// Which of the plan's lists is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PlanTab {
    /// `/plan`.
    Calendar,
    /// `/plan/posts`.
    Posts,
    /// `/plan/campaigns`.
    Campaigns,
    /// `/plan/audiences`.
    Audiences,
    /// `/plan/topics`.
    Topics,
}

/// The tabs of the plan.
pub fn plan_tabs(here: PlanTab) -> impl IntoView {
    let tab = |tab, href, name| {
        let current = (tab == here).then_some("page");
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    };
    view! {
        <nav class="tabs-nav" aria-label="Plan">
            <ul class="tabs" role="list">
                {tab(PlanTab::Calendar, "/plan", "Calendar")}
                {tab(PlanTab::Posts, "/plan/posts", "Posts")}
                {tab(PlanTab::Campaigns, "/plan/campaigns", "Campaigns")}
                {tab(PlanTab::Audiences, "/plan/audiences", "Audiences")}
                {tab(PlanTab::Topics, "/plan/topics", "Topics")}
            </ul>
        </nav>
    }
}

/// A session's row: when, what, whose, how far. In a campaign's own list (`dated`) its day stands before the hours,
/// and the campaign is not named again.
pub fn plan_row(row: &PlanRow, dated: bool, clock: Clock) -> AnyView {
    let href = format!("/plan/sessions/{}", row.id);
    let color = row.color.map_or("none", |color| color.as_str());
    let class = if row.state == session::State::Cancelled { "plan-row over" } else { "plan-row" };
    let open = (row.open_questions > 0).then(|| view! { <span class="strong">{open_words(row)}</span> });
    let below = [
        row.campaign.as_deref().filter(|_| !dated).map(isolated),
        row.starts.map(|_| zone::place(&row.zone)),
        experts(row),
    ];
    let below = below.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li class=class>
            <span class="dot" data-color=color></span>
            {day(row).filter(|_| dated)}
            {hours(row, clock)}
            <div class="main">
                <a class="cover" href=href dir="auto">{row.title.clone()}</a>
                <p class="faint tiny">{below}</p>
            </div>
            <div class="end">{open}{state::session(Texts::default(), row.state)}</div>
        </li>
    }
    .into_any()
}

fn day(row: &PlanRow) -> Option<AnyView> {
    let date = row.starts?.date;
    let words = format!("{} {}", date.day, &zone::month_name(date.month)[..3]);
    Some(view! { <span class="day">{words}</span> }.into_any())
}

fn hours(row: &PlanRow, clock: Clock) -> AnyView {
    let Some(start) = row.starts_at else { return undated(row) };
    let words = hours_words(start, start.plus(row.minutes * MINUTE), &row.zone, clock);
    view! { <time class="time" datetime=start.to_string() data-moment="mine">{words}</time> }.into_any()
}

fn undated(row: &PlanRow) -> AnyView {
    view! { <span class="time">{count(row.minutes, "minute", "minutes")}</span> }.into_any()
}

/// `2 of 3 experts confirmed`; what is withdrawn or declined no longer counts.
fn experts(row: &PlanRow) -> Option<String> {
    let asked = row.experts.iter().filter(|(_, state)| state.holds_time()).count();
    let agreed = row.experts.iter().filter(|(_, state)| *state == SlotState::Confirmed).count();
    match (asked, agreed) {
        (0, _) if matches!(row.state, session::State::Draft | session::State::Scheduled) => {
            Some("no clinicians yet".to_owned())
        }
        (0, _) => None,
        (asked, agreed) if asked == agreed => Some(names(row)),
        (asked, agreed) => Some(format!("{agreed} of {asked} confirmed")),
    }
}

fn names(row: &PlanRow) -> String {
    let confirmed = row.experts.iter().filter(|(_, state)| *state == SlotState::Confirmed);
    confirmed.map(|(name, _)| isolated(name)).collect::<Vec<_>>().join(", ")
}

fn open_words(row: &PlanRow) -> String {
    count(row.open_questions, "open question", "open questions")
}
