//! `/events/{slug}`: when and with whom, the question form, and everybody's questions.

mod calendars;
mod head;
pub(crate) mod talk;

use crate::parts::{Icon, icon};
use crate::shell::{Head, public};
use crate::texts;
use domain::screens::Frame;
use domain::screens::attendee::{EventScreen, PublicSession};
use domain::session::State;
use leptos::prelude::*;

/// A session's public page. While it runs the form comes first, on a phone before everything else; afterwards what was asked does.
pub fn event(frame: &Frame, screen: &EventScreen) -> String {
    let session = &screen.session;
    let about = Head::new(session.title.clone())
        .about(session.summary.clone())
        .calendar(format!("/events/{}/event.ics", session.slug))
        .with_islands();
    let form = session.takes_questions.then(|| talk::ask(screen));
    let list = talk::questions(screen);
    let talk = match session.state {
        State::Ended => view! { {list}{form} }.into_any(),
        _ => view! { {form}{list} }.into_any(),
    };
    let body = view! {
        {head::head(session)}
        <div class=if session.state == State::Live { "wrap duo on-air" } else { "wrap duo" }>
            <aside class="aside">{head::when(frame, session)}</aside>
            <div class="stack-lg">{cancelled(session)}{talk}{crate::ask::mine_place()}</div>
        </div>
    };
    public(frame, &about, "", body.into_any())
}

fn cancelled(session: &PublicSession) -> Option<impl IntoView + use<>> {
    (session.state == State::Cancelled).then(|| {
        view! {
            <div class="notice bad">
                {icon(Icon::Info)}
                <div><strong>{texts::CANCELLED}</strong>{texts::CANCELLED_MORE}" "<a href="/">{texts::SEE_ALL}</a></div>
            </div>
        }
    })
}
