//! `/clinicians/{token}`: all slots of one clinician, and their calendar.

use crate::parts::keeping::{self, Reads};
use crate::parts::notice::notice;
use crate::parts::{Icon, acting, icon, state, times};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::clinician::{OwnQuestion, OwnScreen, OwnSlot};
use domain::session::State as SessionState;
use domain::slot::State;
use domain::zone::local;
use leptos::prelude::*;
use texts::Texts;

/// All that is theirs, for themselves or for whoever acts for them.
pub fn own(frame: &Frame, screen: &OwnScreen) -> String {
    let t = Texts::of(frame.language);
    let said = screen
        .said
        .clone()
        .map(|words| view! { <div class="notice good" role="status">{icon(Icon::Check)}<div>{words}</div></div> });
    let zone = t.zone_label(screen.keeping.now, &screen.zone);
    let reads = Reads { t, zone: &screen.zone, clock: screen.clock };
    let body = view! {
        <div class="wrap own own-slots">
            <header class="stack-sm">
                <p class="eyebrow">{t.slots_title()}</p>
                <h1 dir="auto">{screen.clinician.clone()}</h1>
                <p class="muted small">{t.slots_times(&zone)}</p>
                {acting(t, screen.acting.as_deref(), &screen.clinician)}
            </header>
            {said}
            {questions(t, screen)}
            {slots(t, screen)}
            {keeping::panels(&screen.keeping, reads)}
            <p class="faint small">{t.slots_yours()}</p>
        </div>
    };
    public(frame, &Head::new(t.slots_title()).private().at(&screen.path), "", body.into_any())
}

/// What waits for their answer, without a word of it.
fn questions(t: Texts, screen: &OwnScreen) -> Option<AnyView> {
    let row = |question: &OwnQuestion| {
        let name = question.asked_in.clone().unwrap_or_else(|| t.ask_our_experts().to_owned());
        let head = match &question.path {
            Some(path) => view! { <a href=t.at(path) dir="auto">{name}</a> }.into_any(),
            None => view! { <bdi>{name}</bdi> }.into_any(),
        };
        let until = question.until.map(|until| t.asked_by(&t.by(screen.clock).moment_in(until, &screen.zone)));
        let standing = match (question.sent, &question.path) {
            (true, _) => Some(t.asked_sent()),
            (false, None) => Some(t.asked_private()),
            (false, Some(_)) => None,
        };
        view! {
            <li class="card stack-sm">
                <h3>{head}</h3>
                {until.map(|until| view! { <p class="small muted">{until}</p> })}
                {standing.map(|words| view! { <p class="small">{words}</p> })}
            </li>
        }
    };
    (!screen.questions.is_empty()).then(|| {
        let rows = screen.questions.iter().map(row).collect_view();
        view! { <section class="stack-sm" aria-labelledby="asked"><h2 id="asked">{t.asked_head()}</h2><ul class="stack-sm" role="list">{rows}</ul></section> }
            .into_any()
    })
}

fn slots(t: Texts, screen: &OwnScreen) -> AnyView {
    if screen.slots.is_empty() {
        return view! {
            <div class="empty">{icon(Icon::Calendar)}<h2>{t.slots_none()}</h2><p>{t.slots_none_more()}</p></div>
        }
        .into_any();
    }
    let those = |wanted: fn(&OwnSlot) -> bool| screen.slots.iter().filter(|slot| wanted(slot)).collect::<Vec<_>>();
    let open = those(|slot| slot.state == State::Proposed && !slot.cancelled);
    let agreed = those(|slot| slot.state == State::Confirmed && !slot.cancelled);
    let off = those(|slot| slot.cancelled || !slot.state.holds_time());
    let waits = !open.is_empty() || screen.questions.iter().any(|question| !question.sent);
    let none = (!waits).then(|| notice("notice good", Icon::Check, view! { <p>{t.slots_answered()}</p> }));
    view! {
        {none}
        {section(t, screen, ("open", t.slots_open()), &open)}
        {section(t, screen, ("agreed", t.slots_agreed()), &agreed)}
        {section(t, screen, ("off", t.slots_off()), &off)}
    }
    .into_any()
}

fn section(
    t: Texts,
    screen: &OwnScreen,
    (id, head): (&'static str, &'static str),
    slots: &[&OwnSlot],
) -> Option<AnyView> {
    (!slots.is_empty()).then(|| {
        let rows = slots.iter().map(|slot| row(t, screen, slot)).collect_view();
        view! { <section class="stack-sm" aria-labelledby=id><h2 id=id>{head}</h2><ul class="slot-list" role="list">{rows}</ul></section> }
            .into_any()
    })
}

fn row(t: Texts, screen: &OwnScreen, slot: &OwnSlot) -> AnyView {
    let by = t.by(screen.clock);
    let at = local(slot.span.start, &screen.zone).date;
    let path = t.at(&format!("{}/slots/{}", screen.path, slot.id));
    let call = slot.call_at.map(|call| format!(" · {}", t.slots_there_at(&by.time(local(call, &screen.zone)))));
    let over = slot.cancelled || !slot.state.holds_time();
    let open = slot.state == State::Proposed && !slot.cancelled;
    let yes = open.then(|| {
        view! {
            <div class="acts">
                <form method="post" action=format!("{path}/confirm")>
                    <input type="hidden" name="sequence" value=slot.sequence/>
                    <input type="hidden" name="seen_at" value=slot.span.start.to_string()/>
                    <button class="button primary">{icon(Icon::Check)}{t.slot_confirm()}</button>
                </form>
                <a class="button" href=path.clone()>{t.slots_else()}</a>
            </div>
        }
    });
    let word = if slot.cancelled {
        state::session(t, SessionState::Cancelled).into_any()
    } else {
        state::slot(t, slot.state).into_any()
    };
    view! {
        <li class=if over { "slot-item over" } else { "slot-item" }>
            <p class="date" aria-hidden="true"><span class="w">{t.day_short(at)}</span><span class="d">{at.day}</span><span class="m">{t.month_short(at.month)}</span></p>
            <div class="what">
                <h3><a href=path dir="auto">{slot.title.clone()}</a></h3>
                <p class="small muted"><span class="visually-hidden">{times::day(t, slot.span.start, &screen.zone)}</span><span class="num nowrap">{by.hours(slot.span, &screen.zone)}</span>{format!(" · {}", t.role(slot.role))}{call}</p>
                {(!open).then(|| view! { <p>{word}</p> })}
                {yes}
            </div>
        </li>
    }
    .into_any()
}
