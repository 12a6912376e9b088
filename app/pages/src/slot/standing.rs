//! Where a slot stands, in one look: asked, agreed, declined, moved meanwhile, called off.

use crate::parts::notice::problems;
use crate::parts::{Icon, icon};
use domain::screens::clinician::SlotScreen;
use domain::session::State as SessionState;
use domain::slot::{ReplyKind, SlotReply, State};
use domain::text::isolated;
use domain::{Instant, Span, zone};
use leptos::prelude::*;

/// The card or notice above the time.
pub fn standing(screen: &SlotScreen) -> AnyView {
    let wrong = problems(&screen.problems);
    let state = match (screen.session.state, screen.state) {
        (SessionState::Cancelled, _) => card("off", Icon::Cross, "This session was cancelled", CANCELLED, None),
        (_, State::Withdrawn) => card("off", Icon::Cross, "The team took this request back", WITHDRAWN, None),
        (_, State::Declined) => declined(screen.reply.as_ref()),
        (_, State::Confirmed) => {
            card("good", Icon::Check, "You are confirmed", "Thank you. You stand on the session’s page.", None)
        }
        (_, State::Proposed) => asked(screen),
    };
    view! { {moved(screen)}{wrong}{state} }.into_any()
}

const CANCELLED: &str =
    "There is nothing to answer, and your time is free again. It leaves your calendar within 30 days.";
const WITHDRAWN: &str = "There is nothing to answer, and your time is free again.";

/// A big mark with a head and a sentence.
fn card(class: &'static str, picture: Icon, head: &'static str, words: &'static str, said: Option<String>) -> AnyView {
    let class = format!("mark {class}");
    let said = said
        .filter(|said| !said.is_empty())
        .map(|said| view! { <blockquote class="prewrap" dir="auto">{said}</blockquote> });
    view! {
        <div class="done-card" role="status">
            <span class=class>{icon(picture)}</span>
            <div class="stack-sm"><h2>{head}</h2><p class="muted">{words}</p>{said}</div>
        </div>
    }
    .into_any()
}

fn declined(reply: Option<&SlotReply>) -> AnyView {
    const LATER: &str = "The team knows, and asks somebody else. If you can make it after all, tell them.";
    match reply {
        Some(reply) if reply.kind == ReplyKind::Colleague => {
            let said = [format!("You named {}.", isolated(&reply.name)), reply.text.clone()].join("\n");
            card("calm", Icon::People, "You named a colleague", LATER, Some(said.trim().to_owned()))
        }
        reply => card("calm", Icon::Check, "You declined", LATER, reply.map(|reply| reply.text.clone())),
    }
}

fn asked(screen: &SlotScreen) -> AnyView {
    let Some(wish) = wish(screen) else { return ().into_any() };
    view! {
        <div class="done-card" role="status">
            <span class="mark calm">{icon(Icon::Clock)}</span>
            <div class="stack-sm">
                <h2>"You asked for another time"</h2>
                <p><strong>{screen.clock.span_in(wish, &screen.zone)}</strong></p>
                <p class="muted">"The team decides. Until then the time below is kept for you; confirm it if it works after all."</p>
            </div>
        </div>
    }
    .into_any()
}

/// The time that they asked for, while it is not the slot's.
fn wish(screen: &SlotScreen) -> Option<Span> {
    let reply = screen.reply.as_ref().filter(|reply| reply.kind == ReplyKind::AnotherTime)?;
    let start: Instant = zone::existing(reply.starts?, reply.zone.as_ref()?).ok()?;
    let length = screen.span.end.since(screen.span.start);
    (start != screen.span.start).then(|| Span { start, end: start.plus(length) })
}

/// Nothing was answered, since it is not what was seen.
fn moved(screen: &SlotScreen) -> Option<AnyView> {
    if !screen.moved {
        return None;
    }
    let was = screen.was_at.map(|was| {
        let words = screen.clock.date_time(zone::local(was, &screen.zone));
        view! { <p>"You saw "<s>{words}</s>". The new time is below."</p> }
    });
    let same = screen.was_at.is_none().then(|| view! { <p>"Its details are new; the time below still holds."</p> });
    let body = view! {
        <div class="notice warm" role="alert">
            {icon(Icon::Warn)}
            <div><strong>"This has changed since you opened it"</strong>{was}{same}<p>"Nothing was answered yet. Please look, and answer again."</p></div>
        </div>
    };
    Some(body.into_any())
}
