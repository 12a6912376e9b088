//! `/scripts`: scripted responses by what they are used for.

use crate::parts::desk_form::{language_words, may};
use crate::parts::desk_moments::date_words;
use crate::parts::{Icon, icon, state};
use crate::script::use_words;
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::screens::Frame;
use domain::screens::scripts::ScriptsScreen;
use domain::script::{Script, Use, blanks};
use domain::text::isolated;
use domain::{Language, LocalDate};
use leptos::prelude::*;

/// The list, each use by itself.
pub fn scripts(frame: &Frame, screen: &ScriptsScreen) -> String {
    let new = may(frame, Permission::Desk).then(
        || view! { <a class="button primary" href="/scripts/new" data-key="n">{icon(Icon::Plus)}"New script"</a> },
    );
    let groups = Use::ALL.iter().map(|used_for| group(*used_for, screen)).collect_view();
    let list = if screen.scripts.is_empty() { empty() } else { groups.into_any() };
    let body = view! { <div class="filters">{languages(screen.language)}</div>{list} };
    Staff::new("Scripted responses", Tab::Inbox)
        .flush()
        .crumb("/inbox", "Inbox")
        .actions(new)
        .page(frame, body.into_any())
}

fn languages(here: Option<Language>) -> AnyView {
    let tab = |language: Option<Language>| {
        let current = (language == here).then_some("page");
        let href = language.map_or("/scripts".to_owned(), |language| format!("/scripts?language={language}"));
        view! { <li><a href=href aria-current=current>{language.map_or("All languages", language_words)}</a></li> }
    };
    let tabs = std::iter::once(None).chain(Language::ALL.iter().copied().map(Some)).map(tab).collect_view();
    view! { <nav class="tabs-nav" aria-label="Language"><ul class="tabs" role="list">{tabs}</ul></nav> }.into_any()
}

fn group(used_for: Use, screen: &ScriptsScreen) -> Option<AnyView> {
    let mut of_it: Vec<_> = screen.scripts.iter().filter(|script| script.used_for == used_for).collect();
    // What is retired stands last.
    of_it.sort_by_key(|script| script.retired_at.is_some());
    if of_it.is_empty() {
        return None;
    }
    let (many, name) = (of_it.len(), use_words(used_for));
    let rows = of_it.into_iter().map(|script| row(script, screen)).collect_view();
    Some(
        view! { <section><div class="group-head"><h2>{name}</h2><span>{many}</span></div><ol class="rows" data-list>{rows}</ol></section> }
            .into_any(),
    )
}

fn row(script: &Script, screen: &ScriptsScreen) -> AnyView {
    let owner = script.owner_id.as_ref().and_then(|id| screen.owners.iter().find(|owner| owner.value == id.as_str()));
    let open = blanks(script.text.as_str()).join(" ");
    let below = [
        Some(language_words(script.language).to_owned()),
        owner.map(|owner| isolated(&owner.label)),
        Some(open).filter(|open| !open.is_empty()),
    ];
    let below = below.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let class = script.retired_at.map(|_| "over");
    view! {
        <li class=class>
            <div class="main">
                <a class="cover" href=format!("/scripts/{}", script.id) dir="auto" lang=script.language.as_str()>{script.title.to_string()}</a>
                <p class="faint tiny">{below}</p>
            </div>
            <div class="end">{standing(script, screen.today)}</div>
        </li>
    }
    .into_any()
}

/// How it stands, as a chip; and by when somebody looks at it again.
pub(crate) fn standing(script: &Script, today: LocalDate) -> AnyView {
    let (word, name) = match (script.retired_at, script.approved_at) {
        (Some(_), _) => ("ended", "Retired"),
        (None, None) => ("draft", "Not approved"),
        (None, Some(_)) if script.is_overdue(today) => ("overdue", "Review is due"),
        (None, Some(_)) => ("confirmed", "Approved"),
    };
    view! { <span class="faint">"Review by "{date_words(script.review_on)}</span>{state::chip(word, name)} }.into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="pad">
            <div class="empty">
                {icon(Icon::Talk)}
                <h2>"No scripts here yet"</h2>
                <p>"Write down what you say again and again. Once somebody who reviews has approved it, the desk can insert it into an answer."</p>
            </div>
        </div>
    }
    .into_any()
}
