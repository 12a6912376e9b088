//! Taking offline: the form for it, and how far it is.

use super::scripts;
use crate::parts::desk_form::{DeskForm, choice, version};
use crate::parts::desk_moments::{left, stamp};
use crate::parts::desk_words::{category, handoff_outcome, handoff_standing};
use crate::parts::field::tick;
use crate::parts::{Icon, icon};
use domain::Version;
use domain::handoff::{Handoff, Outcome, Standing};
use domain::screens::Choice;
use domain::screens::desk::{DeedForm, QuestionScreen, RefusedDeed};
use domain::script::{Category, Use};
use leptos::prelude::*;

/// What for, to whom, in which words; and how they are reached, where they have told the desk.
pub fn fields(form: DeskForm, typed: &DeedForm, again: bool, screen: &QuestionScreen) -> AnyView {
    let open = screen.handoff.as_ref().filter(|(handoff, _)| handoff.is_open());
    let known = open.map_or_else(|| Category::of(screen.question.kind), |(handoff, _)| handoff.category);
    let categories: Vec<Choice> = Category::ALL.iter().map(|it| choice(it.as_str(), category(*it))).collect();
    let what = if again { typed.category.clone() } else { known.to_string() };
    let usual = screen.teams.iter().find(|(_, takes)| takes.contains(&known)).map(|(team, _)| team.value.clone());
    let team = if again { typed.team_id.clone() } else { usual.unwrap_or_default() };
    let desk = choice("", "The desk itself");
    let teams: Vec<Choice> = std::iter::once(desk).chain(screen.teams.iter().map(|(team, _)| team.clone())).collect();
    let text = form
        .field("text", "What they read")
        .longest(8000)
        .hint("On their own page. Thank them, say why, and who will be in touch. No detail of theirs.");
    let contact = open.is_none_or(|(handoff, _)| handoff.agreed_at.is_none()).then(|| {
        let field = form
            .maybe("contact", "Phone number or e-mail address")
            .longest(200)
            .hint("Only where they told you themselves. Else they are asked on their own page, in a form that the team alone reads.");
        let agreed = tick("agreed", "on", typed.agreed, "They agreed to be called or written to", "");
        view! { {field.input(typed.contact.clone())}{agreed}{wrong(form, "agreed")} }
    });
    view! {
        {form.field("category", "What for").select(&categories, &what)}
        {form.maybe("team_id", "Who reaches them").hint("Their letter holds a link, and no word of the question.").select(&teams, &team)}
        {scripts::text(screen, Use::Offline, text, typed.text.clone())}
        {scripts::choose(screen, Use::Offline, form)}
        {contact}
        <div class="form-end"><button class="button primary">"Take offline"</button></div>
    }
    .into_any()
}

/// A tick's message.
fn wrong(form: DeskForm, field: &str) -> Option<AnyView> {
    let why = form.problems.message(field)?.to_owned();
    Some(view! { <p class="error" role="alert">{icon(Icon::Warn)}{why}</p> }.into_any())
}

/// How far it is, how they are reached, and the next step.
pub fn panel(screen: &QuestionScreen) -> Option<AnyView> {
    let (handoff, team) = screen.handoff.as_ref()?;
    let ended = handoff.outcome.map_or_else(
        || handoff_standing(handoff.standing).to_owned(),
        |outcome| format!("{}: {}", handoff_standing(handoff.standing), handoff_outcome(outcome).to_lowercase()),
    );
    let due = handoff
        .is_open()
        .then(|| view! { <dt>"Next step"</dt><dd>{left(handoff.due_at, screen.now)}" · "{stamp(handoff.due_at)}</dd> });
    let tries = (handoff.tries > 0).then(|| view! { <dt>"Tried"</dt><dd class="num">{handoff.tries}</dd> });
    let team = team.clone().unwrap_or_else(|| "The desk itself".to_owned());
    let steps = (screen.may_act && handoff.is_open()).then(|| {
        let refused = screen.refused.as_ref();
        let base = format!("/inbox/{}", screen.question.id);
        steps(&base, handoff, refused, screen.question.version)
    });
    Some(
        view! {
            <section class="panel stack-sm" id="offline" aria-labelledby="offline-head">
                <h2 id="offline-head">"Offline"</h2>
                <dl class="facts">
                    <dt>"What for"</dt><dd>{category(handoff.category)}</dd>
                    <dt>"With"</dt><dd dir="auto">{team}</dd>
                    <dt>"How far"</dt><dd>{ended}</dd>
                    {due}{tries}
                    {told(handoff)}
                </dl>
                {steps}
            </section>
        }
        .into_any(),
    )
}

/// How they are reached, as they say.
pub fn told(handoff: &Handoff) -> AnyView {
    let line = |name: &'static str, said: Option<&str>| {
        said.map(|said| view! { <dt>{name}</dt><dd class="prewrap" dir="auto">{said.to_owned()}</dd> })
    };
    view! {
        {line("Reach them by", handoff.contact.as_ref().map(|it| it.as_str()))}
        {line("When", handoff.best_time.as_ref().map(|it| it.as_str()))}
        {line("They add", handoff.details.as_ref().map(|it| it.as_str()))}
    }
    .into_any()
}

/// The next steps of whoever reaches them, below `base`, with the version that was seen.
pub fn steps(base: &str, handoff: &Handoff, refused: Option<&RefusedDeed>, seen: Version) -> AnyView {
    let known = handoff.agreed_at.is_some();
    view! {
        <div class="stack-sm">
            {(known && handoff.standing != Standing::Reached).then(|| reached(base, seen))}
            <div class="composers">
                {known.then(|| tried(base, refused, seen))}
                {settle(base, handoff, refused, seen)}
            </div>
        </div>
    }
    .into_any()
}

fn of<'a>(refused: Option<&'a RefusedDeed>, deed: &str) -> Option<&'a RefusedDeed> {
    refused.filter(|refused| refused.deed == deed)
}

fn reached(base: &str, seen: Version) -> AnyView {
    let to = format!("{base}/reached");
    view! { <form method="post" action=to>{version(seen)}<button class="button primary">"I reached them"</button></form> }.into_any()
}

fn tried(base: &str, refused: Option<&RefusedDeed>, seen: Version) -> AnyView {
    let (refused, none) = (of(refused, "tried"), RefusedDeed::default());
    let RefusedDeed { typed, problems, .. } = refused.unwrap_or(&none);
    let form = DeskForm { name: "tried", problems, locked: false };
    let field = form.field("due_at", "Try again on").kind("datetime-local").hint("Within 14 days.");
    view! {
        <details class="composer" open=refused.is_some()>
            <summary>"Tried, and did not reach them"</summary>
            <form class="form" method="post" action=format!("{base}/tried")>
                {version(seen)}
                {field.input(typed.due_at.clone())}
                {form.maybe("text", "Note").optional().longest(4000).hint("For colleagues.").area(typed.text.clone())}
                <div class="form-end"><button class="button">"Note it"</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn settle(base: &str, handoff: &Handoff, refused: Option<&RefusedDeed>, seen: Version) -> AnyView {
    let (refused, none) = (of(refused, "settle"), RefusedDeed::default());
    let RefusedDeed { typed, problems, .. } = refused.unwrap_or(&none);
    let form = DeskForm { name: "settle", problems, locked: false };
    let may = |outcome: &&Outcome| match outcome {
        Outcome::Settled | Outcome::PassedOn => handoff.standing == Standing::Reached,
        Outcome::Declined => handoff.standing == Standing::Reached || handoff.agreed_at.is_none(),
        Outcome::NotReached => handoff.tries > 0 || handoff.agreed_at.is_none(),
        _ => true,
    };
    let choices: Vec<Choice> = std::iter::once(choice("", "Choose"))
        .chain(Outcome::CHOICES.iter().filter(may).map(|it| choice(it.as_str(), handoff_outcome(*it))))
        .collect();
    view! {
        <details class="composer" open=refused.is_some()>
            <summary>"Close it"</summary>
            <form class="form" method="post" action=format!("{base}/settle")>
                {version(seen)}
                {form.field("outcome", "How it ended").hint("They read it on their own page, and say whether it was solved.").select(&choices, &typed.outcome)}
                {form.maybe("text", "Note").optional().longest(4000).hint("For colleagues.").area(typed.text.clone())}
                <div class="form-end"><button class="button primary">"Close"</button></div>
            </form>
        </details>
    }
    .into_any()
}
