//! `/settings/teams`: who takes up what the desk hands over, and a form for one more or for the one being edited.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, choice, delete_fold, once, version};
use crate::parts::desk_words::category;
use crate::parts::notice::problems_in;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::screens::handoff::TeamsScreen;
use domain::screens::{Choice, Frame};
use domain::script::Category;
use domain::team::Team;
use leptos::prelude::*;

/// The list of teams with its form.
pub fn teams(frame: &Frame, screen: &TeamsScreen) -> String {
    let rows = screen.teams.iter().map(|(team, lead)| row(team, lead.as_deref(), screen)).collect_view();
    let list = if screen.teams.is_empty() { empty() } else { view! { <ol class="rows">{rows}</ol> }.into_any() };
    let body = view! { <div class="beside wide"><div>{list}</div>{form(frame, screen)}</div> };
    Staff::new("Teams", Tab::Settings).crumb("/settings", "Settings").flush().page(frame, body.into_any())
}

fn row(team: &Team, lead: Option<&str>, screen: &TeamsScreen) -> AnyView {
    let current = screen.editing.as_ref().is_some_and(|(id, _)| *id == team.id);
    let href = format!("/settings/teams?edit={}#team", team.id);
    let takes: Vec<&str> = team.categories.0.iter().map(|it| category(*it)).collect();
    let lead = lead.map(|name| view! { <span>"Lead: "<bdi>{name.to_owned()}</bdi></span> });
    view! {
        <li>
            <div class="main">
                <a class="cover" href=href aria-current=current.then_some("true") dir="auto">{team.name.to_string()}</a>
                <p class="muted tiny clip" dir="auto">{team.email.to_string()}</p>
            </div>
            <div class="end"><span>{takes.join(" · ")}</span>{lead}</div>
        </li>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="pad">
            <div class="empty">
                {icon(Icon::People)}
                <h2>"No teams yet"</h2>
                <p>"Name who reaches people in person, such as patient accounts or scheduling, with the mailbox that they read. Until then the desk reaches them itself."</p>
            </div>
        </div>
    }
    .into_any()
}

fn form(frame: &Frame, screen: &TeamsScreen) -> AnyView {
    let form = DeskForm { name: "team", problems: &screen.problems, locked: false };
    let draft = &screen.draft;
    let (title, save) = if screen.editing.is_some() { ("Edit team", "Save") } else { ("New team", "Add team") };
    let action =
        screen.editing.as_ref().map_or("/settings/teams".to_owned(), |(id, _)| format!("/settings/teams/{id}"));
    let other = screen.editing.is_some().then(|| view! { <a class="button quiet" href="/settings/teams">"Cancel"</a> });
    let desk = choice("", "Whoever leads the desk");
    let leads: Vec<Choice> = std::iter::once(desk).chain(screen.members.iter().cloned()).collect();
    let delete = screen.editing.as_ref().map(|(id, _)| {
        let means = "Only a team to which nobody was ever handed over can be deleted.";
        delete_fold("Delete this team", means, format!("/settings/teams/{id}/delete"))
    });
    let hint = "A mailbox of your house: whoever reads it can open what its letters link to.";
    view! {
        <aside class="side" id="team" aria-labelledby="team-head">
            <form class="form" method="post" action=action data-draft>
                <h2 id="team-head">{title}</h2>
                {problems_in("team", &screen.problems)}
                {both(&screen.both, &[])}
                {once(frame)}
                {screen.editing.as_ref().map(|(_, seen)| version(*seen))}
                {form.field("name", "Name").longest(120).input(draft.name.clone())}
                {form.field("email", "Mailbox").kind("email").hint(hint).input(draft.email.clone())}
                {form.maybe("lead_id", "Who hears of what rests").select(&leads, &draft.lead_id)}
                {takes(&draft.categories)}
                <div class="form-end"><button class="button primary">{save}</button>{other}</div>
            </form>
            {delete}
        </aside>
    }
    .into_any()
}

/// What goes to it unless somebody says otherwise.
fn takes(chosen: &str) -> AnyView {
    let ticks = Category::ALL.iter().map(|it| {
        let ticked = chosen.split(',').any(|word| word.trim() == it.as_str());
        view! { <label class="check"><input type="checkbox" name="categories" value=it.as_str() checked=ticked/><span>{category(*it)}</span></label> }
    });
    view! { <fieldset class="stack-sm"><legend>"What usually goes there"</legend>{ticks.collect_view()}</fieldset> }
        .into_any()
}
