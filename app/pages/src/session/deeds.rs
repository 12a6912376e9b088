//! A session's life: where it stands, the next step as the main button, and the ways out.

use crate::parts::desk_form::{act, version};
use crate::parts::field::hidden;
use crate::parts::notice::notice;
use crate::parts::{Icon, icon_class, state};
use domain::Clock;
use domain::screens::plan::{SessionScreen, WayBack};
use domain::session::{Session, State};
use domain::slot::State as SlotState;
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// Draft → Scheduled → Live → Ended, with the present step marked.
pub fn steps(session: &Session) -> AnyView {
    if session.state == State::Cancelled {
        return view! { <p class="row">{state::session(Texts::default(), State::Cancelled)}<span class="muted">"It does not take place. Its public page says so."</span></p> }
            .into_any();
    }
    let step = |at: State, word: &'static str, means: &'static str| {
        let here = session.state == at;
        let means = here.then(|| view! { <span class="faint">{means}</span> });
        view! { <li aria-current=here.then_some("step")>{word}{means}</li> }
    };
    view! {
        <ol class="steps" aria-label="Life of the session">
            {step(State::Draft, "Draft", "only the team sees it")}
            {step(State::Scheduled, "Scheduled", "public, takes questions")}
            {step(State::Live, "Live", "on air now")}
            {step(State::Ended, "Ended", "takes questions for seven days more")}
        </ol>
    }
    .into_any()
}

/// What is missing before it goes live: said in time, not forbidden.
pub fn missing(screen: &SessionScreen, session: &Session) -> Option<AnyView> {
    if session.state != State::Scheduled {
        return None;
    }
    let people_in =
        |state| screen.slots.iter().filter(move |slot| slot.state == state).map(|slot| isolated(&slot.clinician));
    let waiting: Vec<String> = people_in(SlotState::Proposed).collect();
    let people = match (people_in(SlotState::Confirmed).count(), waiting.is_empty()) {
        (0, _) => Some("nobody who answers has confirmed".to_owned()),
        (_, false) => Some(format!("no word yet from {}", waiting.join(", "))),
        _ => None,
    };
    let link = session.join_url.is_none().then(|| "there is no join link".to_owned());
    let all: Vec<String> = [people, link].into_iter().flatten().collect();
    let words = format!("Before you go live: {}.", all.join("; "));
    (!all.is_empty()).then(|| notice("notice calm", Icon::Info, words).into_any())
}

/// The next step, and a menu of what is rarer.
pub fn deeds(screen: &SessionScreen, session: &Session, clock: Clock) -> AnyView {
    let public = screen.public_url.clone().map(|url| view! { <a class="button" href=url>"Public page"</a> });
    let desk = matches!(session.state, State::Scheduled | State::Live | State::Ended).then(|| {
        view! { <a class="button" href=format!("/plan/sessions/{}/live", session.id)>"Live desk"</a> }
    });
    if !screen.may_plan {
        return view! { {public}{desk} }.into_any();
    }
    let next = if session.state == State::Scheduled && session.is_early(screen.now) {
        early(session, clock)
    } else {
        next(screen, session)
    };
    view! { {more(screen, session)}{public}{desk}{next} }.into_any()
}

/// Long before the start it is asked whether that is meant.
fn early(session: &Session, clock: Clock) -> Option<AnyView> {
    let starts = session.starts.map(|at| clock.date_time(at)).unwrap_or_default();
    let action = format!("/plan/sessions/{}/go_live", session.id);
    let means = format!("It starts {starts}. Live now, its page says that it is on air.");
    Some(asked("Go live early", means, (action, session), "button warm", "Go live now"))
}

fn next(screen: &SessionScreen, session: &Session) -> Option<AnyView> {
    let (deed, label, class) = match session.state {
        State::Draft if session.starts.is_none() => return Some(undated()),
        State::Draft => return Some(schedule(session)),
        State::Scheduled => ("go_live", "Go live", "button warm"),
        State::Live => ("end", "End session", "button primary"),
        State::Cancelled => return screen.way_back.as_ref().map(|way| back(session, way)),
        State::Ended => return None,
    };
    Some(act(format!("/plan/sessions/{}/{deed}", session.id), Some(session.version), class, label))
}

/// What stands in the form is what is scheduled, saved or not: nobody outside gets another text than the screen shows.
fn schedule(session: &Session) -> AnyView {
    let action = format!("/plan/sessions/{}/schedule", session.id);
    view! { <button class="button primary" form="session-form" formaction=action name="whole" value="on">"Schedule"</button> }.into_any()
}

/// Called off by mistake: at once while nobody outside knows, else only once it is said who reads of it.
fn back(session: &Session, way: &WayBack) -> AnyView {
    const UNDO: &str = "Undo cancelling";
    let action = format!("/plan/sessions/{}/restore", session.id);
    let Some(means) = way.sentence() else { return act(action, Some(session.version), "button", UNDO) };
    asked(UNDO, means, (action, session), "button", "Bring it back")
}

/// A step that may be a slip is asked about first, with what it means.
fn asked(
    question: &'static str,
    means: String,
    (action, session): (String, &Session),
    class: &'static str,
    answer: &'static str,
) -> AnyView {
    let class = format!("{class} wide");
    view! {
        <details class="menu end">
            <summary class="button">{question}{icon_class(Icon::Down, "icon chevron")}</summary>
            <div class="menu-items">
                <p class="menu-note">{means}</p>
                <form method="post" action=action>
                    {version(session.version)}{hidden("sure", "on")}<button class=class>{answer}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

fn undated() -> AnyView {
    view! {
        <a class="button" href="#session-starts">"Set a date to schedule it"</a>
    }
    .into_any()
}

/// What is rarer, or cannot be undone, stands behind a menu, with its consequence below it.
fn more(screen: &SessionScreen, session: &Session) -> Option<AnyView> {
    let deed = |deed, class, label, means| {
        let action = format!("/plan/sessions/{}/{deed}", session.id);
        view! {
            <li>
                <form method="post" action=action>{version(session.version)}<button class=class>{label}</button></form>
                <p class="menu-note">{means}</p>
            </li>
        }
        .into_any()
    };
    let (entry, calm) =
        (|name, label, means| deed(name, "bad", label, means), |name, label, means| deed(name, "", label, means));
    let entries = match session.state {
        State::Draft => vec![
            entry("cancel", "Cancel session", "It stays in the plan as cancelled. You can undo that."),
            entry("delete", "Delete draft", "It was never public; nothing remains of it."),
        ],
        State::Scheduled => vec![entry(
            "cancel",
            "Cancel session",
            "The public page stays and says so, and so does every calendar that has it. You can undo that until its time is over.",
        )],
        State::Live => vec![calm(
            "not_yet",
            "Not live yet",
            "Takes going live back, until a question was on stage: it is scheduled as before.",
        )],
        State::Ended if session.resumed(screen.now).is_ok() => {
            vec![calm("resume", "Not over yet", "Takes the end back, for an hour: it is live as before.")]
        }
        _ => return None,
    };
    let menu = view! {
        <details class="menu end">
            <summary class="button">"More"{icon_class(Icon::Down, "icon chevron")}</summary>
            <ul class="menu-items">{entries}</ul>
        </details>
    };
    Some(menu.into_any())
}
