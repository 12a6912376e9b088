//! Where a slot stands, in one look: asked, agreed, declined, moved meanwhile, called off.

use crate::parts::notice::problems_told;
use crate::parts::{Icon, icon};
use domain::screens::clinician::SlotScreen;
use domain::session::State as SessionState;
use domain::slot::{ReplyKind, SlotReply, State};
use domain::text::isolated;
use domain::{Instant, Span, zone};
use leptos::prelude::*;
use texts::Texts;

/// The card or notice above the time.
pub fn standing(t: Texts, screen: &SlotScreen) -> AnyView {
    let wrong = problems_told(t, "", &screen.problems);
    let state = match (screen.session.state, screen.state) {
        (SessionState::Cancelled, _) => {
            card("off", Icon::Cross, (t.slot_cancelled(), t.slot_cancelled_means()), String::new())
        }
        (_, State::Withdrawn) => {
            card("off", Icon::Cross, (t.slot_withdrawn(), t.slot_withdrawn_means()), String::new())
        }
        (_, State::Declined) => declined(t, screen.reply.as_ref()),
        (_, State::Confirmed) => {
            card("good", Icon::Check, (t.slot_confirmed(), t.slot_confirmed_means()), String::new())
        }
        (_, State::Proposed) => asked(t, screen),
    };
    view! { {moved(t, screen)}{wrong}{state} }.into_any()
}

/// A big mark with a head and a sentence, and what they said, if they said something.
fn card(class: &'static str, picture: Icon, (head, words): (&'static str, &'static str), said: String) -> AnyView {
    let class = format!("mark {class}");
    let said = (!said.is_empty()).then(|| view! { <blockquote class="prewrap" dir="auto">{said}</blockquote> });
    view! {
        <div class="done-card" role="status">
            <span class=class>{icon(picture)}</span>
            <div class="stack-sm"><h2>{head}</h2><p class="muted">{words}</p>{said}</div>
        </div>
    }
    .into_any()
}

fn declined(t: Texts, reply: Option<&SlotReply>) -> AnyView {
    let later = t.slot_declined_means();
    match reply {
        Some(reply) if reply.kind == ReplyKind::Colleague => {
            let said = [t.slot_named_whom(&isolated(&reply.name)), reply.text.clone()].join("\n");
            card("calm", Icon::People, (t.slot_named(), later), said.trim().to_owned())
        }
        reply => {
            let said = reply.map(|reply| reply.text.clone()).unwrap_or_default();
            card("calm", Icon::Check, (t.slot_declined(), later), said)
        }
    }
}

fn asked(t: Texts, screen: &SlotScreen) -> AnyView {
    let Some(wish) = wish(screen) else { return ().into_any() };
    view! {
        <div class="done-card" role="status">
            <span class="mark calm">{icon(Icon::Clock)}</span>
            <div class="stack-sm">
                <h2>{t.slot_wished()}</h2>
                <p><strong>{t.by(screen.clock).span_in(wish, &screen.zone)}</strong></p>
                <p class="muted">{t.slot_wished_means()}</p>
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
fn moved(t: Texts, screen: &SlotScreen) -> Option<AnyView> {
    if !screen.moved {
        return None;
    }
    let was = screen.was_at.map(|was| {
        let words = t.by(screen.clock).day_and_time(zone::local(was, &screen.zone));
        view! { <p>{t.slot_saw()}" "<s>{words}</s>". "{t.slot_new_below()}</p> }
    });
    let same = screen.was_at.is_none().then(|| view! { <p>{t.slot_same_time()}</p> });
    let body = view! {
        <div class="notice warm" role="alert">
            {icon(Icon::Warn)}
            <div><strong>{t.slot_moved()}</strong>{was}{same}<p>{t.slot_look_again()}</p></div>
        </div>
    };
    Some(body.into_any())
}
