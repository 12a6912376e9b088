//! `/plan/sessions/{id}/live`: the desk while a session runs. Held, public, next, now, set aside, answered: a line each,
//! a form per deed, everything by one key too. Works without script.

mod card;
mod folds;
mod hall;

use crate::parts::alarms;
use crate::parts::notice::published_only;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
pub(crate) use card::problems;
use card::{Line, card};
use domain::Clock;
use domain::question::Question;
use domain::screens::Frame;
use domain::screens::live::LiveScreen;
use islands_browser::island;
use islands_staff::FreshBoard;
use leptos::prelude::*;

/// The desk.
pub fn live_desk(frame: &Frame, screen: &LiveScreen) -> String {
    let (session, clock) = (&screen.session, frame.clock);
    let page = format!("/plan/sessions/{}", session.id);
    let import = screen.may_act.then(|| {
        view! { <a class="button" href=format!("{page}/questions/import")>"Import questions"</a> }
    });
    let links = view! {
        <a class="button" href=format!("{page}/stage")>{icon(Icon::Eye)}"Experts’ screen"</a>
        <a class="button" href=format!("/events/{}/wall", session.slug)>"Wall"</a>
        <a class="button" href=format!("/events/{}", session.slug)>"Public page"</a>
        {import}
    };
    let body = view! {
        {island(FreshBoard {})}
        {published_only(screen.may_act)}
        {hall::filter(screen)}
        <div class="live-board" data-board=format!("{page}/live")>
            {alarms::place(frame, &screen.alarms, screen.now)}
            {hall::status(screen, clock)}
            {hall::controls(screen)}
            <div class="live-lines">
                <div class="stack-lg">{line(screen, clock, Line::Held, &screen.lines.held)}{line(screen, clock, Line::Aside, &screen.lines.aside)}</div>
                {line(screen, clock, Line::Open, &screen.lines.open)}
                <div class="stack-lg">
                    {line(screen, clock, Line::Now, screen.lines.now.as_slice())}
                    {line(screen, clock, Line::Next, &screen.lines.next)}
                    {line(screen, clock, Line::Answered, &screen.lines.answered)}
                </div>
            </div>
        </div>
    };
    let crumbs =
        Staff::new("Live desk", Tab::Plan).crumb("/plan", "Plan").crumb(page.clone(), session.title.to_string());
    crumbs.actions(links).flush().with_islands().page(frame, body.into_any())
}

fn line(screen: &LiveScreen, clock: Clock, line: Line, questions: &[Question]) -> AnyView {
    let (title, nothing) = line.words();
    let id = format!("line-{}", line.as_str());
    let cards = questions.iter().take(200).map(|question| card(screen, clock, line, question)).collect_view();
    let list = if questions.is_empty() {
        view! { <p class="faint small">{nothing}</p> }.into_any()
    } else {
        view! { <ol class="rows" data-list>{cards}</ol> }.into_any()
    };
    let many = (questions.len() > 1).then(|| view! { <span class="count">{questions.len()}</span> });
    view! {
        <section class="live-line" data-line=line.as_str() aria-labelledby=id.clone()>
            <h2 id=id.clone()>{title}{many}</h2>
            {list}
        </section>
    }
    .into_any()
}
