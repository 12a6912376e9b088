//! `/plan/audiences`: whom we write for, and a form for one more or for the one being edited.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, delete_fold, may, once, version};
use crate::parts::desk_words::count;
use crate::parts::notice::problems_in;
use crate::parts::plan_rows::{PlanTab, plan_tabs};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::screens::Frame;
use domain::screens::plan::{AudienceRow, AudiencesScreen};
use leptos::prelude::*;

/// The list of audiences with its form.
pub fn audiences(frame: &Frame, screen: &AudiencesScreen) -> String {
    let may_plan = may(frame, Permission::Plan);
    let rows = screen.audiences.iter().map(|row| self::row(row, screen, may_plan)).collect_view();
    let list = if screen.audiences.is_empty() { empty() } else { view! { <ol class="rows">{rows}</ol> }.into_any() };
    let body = view! {
        <div class="filters">{plan_tabs(PlanTab::Audiences)}</div>
        <div class="beside wide"><div>{list}</div>{may_plan.then(|| form(frame, screen))}</div>
    };
    Staff::new("Audiences", Tab::Plan).flush().page(frame, body.into_any())
}

fn row(row: &AudienceRow, screen: &AudiencesScreen, may_plan: bool) -> AnyView {
    let current = screen.editing.as_ref().is_some_and(|(id, _)| *id == row.id);
    let name = if may_plan {
        let href = format!("/plan/audiences?edit={}#audience", row.id);
        view! { <a class="cover" href=href aria-current=current.then_some("true") dir="auto">{row.name.clone()}</a> }
            .into_any()
    } else {
        view! { <span class="strong" dir="auto">{row.name.clone()}</span> }.into_any()
    };
    let needs =
        (!row.needs.is_empty()).then(|| view! { <p class="muted tiny lines-2" dir="auto">{row.needs.clone()}</p> });
    let reading = [row.languages.clone(), row.reading_level.clone()];
    let reading = reading.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <div class="main">{name}{needs}</div>
            <div class="end"><span>{reading}</span><span>{count(row.campaigns, "campaign", "campaigns")}</span></div>
        </li>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="pad">
            <div class="empty">
                {icon(Icon::People)}
                <h2>"No audiences yet"</h2>
                <p>"Say whom you write for: what they need, what they read, how simple it must be. Campaigns then name them."</p>
            </div>
        </div>
    }
    .into_any()
}

fn form(frame: &Frame, screen: &AudiencesScreen) -> AnyView {
    let form = DeskForm { name: "audience", problems: &screen.problems, locked: false };
    let draft = &screen.draft;
    let (title, save) =
        if screen.editing.is_some() { ("Edit audience", "Save") } else { ("New audience", "Add audience") };
    let action =
        screen.editing.as_ref().map_or("/plan/audiences".to_owned(), |(id, _)| format!("/plan/audiences/{id}"));
    let other = screen.editing.is_some().then(|| view! { <a class="button quiet" href="/plan/audiences">"Cancel"</a> });
    let needs = form.maybe("needs", "Needs").optional().longest(4000).hint("What they need to know or do.");
    let languages = form.maybe("languages", "Languages").optional().longest(120).hint("With commas between them.");
    let reading = form.maybe("reading_level", "Reading level").optional().longest(120).hint("Such as: grade 6.");
    let delete = screen.editing.as_ref().map(|(id, _)| {
        delete_fold(
            "Delete this audience",
            "Only one that no campaign is written for.",
            format!("/plan/audiences/{id}/delete"),
        )
    });
    view! {
            <aside class="side" id="audience" aria-labelledby="audience-head">
                <form class="form" method="post" action=action data-draft>
                    <h2 id="audience-head">{title}</h2>
                    {problems_in("audience", &screen.problems)}
    {both(&screen.both, &[])}
                    {once(frame)}
                    {screen.editing.as_ref().map(|(_, seen)| version(*seen))}
                    {form.field("name", "Name").longest(120).input(draft.name.clone())}
                    {needs.area(draft.needs.clone())}
                    {languages.input(draft.languages.clone())}
                    {reading.input(draft.reading_level.clone())}
                    <div class="form-end"><button class="button primary">{save}</button>{other}</div>
                </form>
                {delete}
            </aside>
        }
    .into_any()
}
