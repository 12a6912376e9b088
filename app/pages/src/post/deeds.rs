//! A post's life: where it stands, the next step as the main button, and the ways out.

use crate::parts::desk_form::act;
use crate::parts::{Icon, icon_class, state};
use domain::post::{Post, State};
use domain::screens::post::PostScreen;
use leptos::prelude::*;

/// Draft → In review → Approved → Scheduled → Published, with the present step marked.
pub fn steps(post: &Post) -> AnyView {
    let aside = match post.state {
        State::Missed => Some("Its time came before it was scheduled."),
        State::Cancelled => Some("It does not go out."),
        State::Withdrawn => Some("It was taken back; its page says that it is gone."),
        State::Failed => Some("It could not go out."),
        _ => None,
    };
    if let Some(words) = aside {
        return view! { <p class="row">{state::post(post)}<span class="muted">{words}</span></p> }.into_any();
    }
    let step = |at: State, word: &'static str, means: &'static str| {
        let here = post.state == at;
        let means = here.then(|| view! { <span class="faint">{means}</span> });
        view! { <li aria-current=here.then_some("step")>{word}{means}</li> }
    };
    view! {
        <ol class="steps" aria-label="Life of the post">
            {step(State::Draft, "Draft", if post.returned_at.is_some() { "changes were asked for" } else { "being written" })}
            {step(State::InReview, "In review", "somebody else reads it")}
            {step(State::Approved, "Approved", "just this text may go out")}
            {step(State::Scheduled, "Scheduled", "goes out at its minute")}
            {step(State::Published, "Published", "everybody reads it")}
        </ol>
    }
    .into_any()
}

/// The next step, and a menu of what is rarer.
pub fn deeds(screen: &PostScreen, post: &Post) -> AnyView {
    let public = screen.public_url.clone().map(|url| view! { <a class="button" href=url>"Public page"</a> });
    if !screen.may_plan {
        return view! { {public} }.into_any();
    }
    view! { {more(post)}{public}{next(screen, post)} }.into_any()
}

fn next(screen: &PostScreen, post: &Post) -> Option<AnyView> {
    let to = |deed: &str| format!("/plan/posts/{}/{deed}", post.id);
    let by_hand = !post.asks.is_empty() && screen.approved;
    match post.state {
        _ if by_hand => Some(act(to("publish"), None, "button warm", "Publish now")),
        State::Draft | State::Missed if screen.approved && post.planned.is_some() => {
            Some(with_text(to("schedule"), "Schedule"))
        }
        State::Draft | State::Missed => Some(with_text(to("submit"), "Submit for review")),
        State::Approved if post.planned.is_none() => {
            Some(view! { <a class="button" href="#post-planned_at">"Set a time to schedule it"</a> }.into_any())
        }
        State::Cancelled => Some(act(to("restore"), None, "button", "Undo cancelling")),
        State::Withdrawn => Some(act(to("restore"), None, "button", "Undo withdrawing")),
        State::Approved => Some(with_text(to("schedule"), "Schedule")),
        _ => None,
    }
}

/// A step of what stands in the form, saved or not: nobody else gets another text than the screen shows.
fn with_text(action: String, label: &'static str) -> AnyView {
    view! { <button class="button primary" form="post-form" formaction=action>{label}</button> }.into_any()
}

fn more(post: &Post) -> Option<AnyView> {
    let (deed, asks, label, means) = match post.state {
        State::Published => (
            "withdraw",
            "Withdraw",
            "Withdraw it",
            "It is public: its page answers that it is gone, and feeds forget it. You can undo that.",
        ),
        state if state.is_ahead() => ("cancel", "More", "Cancel", "It does not go out. You can undo that."),
        _ => return None,
    };
    let menu = view! {
        <details class="menu">
            <summary class="button quiet">{asks}{icon_class(Icon::Down, "icon chevron")}</summary>
            <ul class="menu-items" role="list">
                <li>
                    <form method="post" action=format!("/plan/posts/{}/{deed}", post.id)>
                        <button class="menu-item danger">{label}<span class="faint tiny">{means}</span></button>
                    </form>
                </li>
            </ul>
        </details>
    };
    Some(menu.into_any())
}
