//! `/plan/campaigns/new` and `/plan/campaigns/{id}`: a campaign's form, its sessions and its history.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, delete_fold, marks_stand, may, once, version};
use crate::parts::desk_history::history;
use crate::parts::field::suggestions;
use crate::parts::notice::problems_in;
use crate::parts::plan_rows::plan_row;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::Clock;
use domain::campaign::{CampaignDraft, Color};
use domain::id::CampaignId;
use domain::permission::Permission;
use domain::screens::plan::CampaignScreen;
use domain::screens::{Choice, Frame};
use leptos::prelude::*;

/// A new campaign, or one to change.
pub fn campaign_form(frame: &Frame, screen: &CampaignScreen) -> String {
    let locked = !may(frame, Permission::Plan);
    let name = screen.draft.name.as_str();
    let title = match (&screen.id, name) {
        (None, _) => "New campaign",
        (Some(_), "") => "Campaign",
        (Some(_), name) => name,
    };
    let side = screen.id.as_ref().map(|_| side(screen));
    let body = view! {
        <div class="split">
            <div class="stack-lg narrow">{form(frame, screen, locked)}{screen.id.as_ref().map(|id| below(screen, id, frame.clock, locked))}</div>
            {side}
        </div>
        {suggestions("zones", &screen.zones)}
    };
    let page = Staff::new(title, Tab::Plan).crumb("/plan", "Plan").crumb("/plan/campaigns", "Campaigns");
    page.actions(actions(screen, locked)).page(frame, body.into_any())
}

fn actions(screen: &CampaignScreen, locked: bool) -> AnyView {
    let public = screen.slug.as_ref().map(|slug| {
        view! { <a class="button" href=format!("/campaigns/{slug}")>{icon(Icon::Eye)}"Public page"</a> }
    });
    let session = screen.id.as_ref().filter(|_| !locked).map(|id| {
        view! { <a class="button primary" href=format!("/plan/sessions/new?campaign={id}")>{icon(Icon::Plus)}"New session"</a> }
    });
    view! { {public}{session} }.into_any()
}

fn form(frame: &Frame, screen: &CampaignScreen, locked: bool) -> AnyView {
    let action = screen.id.as_ref().map_or("/plan/campaigns".to_owned(), |id| format!("/plan/campaigns/{id}"));
    let form = DeskForm { name: "campaign", problems: &screen.problems, locked };
    let seen = screen.id.as_ref().map(|_| version(screen.version));
    let save = if screen.id.is_some() { "Save" } else { "Create campaign" };
    let end = (!locked).then(|| {
        view! {
            <div class="form-end">
                <button class="button primary">{save}</button>
                <a class="button quiet" href="/plan/campaigns">"Back"</a>
            </div>
        }
    });
    view! {
        <form class="form" method="post" action=action data-draft>
            {problems_in("campaign", &screen.problems)}
            {both(&screen.both, &[&screen.audiences])}
            {once(frame)}
            {seen}
            {words(form, &screen.draft)}
            {days(form, screen)}
            {colors(&screen.draft.color, locked)}
            {audiences(screen, locked)}
            {marks_stand("campaign", &screen.problems)}
            {end}
        </form>
    }
    .into_any()
}

fn words(form: DeskForm, draft: &CampaignDraft) -> AnyView {
    let name = form.field("name", "Name").longest(120).hint("Public, on its page and on its sessions.");
    let message = form.maybe("main_message", "Main message").optional().longest(4000);
    let message = message.hint("The one sentence that everybody should keep. Public.");
    let objective = form.maybe("objective", "Objective").optional().longest(4000);
    let objective = objective.hint("What should be different afterwards? For the team alone.");
    view! {
        {name.input(draft.name.clone())}
        {message.area(draft.main_message.clone())}
        {objective.area(draft.objective.clone())}
    }
    .into_any()
}

fn days(form: DeskForm, screen: &CampaignScreen) -> AnyView {
    let draft = &screen.draft;
    let first = form.field("starts_on", "First day").kind("date").input(draft.starts_on.clone());
    let last = form.field("ends_on", "Last day").kind("date").input(draft.ends_on.clone());
    let zone = form.zone(screen.id.is_none(), &screen.house, &[]).input(draft.zone.clone());
    view! { <div class="fields">{first}{last}{zone}</div> }.into_any()
}

fn colors(chosen: &str, locked: bool) -> AnyView {
    let chosen = chosen.parse().unwrap_or(Color::Teal);
    let swatch = |color: &Color| {
        let (value, ticked) = (color.as_str(), *color == chosen);
        let word = format!("{}{}", value[..1].to_uppercase(), &value[1..]);
        view! { <label data-color=value><input type="radio" name="color" value=value checked=ticked disabled=locked/>{word}</label> }
    };
    let swatches = Color::ALL.iter().map(swatch).collect_view();
    view! { <fieldset class="field"><legend>"Colour"</legend><div class="swatches">{swatches}</div></fieldset> }
        .into_any()
}

fn audiences(screen: &CampaignScreen, locked: bool) -> AnyView {
    let tick = |choice: &Choice| {
        let ticked = screen.draft.audience_ids.iter().any(|id| id.as_str() == choice.value);
        let (value, label) = (choice.value.clone(), choice.label.clone());
        view! {
            <label class="check"><input type="checkbox" name="audience_ids" value=value checked=ticked disabled=locked/><span dir="auto">{label}</span></label>
        }
    };
    let ticks = screen.audiences.iter().map(tick).collect_view();
    let none = screen.audiences.is_empty().then(|| {
        view! { <p class="hint">"No audiences yet. "<a href="/plan/audiences">"Describe whom you write for."</a></p> }
    });
    view! { <fieldset class="field"><legend>"Audiences"</legend><div class="ticks">{ticks}</div>{none}</fieldset> }
        .into_any()
}

/// What is not the form: the campaign's sessions, and its end.
fn below(screen: &CampaignScreen, id: &CampaignId, clock: Clock, locked: bool) -> AnyView {
    let rows = screen.sessions.iter().map(|row| plan_row(row, true, clock)).collect_view();
    let list = if screen.sessions.is_empty() {
        view! { <p class="muted">"No sessions yet. The first one gives the campaign its public page."</p> }.into_any()
    } else {
        view! { <ol class="rows inset">{rows}</ol> }.into_any()
    };
    let shift = (!locked).then(
        || view! { <p><a class="button" href=format!("/plan/campaigns/{id}/shift")>"Shift campaign dates"</a></p> },
    );
    let words = "Only a campaign that was never public and holds no sessions can be deleted.";
    let delete = (!locked).then(|| delete_fold("Delete this campaign", words, format!("/plan/campaigns/{id}/delete")));
    view! {
        <section class="panel" aria-labelledby="sessions-head"><h2 id="sessions-head">"Sessions"</h2>{list}</section>
        {shift}{delete}
    }
    .into_any()
}

fn side(screen: &CampaignScreen) -> AnyView {
    view! { <aside class="stack-lg">{history(&screen.history)}</aside> }.into_any()
}
