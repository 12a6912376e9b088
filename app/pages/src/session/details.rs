//! The form of a session: what, when, where, and what happens to new questions.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, choice, languages, marks_stand, meant, once, version};
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, icon};
use domain::screens::Frame;
use domain::screens::plan::SessionScreen;
use domain::session::{SessionDraft, State};
use leptos::prelude::*;

/// The form, with everything typed and what was wrong with it.
pub fn details(frame: &Frame, screen: &SessionScreen) -> AnyView {
    let session = screen.session.as_ref();
    let over = session.is_some_and(|session| matches!(session.state, State::Ended | State::Cancelled));
    let form = DeskForm { name: "session", problems: &screen.problems, locked: !screen.may_plan };
    let action = session.map_or("/plan/sessions".to_owned(), |session| format!("/plan/sessions/{}", session.id));
    let title = session.map(|_| view! { <h2 id="details-head">"Details"</h2> });
    view! {
            <section class="panel" aria-labelledby=session.map(|_| "details-head")>
                {title}
                <form class="form" method="post" action=action id="session-form" data-draft data-guard>
                    {problems_in("session", &screen.problems)}
    {both(&screen.both, &[&screen.campaigns])}
                    {once(frame)}
                    {session.map(|session| version(session.version))}
                    {words(form, screen)}
                    {when(form, screen, over)}
                    {rest(form, &screen.draft)}
                    {screen.may_plan.then(|| end(session.is_none()))}
                </form>
            </section>
        }
    .into_any()
}

fn words(form: DeskForm, screen: &SessionScreen) -> AnyView {
    let draft = &screen.draft;
    let mut campaigns = vec![choice("", "No campaign")];
    campaigns.extend(screen.campaigns.iter().cloned());
    let summary = form.maybe("summary", "Summary").optional().longest(4000);
    let far = screen.far_title.clone().map(|title| {
        let words = format!("In its calendar: “{title}”. An import leaves the title as it is here.");
        view! { <p class="hint-line">{icon(Icon::Info)}{words}</p> }
    });
    let summary = summary.hint("What it is about, on the public page.");
    view! {
        {form.field("title", "Title").longest(160).input(draft.title.clone())}
        {far}
        {summary.area(draft.summary.clone())}
        {form.maybe("campaign_id", "Campaign").select(&campaigns, draft.campaign_id.as_deref().unwrap_or_default())}
    }
    .into_any()
}

/// Day and hour are those of the zone beside them. An ended session's time is history.
fn when(form: DeskForm, screen: &SessionScreen, over: bool) -> AnyView {
    let draft = &screen.draft;
    let form = DeskForm { locked: form.locked || over, ..form };
    let dated = screen.session.as_ref().is_some_and(|session| session.state != State::Draft);
    let starts = form.maybe("starts", "Starts").kind("datetime-local");
    let starts = if dated { starts } else { starts.optional() };
    let zone = form.zone(screen.session.is_none(), &screen.house, &screen.campaign_zones);
    let minutes = form.field("minutes", "Minutes").between(5, 720);
    let note = screen.time_note.clone().map(|words| notice("notice", Icon::Clock, words));
    view! {
        <div class="fields when">
            {starts.input(draft.starts.clone().unwrap_or_default())}
            {zone.input(draft.zone.clone())}
            {minutes.input(draft.minutes.clone())}
        </div>
        {note}
        {meant("session", form.problems)}
        {marks_stand("session", form.problems)}
        {moves(screen).map(|words| view! { <p class="hint-line">{icon(Icon::Info)}{words}</p> })}
    }
    .into_any()
}

/// What a change of time brings with it.
fn moves(screen: &SessionScreen) -> Option<&'static str> {
    let session = screen.session.as_ref().filter(|_| screen.may_plan)?;
    let asked = screen.slots.iter().any(|slot| slot.state.holds_time());
    match session.state {
        State::Scheduled if asked => {
            Some("A new time asks every clinician again and moves the session in all calendars that have it.")
        }
        State::Scheduled => Some("A new time moves the session in all calendars that have it."),
        State::Draft if asked => Some("A new time asks every clinician again."),
        _ => None,
    }
}

fn rest(form: DeskForm, draft: &SessionDraft) -> AnyView {
    let join = form.maybe("join_url", "Join link").optional().kind("url");
    let join = join.hint("Public from 15 minutes before the start until the end.");
    let choices = [choice("held", "Wait until someone publishes them"), choice("open", "Are public at once")];
    let moderation = form.maybe("moderation", "New questions").hint("What is marked private never becomes public.");
    let recording = form.maybe("recording_url", "Recording").optional().kind("url");
    let recording = recording.hint("Public at once. Published answers lead to their moment in it.");
    view! {
        <div class="fields wide">
            {join.input(draft.join_url.clone().unwrap_or_default())}
            {recording.input(draft.recording_url.clone().unwrap_or_default())}
            {moderation.select(&choices, &draft.moderation)}
            {form.maybe("language", "Language").hint("Of its texts, and in which people speak.").select(&languages(), &draft.language)}
        </div>
    }
    .into_any()
}

fn end(new: bool) -> AnyView {
    if new {
        return view! {
            <div class="form-end">
                <button class="button primary">"Create draft"</button>
                <a class="button quiet" href="/plan">"Back"</a>
                <span class="faint tiny">"Nobody outside sees it until you schedule it."</span>
            </div>
        }
        .into_any();
    }
    view! { <div class="form-end"><button class="button">"Save"</button><span class="faint tiny" data-unsaved hidden>"Not saved yet"</span></div> }
        .into_any()
}
