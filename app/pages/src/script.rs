//! `/scripts/{id}`: one scripted response: its text, who approved it, and by when somebody looks at it again.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, act, choice, delete_fold, languages, may, once, version};
use crate::parts::desk_history::history;
use crate::parts::desk_moments::{date_words, stamp};
use crate::parts::desk_words::{category, question_kind};
use crate::parts::field::tick;
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, icon_class};
use crate::scripts::standing;
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::question::Kind;
use domain::screens::scripts::ScriptScreen;
use domain::screens::{Choice, Frame};
use domain::script::{BLANKS, Category, Script, Use};
use leptos::prelude::*;

/// The script with its form.
pub fn script(frame: &Frame, screen: &ScriptScreen) -> String {
    let title = screen.script.as_ref().map_or("New script".to_owned(), |script| script.title.to_string());
    let side = screen.script.as_ref().map(|script| side(frame, screen, script));
    let body = view! {
        <div class="split">
            <div class="stack">{screen.script.as_ref().and_then(|script| warning(screen, script))}{form(frame, screen)}</div>
            <aside class="stack-lg">{side}{blanks()}{history(&screen.history)}</aside>
        </div>
    };
    Staff::new(title, Tab::Inbox)
        .crumb("/inbox", "Inbox")
        .crumb("/scripts", "Scripted responses")
        .page(frame, body.into_any())
}

/// What a script is used for.
pub(crate) fn use_words(used_for: Use) -> &'static str {
    match used_for {
        Use::Reply => "Answers",
        Use::Dismissal => "Dismissals",
        Use::Offline => "Taking offline",
    }
}

/// It may be said all the same.
fn warning(screen: &ScriptScreen, script: &Script) -> Option<AnyView> {
    let due = script.retired_at.is_none() && script.is_overdue(screen.today);
    let words = format!(
        "Its review was due on {}. Read it again, and choose the next day on which somebody should.",
        date_words(script.review_on)
    );
    due.then(|| notice("notice warm", Icon::Warn, words).into_any())
}

fn form(frame: &Frame, screen: &ScriptScreen) -> AnyView {
    let locked = !may(frame, Permission::Desk);
    let form = DeskForm { name: "script", problems: &screen.problems, locked };
    let action = screen.script.as_ref().map_or("/scripts".to_owned(), |script| format!("/scripts/{}", script.id));
    let save = if screen.script.is_some() { "Save" } else { "Add script" };
    let end = (!locked).then(|| view! { <div class="form-end"><button class="button primary">{save}</button></div> });
    view! {
        <form class="form" method="post" action=action data-draft>
            {problems_in("script", &screen.problems)}
            {both(&screen.both, &[&screen.owners])}
            {once(frame)}
            {screen.script.as_ref().map(|script| version(script.version))}
            {words(form, screen)}
            {place(form, screen)}
            {kinds(screen, locked)}
            {end}
        </form>
    }
    .into_any()
}

fn words(form: DeskForm, screen: &ScriptScreen) -> AnyView {
    let draft = &screen.draft;
    let title = form.field("title", "Title").longest(160).hint("What the team calls it; askers do not read it.");
    let text = form.field("text", "Text").longest(4000).hint(
        "With blanks such as {{first_name}}. Say what is true, name the number to call, and promise nothing that nobody keeps.",
    );
    view! { {title.input(draft.title.clone())}{text.area(draft.text.clone())} }.into_any()
}

/// For what, in which language, whose, and until when.
fn place(form: DeskForm, screen: &ScriptScreen) -> AnyView {
    let draft = &screen.draft;
    let uses: Vec<Choice> = Use::ALL.iter().map(|it| choice(it.as_str(), use_words(*it))).collect();
    let none = std::iter::once(choice("", "None in particular"));
    let categories: Vec<Choice> =
        none.chain(Category::ALL.iter().map(|it| choice(it.as_str(), category(*it)))).collect();
    let nobody = std::iter::once(choice("", "Whoever adds it"));
    let owners: Vec<Choice> = nobody.chain(screen.owners.iter().cloned()).collect();
    let needs = form.maybe("category", "What they need").hint("For taking offline.");
    let review = form.field("review_on", "Look at it again by").kind("date");
    view! {
        <div class="fields">
            {form.field("used_for", "Used for").select(&uses, &draft.used_for)}
            {form.field("language", "Language").select(&languages(), &draft.language)}
            {needs.select(&categories, &draft.category)}
            {form.maybe("owner_id", "Owner").hint("Keeps it right.").select(&owners, &draft.owner_id)}
            {review.hint("Past it, whoever inserts it is warned.").input(draft.review_on.clone())}
        </div>
    }
    .into_any()
}

fn kinds(screen: &ScriptScreen, locked: bool) -> AnyView {
    let one = |kind: &Kind| {
        let ticked = screen.draft.kinds.iter().any(|it| it == kind.as_str());
        tick("kinds", kind.as_str(), ticked, question_kind(*kind), "")
    };
    let ticks = Kind::ALL.iter().map(one).collect_view();
    view! {
        <fieldset class="field" disabled=locked>
            <legend>"For which kinds"</legend>
            <p class="hint">"None ticked: for all of them."</p>
            <div class="ticks">{ticks}</div>
        </fieldset>
    }
    .into_any()
}

/// Who approved it, and what can be done with all of it.
fn side(frame: &Frame, screen: &ScriptScreen, script: &Script) -> AnyView {
    let to = |deed: &str| format!("/scripts/{}/{deed}", script.id);
    let offered = script.retired_at.is_none();
    let approve = (screen.may_approve && offered && script.approved_at.is_none())
        .then(|| act(to("approve"), Some(script.version), "button primary", "Approve this text"));
    let (step, label) = if offered { ("retire", "Retire") } else { ("bring_back", "Bring back") };
    let desk = may(frame, Permission::Desk);
    let retire = desk.then(|| act(to(step), Some(script.version), "button", label));
    let delete = (desk && script.approved_at.is_none())
        .then(|| delete_fold("Delete this script", "Nobody has said it yet: it is not approved.", to("delete")));
    view! {
        <section class="panel stack-sm" aria-labelledby="approval-head">
            <h2 id="approval-head">"Approval"</h2>
            <p class="row">{standing(script, screen.today)}</p>
            {approval(script)}
            <div class="row">{approve}{retire}</div>
            {delete}
        </section>
    }
    .into_any()
}

fn approval(script: &Script) -> AnyView {
    match (script.approved_at, &script.approved_by) {
        (Some(at), Some(name)) => {
            view! { <p class="small"><bdi>{name.clone()}</bdi>" approved just this text on "{stamp(at)}"."</p> }.into_any()
        }
        _ => view! { <p class="muted small">"Somebody else than its author, who may review, has to read it first. Until then nobody can insert it."</p> }.into_any(),
    }
}

/// What blanks there are.
fn blanks() -> AnyView {
    let rows = BLANKS.iter().map(|(name, means)| {
        let blank = ["{{", name, "}}"].concat();
        view! { <dt><code>{blank}</code></dt><dd>{*means}</dd> }
    });
    view! {
        <details class="fold">
            <summary>{icon_class(Icon::Down, "icon chevron")}"Blanks that fill themselves in"</summary>
            <dl class="facts roomy">{rows.collect_view()}</dl>
            <p class="muted small">"Any other name is filled in by hand. Nothing is sent while one is open."</p>
        </details>
    }
    .into_any()
}
