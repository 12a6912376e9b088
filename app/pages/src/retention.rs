//! `/settings/retention`: how long things are kept, what goes next week, and what went.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, once, version};
use crate::parts::desk_moments::{date_words, stamp};
use crate::parts::desk_words::count;
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::retention::{Ahead, Kind, Went};
use domain::screens::Frame;
use domain::screens::retention::RetentionScreen;
use leptos::prelude::*;

/// The times with their form, the look ahead and the record.
pub fn retention(frame: &Frame, screen: &RetentionScreen) -> String {
    let body = view! {
        <div class="stack-lg wide-column">
            {times(frame, screen)}
            {ahead(screen)}
            {went(screen)}
        </div>
    };
    Staff::new("How long things are kept", Tab::Settings).crumb("/settings", "Settings").page(frame, body.into_any())
}

fn times(frame: &Frame, screen: &RetentionScreen) -> AnyView {
    let form = DeskForm { name: "retention", problems: &screen.problems, locked: false };
    let fields = Kind::ALL.iter().map(|kind| {
        let field = form.field(kind.as_str(), kind.title()).between(kind.least(), kind.most());
        let hint = format!("{} {} to {} days.", kind.means(), kind.least(), kind.most());
        field.hint(hint).input(screen.draft.typed(*kind))
    });
    view! {
        <section class="panel" aria-labelledby="times-head">
            <h2 id="times-head">"Kept for how many days"</h2>
            <p class="muted small">"A question that nobody has given an end is never erased by time, nor is one with a legal hold or an open alarm. A shorter time for what people wrote takes hold in seven days, so that you see below what it takes; until then nothing that people wrote goes. A longer one holds at once."</p>
            <form class="form below" method="post" action="/settings/retention" data-draft>
                {problems_in("retention", &screen.problems)}
                {both(&screen.both, &[])}
                {once(frame)}
                {version(screen.version)}
                {fields.collect_view()}
                <div class="form-end"><button class="button primary">"Save"</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn ahead(screen: &RetentionScreen) -> AnyView {
    let rows = screen.kinds.iter().map(|(kind, days, ahead)| kind_row(*kind, *days, *ahead)).collect_view();
    let from = screen.goes_from.map(|from| {
        notice("notice calm", Icon::Info, view! { "Nothing that people wrote goes before "{stamp(from)}"." })
    });
    view! {
        <section class="panel" aria-labelledby="ahead-head">
            <h2 id="ahead-head">"What goes in the next seven days"</h2>
            {from}
            <div class="scroll-x" tabindex="0" role="region" aria-label="Table of what goes in the next seven days">
                <table class="table">
                    <thead>
                        <tr><th scope="col">"What"</th><th class="num" scope="col">"Kept for"</th><th class="num" scope="col">"Goes"</th><th class="num" scope="col">"Held"</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="faint tiny below">"Held: its time is over, and a legal hold or an open alarm keeps it. It goes once that has ended."</p>
        </section>
    }
    .into_any()
}

fn kind_row(kind: Kind, days: i64, ahead: Ahead) -> AnyView {
    let days = count(days, "day", "days");
    let held = if kind.is_personal() { ahead.held.to_string() } else { "–".to_owned() };
    view! {
        <tr data-kind=kind.as_str()>
            <th scope="row">{kind.title()}</th><td class="num nowrap">{days}</td><td class="num">{ahead.goes}</td><td class="num">{held}</td>
        </tr>
    }
    .into_any()
}

fn went(screen: &RetentionScreen) -> AnyView {
    let list = if screen.went.is_empty() { empty() } else { table(&screen.went) };
    view! {
        <section class="panel" aria-labelledby="went-head">
            <h2 id="went-head">"What went"</h2>
            {list}
            <p class="faint tiny below">{format!("By days in {}. Nothing here says of whom.", screen.zone)}</p>
        </section>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="empty">
            {icon(Icon::Clock)}
            <h3>"Nothing yet"</h3>
            <p>"Once a day, what has been kept for its time goes. Here you read how much of what it was."</p>
        </div>
    }
    .into_any()
}

fn table(went: &[Went]) -> AnyView {
    let row = |went: &Went| {
        view! { <tr><td class="nowrap">{date_words(went.on_day)}</td><td>{went.kind.title()}</td><td class="num">{went.many}</td></tr> }
    };
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Table of what went">
            <table class="table">
                <thead><tr><th scope="col">"Day"</th><th scope="col">"What"</th><th class="num" scope="col">"How many"</th></tr></thead>
                <tbody>{went.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
