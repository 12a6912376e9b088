//! `/settings/targets`: how soon a person has in hand what came in, and how soon it has an answer.

use crate::parts::Icon;
use crate::parts::desk_form::{DeskForm, choice, once};
use crate::parts::desk_moments::date_words;
use crate::parts::field::hidden;
use crate::parts::notice::{notice, problems_in};
use crate::shell::{Staff, Tab};
use domain::question::Kind;
use domain::screens::targets::TargetsScreen;
use domain::screens::{Choice, Frame};
use domain::target::{Rule, Source, Target};
use leptos::prelude::*;
use texts::Texts;

/// The targets, a form for one more, and when the desk is there.
pub fn targets(frame: &Frame, screen: &TargetsScreen) -> String {
    let body = view! { <div class="stack-lg wide-column">{agreed(frame, screen)}{one_more(frame, screen)}{open(screen)}</div> };
    Staff::new("How soon we answer", Tab::Settings).crumb("/settings", "Settings").page(frame, body.into_any())
}

/// A kind, as staff say it of many.
fn kind_words(kind: Option<Kind>) -> &'static str {
    match kind {
        None => "Everything",
        Some(Kind::Question) => "Questions",
        Some(Kind::Comment) => "Comments",
        Some(Kind::Complaint) => "Complaints",
        Some(Kind::Praise) => "Praise",
        Some(Kind::Appointment) => "Appointment help",
        Some(Kind::Billing) => "Billing",
    }
}

fn source_words(source: Option<Source>) -> &'static str {
    match source {
        None => "from anywhere",
        Some(Source::Session) => "in sessions",
        Some(Source::Ask) => "on Ask our experts",
        Some(Source::Hand) => "brought in by the desk",
    }
}

fn agreed(frame: &Frame, screen: &TargetsScreen) -> AnyView {
    let usual = screen.rules.iter().all(|rule| rule.kind.is_some() || rule.source.is_some());
    let usual =
        usual.then(|| row("Everything else".to_owned(), screen.usual, "By the installation’s settings".into_any()));
    let rows = screen.rules.iter().map(|rule| {
        let of = format!("{} {}", kind_words(rule.kind), source_words(rule.source));
        row(of, rule.target, remove(frame, rule))
    });
    view! {
        <section class="panel" aria-labelledby="agreed-head">
            <h2 id="agreed-head">"Response targets"</h2>
            <p class="muted small">"A receipt is no answer: only a person’s act stops a clock. What may be an emergency waits for no hours; the ladder of whoever is on duty runs beside it. A change moves what is open, which each question’s history says; what has an end stays as it was."</p>
            <div class="scroll-x" tabindex="0" role="region" aria-label="Table of response targets">
                <table class="table">
                    <thead><tr><th scope="col">"What"</th><th scope="col">"In hand within"</th><th scope="col">"Answered within"</th><th scope="col"><span class="visually-hidden">"Deeds"</span></th></tr></thead>
                    <tbody>{rows.collect_view()}{usual}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(of: String, target: Target, end: AnyView) -> AnyView {
    view! {
        <tr><th scope="row">{of}</th><td>{target.acknowledge.to_string()}</td><td>{target.answer.to_string()}</td><td class="small muted">{end}</td></tr>
    }
    .into_any()
}

fn remove(frame: &Frame, rule: &Rule) -> AnyView {
    let (kind, source) = (rule.kind.map_or("", Kind::as_str), rule.source.map_or("", Source::as_str));
    let label = format!("Remove: {} {}", kind_words(rule.kind), source_words(rule.source));
    view! {
        <form method="post" action="/settings/targets/remove">
            {once(frame)}
            {hidden("kind", kind.to_owned())}{hidden("source", source.to_owned())}
            <button class="button small" aria-label=label>"Remove"</button>
        </form>
    }
    .into_any()
}

fn one_more(frame: &Frame, screen: &TargetsScreen) -> AnyView {
    let form = DeskForm { name: "target", problems: &screen.problems, locked: false };
    let kinds = Kind::ALL.iter().map(|kind| choice(kind.as_str(), kind_words(Some(*kind))));
    let kinds: Vec<Choice> = std::iter::once(choice("", "Everything")).chain(kinds).collect();
    let sources = Source::ALL.iter().map(|source| choice(source.as_str(), source_words(Some(*source))));
    let sources: Vec<Choice> = std::iter::once(choice("", "from anywhere")).chain(sources).collect();
    view! {
        <section class="panel" aria-labelledby="more-head">
            <h2 id="more-head">"Agree on a target"</h2>
            <p class="muted small">"What names more counts first. One for the same takes the place of what was."</p>
            <form class="form below" method="post" action="/settings/targets" data-draft>
                {problems_in("target", &screen.problems)}
                {once(frame)}
                <div class="fields wide">
                    {form.maybe("kind", "What").select(&kinds, &screen.draft.kind)}
                    {form.maybe("source", "Where from").select(&sources, &screen.draft.source)}
                    {form.field("acknowledge", "In hand within").hint("Such as 4 working hours.").input(screen.draft.acknowledge.clone())}
                    {form.field("answer", "Answered within").hint("Such as 2 working days, 24 hours or 1 week.").input(screen.draft.answer.clone())}
                </div>
                <div class="form-end"><button class="button primary">"Save"</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn open(screen: &TargetsScreen) -> AnyView {
    let days = screen.closed.iter().map(|day| date_words(*day)).collect::<Vec<_>>().join(", ");
    let days = if days.is_empty() { "None in the coming year.".to_owned() } else { format!("{days}.") };
    let never = screen.never_opens.then(|| {
        notice("notice bad", Icon::Warn, "For a month nobody is at the desk: nothing becomes late, and nobody is reminded. Look at the hours, and at the days on which it is closed.")
    });
    let promises = if screen.promises {
        "Whoever asks reads the time by which they have an answer."
    } else {
        "Whoever asks is promised no time (--answer-within is empty)."
    };
    view! {
        <section class="panel" aria-labelledby="open-head">
            <h2 id="open-head">"When somebody is at the desk"</h2>
            {never}
            <dl class="facts roomy">
                <dt>"Hours"</dt><dd>{Texts::default().desk_hours(&screen.hours, &screen.zone)}</dd>
                <dt>"Closed on"</dt><dd>{days}</dd>
                <dt>"Promised"</dt><dd>{promises}</dd>
            </dl>
            <p class="faint tiny below">"Hours are --desk-hours; holidays are the days of the calendar’s layers that --holidays names."</p>
        </section>
    }
    .into_any()
}
