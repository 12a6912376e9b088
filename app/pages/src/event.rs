//! `/events/{slug}`: when and with whom, the question form, and everybody's questions.

mod calendars;
mod head;
pub(crate) mod talk;

use crate::parts::{Icon, icon};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::attendee::{EventScreen, PublicSession};
use domain::session::State;
use leptos::prelude::*;
use texts::Texts;

/// A session's public page. While it runs the form comes first, on a phone before everything else; afterwards what was asked does.
pub fn event(frame: &Frame, screen: &EventScreen) -> String {
    let t = Texts::of(frame.language);
    let session = &screen.session;
    let about = Head::new(session.title.clone())
        .about(session.summary.clone())
        .calendar(format!("/events/{}/event.ics", session.slug))
        .at(format!("/events/{}", session.slug))
        .with_islands();
    let form = session.takes_questions.then(|| talk::ask(t, screen));
    let list = talk::questions(t, screen);
    let talk = match session.state {
        State::Ended => view! { {list}{form} }.into_any(),
        _ => view! { {form}{list} }.into_any(),
    };
    let body = view! {
        {head::head(t, session)}
        <div class=if session.state == State::Live { "wrap duo on-air" } else { "wrap duo" }>
            <aside class="aside">{head::when(frame, session)}</aside>
            <div class="stack-lg">{cancelled(t, session)}{talk}{crate::ask::mine_place(t)}</div>
        </div>
    };
    public(frame, &about, "", body.into_any())
}

fn cancelled(t: Texts, session: &PublicSession) -> Option<impl IntoView + use<>> {
    (session.state == State::Cancelled).then(|| {
        view! {
            <div class="notice bad">
                {icon(Icon::Info)}
                <div><strong>{t.cancelled()}</strong>{t.cancelled_more()}" "<a href=t.at("/")>{t.see_all()}</a></div>
            </div>
        }
    })
}
