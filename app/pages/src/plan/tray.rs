//! Ideas: posts and sessions without a day, by campaign. Each gets its day by a small form, or by dragging.

use super::Sheet;
use super::item::chip;
use crate::parts::desk_words::count;
use crate::parts::{Icon, icon};
use domain::plan::NO_CAMPAIGN;
use domain::screens::calendar::{Campaign, Tray};
use leptos::prelude::*;

/// Every campaign's ideas.
pub fn tray(sheet: &Sheet<'_>) -> AnyView {
    let total: usize = sheet.screen.tray.iter().map(|group| group.items.len() + group.more).sum();
    let groups = sheet.screen.tray.iter().map(|one| group(sheet, one)).collect_view();
    let none = (total == 0)
        .then(|| view! { <p class="muted small">"A draft needs no day. Note it here, and give it one later."</p> });
    view! {
        <section class="panel tray" aria-labelledby="tray-head">
            <h2 id="tray-head">"Ideas "<span class="count">{total}</span></h2>
            {none}
            {groups}
        </section>
    }
    .into_any()
}

fn group(sheet: &Sheet<'_>, group: &Tray) -> AnyView {
    let Campaign { id, name, color, .. } = &group.campaign;
    let word = id.as_ref().map_or(NO_CAMPAIGN.to_owned(), ToString::to_string);
    let chips = group.items.iter().map(|item| chip(sheet, item, None, "")).collect_view();
    let all = domain::plan::Address { all_ideas: true, ..sheet.screen.address.clone() };
    let more = (group.more > 0).then(|| {
        view! { <p class="tiny"><a href=format!("{}#tray-head", all.href())>{count(group.more as i64, "older idea", "older ideas")}</a></p> }
    });
    let query = id.as_ref().map(|id| format!("?campaign={id}")).unwrap_or_default();
    let add = sheet.may_plan.then(|| {
        view! {
            <span class="adds">
                <a class="add" href=format!("/plan/sessions/new{query}") aria-label=format!("New session idea for {name}") title="New session idea">{icon(Icon::Plus)}</a>
                <a class="add post" href=format!("/plan/posts/new{query}") aria-label=format!("New post idea for {name}") title="New post idea">{icon(Icon::Edit)}</a>
            </span>
        }
    });
    view! {
        <div class="tray-group" data-tray=word data-empty=group.items.is_empty().then_some("")>
            <header><span class="dot" data-color=color.map_or("none", |color| color.as_str())></span><h3 class="clip" dir="auto">{name.clone()}</h3>{add}</header>
            <ul class="items" role="list">{chips}</ul>
            {more}
        </div>
    }
    .into_any()
}
