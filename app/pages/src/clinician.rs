//! `/people/clinicians/new` and `/people/clinicians/{id}`: a clinician's form, calendar and slots to come.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, copy, delete_fold, may, once, version};
use crate::parts::desk_history::history;
use crate::parts::desk_moments::stamp;
use crate::parts::field::suggestions;
use crate::parts::keeping;
use crate::parts::notice::problems_in;
use crate::parts::{Icon, icon_class, state};
use crate::shell::{Staff, Tab};
use domain::id::{ClinicianId, SessionId};
use domain::permission::Permission;
use domain::screens::Frame;
use domain::screens::people::ClinicianScreen;
use domain::screens::plan::SlotRow;
use domain::text::isolated;
use domain::{Clock, Span, ZoneName};
use leptos::prelude::*;
use texts::Texts;

/// A new clinician, or one to change.
pub fn clinician(frame: &Frame, screen: &ClinicianScreen) -> String {
    let locked = !may(frame, Permission::Plan);
    let title = match (&screen.id, screen.draft.name.as_str()) {
        (None, _) => "New clinician",
        (Some(_), "") => "Clinician",
        (Some(_), name) => name,
    };
    let side = screen.id.as_ref().map(|id| side(frame, screen, id, locked));
    let body = view! {
        <div class="split">
            <div class="stack-lg narrow">{form(frame, screen, locked)}{screen.id.as_ref().map(|id| below(frame, screen, id, locked))}</div>
            {side}
        </div>
        {suggestions("zones", &screen.zones)}
    };
    Staff::new(title, Tab::People).crumb("/people", "People").page(frame, body.into_any())
}

fn form(frame: &Frame, screen: &ClinicianScreen, locked: bool) -> AnyView {
    let action = screen.id.as_ref().map_or("/people/clinicians".to_owned(), |id| format!("/people/clinicians/{id}"));
    let form = DeskForm { name: "clinician", problems: &screen.problems, locked };
    let draft = &screen.draft;
    let save = if screen.id.is_some() { "Save" } else { "Add clinician" };
    let end = (!locked).then(|| {
        view! {
            <div class="form-end"><button class="button primary">{save}</button><a class="button quiet" href="/people">"Back"</a></div>
        }
    });
    let position = form
        .maybe("position", "Position")
        .optional()
        .longest(120)
        .hint("Public, such as: director of geriatric medicine.");
    let known = screen.known_topics.join(", ");
    let hint = match known.is_empty() {
        true => "What they speak about, with commas between.".to_owned(),
        false => format!("What they speak about, with commas between. Askers choose among: {}.", isolated(&known)),
    };
    let topics = form.maybe("topics", "Topics").optional().longest(300).hint(hint).suggestions("topics");
    view! {
        <form class="form" method="post" action=action data-draft>
            {problems_in("clinician", &screen.problems)}
{both(&screen.both, &[])}
            {once(frame)}
            {screen.id.as_ref().map(|_| version(screen.version))}
            {form.field("name", "Name").longest(80).hint("With title, as the public reads it.").input(draft.name.clone())}
            {position.input(draft.position.clone())}
            <div class="fields wide">
                {form.field("email", "E-mail").kind("email").longest(254).hint("For the team alone.").input(draft.email.clone())}
                {form.zone(screen.id.is_none(), &screen.house, &[]).hint("Their slots are shown in it.").input(draft.zone.clone())}
            </div>
            {form.maybe("language", "Language").hint("Their letters and pages; they can choose another one there.").select(&keeping::language_choices(), &draft.language)}
            {topics.input(draft.topics.clone())}
            {suggestions("topics", &screen.known_topics)}
            {end}
        </form>
    }
    .into_any()
}

fn below(frame: &Frame, screen: &ClinicianScreen, id: &ClinicianId, locked: bool) -> AnyView {
    let words = "Only somebody who was never part of a session can be deleted.";
    let delete =
        (!locked).then(|| delete_fold("Delete this clinician", words, format!("/people/clinicians/{id}/delete")));
    view! { {slots(screen, frame.clock)}{delete} }.into_any()
}

fn slots(screen: &ClinicianScreen, clock: Clock) -> AnyView {
    let rows =
        screen.slots.iter().map(|(slot, id, title)| row(slot, id, title, (&screen.draft.zone, clock))).collect_view();
    let list = if screen.slots.is_empty() {
        view! { <p class="muted">"No slots to come. They are given on a session's page."</p> }.into_any()
    } else {
        view! { <ol class="rows inset">{rows}</ol> }.into_any()
    };
    view! { <section class="panel" aria-labelledby="slots-head"><h2 id="slots-head">"Slots to come"</h2>{list}</section> }.into_any()
}

/// A slot in the clinician's own zone; in UTC while what was typed there is no zone.
fn row(slot: &SlotRow, session: &SessionId, title: &str, (typed, clock): (&str, Clock)) -> AnyView {
    let zone = typed.parse().unwrap_or_else(|_| ZoneName("UTC".to_owned()));
    let when = clock.span_in(Span { start: slot.starts_at, end: slot.ends_at }, &zone);
    view! {
        <li>
            <div class="main">
                <a class="cover" href=format!("/plan/sessions/{session}") dir="auto">{title.to_owned()}</a>
                <p class="faint tiny">{when}</p>
            </div>
            <div class="end"><span>{Texts::default().role(slot.role)}</span>{state::slot(Texts::default(), slot.state)}</div>
        </li>
    }
    .into_any()
}

/// Their own page's link, the calendar's panels, and what happened.
fn side(frame: &Frame, screen: &ClinicianScreen, id: &ClinicianId, locked: bool) -> AnyView {
    let zone = screen.draft.zone.parse().unwrap_or_else(|_| ZoneName("UTC".to_owned()));
    let panels = screen.keeping.as_ref().filter(|_| !locked).map(|keeping| {
        let renew = renew(format!("/people/clinicians/{id}/feed"), "also in their calendar app");
        keeping::staff_panels(keeping, (&zone, frame.clock), renew)
    });
    view! { <aside class="stack-lg">{link(screen, id)}{panels}{history(&screen.history)}</aside> }.into_any()
}

/// Whoever has this address answers for them, so a new one can be made.
fn link(screen: &ClinicianScreen, id: &ClinicianId) -> Option<AnyView> {
    let url = screen.link_url.as_ref()?;
    let used = match screen.link_used_at {
        Some(at) => view! { <p class="faint tiny">"Last used "{stamp(at)}</p> }.into_any(),
        None => view! { <p class="faint tiny">"Not used yet."</p> }.into_any(),
    };
    let panel = view! {
        <section class="panel stack-sm" aria-labelledby="link-head">
            <h2 id="link-head">"Their own page"</h2>
            <p class="muted tiny">"All their slots, to confirm or decline; days away, busy times, reminders. No account is needed."</p>
            {copy("own-url", "Link to hand over", url)}
            {used}
            {renew(format!("/people/clinicians/{id}/link"), "also in letters that were sent")}
        </section>
    };
    Some(panel.into_any())
}

fn renew(action: String, also: &'static str) -> AnyView {
    view! {
        <details class="fold">
            <summary>{icon_class(Icon::Down, "icon chevron")}"It fell into wrong hands"</summary>
            <form class="stack-sm" method="post" action=action>
                <p class="muted tiny">"A new address replaces this one; the old one stops working at once, "{also}"."</p>
                <div><button class="button">"Make a new address"</button></div>
            </form>
        </details>
    }
    .into_any()
}
