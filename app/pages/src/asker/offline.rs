//! Whoever is to be reached in person: where that stands, and how they say how.

use crate::parts::field::{Field, tick};
use crate::parts::{Icon, icon};
use domain::handoff::{Outcome, Standing};
use domain::screens::attendee::{AskerScreen, Offline};
use leptos::prelude::*;
use texts::Texts;

/// Where it stands: a head, and what that means.
pub fn standing(t: Texts, screen: &AskerScreen, offline: &Offline) -> (&'static str, String) {
    let until = offline.due_at.map(|at| t.moment_in(at, &screen.asked_in.zone));
    let by = |said: fn(Texts, &str) -> String| until.map_or_else(|| t.own_offline_late().to_owned(), |at| said(t, &at));
    match (offline.standing, offline.outcome) {
        (Standing::Waiting, _) => (t.own_offline_wait(), t.own_offline_wait_means().to_owned()),
        (Standing::ToDo | Standing::Tried, _) => (t.own_offline_to_do(), by(|t, at| t.own_offline_by(at))),
        (Standing::Reached, _) => (t.own_offline_reached(), by(|t, at| t.own_offline_reached_means(at))),
        (Standing::Closed, Some(Outcome::Settled)) => own((t.own_offline_settled(), t.own_offline_settled_means())),
        (Standing::Closed, Some(Outcome::PassedOn)) => {
            own((t.own_offline_passed_on(), t.own_offline_passed_on_means()))
        }
        (Standing::Closed, Some(Outcome::NotReached)) => {
            own((t.own_offline_not_reached(), t.own_offline_not_reached_means()))
        }
        (Standing::Closed, Some(Outcome::Declined)) => own((t.own_offline_declined(), t.own_offline_declined_means())),
        (Standing::Closed, _) => own((t.own_offline(), t.own_offline_means())),
    }
}

fn own((head, more): (&'static str, &str)) -> (&'static str, String) {
    (head, more.to_owned())
}

/// What we wrote to them, unless it stands in their thread.
pub fn said(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let text = screen.answer.clone().filter(|_| screen.offline.is_some() && screen.thread.is_empty())?;
    let head = view! { <h2 class="by">{icon(Icon::Talk)}{t.own_offline_said()}</h2> };
    Some(view! { <div class="answer">{head}<div class="prose prewrap" dir="auto">{text}</div></div> }.into_any())
}

/// Where this page stood open while they were taken offline, the form is not there yet: this leads to the page with it.
pub fn way(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let waits = screen.offline.is_some_and(|offline| offline.standing == Standing::Waiting) && screen.takes_email;
    let to = t.at(&format!("{}?#reach", screen.by));
    waits.then(|| view! { <p><a class="button primary" href=to>{t.own_reach_go()}</a></p> }.into_any())
}

/// The form for how they can be reached; once they said it, behind a fold.
pub fn reach(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let offline = screen.offline.filter(|offline| offline.standing != Standing::Closed && screen.takes_email)?;
    let (_, problems) = &screen.forms.reach;
    if offline.standing == Standing::Waiting {
        let head = view! { <h2 id="reach-head">{t.own_reach()}</h2> };
        return Some(view! { <section class="card stack-sm" id="reach" aria-labelledby="reach-head">{head}{form(t, screen)}</section> }.into_any());
    }
    Some(
        view! {
            <details class="fold" id="reach" open=!problems.is_empty()>
                <summary>{icon(Icon::Edit)}{t.own_reach_again()}</summary>
                {form(t, screen)}
            </details>
        }
        .into_any(),
    )
}

fn form(t: Texts, screen: &AskerScreen) -> AnyView {
    let (typed, problems) = &screen.forms.reach;
    let field = |name, label: &str, longest| Field::new(name, label).within("reach").longest(longest).problem(problems);
    let wrong = problems
        .message("agreed")
        .map(|why| view! { <p class="error" role="alert">{icon(Icon::Warn)}{why.to_owned()}</p> });
    view! {
        <form class="stack-sm measure" method="post" action=t.at(&format!("{}/reach", screen.path)) data-draft>
            <p class="small muted">{t.own_reach_means()}</p>
            {field("contact", t.own_reach_contact(), 200).required().input(typed.contact.clone())}
            {field("best_time", t.own_reach_time(), 200).input(typed.best_time.clone())}
            {field("details", t.own_reach_details(), 580).area(typed.details.clone())}
            {tick("agreed", "on", typed.agreed, t.own_reach_agree(), t.own_reach_agree_means())}
            {wrong}
            <p><button class="button primary">{t.own_reach_send()}</button></p>
        </form>
    }
    .into_any()
}
