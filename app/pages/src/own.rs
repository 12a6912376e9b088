//! `/clinicians/{token}`: all slots of one clinician, and their calendar.

use crate::parts::keeping;
use crate::parts::notice::notice;
use crate::parts::{Icon, icon, state, times};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::clinician::{OwnScreen, OwnSlot};
use domain::slot::State;
use domain::zone::{day_name, local, month_name};
use leptos::prelude::*;
use texts::Texts;

/// All that is theirs, for themselves or for whoever acts for them.
pub fn own(frame: &Frame, screen: &OwnScreen) -> String {
    let acting = screen.acting.clone().map(|who| {
        view! { <p class="acting">{icon(Icon::People)}<span>"You act as "<strong dir="auto">{who}</strong>". The team sees that."</span></p> }
    });
    let said = screen
        .said
        .map(|words| view! { <div class="notice good" role="status">{icon(Icon::Check)}<div>{words}</div></div> });
    let zone = domain::zone::zone_label(screen.keeping.now, &screen.zone);
    let body = view! {
        <div class="wrap own own-slots">
            <header class="stack-sm">
                <p class="eyebrow">"Your slots"</p>
                <h1 dir="auto">{screen.clinician.clone()}</h1>
                <p class="muted small">"Times are "{zone}"."</p>
                {acting}
            </header>
            {said}
            {slots(screen)}
            {keeping::panels(&screen.keeping, (&screen.zone, screen.clock))}
            <p class="faint small">"This page is yours: whoever has its address can answer for you. If it fell into other hands, ask the team for a new one."</p>
        </div>
    };
    public(frame, &Head::new("Your slots").private(), "", body.into_any())
}

fn slots(screen: &OwnScreen) -> AnyView {
    if screen.slots.is_empty() {
        return view! {
            <div class="empty">{icon(Icon::Calendar)}<h2>"Nothing to come"</h2><p>"When you are asked to a session, it stands here and you get a letter."</p></div>
        }
        .into_any();
    }
    let those = |wanted: fn(&OwnSlot) -> bool| screen.slots.iter().filter(|slot| wanted(slot)).collect::<Vec<_>>();
    let open = those(|slot| slot.state == State::Proposed && !slot.cancelled);
    let agreed = those(|slot| slot.state == State::Confirmed && !slot.cancelled);
    let off = those(|slot| slot.cancelled || !slot.state.holds_time());
    let none =
        open.is_empty().then(|| notice("notice good", Icon::Check, view! { <p>"Nothing waits for your answer."</p> }));
    view! {
        {none}
        {section(screen, "open", "Waiting for your answer", &open)}
        {section(screen, "agreed", "Agreed", &agreed)}
        {section(screen, "off", "Called off or declined", &off)}
    }
    .into_any()
}

fn section(screen: &OwnScreen, id: &'static str, head: &'static str, slots: &[&OwnSlot]) -> Option<AnyView> {
    (!slots.is_empty()).then(|| {
        let rows = slots.iter().map(|slot| row(screen, slot)).collect_view();
        view! { <section class="stack-sm" aria-labelledby=id><h2 id=id>{head}</h2><ul class="slot-list" role="list">{rows}</ul></section> }
            .into_any()
    })
}

fn row(screen: &OwnScreen, slot: &OwnSlot) -> AnyView {
    let at = local(slot.span.start, &screen.zone).date;
    let path = format!("{}/slots/{}", screen.path, slot.id);
    let call = slot.call_at.map(|call| format!(" · there at {}", screen.clock.time(local(call, &screen.zone))));
    let over = slot.cancelled || !slot.state.holds_time();
    let open = slot.state == State::Proposed && !slot.cancelled;
    let yes = open.then(|| {
        view! {
            <div class="acts">
                <form method="post" action=format!("{path}/confirm")>
                    <input type="hidden" name="sequence" value=slot.sequence/>
                    <input type="hidden" name="seen_at" value=slot.span.start.to_string()/>
                    <button class="button primary">{icon(Icon::Check)}"Confirm"</button>
                </form>
                <a class="button" href=path.clone()>"Something else"</a>
            </div>
        }
    });
    let word = if slot.cancelled {
        state::chip("cancelled", "Cancelled").into_any()
    } else {
        state::slot(slot.state).into_any()
    };
    view! {
        <li class=if over { "slot-item over" } else { "slot-item" }>
            <p class="date" aria-hidden="true"><span class="w">{&day_name(at)[..3]}</span><span class="d">{at.day}</span><span class="m">{&month_name(at.month)[..3]}</span></p>
            <div class="what">
                <h3><a href=path dir="auto">{slot.title.clone()}</a></h3>
                <p class="small muted"><span class="visually-hidden">{times::day(Texts::default(), slot.span.start, &screen.zone)}</span><span class="num nowrap">{times::hours(slot.span, &screen.zone, screen.clock)}</span>{format!(" · {}", Texts::default().role(slot.role))}{call}</p>
                {(!open).then(|| view! { <p>{word}</p> })}
                {yes}
            </div>
        </li>
    }
    .into_any()
}
