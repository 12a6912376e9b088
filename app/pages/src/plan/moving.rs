//! Moving something: the form that does it without a mouse, what follows before it is final, and both versions where
//! somebody was faster.

use super::item::state_words;
use crate::parts::desk_form::{meant, version};
use crate::parts::desk_moments::ago;
use crate::parts::field::{Field, hidden};
use crate::parts::notice::{notice, problems};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::plan::PlanItem;
use domain::screens::Frame;
use domain::screens::calendar::{Follows, MoveScreen, Undo};
use domain::text::isolated;
use domain::zone::{local, offset_name, place};
use domain::{Clock, Instant, ZoneName};
use leptos::prelude::*;

/// What follows from a move: who hears of it and when, undo, and send now. `back` is the calendar to return to.
pub(super) fn follows(follows: &Follows, (zone, clock): (&ZoneName, Clock), back: &str) -> AnyView {
    let told = follows.told_at.map(|at| {
        view! { " Told at "<time datetime=at.to_string() data-moment="mine">{clock.time(local(at, zone))}</time>"." }
    });
    let undo = follows.undo.as_ref().map(|undo| undo_form(undo, clock, back));
    let send = follows.send_now.clone().map(|action| {
        view! { <form method="post" action=action>{hidden("back", back)}<button class="linklike">"Send now"</button></form> }
    });
    view! {
        <div class="follows">
            {icon(Icon::Check)}
            <p>{follows.sentence.clone()}{told}</p>
            <div class="acts">{undo}{send}<a class="quiet-link" href=back.to_owned() aria-label="Close">{icon(Icon::Cross)}</a></div>
        </div>
    }
    .into_any()
}

fn undo_form(undo: &Undo, clock: Clock, back: &str) -> AnyView {
    let to = undo.starts.parse().map_or("the ideas".to_owned(), |at| clock.date_time(at));
    view! {
        <form method="post" action=undo.action.clone()>
            {version(undo.version)}{hidden("starts", undo.starts.clone())}{hidden("past", "on")}{hidden("back", back)}
            <button class="button">{format!("Undo: back to {to}")}</button>
        </form>
    }
    .into_any()
}

/// The same for the island, which puts it in place.
pub fn follows_html(said: &Follows, (zone, clock): (&ZoneName, Clock), back: &str) -> String {
    follows(said, (zone, clock), back).to_html()
}

/// The form that moves one thing.
pub fn move_form(frame: &Frame, screen: &MoveScreen) -> String {
    let item = &screen.item;
    let undated = item.starts.is_none();
    let title = if undated { "Give it a date" } else { "Move" };
    let zone = format!(
        "{} time, the {}'s own. The hour is kept if you change only the day.",
        place(&item.zone),
        screen.noun()
    );
    let body = view! {
        <div class="narrow stack">
            {problems(&screen.problems)}
            {summary(item, frame.clock)}
            <form class="form card" method="post" action=screen.action.clone() data-draft>
                {version(item.version)}{hidden("back", screen.back.clone())}
                {Field::new("starts", "New start").hint(zone).kind("datetime-local").required().problem(&screen.problems).input(screen.starts.clone())}
                {meant("", &screen.problems)}
                <div class="form-end"><button class="button primary">{title}</button><a class="button quiet" href=screen.back.clone()>"Cancel"</a></div>
            </form>
            {(!undated && item.state == "draft").then(|| to_tray(screen))}
            <p class="muted small">{what_follows(item)}</p>
        </div>
    };
    page(frame, screen, title, body.into_any())
}

fn what_follows(item: &PlanItem) -> &'static str {
    let asked = item.people.iter().any(|person| person.state.holds_time());
    if asked {
        "Everybody who has a part in it is asked again, in one letter, two minutes after your last change. You can undo it until then."
    } else {
        "Nobody has a part in it yet, so nobody is told."
    }
}

fn to_tray(screen: &MoveScreen) -> AnyView {
    view! {
        <form class="row" method="post" action=screen.action.clone()>
            {version(screen.item.version)}{hidden("starts", "")}{hidden("back", screen.back.clone())}
            <button class="button">{icon(Icon::Inbox)}"Back to the ideas"</button>
            <span class="muted small">"It keeps everything but its date."</span>
        </form>
    }
    .into_any()
}

fn summary(item: &PlanItem, clock: Clock) -> AnyView {
    let when = item.starts.map_or("No date yet".to_owned(), |at| clock.date_time(at));
    let zone = item.starts_at.map(|at| zone_words(at, &item.zone)).unwrap_or_default();
    view! {
        <dl class="facts">
            <dt>"What"</dt><dd class="strong" dir="auto">{item.title.clone()}</dd>
            <dt>"State"</dt><dd>{state_words(item)}</dd>
            <dt>"Now"</dt><dd>{when}" "<span class="muted">{zone}</span></dd>
        </dl>
    }
    .into_any()
}

fn zone_words(at: Instant, zone: &ZoneName) -> String {
    format!("{} time ({})", place(zone), offset_name(at, zone))
}

/// Both versions, where somebody else was faster: what is stored, and what was wanted. Nothing is lost.
pub fn overtaken(frame: &Frame, screen: &MoveScreen, now: Instant) -> String {
    let by = screen.faster.as_ref().map_or("Somebody".to_owned(), |faster| isolated(&faster.by));
    let when = screen.faster.as_ref().and_then(|faster| faster.at).map(|at| ago(at, now));
    let head = view! { <strong dir="auto">{format!("{by} moved this at the same time")}</strong>{when.map(|when| view! { <p>"Saved "{when}", after you had opened it."</p> })} };
    let clock = frame.clock;
    let wanted = screen.starts.parse().map_or("Back among the ideas".to_owned(), |at| clock.date_time(at));
    let stored = screen.item.starts.map_or("No date".to_owned(), |at| clock.date_time(at));
    let body = view! {
        <div class="narrow stack">
            {notice("notice warm", Icon::Warn, head)}
            <h2 dir="auto">{screen.item.title.clone()}</h2>
            <div class="versions">
                <section class="card stack-sm"><h3>"As it is stored now"</h3><p class="strong">{stored}</p><p class="muted">{place(&screen.item.zone)}" time"</p>
                    <a class="button" href=screen.back.clone()>"Leave it so"</a>
                </section>
                <section class="card stack-sm"><h3>"As you wanted it"</h3><p class="strong">{wanted}</p><p class="muted">{place(&screen.item.zone)}" time"</p>
                    <form method="post" action=screen.action.clone()>
                        {version(screen.item.version)}{hidden("starts", screen.starts.clone())}{hidden("past", "on")}{hidden("back", screen.back.clone())}
                        <button class="button primary">"Move it here anyway"</button>
                    </form>
                </section>
            </div>
        </div>
    };
    page(frame, screen, "Changed meanwhile", body.into_any())
}

fn page(frame: &Frame, screen: &MoveScreen, title: &str, body: AnyView) -> String {
    Staff::new(title.to_owned(), Tab::Plan)
        .crumb(screen.back.clone(), "Plan")
        .crumb(screen.item.href(), screen.item.title.clone())
        .page(frame, body)
}
