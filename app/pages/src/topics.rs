//! `/plan/topics`: what questions are about, and a form for one more or for the one being edited.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, delete_fold, may, once, version};
use crate::parts::desk_words::count;
use crate::parts::notice::problems_in;
use crate::parts::plan_rows::{PlanTab, plan_tabs};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::screens::Frame;
use domain::screens::plan::TopicsScreen;
use domain::topic::Topic;
use leptos::prelude::*;

/// The list of topics with its form.
pub fn topics(frame: &Frame, screen: &TopicsScreen) -> String {
    let may_plan = may(frame, Permission::Plan);
    let rows = screen.topics.iter().map(|(topic, asked)| row(topic, *asked, screen, may_plan)).collect_view();
    let list = if screen.topics.is_empty() { empty() } else { view! { <ol class="rows">{rows}</ol> }.into_any() };
    let body = view! {
        <div class="filters">{plan_tabs(PlanTab::Topics)}</div>
        <div class="beside wide"><div>{list}</div>{may_plan.then(|| form(frame, screen))}</div>
    };
    Staff::new("Topics", Tab::Plan).flush().page(frame, body.into_any())
}

fn row(topic: &Topic, asked: i64, screen: &TopicsScreen, may_plan: bool) -> AnyView {
    let current = screen.editing.as_ref().is_some_and(|(id, _)| *id == topic.id);
    let name = topic.name.to_string();
    let name = if may_plan {
        let href = format!("/plan/topics?edit={}#topic", topic.id);
        view! { <a class="cover" href=href aria-current=current.then_some("true") dir="auto">{name}</a> }.into_any()
    } else {
        view! { <span class="strong" dir="auto">{name}</span> }.into_any()
    };
    view! {
        <li>
            <div class="main">{name}<p class="muted tiny" lang="es" dir="auto">{topic.name_es.to_string()}</p></div>
            <div class="end"><span>{count(asked, "question", "questions")}</span></div>
        </li>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="pad">
            <div class="empty">
                {icon(Icon::Talk)}
                <h2>"No topics yet"</h2>
                <p>"Name what people ask about, such as sleep or the heart. Whoever asks on “Ask our experts” may choose one."</p>
            </div>
        </div>
    }
    .into_any()
}

fn form(frame: &Frame, screen: &TopicsScreen) -> AnyView {
    let form = DeskForm { name: "topic", problems: &screen.problems, locked: false };
    let draft = &screen.draft;
    let (title, save) = if screen.editing.is_some() { ("Edit topic", "Save") } else { ("New topic", "Add topic") };
    let action = screen.editing.as_ref().map_or("/plan/topics".to_owned(), |(id, _)| format!("/plan/topics/{id}"));
    let other = screen.editing.is_some().then(|| view! { <a class="button quiet" href="/plan/topics">"Cancel"</a> });
    let spanish = form.maybe("name_es", "Name in Spanish").optional().longest(120);
    let delete = screen.editing.as_ref().map(|(id, _)| {
        delete_fold(
            "Delete this topic",
            "Questions about it stay, without a topic.",
            format!("/plan/topics/{id}/delete"),
        )
    });
    view! {
        <aside class="side" id="topic" aria-labelledby="topic-head">
            <form class="form" method="post" action=action data-draft>
                <h2 id="topic-head">{title}</h2>
                {problems_in("topic", &screen.problems)}
                {both(&screen.both, &[])}
                {once(frame)}
                {screen.editing.as_ref().map(|(_, seen)| version(*seen))}
                {form.field("name", "Name").longest(120).input(draft.name.clone())}
                {spanish.hint("Where it is empty, the English one is shown.").input(draft.name_es.clone())}
                <div class="form-end"><button class="button primary">{save}</button>{other}</div>
            </form>
            {delete}
        </aside>
    }
    .into_any()
}
