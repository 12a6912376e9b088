//! The clinicians of a session: who, when, agreed or not; and a form for one more.

mod said;

use crate::parts::desk_form::{DeskForm, act, choice};
use crate::parts::desk_moments::{hours_words, stamp};
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, avatar, icon_class, state};
use domain::screens::Choice;
use domain::screens::plan::{SessionScreen, SlotRow};
use domain::session::{Session, State};
use domain::slot::{Role, State as SlotState};
use domain::text::isolated;
use domain::{Clock, zone};
use leptos::prelude::*;
use texts::Texts;

/// The panel of clinicians.
pub fn slots(screen: &SessionScreen, session: &Session, clock: Clock) -> AnyView {
    let open = screen.may_plan && !matches!(session.state, State::Ended | State::Cancelled);
    let rows = screen.slots.iter().map(|slot| row(slot, session, open, clock)).collect_view();
    let list = if screen.slots.is_empty() {
        view! { <p class="muted">{none(session)}</p> }.into_any()
    } else {
        view! { <ul class="rows inset" role="list">{rows}</ul> }.into_any()
    };
    let head = session
        .starts_at
        .map(|start| view! { <span class="faint tiny">{zone::zone_label(start, &session.zone)}</span> });
    view! {
        <section class="panel" aria-labelledby="slots-head" id="slots">
            <div class="panel-head"><h2 id="slots-head">"Clinicians"</h2>{head}</div>
            {list}
            {open.then(|| add(screen, session))}
        </section>
    }
    .into_any()
}

/// Who does not know, since their letter did not arrive: above all that is said of the session.
pub fn undelivered(screen: &SessionScreen) -> Option<AnyView> {
    let names: Vec<String> =
        screen.slots.iter().filter(|slot| slot.undelivered.is_some()).map(|slot| isolated(&slot.clinician)).collect();
    let words = match names.as_slice() {
        [] => return None,
        [name] => format!("A letter about this session did not arrive for sure: {name} may not know."),
        _ => format!("Letters about this session did not arrive for sure: {} may not know.", names.join(", ")),
    };
    let body = view! { <p>{words}" "<a href="#slots">"See why"</a></p> };
    Some(notice("notice bad", Icon::Mail, body).into_any())
}

fn none(session: &Session) -> &'static str {
    match session.state {
        State::Ended | State::Cancelled => "Nobody was asked.",
        _ => "Nobody yet. Those who are confirmed stand on the public page.",
    }
}

fn row(slot: &SlotRow, session: &Session, open: bool, clock: Clock) -> AnyView {
    let class = if slot.state.holds_time() { "slot-row" } else { "slot-row over" };
    let who = [isolated(&slot.position), Texts::default().role(slot.role).to_owned()];
    let who = who.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    let acts = open.then(|| acts(slot));
    let call = slot.call_at.map(|call| {
        view! { <span class="hours">"call "{clock.time(zone::local(call, &session.zone))}</span> }
    });
    view! {
        <li class=class>
            {avatar(&slot.clinician)}
            <div class="main"><p class="strong" dir="auto">{slot.clinician.clone()}</p><p class="faint tiny">{who}</p></div>
            <div class="end">
                {call}<span class="hours">{hours_words(slot.starts_at, slot.ends_at, &session.zone, clock)}</span>
                {state::slot(Texts::default(), slot.state)}
            </div>
            {said::said(slot, session, open)}
            {acts}
        </li>
    }
    .into_any()
}

fn acts(slot: &SlotRow) -> AnyView {
    let deed = |deed, class, label| act(format!("/plan/slots/{}/{deed}", slot.id), None, class, label);
    let acts = match slot.state {
        SlotState::Proposed => vec![
            deed("confirm", "button", "Mark confirmed"),
            deed("decline", "button quiet", "Mark declined"),
            deed("withdraw", "button quiet", "Withdraw"),
        ],
        SlotState::Confirmed => {
            vec![deed("decline", "button quiet", "Mark declined"), deed("withdraw", "button quiet", "Withdraw")]
        }
        SlotState::Declined => {
            return view! { <div class="acts">{deed("withdraw", "button quiet", "Withdraw")}</div> }.into_any();
        }
        SlotState::Withdrawn => return ().into_any(),
    };
    view! { <div class="acts">{acts}{link(slot)}</div> }.into_any()
}

/// By which address they answer, and when somebody did.
fn link(slot: &SlotRow) -> Option<AnyView> {
    let url = slot.link_url.as_ref()?;
    let id = format!("slot-{}", slot.id);
    let used = match slot.link_used_at {
        Some(at) => view! { <p class="faint tiny">"Last used "{stamp(at)}</p> }.into_any(),
        None => view! { <p class="faint tiny">"Not used yet."</p> }.into_any(),
    };
    let told = slot.told_at.map(|at| view! { <p class="faint tiny">"Told by mail "{stamp(at)}</p> });
    let fold = view! {
        <details class="fold">
            <summary>{icon_class(Icon::Down, "icon chevron")}"Link"</summary>
            <div class="stack-sm">
                <label class="visually-hidden" for=id.clone()>{format!("Link by which {} answers", isolated(&slot.clinician))}</label>
                <div class="copy"><input class="input" id=id.clone() readonly value=url.clone() data-select/><button class="button" type="button" data-copy=id hidden>"Copy"</button></div>
                {used}{told}
                {act(format!("/plan/slots/{}/link", slot.id), None, "button quiet", "Make a new link")}
            </div>
        </details>
    };
    Some(fold.into_any())
}

fn add(screen: &SessionScreen, session: &Session) -> AnyView {
    if session.starts.is_none() {
        return view! { <p class="muted">"Give the session a time first; then clinicians can be asked for it."</p> }
            .into_any();
    }
    if screen.clinicians.is_empty() {
        return view! { <p class="muted">"No clinicians are known yet. "<a href="/people/clinicians/new">"Add the first one."</a></p> }.into_any();
    }
    let form = DeskForm { name: "slot", problems: &screen.slot_problems, locked: false };
    let draft = &screen.slot_draft;
    let role = if draft.role.is_empty() { Role::Expert.as_str() } else { &draft.role };
    let from = form.maybe("offset_minutes", "Begins after (min)").between(-120, 720);
    let long = form.maybe("minutes", "Lasts (min)").placeholder("to the end").between(5, 720);
    let call = form.maybe("call_minutes", "Called before (min)").placeholder("none").between(0, 240);
    // Asked for once somebody is not free.
    let over = !draft.override_reason.is_empty() || screen.slot_problems.message("override_reason").is_some();
    let why = form
        .maybe("override_reason", "Ask them all the same, because")
        .longest(300)
        .hint("The history keeps it. Another slot of theirs is never overridden.");
    view! {
        <form class="form add-slot" method="post" action=format!("/plan/sessions/{}/slots", session.id)>
            {problems_in("slot", &screen.slot_problems)}
            <div class="fields">
                {form.field("clinician_id", "Clinician").select(&clinicians(screen), &draft.clinician_id)}
                {form.maybe("role", "Role").select(&roles(), role)}
                {from.input(if draft.offset_minutes.is_empty() { "0".to_owned() } else { draft.offset_minutes.clone() })}
                {long.input(draft.minutes.clone())}
                {call.input(draft.call_minutes.clone())}
            </div>
            {over.then(|| why.input(draft.override_reason.clone()))}
            <div class="form-end"><button class="button">"Add clinician"</button></div>
        </form>
    }
    .into_any()
}

fn clinicians(screen: &SessionScreen) -> Vec<Choice> {
    let mut choices = vec![choice("", "Choose…")];
    choices.extend(screen.clinicians.iter().cloned());
    choices
}

fn roles() -> Vec<Choice> {
    Role::ALL.iter().map(|role| choice(role.as_str(), Texts::default().role(*role))).collect()
}
