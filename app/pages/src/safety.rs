//! `/settings/safety`: the lists by which the reader of signs goes, how they change, and a text to try.

mod change;
mod list;

pub use change::list_change;
pub use list::list;

use crate::parts::alarms::kind_words;
use crate::parts::desk_form::{language_words, may};
use crate::parts::desk_words::count;
use crate::parts::field::Field;
use crate::parts::marked::lit;
use crate::parts::state::chip;
use crate::parts::{Icon, icon, icon_class};
use crate::shell::{Staff, Tab};
use domain::Language;
use domain::LocalDate;
use domain::permission::Permission;
use domain::safety::{ListChange, Sign, SignKind};
use domain::screens::Frame;
use domain::screens::safety::{Disagreed, ListRow, SafetyScreen, Tried, Tuning};
use domain::text::isolated;
use leptos::prelude::*;

/// The page's name.
const TITLE: &str = "What is read as urgent";

/// The lists, and a text to try.
pub fn safety(frame: &Frame, screen: &SafetyScreen) -> String {
    let typed = screen.tried.as_ref().map(|tried| tried.text.clone()).unwrap_or_default();
    let lists = screen.lists.iter().map(|list| folded(list, screen.today)).collect_view();
    let body = view! {
        <div class="stack-lg wide-column">
            {waiting(&screen.waiting)}
            <section class="panel" aria-labelledby="try-head">
                <h2 id="try-head">"Try a text"</h2>
                <form class="form" method="post" action="/settings/safety">
                    {Field::new("text", "What somebody might write").hint("Nothing of it is kept.").required().longest(2000).area(typed)}
                    <div class="form-end"><button class="button primary">"Try"</button></div>
                </form>
                {screen.tried.as_ref().map(tried)}
            </section>
            <section class="panel" aria-labelledby="lists-head">
                <h2 id="lists-head">"Lists"</h2>
                <p class="muted small">"Each says in which words people write of one kind of danger. They come with the program; another text counts once a second person has let it. Whoever answers for one reads it again before its date."</p>
                <div class="stack-sm">{lists}</div>
            </section>
            {screen.tuning.as_ref().map(tuning)}
        </div>
    };
    within(frame, Staff::new(TITLE, Tab::Settings)).page(frame, body.into_any())
}

/// With the way here, for whoever may go it.
fn within(frame: &Frame, staff: Staff) -> Staff {
    if may(frame, Permission::Operate) { staff.crumb("/settings", "Settings") } else { staff }
}

/// "Stroke · Spanish".
fn name(kind: SignKind, language: Language) -> String {
    format!("{} · {}", kind_words(kind), language_words(language))
}

/// Changes that a second person has to decide on.
fn waiting(changes: &[ListChange]) -> Option<AnyView> {
    let row = |change: &ListChange| {
        let by = format!("Proposed by {}", isolated(&change.proposed_name));
        view! {
            <li>
                <div class="main">
                    <a class="cover" href=format!("/settings/safety/changes/{}", change.id)>{name(change.kind, change.language)}</a>
                    <p class="muted tiny" dir="auto">{change.why.clone()}</p>
                </div>
                <div class="end"><span class="small">{by}</span></div>
            </li>
        }
    };
    (!changes.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="waiting-head">
                <h2 id="waiting-head">"Waits for a second person"</h2>
                <ul class="rows" role="list">{changes.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn tried(tried: &Tried) -> AnyView {
    let signs = signs(&tried.text, &tried.signs);
    let signs = if tried.signs.is_empty() {
        view! { <p>{icon(Icon::Check)}"Nothing in it is read as urgent."</p> }.into_any()
    } else {
        view! { <ul class="rows" role="list">{signs}</ul> }.into_any()
    };
    let marks = tried.marked.as_ref().map(|marked| {
        view! { <p class="small strong">"Could say who somebody is:"</p><p class="prewrap lit" dir="auto">{lit(marked)}</p> }
    });
    view! { <div class="stack-sm below" role="status">{signs}{marks}</div> }.into_any()
}

/// Each sign: where it stands in the text, the entry that fired, and of what it is.
fn signs(text: &str, signs: &[Sign]) -> Vec<AnyView> {
    let row = |sign: &Sign| {
        view! {
            <li>
                <div class="main"><mark dir="auto">{sign.span.of(text)}</mark><p class="tiny faint"><code>{sign.entry.clone()}</code></p></div>
                <div class="end">{chip("urgent", kind_words(sign.kind))}</div>
            </li>
        }
        .into_any()
    };
    signs.iter().map(row).collect()
}

fn folded(list: &ListRow, today: LocalDate) -> AnyView {
    let due = (list.review_by < today).then(|| chip("overdue", "To be read again"));
    let ours = list.shipped.map(|_| chip("edited", "Ours"));
    let unread = list.is_unread.then(|| {
        view! { <p class="notice warm">{icon(Icon::Warn)}"This program cannot read the text that was agreed on here. The one that came with it counts: propose another."</p> }
    });
    view! {
        <details class="fold" open=list.is_unread>
            <summary>{icon_class(Icon::Down, "icon chevron")}{name(list.kind, list.language)}{ours}{due}</summary>
            {unread}
            <p class="tiny faint">{about(list)}" "<a href=address(list)>"Change it"</a></p>
            <pre class="prewrap" lang=list.language.as_str()>{list.text.clone()}</pre>
        </details>
    }
    .into_any()
}

/// Where a list is changed.
fn address(list: &ListRow) -> String {
    format!("/settings/safety/{}/{}", list.kind, list.language)
}

/// "Version 3, clinical lead, to be read again by 2027-05-01."
fn about(list: &ListRow) -> String {
    let shipped = list.shipped.map(|version| format!(" The program brings version {version}.")).unwrap_or_default();
    format!("Version {}, {}, to be read again by {}.{shipped}", list.version, list.owner, list.review_by)
}

/// What people said otherwise of, to learn from.
fn tuning(tuning: &Tuning) -> AnyView {
    let group = |id: &'static str, title: &'static str, none: &'static str, all: &[Disagreed]| {
        let rows = all.iter().map(disagreed).collect_view();
        let rows = if all.is_empty() {
            view! { <p class="muted small">{none}</p> }.into_any()
        } else {
            view! { <ul class="rows" role="list">{rows}</ul> }.into_any()
        };
        let many = i64::try_from(all.len()).unwrap_or_default();
        view! {
            <details class="fold">
                <summary id=id>{icon_class(Icon::Down, "icon chevron")}{format!("{title}: {}", count(many, "question", "questions"))}</summary>
                {rows}
            </details>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="tuning-head">
            <h2 id="tuning-head">"Where people said otherwise"</h2>
            <p class="muted small">"To better the lists by. The record notes that you read this."</p>
            {group("calm", "Read as urgent, and no emergency", "Nothing was.", &tuning.calm)}
            {group("missed", "Marked as urgent by hand", "Nothing was.", &tuning.missed)}
        </section>
    }
    .into_any()
}

fn disagreed(of: &Disagreed) -> AnyView {
    let fired = of.signs.iter().flat_map(|signs| signs.0.clone()).collect::<Vec<_>>();
    let fired = fired.iter().map(|sign| {
        view! { <p class="tiny"><mark dir="auto">{sign.span.of(&of.text)}</mark>" "<code class="faint">{sign.entry.clone()}</code></p> }
    });
    view! {
        <li>
            <div class="main">
                <a class="cover prewrap" href=format!("/inbox/{}", of.id) dir="auto">{of.text.clone()}</a>
                {fired.collect_view()}
            </div>
        </li>
    }
    .into_any()
}
