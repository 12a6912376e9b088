//! `/settings/safety/{kind}/{language}`: one list, with a form for another text.

use super::{TITLE, about, address, name, within};
use crate::parts::desk_form::DeskForm;
use crate::parts::desk_words::count;
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, icon, icon_class};
use crate::shell::{Staff, Tab};
use domain::safety::{Measured, Those};
use domain::screens::Frame;
use domain::screens::safety::ListScreen;
use leptos::prelude::*;

/// The list as a text to change, to try and to propose.
pub fn list(frame: &Frame, screen: &ListScreen) -> String {
    let list = &screen.list;
    let body = view! {
        <div class="stack-lg wide-column">
            <p class="muted small">{about(list)}</p>
            {screen.waiting.as_ref().map(|id| notice("notice warm", Icon::Info, view! {
                <p>"A change of this list "<a href=format!("/settings/safety/changes/{id}")>"waits for a second person"</a>". Decide on that first."</p>
            }))}
            {screen.waiting.is_none().then(|| form(screen))}
            {grammar()}
            {screen.shipped.map(|text| view! {
                <details class="fold">
                    <summary>{icon_class(Icon::Down, "icon chevron")}"What came with the program"</summary>
                    <p class="muted small">"To go back to it, propose it with a greater version; or as it is, to follow the program from then on."</p>
                    <pre class="prewrap" lang=list.language.as_str()>{text}</pre>
                </details>
            })}
        </div>
    };
    let staff = Staff::new(name(list.kind, list.language), Tab::Settings);
    within(frame, staff).crumb("/settings/safety", TITLE).page(frame, body.into_any())
}

fn form(screen: &ListScreen) -> AnyView {
    let form = DeskForm { name: "list", problems: &screen.problems, locked: false };
    view! {
        <form class="panel form" method="post" action=address(&screen.list) data-draft>
            {problems_in("list", &screen.problems)}
            {form.field("text", "The whole list").longest(60_000).area(screen.draft.text.clone())}
            {form.field("why", "Why it changes").longest(500).input(screen.draft.why.clone())}
            {screen.measured.as_ref().map(measured)}
            <div class="form-end">
                <button class="button primary" name="step" value="propose">"Propose"</button>
                <button class="button" name="step" value="try" formnovalidate>"Try"</button>
            </div>
        </form>
    }
    .into_any()
}

/// What a text makes of the project's own texts: first what is wrong with it, then what is new.
pub(super) fn measured(of: &Measured) -> AnyView {
    let summary = format!(
        "Of {} texts in which somebody is in danger {} are caught. Of {} that only look so {} raise an alarm; {} do now.",
        of.urgent, of.caught, of.lookalike, of.alarmed, of.alarmed_before
    );
    let (class, picture) =
        if of.why_not().is_none() { ("notice good", Icon::Check) } else { ("notice bad", Icon::Warn) };
    view! {
        <div role="status" class="stack-sm">
            {notice(class, picture, view! { <p>{summary}</p> })}
            {texts("Would be missed", &of.lost)}
            {texts("Would raise an alarm for the first time", &of.disturbed)}
            {texts("Would be caught for the first time", &of.found)}
        </div>
    }
    .into_any()
}

fn texts(title: &'static str, all: &Those) -> Option<AnyView> {
    let rows = all.shown.iter().map(|text| view! { <li dir="auto">{text.clone()}</li> }).collect_view();
    let many = i64::try_from(all.many).unwrap_or_default();
    (all.many > 0).then(|| {
        view! { <div><p class="small strong">{format!("{title}: {}", count(many, "text", "texts"))}</p><ul class="small">{rows}</ul></div> }.into_any()
    })
}

/// How an entry is written, by examples.
fn grammar() -> AnyView {
    let rows = [
        ("hurt/harm", "either word"),
        ("(kill myself/end it all)", "either row of words"),
        ("[really]", "may be left out"),
        ("~3", "up to three words between"),
        ("~~3", "the same, and both sides may change places"),
        ("suicid*", "any word that begins so"),
        ("#10-17", "a number from 10 to 17"),
        ("<pain>", "any word of a family that comes with the program"),
        ("!die tonight", "counts whatever stands around it"),
        ("chest ; needs now", "counts only where “now” is said nearby"),
        ("not: chest cold", "is no sign although it looks like one"),
        ("-- a note", "says nothing to the reader"),
    ];
    let rows = rows.map(|(entry, means)| view! { <dt><code>{entry}</code></dt><dd>{means}</dd> }).collect_view();
    view! {
        <details class="fold">
            <summary>{icon(Icon::Info)}"How an entry is written"</summary>
            <p class="muted small">"An entry a line, in small letters, without accents or apostrophes. Misspelt words are known by themselves."</p>
            <dl class="facts roomy">{rows}</dl>
        </details>
    }
    .into_any()
}
