//! What was asked in a session and still needs an end.

use crate::parts::desk_moments::age;
use crate::parts::desk_words::count;
use crate::parts::notice::{notice, published_only};
use crate::parts::{Icon, state};
use domain::Instant;
use domain::screens::plan::{OpenQuestion, SessionScreen};
use domain::session::{Session, State};
use leptos::prelude::*;
use texts::Texts;

/// The panel of open questions, oldest untouched first.
pub fn asked(screen: &SessionScreen, session: &Session) -> AnyView {
    let rows = screen.open_questions.iter().map(|question| row(question, screen.now)).collect_view();
    let list = (!screen.open_questions.is_empty()).then(|| view! { <ol class="rows inset">{rows}</ol> });
    let all = (screen.questions > 0).then(|| {
        let href = format!("/inbox?show=all&session={}", session.id);
        view! { <a class="tiny" href=href>{format!("All {} in the inbox", screen.questions)}</a> }
    });
    view! {
        <section class="panel" aria-labelledby="asked-head" id="questions">
            <div class="panel-head"><h2 id="asked-head">"Questions"</h2>{all}</div>
            <div class="said-first">{said(screen, session)}{published_only(screen.at_desk)}</div>
            {list}
        </section>
    }
    .into_any()
}

/// One sentence on where the questions stand.
fn said(screen: &SessionScreen, session: &Session) -> AnyView {
    let open = screen.open;
    match (open, session.state) {
        (0, _) if screen.questions == 0 => view! { <p class="muted">"Nobody has asked anything yet."</p> }.into_any(),
        (0, State::Ended) => {
            notice("notice good", Icon::Check, view! { <p>"Every question has its end."</p> }).into_any()
        }
        (0, _) => view! { <p class="muted">"None is open right now."</p> }.into_any(),
        (open, State::Ended | State::Cancelled) => {
            let words = count(open, "question still needs an end", "questions still need an end");
            let more = "They stay in the inbox until each is answered or dismissed.";
            notice("notice", Icon::Talk, view! { <strong>{words}</strong>{more} }).into_any()
        }
        (open, _) => view! { <p class="muted">{count(open, "is open, waiting for the desk.", "are open, those nobody has seen first.")}</p> }.into_any(),
    }
}

fn row(question: &OpenQuestion, now: Instant) -> AnyView {
    let class = if question.state.is_open() && question.state.as_str() == "received" {
        "inbox-row untouched"
    } else {
        "inbox-row"
    };
    view! {
        <li class=class>
            <div class="main"><a class="cover q" href=format!("/inbox/{}", question.id) dir="auto">{crate::parts::desk_words::said(Texts::default(), &question.text)}</a></div>
            <div class="end">{state::question(question.state)}{age(question.created_at, now)}</div>
        </li>
    }
    .into_any()
}
