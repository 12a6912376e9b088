//! The panels around a clinician's calendar: on their own page, and on the team's page about them.

mod assistants;
mod away;
pub mod feed;

use super::desk_form::choice;
use super::field::{Field, tick};
use super::notice::problems_in;
use super::{Icon, icon_class};
use domain::screens::clinician::Keeping;
use domain::{Clock, ZoneName};
use leptos::prelude::*;

/// All panels that their reader may use.
pub fn panels(keeping: &Keeping, (zone, clock): (&ZoneName, Clock)) -> AnyView {
    view! {
        {calendar(keeping, None)}
        {away::leave(keeping)}
        {away::busy(keeping, (zone, clock))}
        {keeping.appoints.then(|| assistants::assistants(keeping))}
        {clocks(keeping, clock)}
    }
    .into_any()
}

/// How they read clocks.
fn clocks(keeping: &Keeping, clock: Clock) -> AnyView {
    let field = Field::new("clock", "Write times as".to_owned()).within("clock").problem(&keeping.problems("clock"));
    view! {
        <section class="card stack keeping" aria-labelledby="clock-head" id="clock">
            <h2 id="clock-head">"Clock"</h2>
            <p class="muted small">"On your pages, in your letters and in your calendar. Fields in which you type a time follow your browser."</p>
            <form class="form" method="post" action=format!("{}/clock", keeping.base)>
                {field.select(&clock_choices(), clock.as_str())}
                <div class="form-end"><button class="button">"Save"</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Both clocks, each as it looks.
pub fn clock_choices() -> [domain::screens::Choice; 2] {
    [choice(Clock::Day.as_str(), "18:00 (24 hours)"), choice(Clock::Half.as_str(), "6:00 pm (12 hours)")]
}

/// The same for the team, with a way to make a new feed address.
pub fn staff_panels(keeping: &Keeping, (zone, clock): (&ZoneName, Clock), renew: AnyView) -> AnyView {
    view! {
        {calendar(keeping, Some(renew))}
        {away::leave(keeping)}
        {away::busy(keeping, (zone, clock))}
        {keeping.appoints.then(|| assistants::assistants(keeping))}
    }
    .into_any()
}

/// The feed: its addresses, its choices, and that calendar apps lag. `more` stands at its end.
pub fn calendar(keeping: &Keeping, more: Option<AnyView>) -> AnyView {
    let wrong = keeping.problems("calendar");
    let field = |name, label: &str| Field::new(name, label.to_owned()).within("calendar").problem(&wrong);
    let open = !wrong.is_empty();
    view! {
        <section class="card stack keeping" aria-labelledby="calendar-head" id="calendar">
            <h2 id="calendar-head">{if ours(keeping) { "In their own calendar" } else { "In your own calendar" }}</h2>
            <p class="muted small">"Every slot with its state, as a calendar to subscribe to. Calendar apps may lag by up to a day; changes also come by mail."</p>
            {feed::links(&keeping.feed)}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}"Reminders, titles and past days"</summary>
                <form class="form" method="post" action=format!("{}/calendar", keeping.base)>
                    {problems_in("calendar", &wrong)}
                    <div class="fields">
                        {field("alarm", "Remind").select(&alarms(&keeping.choice.alarm), &keeping.choice.alarm)}
                        {field("back", "Keep past slots").select(&backs(&keeping.choice.back), &keeping.choice.back)}
                    </div>
                    {tick("reduced", "on", keeping.choice.reduced, "Titles say “Wellness session” only", "For screens that others see.")}
                    <div class="form-end"><button class="button">"Save"</button></div>
                </form>
            </details>
            {more}
        </section>
    }
    .into_any()
}

/// Whether it is the team that reads, not the clinician.
pub(super) fn ours(keeping: &Keeping) -> bool {
    keeping.base.starts_with("/people/")
}

fn alarms(chosen: &str) -> Vec<domain::screens::Choice> {
    let known = [
        ("", "Never"),
        ("10", "10 minutes before"),
        ("30", "30 minutes before"),
        ("60", "1 hour before"),
        ("1440", "1 day before"),
    ];
    with_other(&known, chosen, "minutes before")
}

fn backs(chosen: &str) -> Vec<domain::screens::Choice> {
    let known = [("0", "Not at all"), ("7", "7 days"), ("30", "30 days"), ("90", "90 days"), ("366", "A year")];
    with_other(&known, chosen, "days")
}

/// What a program chose through the API is a choice, too.
fn with_other(known: &[(&str, &str)], chosen: &str, unit: &str) -> Vec<domain::screens::Choice> {
    let mut choices: Vec<_> = known.iter().map(|(value, label)| choice(value, label)).collect();
    if !known.iter().any(|(value, _)| *value == chosen) {
        choices.push(choice(chosen, &format!("{chosen} {unit}")));
    }
    choices
}
