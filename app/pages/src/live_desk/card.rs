//! One question at the live desk, with what can be done to it where it stands.

use super::folds;
use crate::parts::desk_form::version;
use crate::parts::desk_moments::{age, clock as running};
use crate::parts::desk_words::{count, said};
use crate::parts::field::textarea_html;
use crate::parts::marked::marked;
use crate::parts::state;
use domain::question::{Question, Visibility};
use domain::screens::live::LiveScreen;
use domain::session::State;
use domain::text::isolated;
use domain::{Clock, Problems, zone};
use leptos::prelude::*;
use texts::Texts;

/// A line of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Read by nobody outside yet.
    Held,
    /// Public and open.
    Open,
    /// In line.
    Next,
    /// On stage.
    Now,
    /// Not now.
    Aside,
    /// With an answer.
    Answered,
}

/// A button: the deed's name, its words, its key.
type Button = (&'static str, &'static str, &'static str);

/// Somebody may be in danger: offered wherever a question is open.
const URGENT: Button = ("urgent", "Urgent", "!");

impl Line {
    /// Its name in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Open => "open",
            Self::Next => "next",
            Self::Now => "now",
            Self::Aside => "aside",
            Self::Answered => "answered",
        }
    }

    /// Its heading, and what stands there while it is empty.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Held => ("Held", "Nothing waits to be looked at."),
            Self::Open => ("Public", "No public question is open."),
            Self::Next => ("Next", "Nobody is in line."),
            Self::Now => ("Now answering", "Nothing is on stage."),
            Self::Aside => ("Set aside", "Nothing is set aside."),
            Self::Answered => ("Answered", "Nothing has an answer yet."),
        }
    }

    fn buttons(self, live: bool) -> Vec<Button> {
        let now = ("now", "Answer now", "w");
        let all: &[Button] = match self {
            Self::Held => &[("publish", "Publish", "p"), ("aside", "Set aside", "s"), URGENT],
            Self::Open => &[("next", "Next", "n"), now, ("hold", "Hold", "h"), ("aside", "Set aside", "s"), URGENT],
            Self::Next => &[now, ("up", "Up", "u"), ("back", "Out of line", "b"), URGENT],
            Self::Now => &[("answered_live", "Answered", "a"), ("next", "Back in line", "b"), URGENT],
            Self::Aside => &[("back", "Take back", "b"), URGENT],
            Self::Answered => &[],
        };
        all.iter().copied().filter(|(deed, ..)| live || *deed != "now").collect()
    }
}

/// The card.
pub fn card(screen: &LiveScreen, clock: Clock, line: Line, question: &Question) -> AnyView {
    let cleared = question.cleared();
    let text = cleared
        .as_ref()
        .map_or_else(|| said(Texts::default(), question.text.as_str()), |text| text.as_str().to_owned());
    let original = cleared.filter(|text| question.erased_at.is_none() && text.as_str() != question.text.as_str()).map(|_| {
        view! { <details class="fold tiny"><summary>"As it was asked"</summary><p class="prewrap" dir="auto">{question.text.to_string()}</p></details> }
    });
    let private = (question.visibility == Visibility::Private).then(|| state::visibility(Visibility::Private));
    let when = match question.placed_at.filter(|_| line == Line::Now) {
        Some(at) => view! { <span class="strong num">"On stage "{running(at, screen.now)}</span> }.into_any(),
        None => age(question.created_at, screen.now),
    };
    let answer = question.answer.clone().map(|answer| view! { <p class="small muted prewrap" dir="auto">{answer}</p> });
    let href = format!("/inbox/{}", question.id);
    view! {
        <li class="live-card" id=format!("q-{}", question.id) data-id=question.id.to_string()>
            <a class="cover prewrap" href=href dir="auto">{text}</a>
            {signs(screen, clock, question)}
            <p class="faint tiny row">
                {(question.votes > 0).then(|| view! { <span>{count(question.votes, "vote", "votes")}</span> })}
                {state::asks_back(question)}{private}{when}
            </p>
            {original}
            {(line == Line::Answered).then_some(answer)}
            {screen.problems_of(&question.id).map(problems)}
            {folds::joined(screen, question)}
            {screen.may_act.then(|| deeds(screen, line, question))}
            {(screen.may_act && matches!(line, Line::Held | Line::Open | Line::Next | Line::Aside)).then(|| folds::folds(screen, question))}
        </li>
    }
    .into_any()
}

/// What the desk must not miss: reports, votes that may be one person's, a colleague's hands, a time that was set.
fn signs(screen: &LiveScreen, clock: Clock, question: &Question) -> Option<AnyView> {
    let reports = screen.reports_of(&question.id);
    let reports = (reports > 0)
        .then(|| view! { <span class="chip" data-state="overdue">{count(reports, "report", "reports")}</span> });
    let burst = screen.burst_of(&question.id);
    let burst = (burst > 0)
        .then(|| view! { <span class="chip" data-state="overdue">{format!("{burst} votes from one network")}</span> });
    let hands = question.in_hands_of_another(&screen.reader, screen.now).map(|name| {
        view! { <span class="chip" data-state="proposed">{format!("{} has it open", isolated(name))}</span> }
    });
    let due = question.due_at.map(|due| {
        let words = format!("Answer until {}", clock.date_time(zone::local(due, &screen.session.zone)));
        view! { <span class="chip" data-state="held">{words}</span> }
    });
    let any = reports.is_some() || burst.is_some() || hands.is_some() || due.is_some();
    any.then(|| view! { <p class="row">{reports}{burst}{hands}{due}</p> }.into_any())
}

/// One form: each button posts it to a deed of its own.
fn deeds(screen: &LiveScreen, line: Line, question: &Question) -> Option<AnyView> {
    let mut buttons = line.buttons(screen.session.state == State::Live);
    if question.visibility == Visibility::Private {
        buttons.retain(|(deed, ..)| !matches!(*deed, "publish" | "next" | "now"));
    }
    let (first, ..) = *buttons.first()?;
    let to = |deed: &str| format!("/plan/sessions/{}/live/{}/{deed}", screen.session.id, question.id);
    let button = |(n, (deed, label, key)): (usize, &Button)| {
        let class = if n == 0 { "button small primary" } else { "button small" };
        view! { <button class=class formaction=to(deed) name="deed" value=*deed data-row-key=*key>{*label}</button> }
    };
    Some(
        view! {
            <form class="live-deeds" method="post" action=to(first) data-draft=line == Line::Now data-claim=to("claim")>
                {version(question.version)}
                {words(screen, line, question)}
                <div class="row">{buttons.iter().enumerate().map(button).collect_view()}</div>
            </form>
        }
        .into_any(),
    )
}

/// Why a deed was refused.
pub fn problems(problems: &Problems) -> AnyView {
    let lines = problems.0.iter().map(|problem| view! { <p dir="auto">{problem.message.clone()}</p> }).collect_view();
    view! { <div class="notice bad small" role="alert">{lines}</div> }.into_any()
}

/// What the deed takes: a wording before it is public, a note of what was said once it was answered.
fn words(screen: &LiveScreen, line: Line, question: &Question) -> Option<AnyView> {
    let refused = screen.refused.as_ref().filter(|(id, _)| *id == question.id).map(|(_, refused)| refused);
    let typed = refused.map(|refused| &refused.typed);
    let marks = refused.and_then(|refused| refused.marked.as_ref());
    let id = format!("words-{}", question.id);
    match line {
        Line::Held | Line::Open if question.visibility != Visibility::Private => {
            let wording = typed.map(|typed| typed.public_text.clone()).filter(|text| !text.is_empty());
            let wording = wording.or_else(|| marks.map(|marked| marked.text.clone()));
            let open = wording.is_some();
            let known = question.public_text.as_ref().map_or_else(|| question.text.to_string(), ToString::to_string);
            let wording = wording.unwrap_or(known);
            let again = (line == Line::Open).then(|| {
                let action = format!("/plan/sessions/{}/live/{}/publish", screen.session.id, question.id);
                view! { <button class="button small" formaction=action>"Publish this wording"</button> }
            });
            Some(view! {
                <details class="fold tiny" open=open>
                    <summary>"Edit before publishing"</summary>
                    <label class="visually-hidden" for=id.clone()>"Public wording"</label>
                    <textarea class="input" id=id.clone() name="public_text" dir="auto" rows="3" maxlength="2000" inner_html=textarea_html(&wording)></textarea>
                    {marks.map(marked)}
                    {again}
                </details>
            }
            .into_any())
        }
        Line::Now => {
            let note = typed.map(|typed| typed.text.clone()).unwrap_or_default();
            Some(view! {
                {marks.map(marked)}
                <label class="small" for=id.clone()>"What was said, in a few words"</label>
                <textarea class="input" id=id name="text" dir="auto" rows="2" maxlength="4000" inner_html=textarea_html(&note)></textarea>
            }
            .into_any())
        }
        _ => None,
    }
}
