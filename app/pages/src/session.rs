//! `/plan/sessions/new` and `/plan/sessions/{id}`: a session's form, its clinicians, its questions and its life.

mod asked;
mod deeds;
mod details;
mod side;
mod slots;
mod waiting;

use crate::parts::desk_history::history;
use crate::parts::field::suggestions;
use crate::shell::{Staff, Tab};
use domain::screens::Frame;
use domain::screens::plan::SessionScreen;
use domain::session::{Session, State};
use leptos::prelude::*;

/// A new session, or one to change.
pub fn session(frame: &Frame, screen: &SessionScreen) -> String {
    let zones = suggestions("zones", &screen.zones);
    let body = match &screen.session {
        None => view! { <div class="narrow">{details::details(frame, screen)}</div>{zones} }.into_any(),
        Some(session) => view! { {known(frame, screen, session)}{zones} }.into_any(),
    };
    let actions = screen.session.as_ref().map(|session| deeds::deeds(screen, session, frame.clock));
    page(screen).actions(actions).page(frame, body)
}

fn page(screen: &SessionScreen) -> Staff {
    let title = screen.session.as_ref().map_or("New session".to_owned(), |session| session.title.to_string());
    let page = Staff::new(title, Tab::Plan).crumb("/plan", "Plan");
    let id = screen.session.as_ref().and_then(|session| session.campaign_id.as_ref()).map(|id| id.as_str());
    match screen.campaigns.iter().find(|campaign| Some(campaign.value.as_str()) == id) {
        Some(campaign) => page.crumb(format!("/plan/campaigns/{}", campaign.value), campaign.label.clone()),
        None => page,
    }
}

fn known(frame: &Frame, screen: &SessionScreen, session: &Session) -> AnyView {
    let asked = (session.is_public() || screen.questions > 0).then(|| asked::asked(screen, session));
    let (slots, details) = (slots::slots(screen, session, frame.clock), details::details(frame, screen));
    // What matters most stands first: planning, then the people, afterwards what was asked.
    let panels = match session.state {
        State::Draft => view! { {details}{slots}{asked} }.into_any(),
        State::Scheduled | State::Live => view! { {slots}{asked}{details} }.into_any(),
        State::Ended | State::Cancelled => view! { {asked}{slots}{details} }.into_any(),
    };
    view! {
        <div class="split">
            <div class="stack-lg">
                {deeds::steps(session)}
                {deeds::missing(screen, session)}
                {slots::undelivered(screen)}
                {waiting::waiting(screen, session, frame.clock)}
                {panels}
            </div>
            <aside class="stack-lg">{side::facts(screen, session, frame.clock)}{side::series(screen, session)}{side::public_page(screen)}{history(&screen.history)}</aside>
        </div>
    }
    .into_any()
}
