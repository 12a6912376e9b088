//! Beside the calendar: what needs a look, and which calendars are shown.

use super::Sheet;
use super::item::picture;
use crate::parts::desk_moments::days_words;
use crate::parts::{Icon, icon};
use domain::plan::{Gap, Kind};
use domain::screens::calendar::Campaign;
use domain::zone::short_date;
use leptos::prelude::*;

/// Gaps listed before the rest is folded away.
const FIRST: usize = 6;

/// A quiet mark with its reason.
pub fn warning(why: &str) -> AnyView {
    let title = why.to_owned();
    view! { <span class="mark" title=title>{icon(Icon::Warn)}<span class="visually-hidden">{format!("Needs a look: {why}")}</span></span> }.into_any()
}

/// Gaps and clashes in sight.
pub fn attention(sheet: &Sheet<'_>) -> Option<AnyView> {
    let gaps = &sheet.screen.gaps;
    let shown = gaps.iter().take(FIRST).map(|found| gap(sheet, found)).collect_view();
    let rest = gaps.get(FIRST..).filter(|rest| !rest.is_empty()).map(|rest| {
        let items = rest.iter().map(|found| gap(sheet, found)).collect_view();
        view! { <details class="fold"><summary>{format!("{} more", rest.len())}</summary><ul class="gaps" role="list">{items}</ul></details> }
    });
    let panel = || {
        view! {
            <section class="panel attention" aria-labelledby="attention-head">
                <h2 id="attention-head">"Needs a look "<span class="count">{gaps.len()}</span></h2>
                <ul class="gaps" role="list">{shown}</ul>
                {rest}
            </section>
        }
    };
    (!gaps.is_empty()).then(|| panel().into_any())
}

fn gap(sheet: &Sheet<'_>, found: &Gap) -> AnyView {
    let item = found.item.and_then(|at| sheet.screen.items.get(at)).or(found.elsewhere.as_deref());
    let (href, title) = match (item, &found.campaign) {
        (Some(item), _) => (item.href(), item.title.clone()),
        (None, Some(campaign)) => (format!("/plan/campaigns/{campaign}"), "An empty week".to_owned()),
        (None, None) => (sheet.screen.address.on(found.day).href(), "An empty week".to_owned()),
    };
    view! {
        <li>
            {icon(Icon::Warn)}
            <div>
                <p><a href=href dir="auto">{title}</a>" "<span class="faint nowrap">{short_date(found.day)}</span></p>
                <p class="faint" dir="auto">{found.reason.clone()}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Kinds and campaigns, each a switch.
pub fn calendars(sheet: &Sheet<'_>) -> AnyView {
    let address = &sheet.screen.address;
    let kind = |kind: Kind, name: &'static str| {
        let on = address.shows(kind);
        view! { <li>{switch(address.switching(kind).href(), on, picture(kind).into_any(), name.to_owned())}</li> }
    };
    let today = sheet.today();
    let (now, past): (Vec<&Campaign>, Vec<&Campaign>) =
        sheet.screen.campaigns.iter().partition(|one| one.runs.is_none_or(|(_, ends)| ends >= today));
    let rows = |list: &[&Campaign]| list.iter().map(|one| campaign(sheet, one)).collect_view();
    let over = (!past.is_empty()).then(|| {
        view! { <details class="fold"><summary>{format!("{} that are over", past.len())}</summary><ul class="switches" role="list">{rows(&past)}</ul></details> }
    });
    view! {
        <section class="panel" aria-labelledby="calendars-head">
            <h2 id="calendars-head">"Shown"</h2>
            <ul class="switches" role="list">
                {kind(Kind::Session, "Sessions")}{kind(Kind::Post, "Posts")}{kind(Kind::Slot, "Clinicians' slots")}
            </ul>
            <h3>"Campaigns"</h3>
            <ul class="switches" role="list">{rows(&now)}</ul>
            {over}
        </section>
    }
    .into_any()
}

fn campaign(sheet: &Sheet<'_>, row: &Campaign) -> AnyView {
    let address = &sheet.screen.address;
    let on = address.shows_campaign(row.id.as_ref());
    let dot = view! { <span class="dot" data-color=row.color.map_or("none", |color| color.as_str())></span> };
    let open = row.id.as_ref().map(|id| {
        view! { <a class="quiet-link" href=format!("/plan/campaigns/{id}") aria-label=format!("Open {}", row.name) title="Open the campaign">{icon(Icon::Next)}</a> }
    });
    let runs = row.runs.map(|(from, to)| days_words(from, to)).unwrap_or_default();
    view! {
        <li title=runs>
            {switch(address.switching_campaign(row.id.as_ref()).href(), on, dot.into_any(), row.name.clone())}
            <span class="quiet-links"><a class="quiet-link" href=address.only(row.id.as_ref()).href() aria-label=format!("only {}", row.name)>"only"</a>{open}</span>
        </li>
    }
    .into_any()
}

/// A link that looks like a tick: it leads to the same calendar with this switched over.
fn switch(href: String, on: bool, picture: AnyView, name: String) -> AnyView {
    let said = if on { "shown" } else { "hidden" };
    view! {
        <a class=if on { "switch on" } else { "switch" } href=href>
            <span class="box" aria-hidden="true">{on.then(|| icon(Icon::Check))}</span>{picture}
            <span class="name" dir="auto">{name}</span><span class="visually-hidden">{format!(", {said}")}</span>
        </a>
    }
    .into_any()
}
