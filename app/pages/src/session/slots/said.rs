//! What a clinician said beside yes, what is in their way, and who could come instead: each with one button.

use crate::parts::desk_form::act;
use crate::parts::desk_moments::stamp;
use crate::parts::field::hidden;
use crate::parts::notice::notice;
use crate::parts::{Icon, avatar};
use domain::screens::clinician::NextExpert;
use domain::screens::plan::{FromElsewhere, SlotRow};
use domain::session::Session;
use domain::slot::{ReplyKind, SlotReply};
use domain::text::isolated;
use leptos::prelude::*;

/// Everything that needs the editor; `open` while something can be done about it.
pub fn said(slot: &SlotRow, session: &Session, open: bool) -> Option<AnyView> {
    let clash = slot.clash.clone().map(|words| {
        let more = "They were asked before that was known; ask them whether it still works.";
        view! { <div class="slot-note">{notice("notice", Icon::Warn, view! { <strong>{words}</strong>{more} })}</div> }
    });
    let undelivered = slot.undelivered.as_ref().map(|letter| {
        let more = " Tell them by another way; whoever looks after the mail decides what becomes of the letter.";
        view! { <div class="slot-note">{notice("notice bad", Icon::Mail, view! { <strong>{letter.sentence()}</strong>{more} })}</div> }
    });
    let reply = slot.reply.as_ref().map(|reply| answered(slot, reply, open));
    let next = (open && !slot.next.is_empty()).then(|| next(slot, session));
    let elsewhere = slot.elsewhere.iter().map(elsewhere).collect_view();
    let notes = [undelivered.map(IntoAny::into_any), clash.map(IntoAny::into_any)];
    let notes: Vec<AnyView> = notes.into_iter().flatten().collect();
    if reply.is_none() && next.is_none() && slot.elsewhere.is_empty() {
        return (!notes.is_empty()).then(|| notes.into_any());
    }
    Some(view! { {notes}<div class="slot-said">{elsewhere}{reply}{next}</div> }.into_any())
}

/// An answer from an address that is not theirs: the team decides.
fn elsewhere(answer: &FromElsewhere) -> AnyView {
    let FromElsewhere { id, from, says, words, why, at, .. } = answer;
    let words = (!words.is_empty()).then(|| view! { <blockquote dir="auto">{format!("“{words}”")}</blockquote> });
    view! {
        <p>"By mail from "<strong><bdi>{from.clone()}</bdi></strong>": "{says.clone()}" "<span class="faint tiny">{stamp(*at)}</span></p>
        {words}
        <p class="tiny muted">{why.clone()}" Ask them if in doubt."</p>
        <div class="acts">
            {act(format!("/plan/mail/{id}/take"), None, "button", "Take it as theirs")}
            {act(format!("/plan/mail/{id}/leave"), None, "button quiet", "It is not theirs")}
        </div>
    }
    .into_any()
}

fn answered(slot: &SlotRow, reply: &SlotReply, open: bool) -> AnyView {
    let head = match reply.kind {
        ReplyKind::Declined => "cannot make it".to_owned(),
        ReplyKind::Colleague => format!("cannot, and names {}", isolated(&reply.name)),
        ReplyKind::Remark => "wrote".to_owned(),
        ReplyKind::AnotherTime => {
            format!(
                "could at another time: {}",
                slot.suggested.clone().unwrap_or_else(|| "one that does not exist".to_owned())
            )
        }
    };
    let words =
        (!reply.text.is_empty()).then(|| view! { <blockquote>"“"<bdi>{reply.text.clone()}</bdi>"”"</blockquote> });
    let accept = (open && reply.kind == ReplyKind::AnotherTime && slot.suggested.is_some()).then(|| {
        let means = "Moves the session for everybody. Whoever else was asked is asked again.";
        view! { <div class="row">{act(format!("/plan/slots/{}/accept", slot.id), None, "button primary", "Move the session there")}<span class="tiny muted">{means}</span></div> }
    });
    view! {
        <p><strong dir="auto">{reply.author.clone()}</strong>" "{head}" "<span class="faint tiny">{stamp(reply.at)}</span></p>
        {words}
        {accept}
    }
    .into_any()
}

fn next(slot: &SlotRow, session: &Session) -> AnyView {
    let rows = slot.next.iter().map(|next| expert(slot, session, next)).collect_view();
    view! { <p class="tiny muted">"Free then, by topic"</p><ul class="next" role="list">{rows}</ul> }.into_any()
}

fn expert(slot: &SlotRow, session: &Session, next: &NextExpert) -> AnyView {
    let topics = match (next.named, next.topics.is_empty()) {
        (true, true) => "named by them".to_owned(),
        (true, false) => format!("named by them · {}", next.topics.join(", ")),
        (false, _) => next.topics.join(", "),
    };
    let asked = &slot.asked;
    let ask = next.busy.is_empty().then(|| {
        view! {
            <form method="post" action=format!("/plan/sessions/{}/slots", session.id)>
                {hidden("clinician_id", next.id.to_string())}
                {hidden("role", asked.role.clone())}
                {hidden("offset_minutes", asked.offset_minutes.clone())}
                {hidden("minutes", asked.minutes.clone())}
                {hidden("call_minutes", asked.call_minutes.clone())}
                <button class="button" aria-label=format!("Ask {}", next.name)>"Ask"</button>
            </form>
        }
    });
    let busy = (!next.busy.is_empty()).then(|| view! { <p class="tiny">{next.busy.clone()}</p> });
    view! {
        <li>
            {avatar(&next.name)}
            <div class="main"><p class="strong" dir="auto">{next.name.clone()}</p><p class="faint tiny">{topics}</p>{busy}</div>
            {ask}
        </li>
    }
    .into_any()
}
