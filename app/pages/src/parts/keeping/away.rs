//! When they are not there: days of leave, and their own calendar.

use super::ours;
use crate::parts::desk_moments::days_words;
use crate::parts::field::Field;
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, icon, icon_class};
use domain::clinician::Leave;
use domain::screens::clinician::{BusyState, Keeping};
use domain::{Clock, Instant, ZoneName, zone};
use leptos::prelude::*;

/// Behind what of a calendar could not be read.
const UNREAD: &str = " If it keeps you from sessions, note those days as days away.";

/// Days away, and a form for more.
pub fn leave(keeping: &Keeping) -> AnyView {
    let wrong = keeping.problems("leave");
    let rows = keeping.leaves.iter().map(|leave| row(keeping, leave)).collect_view();
    let list = if keeping.leaves.is_empty() {
        view! { <p class="muted small">"No days away are noted."</p> }.into_any()
    } else {
        view! { <ul class="plain-list" role="list">{rows}</ul> }.into_any()
    };
    let field = |name, label: &str| Field::new(name, label.to_owned()).within("leave").problem(&wrong);
    let open = !wrong.is_empty();
    view! {
        <section class="card stack keeping" aria-labelledby="leave-head" id="leave">
            <h2 id="leave-head">"Days away"</h2>
            {list}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}"Add days"</summary>
                <form class="form" method="post" action=format!("{}/leave", keeping.base)>
                    {problems_in("leave", &wrong)}
                    <div class="fields">
                        {field("starts_on", "First day").kind("date").required().input(keeping.leave.starts_on.clone())}
                        {field("ends_on", "Last day").kind("date").optional().input(keeping.leave.ends_on.clone())}
                    </div>
                    {field("note", "Note").optional().longest(120).hint("For the team alone.").input(keeping.leave.note.clone())}
                    <div class="form-end"><button class="button">"Add"</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn row(keeping: &Keeping, leave: &Leave) -> AnyView {
    let days = days_words(leave.starts_on, leave.ends_on);
    let note =
        (!leave.note.is_empty()).then(|| view! { <span class="faint small" dir="auto">{leave.note.clone()}</span> });
    let label = format!("Remove {days}");
    view! {
        <li>
            <span class="num">{days}</span>{note}
            <form method="post" action=format!("{}/leave/{}/remove", keeping.base, leave.id)>
                <button class="button quiet" aria-label=label>{icon(Icon::Cross)}</button>
            </form>
        </li>
    }
    .into_any()
}

const OWN: &str = "Wellspring can read your own calendar, so that nobody asks you when you are busy. Only when you are busy is kept, never with what.";
const OURS: &str = "Wellspring can read their own calendar and warn before they are asked. Only when they are busy is kept, never with what.";

/// Their own calendar: where it is read, how that went, and a file instead.
pub fn busy(keeping: &Keeping, at: (&ZoneName, Clock)) -> AnyView {
    let wrong = keeping.problems("busy");
    let busy = &keeping.busy;
    let field =
        Field::new("url", if busy.host.is_some() { "Another address" } else { "Address of the calendar (.ics)" });
    let field = field.within("busy").problem(&wrong).longest(2_000).placeholder("https://…");
    let open = !wrong.is_empty() || busy.host.is_none();
    let stop = busy.host.is_some().then(|| {
        view! {
            <form method="post" action=format!("{}/busy", keeping.base)>
                <input type="hidden" name="url" value=""/><button class="button quiet">"Stop reading it"</button>
            </form>
        }
    });
    view! {
        <section class="card stack keeping" aria-labelledby="busy-head" id="busy">
            <h2 id="busy-head">{if ours(keeping) { "When they are busy" } else { "When you are busy" }}</h2>
            <p class="muted small">{if ours(keeping) { OURS } else { OWN }}</p>
            {state(busy, at)}
            {stop}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}"By its address, read every hour"</summary>
                <form class="form" method="post" action=format!("{}/busy", keeping.base)>
                    {problems_in("busy", &wrong)}
                    {field.hint("In Google: Settings, “Secret address in iCal format”. In Outlook: “Publish a calendar”, ICS.").input(busy.typed.clone())}
                    <div class="form-end"><button class="button">"Save and read"</button></div>
                </form>
            </details>
            {by_file(keeping, &wrong)}
        </section>
    }
    .into_any()
}

/// Once, by a file: their own form, or for the team the page of imports.
fn by_file(keeping: &Keeping, wrong: &domain::Problems) -> AnyView {
    let unread = keeping.busy.file_unread.clone();
    let known = (keeping.busy.from_file > 0 || unread.is_some())
        .then(|| view! { <p class="small muted">{format!("From a file: {}.", stretches(keeping.busy.from_file))}</p> });
    let known = view! { {known}{unread.map(|unread| notice("notice warm", Icon::Warn, view! { <p class="small">{unread}{UNREAD}</p> }))} };
    if ours(keeping) {
        let href = format!("/plan/import?as=busy&clinician={}", keeping.clinician_id);
        return view! { {known}<p class="small"><a href=href>"Read a file of theirs"</a></p> }.into_any();
    }
    let field = Field::new("file", "Calendar file (.ics)".to_owned()).within("busy-file").problem(wrong).kind("file");
    let open = wrong.message("file").is_some();
    view! {
        {known}
        <details class="fold" open=open>
            <summary>{icon_class(Icon::Down, "icon chevron")}"By a file, once"</summary>
            <form class="form" method="post" action=format!("{}/busy/file", keeping.base) enctype="multipart/form-data">
                {field.required().hint("At most 2 MiB. A new file takes the last one’s place.").input("")}
                <div class="form-end"><button class="button">"Read the file"</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn state(busy: &BusyState, (zone, clock): (&ZoneName, Clock)) -> Option<AnyView> {
    let host = busy.host.clone()?;
    let when = |at: Instant| clock.date_time(zone::local(at, zone));
    let read = |at| format!("Read {}: {}.", when(at), stretches(busy.from_url));
    let body = match (&busy.error, busy.read_at) {
        (Some(error), at) => {
            let when = at.map(|at| format!(" Tried {}.", when(at)));
            notice(
                "notice bad",
                Icon::Warn,
                view! { <strong>"The calendar could not be read"</strong><p>{error.clone()}{when}</p> },
            )
            .into_any()
        }
        (None, Some(at)) => match busy.unread.clone() {
            None => {
                notice("notice good", Icon::Check, view! { <strong>{host}</strong><p class="small">{read(at)}</p> })
                    .into_any()
            }
            Some(unread) => notice(
                "notice warm",
                Icon::Warn,
                view! { <strong>{host}</strong><p class="small">{read(at)}</p><p class="small">{unread}{UNREAD}</p> },
            )
            .into_any(),
        },
        (None, None) => notice(
            "notice",
            Icon::Clock,
            view! { <strong>{host}</strong><p class="small">"It is read in a moment."</p> },
        )
        .into_any(),
    };
    Some(body)
}

fn stretches(count: i64) -> String {
    match count {
        0 => "nothing in the way".to_owned(),
        1 => "1 busy time".to_owned(),
        many => format!("{many} busy times"),
    }
}
