//! The desk's hold on the hall: pause, slow mode, closing time, hidden votes, the line to the experts; and what of the
//! lines is shown.

use crate::parts::desk_form::{DeskForm, choice};
use crate::parts::desk_moments::age;
use crate::parts::desk_words::count;
use crate::parts::{Icon, icon, state};
use domain::screens::live::LiveScreen;
use domain::session::{Hall, State};
use domain::{Clock, zone};
use leptos::prelude::*;
use texts::Texts;

/// Seconds between two questions of one person, with their words.
const SLOW: [(i64, &str); 5] = [
    (0, "As many as they like"),
    (30, "One in 30 seconds"),
    (60, "One a minute"),
    (300, "One in 5 minutes"),
    (900, "One in 15 minutes"),
];

/// Where the session is, who listens, how fast questions come, and what the desk has set.
pub fn status(screen: &LiveScreen, clock: Clock) -> AnyView {
    let listeners = match screen.listeners {
        0 => "Nobody listens on the page".to_owned(),
        1 => "1 page listens".to_owned(),
        many => format!("{many} pages listen"),
    };
    let rate = format!("{} in the last minute", count(screen.last_minute as i64, "question", "questions"));
    let waits = screen
        .waits_since
        .map(|since| view! { <span class="muted small">"oldest waits "{age(since, screen.now)}</span> });
    let hint = match screen.session.state {
        State::Live => None,
        State::Scheduled => Some("Prepare the line here. Questions are answered on stage once the session is live."),
        _ => Some("The session is over. What has no answer yet waits in the inbox too."),
    };
    let wrap = (screen.session.state == State::Ended).then(|| {
        let href = format!("/plan/sessions/{}/wrap", screen.session.id);
        view! { <a class="button small" href=href>"Hand out open questions"</a> }
    });
    view! {
        <div class="row live-status" data-keeps=screen.session.state == State::Live>
            {state::session(Texts::default(), screen.session.state)}
            <span class="muted small">{listeners}</span>
            <span class="muted small">{rate}</span>
            {waits}
            {set(screen, clock)}
            {hint.map(|hint| view! { <span class="muted small">{hint}</span> })}
            {wrap}
        </div>
    }
    .into_any()
}

/// What is set, in chips that nobody overlooks.
fn set(screen: &LiveScreen, clock: Clock) -> AnyView {
    let Hall { paused, questions_until, slow_seconds, votes_hidden, .. } = &screen.session.hall;
    let words = |at| clock.date_time(zone::local(at, &screen.session.zone));
    let closes = questions_until.map(|at| match at <= screen.now {
        true => "Questions are closed".to_owned(),
        false => format!("Questions until {}", words(at)),
    });
    let slow = SLOW.iter().find(|(seconds, _)| seconds == slow_seconds).map_or("Slow", |(_, words)| *words);
    let chips = [
        paused.is_set().then(|| "Questions are paused".to_owned()),
        closes,
        (*slow_seconds > 0).then(|| slow.to_owned()),
        votes_hidden.is_set().then(|| "Votes are hidden".to_owned()),
    ];
    chips
        .into_iter()
        .flatten()
        .map(|words| view! { <span class="chip" data-state="held">{words}</span> })
        .collect_view()
        .into_any()
}

/// Everything the desk can set, one press for what is needed at once, the rest in a fold.
pub fn controls(screen: &LiveScreen) -> Option<AnyView> {
    if !screen.may_act || screen.session.state == State::Cancelled {
        return None;
    }
    let to = format!("/plan/sessions/{}/hall", screen.session.id);
    let hall = &screen.session.hall;
    let switch = |name: &'static str, key: &'static str, on: bool, set: &'static str, unset: &'static str| {
        let (value, words) = if on { ("off", unset) } else { ("on", set) };
        view! { <button class="button small" name=name value=value data-key=key aria-pressed=on.to_string()>{words}</button> }
    };
    let pause = switch("paused", "z", hall.paused.is_set(), "Pause questions", "Take questions again");
    let hide = switch("votes_hidden", "v", hall.votes_hidden.is_set(), "Hide votes", "Show votes");
    Some(
        view! {
            <div class="live-hall">
                <form class="row" method="post" action=to.clone()>{pause}{hide}</form>
                {more(screen, &to)}
            </div>
        }
        .into_any(),
    )
}

fn more(screen: &LiveScreen, to: &str) -> AnyView {
    let (hall, typed) = (&screen.session.hall, &screen.typed);
    let form = DeskForm { name: "hall", problems: &screen.problems, locked: false };
    let refused = !screen.problems.is_empty();
    let alert = refused.then(|| super::card::problems(&screen.problems));
    let until = hall.questions_until.map(|at| local(screen, at)).unwrap_or_default();
    let until = typed.questions_until.clone().unwrap_or(until);
    let slow = if typed.slow_seconds.is_empty() { hall.slow_seconds.to_string() } else { typed.slow_seconds.clone() };
    let line = typed.stage_line.clone().unwrap_or_else(|| hall.stage_line.clone());
    let slows: Vec<_> = SLOW.iter().map(|(seconds, words)| choice(&seconds.to_string(), words)).collect();
    let zone = format!("{}. Empty: seven days after the end.", zone::zone_label(screen.now, &screen.session.zone));
    view! {
        <details class="fold small" open=refused>
            <summary>"Slow mode, closing time, line to the experts"</summary>
            <form class="live-deeds" method="post" action=to.to_owned()>
                {alert}
                {form.maybe("stage_line", "Line to the experts’ screen").longest(200).hint("Only they read it.").input(line)}
                {form.maybe("slow_seconds", "Questions from one person").select(&slows, &slow)}
                {form.maybe("questions_until", "Close questions at").hint(zone).kind("datetime-local").input(until)}
                <div class="row"><button class="button small">"Set"</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn local(screen: &LiveScreen, at: domain::Instant) -> String {
    domain::LocalTime { second: 0, ..zone::local(at, &screen.session.zone) }.to_string()
}

/// Search and filter by expert.
pub fn filter(screen: &LiveScreen) -> AnyView {
    let page = format!("/plan/sessions/{}/live", screen.session.id);
    let filter = &screen.filter;
    let option = |value: &str, label: &str| {
        view! { <option value=value.to_owned() selected=value == filter.owner dir="auto">{label.to_owned()}</option> }
    };
    let experts = screen.experts.iter().map(|choice| option(&choice.value, &choice.label)).collect_view();
    let all = (*filter != Default::default())
        .then(|| view! { <a class="button small quiet" href=page.clone()>"Show all"</a> });
    view! {
        <form class="row live-filter" method="get" action=page.clone() role="search">
            <label class="visually-hidden" for="live-q">"Words in the question"</label>
            <input class="input" id="live-q" name="q" type="search" dir="auto" placeholder="Search" data-key="/" value=filter.q.clone()/>
            <label class="visually-hidden" for="live-owner">"Expert"</label>
            <select class="input" id="live-owner" name="owner">{option("", "All experts")}{experts}</select>
            <button class="button small">{icon(Icon::Search)}"Find"</button>
            {all}
        </form>
    }
    .into_any()
}
