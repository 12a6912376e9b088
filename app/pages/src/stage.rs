//! `/plan/sessions/{id}/stage`: what experts look at between two answers, readable at three metres.

use crate::parts::desk_moments::clock;
use crate::parts::desk_words::count;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::question::Question;
use domain::screens::Frame;
use domain::screens::live::LiveScreen;
use domain::session::State;
use domain::text::isolated;
use islands_browser::island;
use islands_staff::FreshBoard;
use leptos::prelude::*;

/// Those that come next, at most.
const SHOWN: usize = 3;

/// The screen.
pub fn stage(frame: &Frame, screen: &LiveScreen) -> String {
    let page = format!("/plan/sessions/{}", screen.session.id);
    let now = match &screen.lines.now {
        Some(question) => {
            let since = question.placed_at.map(|at| view! { <p class="stage-clock num">{clock(at, screen.now)}</p> });
            let notes = screen
                .notes
                .iter()
                .map(|note| view! { <li class="prewrap" dir="auto">{note.text.clone()}</li> })
                .collect_view();
            let notes = (!screen.notes.is_empty())
                .then(|| view! { <ul class="stage-notes" aria-label="Notes of the desk">{notes}</ul> });
            view! { <div class="stage-now"><p class="stage-text prewrap" dir="auto">{words(question)}</p>{since}{notes}</div> }
                .into_any()
        }
        None => view! { <p class="stage-text muted">"Nothing is on stage."</p> }.into_any(),
    };
    let next = screen.lines.next.iter().take(SHOWN).map(next).collect_view();
    let more = screen.lines.next.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="muted">{format!("and {more} more in line")}</p> });
    let line = if screen.lines.next.is_empty() {
        view! { <p class="muted">"Nobody is in line."</p> }.into_any()
    } else {
        view! { <ol class="stage-next">{next}</ol> }.into_any()
    };
    let said = Some(screen.session.hall.stage_line.clone()).filter(|line| !line.is_empty());
    let said = said.map(|line| view! { <p class="stage-line" role="status" dir="auto">{line}</p> });
    let body = view! {
        {island(FreshBoard {})}
        <div class="stage" data-board=format!("{page}/stage")>
            {alarms(screen)}
            {said}
            <section aria-labelledby="stage-now" data-keeps=screen.session.state == State::Live><h2 id="stage-now">"Now"</h2>{now}</section>
            <section aria-labelledby="stage-next"><h2 id="stage-next">"Next"</h2>{line}{more}</section>
        </div>
    };
    let title = format!("Experts’ screen: {}", isolated(screen.session.title.as_str()));
    Staff::new(title, Tab::Plan).with_islands().alone(frame, body.into_any())
}

/// That the desk has something urgent; what, stands there alone.
fn alarms(screen: &LiveScreen) -> Option<AnyView> {
    let words = "Something urgent is with the desk.";
    (!screen.alarms.is_empty())
        .then(|| view! { <p class="stage-urgent" role="status">{icon(Icon::Warn)}{words}</p> }.into_any())
}

/// The cleared wording: nothing else is put on stage.
fn words(question: &Question) -> String {
    question.cleared().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

fn next(question: &Question) -> AnyView {
    let votes =
        (question.votes > 0).then(|| view! { <span class="muted">{count(question.votes, "vote", "votes")}</span> });
    view! { <li><p class="prewrap" dir="auto">{words(question)}</p>{votes}</li> }.into_any()
}
