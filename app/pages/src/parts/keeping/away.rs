//! When they are not there: days of leave, and their own calendar.

use super::{Reads, action, ours};
use crate::parts::field::Field;
use crate::parts::notice::{notice, problems_told};
use crate::parts::{Icon, icon, icon_class};
use domain::clinician::Leave;
use domain::screens::clinician::{BusyState, Keeping};
use domain::{Instant, zone};
use leptos::prelude::*;
use texts::Texts;

/// Days away, and a form for more.
pub fn leave(keeping: &Keeping, t: Texts) -> AnyView {
    let wrong = keeping.problems("leave");
    let rows = keeping.leaves.iter().map(|leave| row(keeping, t, leave)).collect_view();
    let list = if keeping.leaves.is_empty() {
        view! { <p class="muted small">{t.keeping_away_none()}</p> }.into_any()
    } else {
        view! { <ul class="plain-list" role="list">{rows}</ul> }.into_any()
    };
    let field = |name, label: &str| Field::new(name, label.to_owned()).read_in(t).within("leave").problem(&wrong);
    let open = !wrong.is_empty();
    view! {
        <section class="card stack keeping" aria-labelledby="leave-head" id="leave">
            <h2 id="leave-head">{t.keeping_away()}</h2>
            {list}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}{t.keeping_away_add()}</summary>
                <form class="form" method="post" action=action(t, keeping, "leave")>
                    {problems_told(t, "leave", &wrong)}
                    <div class="fields">
                        {field("starts_on", t.keeping_first_day()).kind("date").required().input(keeping.leave.starts_on.clone())}
                        {field("ends_on", t.keeping_last_day()).kind("date").optional().input(keeping.leave.ends_on.clone())}
                    </div>
                    {field("note", t.keeping_note()).optional().longest(120).hint(t.keeping_note_hint()).input(keeping.leave.note.clone())}
                    <div class="form-end"><button class="button">{t.keeping_add()}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn row(keeping: &Keeping, t: Texts, leave: &Leave) -> AnyView {
    let days = t.days_from_to(leave.starts_on, leave.ends_on);
    let note =
        (!leave.note.is_empty()).then(|| view! { <span class="faint small" dir="auto">{leave.note.clone()}</span> });
    let label = t.keeping_away_remove(&days);
    view! {
        <li>
            <span class="num">{days}</span>{note}
            <form method="post" action=action(t, keeping, &format!("leave/{}/remove", leave.id))>
                <button class="button quiet" aria-label=label>{icon(Icon::Cross)}</button>
            </form>
        </li>
    }
    .into_any()
}

const OURS: &str = "Wellspring can read their own calendar and warn before they are asked. Only when they are busy is kept, never with what.";

/// Their own calendar: where it is read, how that went, and a file instead.
pub fn busy(keeping: &Keeping, reads: Reads<'_>) -> AnyView {
    let t = reads.t;
    let wrong = keeping.problems("busy");
    let busy = &keeping.busy;
    let label = if busy.host.is_some() { t.keeping_busy_another() } else { t.keeping_busy_address() };
    let field = Field::new("url", label).within("busy").problem(&wrong).longest(2_000).placeholder("https://…");
    let open = !wrong.is_empty() || busy.host.is_none();
    let stop = busy.host.is_some().then(|| {
        view! {
            <form method="post" action=action(t, keeping, "busy")>
                <input type="hidden" name="url" value=""/><button class="button quiet">{t.keeping_busy_stop()}</button>
            </form>
        }
    });
    view! {
        <section class="card stack keeping" aria-labelledby="busy-head" id="busy">
            <h2 id="busy-head">{if ours(keeping) { "When they are busy" } else { t.keeping_busy() }}</h2>
            <p class="muted small">{if ours(keeping) { OURS } else { t.keeping_busy_means() }}</p>
            {state(busy, reads)}
            {stop}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}{t.keeping_busy_by_address()}</summary>
                <form class="form" method="post" action=action(t, keeping, "busy")>
                    {problems_told(t, "busy", &wrong)}
                    {field.hint(t.keeping_busy_hint()).input(busy.typed.clone())}
                    <div class="form-end"><button class="button">{t.keeping_busy_save()}</button></div>
                </form>
            </details>
            {by_file(keeping, t, &wrong)}
        </section>
    }
    .into_any()
}

/// Once, by a file: their own form, or for the team the page of imports.
fn by_file(keeping: &Keeping, t: Texts, wrong: &domain::Problems) -> AnyView {
    let unread = keeping.busy.file_unread.as_deref();
    let known = (keeping.busy.from_file > 0 || unread.is_some()).then(
        || view! { <p class="small muted">{t.keeping_busy_from_file(&stretches(t, keeping.busy.from_file))}</p> },
    );
    let unread =
        unread.map(|unread| notice("notice warm", Icon::Warn, view! { <p class="small">{unread_told(t, unread)}</p> }));
    let known = view! { {known}{unread} };
    if ours(keeping) {
        let href = format!("/plan/import?as=busy&clinician={}", keeping.clinician_id);
        return view! { {known}<p class="small"><a href=href>"Read a file of theirs"</a></p> }.into_any();
    }
    let field = Field::new("file", t.keeping_busy_file()).within("busy-file").problem(wrong).kind("file");
    let open = wrong.message("file").is_some();
    view! {
        {known}
        <details class="fold" open=open>
            <summary>{icon_class(Icon::Down, "icon chevron")}{t.keeping_busy_by_file()}</summary>
            <form class="form" method="post" action=action(t, keeping, "busy/file") enctype="multipart/form-data">
                {field.required().hint(t.keeping_busy_file_hint()).input("")}
                <div class="form-end"><button class="button">{t.keeping_busy_read_file()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn state(busy: &BusyState, reads: Reads<'_>) -> Option<AnyView> {
    let host = busy.host.clone()?;
    let t = reads.t;
    let when = |at: Instant| t.by(reads.clock).day_and_time(zone::local(at, reads.zone));
    let read = |at| t.keeping_busy_read(&stretches(t, busy.from_url), &when(at));
    let body = match (&busy.error, busy.read_at) {
        (Some(error), at) => {
            let why = t.again(error);
            let tried = at.map(|at| format!(" {}", t.keeping_busy_tried(&when(at))));
            notice(
                "notice bad",
                Icon::Warn,
                view! { <strong>{t.keeping_busy_failed()}</strong><p>{why}{tried}</p> },
            )
            .into_any()
        }
        (None, Some(at)) => match busy.unread.as_deref() {
            None => {
                notice("notice good", Icon::Check, view! { <strong>{host}</strong><p class="small">{read(at)}</p> })
                    .into_any()
            }
            Some(unread) => notice(
                "notice warm",
                Icon::Warn,
                view! { <strong>{host}</strong><p class="small">{read(at)}</p><p class="small">{unread_told(t, unread)}</p> },
            )
            .into_any(),
        },
        (None, None) => notice(
            "notice",
            Icon::Clock,
            view! { <strong>{host}</strong><p class="small">{t.keeping_busy_soon()}</p> },
        )
        .into_any(),
    };
    Some(body)
}

/// What of a calendar could not be read, and what to do about it.
fn unread_told(t: Texts, unread: &str) -> String {
    let what = t.again(unread).unwrap_or_else(|| t.keeping_busy_part().to_owned());
    format!("{what} {}", t.keeping_busy_unread())
}

fn stretches(t: Texts, count: i64) -> String {
    match count {
        0 => t.keeping_busy_free().to_owned(),
        many => t.keeping_busy_found(many),
    }
}
