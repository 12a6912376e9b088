//! The panels around a clinician's calendar: on their own page, and on the team's page about them.

mod assistants;
mod away;
pub mod feed;

use super::desk_form::choice;
use super::field::{Field, tick};
use super::notice::problems_told;
use super::{Icon, icon_class};
use domain::screens::Choice;
use domain::screens::clinician::Keeping;
use domain::{Clock, Language, LocalDate, LocalTime, ZoneName};
use leptos::prelude::*;
use texts::Texts;

/// How whoever looks at the panels reads, and in which zone times are shown.
#[derive(Clone, Copy, Debug)]
pub struct Reads<'a> {
    /// Their language.
    pub t: Texts,
    /// The clinician's zone.
    pub zone: &'a ZoneName,
    /// Their clock.
    pub clock: Clock,
}

/// All panels that their reader may use.
pub fn panels(keeping: &Keeping, reads: Reads<'_>) -> AnyView {
    view! {
        {calendar(keeping, reads.t, None)}
        {away::leave(keeping, reads.t)}
        {away::busy(keeping, reads)}
        {keeping.appoints.then(|| assistants::assistants(keeping, reads))}
        {reading(keeping, reads)}
    }
    .into_any()
}

/// The same for the team, with a way to make a new feed address.
pub fn staff_panels(keeping: &Keeping, (zone, clock): (&ZoneName, Clock), renew: AnyView) -> AnyView {
    let reads = Reads { t: Texts::default(), zone, clock };
    view! {
        {calendar(keeping, reads.t, Some(renew))}
        {away::leave(keeping, reads.t)}
        {away::busy(keeping, reads)}
        {keeping.appoints.then(|| assistants::assistants(keeping, reads))}
    }
    .into_any()
}

/// Where a form of the panels posts.
fn action(t: Texts, keeping: &Keeping, path: &str) -> String {
    t.at(&format!("{}/{path}", keeping.base))
}

/// In which language they read, and how clocks are written there.
fn reading(keeping: &Keeping, reads: Reads<'_>) -> AnyView {
    let t = reads.t;
    let wrong = keeping.problems("reading");
    let field = |name, label: &str| Field::new(name, label.to_owned()).within("reading").problem(&wrong);
    view! {
        <section class="card stack keeping" aria-labelledby="reading-head" id="reading">
            <h2 id="reading-head">{t.keeping_reading()}</h2>
            <p class="muted small">{t.keeping_reading_means()}</p>
            <form class="form" method="post" action=action(t, keeping, "clock")>
                <div class="fields">
                    {field("language", t.keeping_language()).select(&language_choices(), keeping.language.as_str())}
                    {field("clock", t.keeping_clock()).select(&clock_choices(t), reads.clock.as_str())}
                </div>
                <div class="form-end"><button class="button">{t.keeping_save()}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Each language by its own name.
pub fn language_choices() -> Vec<Choice> {
    Language::ALL.iter().map(|language| choice(language.as_str(), Texts::of(*language).language_name())).collect()
}

/// Both clocks, each as it looks.
pub fn clock_choices(t: Texts) -> [Choice; 2] {
    let date = LocalDate { year: 2026, month: 1, day: 1 };
    let six = |clock| t.by(clock).time(LocalTime { date, hour: 18, minute: 0, second: 0 });
    [
        choice(Clock::Day.as_str(), &t.keeping_clock_day(&six(Clock::Day))),
        choice(Clock::Half.as_str(), &t.keeping_clock_half(&six(Clock::Half))),
    ]
}

/// The feed: its addresses, its choices, and that calendar apps lag. `more` stands at its end.
pub fn calendar(keeping: &Keeping, t: Texts, more: Option<AnyView>) -> AnyView {
    let wrong = keeping.problems("calendar");
    let field = |name, label: &str| Field::new(name, label.to_owned()).within("calendar").problem(&wrong);
    let open = !wrong.is_empty();
    let reduced = t.keeping_reduced(t.feed_reduced());
    view! {
        <section class="card stack keeping" aria-labelledby="calendar-head" id="calendar">
            <h2 id="calendar-head">{if ours(keeping) { "In their own calendar" } else { t.keeping_calendar() }}</h2>
            <p class="muted small">{t.keeping_calendar_means()}</p>
            {feed::links(t, &keeping.feed)}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}{t.keeping_choices()}</summary>
                <form class="form" method="post" action=action(t, keeping, "calendar")>
                    {problems_told(t, "calendar", &wrong)}
                    <div class="fields">
                        {field("alarm", t.keeping_remind()).select(&alarms(t, &keeping.choice.alarm), &keeping.choice.alarm)}
                        {field("back", t.keeping_past()).select(&backs(t, &keeping.choice.back), &keeping.choice.back)}
                    </div>
                    {tick("reduced", "on", keeping.choice.reduced, reduced, t.keeping_reduced_hint())}
                    <div class="form-end"><button class="button">{t.keeping_save()}</button></div>
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

fn alarms(t: Texts, chosen: &str) -> Vec<Choice> {
    let minutes = [10, 30].map(|count: i64| choice(&count.to_string(), &t.keeping_minutes_before(count)));
    let longer = [choice("60", t.keeping_hour_before()), choice("1440", t.keeping_day_before())];
    let known = [choice("", t.keeping_never())].into_iter().chain(minutes).chain(longer);
    with_other(known.collect(), chosen, |count| t.keeping_minutes_before(count))
}

fn backs(t: Texts, chosen: &str) -> Vec<Choice> {
    let days = [7, 30, 90].map(|count: i64| choice(&count.to_string(), &t.keeping_days(count)));
    let known =
        [choice("0", t.keeping_not_at_all())].into_iter().chain(days).chain([choice("366", t.keeping_a_year())]);
    with_other(known.collect(), chosen, |count| t.keeping_days(count))
}

/// What a program chose through the API is a choice, too.
fn with_other(mut choices: Vec<Choice>, chosen: &str, words: impl Fn(i64) -> String) -> Vec<Choice> {
    if !choices.iter().any(|known| known.value == chosen) {
        choices.push(choice(chosen, &chosen.parse().map_or_else(|_| chosen.to_owned(), words)));
    }
    choices
}
