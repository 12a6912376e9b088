//! `/plan/series/new` and `/plan/series/{id}`: a rule whose dates become sessions, looked at before it is kept. Works
//! without script.

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, choice, delete_fold, languages, marks_stand, once, version};
use crate::parts::field::{hidden, suggestions, tick};
use crate::parts::notice::{notice, problems_in};
use crate::parts::outcome::{moment, outcome};
use crate::parts::{Icon, state};
use crate::shell::{Staff, Tab};
use domain::screens::Frame;
use domain::screens::series::{SeriesPreview, SeriesRow, SeriesScreen};
use domain::series::Series;
use domain::{Clock, zone};
use leptos::prelude::*;
use texts::Texts;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A new series, or one to change.
pub fn series(frame: &Frame, screen: &SeriesScreen) -> String {
    let title = screen.series.as_ref().map_or("New series".to_owned(), |series| series.title.to_string());
    let zones = suggestions("zones", &screen.zones);
    let body = view! {
        <div class="stack-lg narrow">
            {screen.preview.as_ref().map(|preview| self::preview(screen, preview, frame.clock))}
            {screen.series.as_ref().filter(|_| screen.preview.is_none()).map(|series| scope(screen, series, frame.clock))}
            {form(frame, screen)}
            {screen.series.as_ref().filter(|_| screen.from.is_none()).map(|series| sessions(screen, series, frame.clock))}
        </div>
        {zones}
    };
    Staff::new(title, Tab::Plan).crumb("/plan", "Plan").page(frame, body.into_any())
}

/// What the form changes: everything to come, or what follows a date.
fn scope(screen: &SeriesScreen, series: &Series, clock: Clock) -> AnyView {
    let words = match screen.from {
        Some(day) => format!(
            "This changes the session on {} and all that follow; those before it stay as they are.",
            zone::day_heading(day)
        ),
        None => format!(
            "{}. A change reaches every session to come that was not edited by hand.",
            series.sentence_by(clock)
        ),
    };
    view! { {notice("notice calm", Icon::Info, words)} }.into_any()
}

fn form(frame: &Frame, screen: &SeriesScreen) -> AnyView {
    let form = DeskForm { name: "series", problems: &screen.problems, locked: !screen.may_plan };
    let action = screen.series.as_ref().map_or("/plan/series".to_owned(), |it| format!("/plan/series/{}", it.id));
    view! {
        <section class="panel" aria-label="The series">
            <form class="form" id="series-form" method="post" action=action data-draft data-guard>
                {problems_in("series", &screen.problems)}
                {both(&screen.both, &[&screen.campaigns])}
                {once(frame)}
                {screen.series.as_ref().map(|series| version(series.version))}
                {screen.from.map(|day| hidden("from", day.to_string()))}
                {words(form, screen)}
                {when(form, screen)}
                {rule(form, screen)}
                {rest(form, screen)}
                {marks_stand("series", &screen.problems)}
                {screen.may_plan.then(|| end(screen.preview.is_some()))}
            </form>
        </section>
    }
    .into_any()
}

fn words(form: DeskForm, screen: &SeriesScreen) -> AnyView {
    let draft = &screen.form.draft;
    let mut campaigns = vec![choice("", "No campaign")];
    campaigns.extend(screen.campaigns.iter().cloned());
    let summary = form.maybe("summary", "Summary").optional().longest(4000);
    view! {
        {form.field("title", "Title").longest(160).hint("Each session carries it, until one is given its own.").input(draft.title.clone())}
        {summary.area(draft.summary.clone())}
        {form.maybe("campaign_id", "Campaign").select(&campaigns, draft.campaign_id.as_deref().unwrap_or_default())}
    }
    .into_any()
}

fn when(form: DeskForm, screen: &SeriesScreen) -> AnyView {
    let draft = &screen.form.draft;
    view! {
        <div class="fields when">
            {form.field("starts", "First date").kind("datetime-local").input(draft.starts.clone())}
            {form.zone(screen.series.is_none(), &screen.house, &screen.campaign_zones).input(draft.zone.clone())}
            {form.field("minutes", "Minutes").between(5, 720).input(draft.minutes.clone())}
        </div>
    }
    .into_any()
}

fn rule(form: DeskForm, screen: &SeriesScreen) -> AnyView {
    let typed = &screen.form.rule;
    let every = [
        choice("week", "Weeks, on the days ticked below"),
        choice("day", "Days"),
        choice("month_day", "Months, on the same day of the month"),
        choice("month_weekday", "Months, on the same weekday, such as the second Tuesday"),
        choice("month_last", "Months, on the last such weekday"),
    ];
    let ends = [choice("never", "Never"), choice("on", "On a day"), choice("after", "After a number of dates")];
    let tick_of = |(n, name): (usize, &&str)| {
        let value = n.to_string();
        let ticked = typed.day_ids.contains(&value);
        tick("day_ids", &value, ticked, *name, "")
    };
    let days = DAYS.iter().enumerate().map(tick_of).collect_view();
    view! {
        <div class="fields">
            {form.maybe("interval", "Repeats every").between(1, 52).input(or(&typed.interval, "1"))}
            {form.maybe("every", "Weeks, days or months").select(&every, or(&typed.every, "week"))}
        </div>
        <fieldset class="field" disabled=form.locked>
            <legend>"Days of the week, for weeks"</legend>
            <p class="hint">"Tick none for the day of the first date alone."</p>
            <div class="ticks">{days}</div>
        </fieldset>
        <div class="fields when">
            {form.maybe("ends", "Ends").select(&ends, or(&typed.ends, "never"))}
            {form.maybe("until", "Last day").optional().kind("date").input(typed.until.clone())}
            {form.maybe("count", "Dates").optional().between(1, 500).input(typed.count.clone())}
        </div>
    }
    .into_any()
}

fn or<'a>(typed: &'a str, usual: &'a str) -> &'a str {
    if typed.is_empty() { usual } else { typed }
}

fn rest(form: DeskForm, screen: &SeriesScreen) -> AnyView {
    let draft = &screen.form.draft;
    let join = form.maybe("join_url", "Join link").optional().kind("url");
    let choices = [choice("held", "Wait until someone publishes them"), choice("open", "Are public at once")];
    view! {
        <div class="fields wide">
            {join.input(draft.join_url.clone().unwrap_or_default())}
            {form.maybe("moderation", "New questions").select(&choices, &draft.moderation)}
            {form.maybe("language", "Language").select(&languages(), &draft.language)}
        </div>
    }
    .into_any()
}

/// Once it was looked at, keeping it is the next step.
fn end(looked: bool) -> AnyView {
    let class = if looked { "button" } else { "button primary" };
    view! {
        <div class="form-end">
            <button class=class name="step" value="look">"Look at its dates"</button>
            <a class="button quiet" href="/plan">"Back"</a>
            <span class="faint tiny">"Nothing is saved yet."</span>
        </div>
    }
    .into_any()
}

/// What would happen, and the button of the form below that makes it happen.
fn preview(screen: &SeriesScreen, preview: &SeriesPreview, clock: Clock) -> AnyView {
    let label = if screen.series.is_some() { "Change the series" } else { "Create the series" };
    let keep = view! { <button class="button primary" form="series-form" name="step" value="keep">{label}</button> };
    let dates = preview.next.iter().map(|at| view! { <li class="num">{moment(*at, clock)}</li> }).collect_view();
    let next = (!preview.next.is_empty())
        .then(|| view! { <div><h3>"The next dates"</h3><ol class="reasons">{dates}</ol></div> });
    view! {
        <section class="panel stack" aria-labelledby="preview-head" id="preview">
            <h2 id="preview-head">{preview.sentence.clone()}</h2>
            {next}
            {outcome(&preview.outcome, clock, keep.into_any())}
        </section>
    }
    .into_any()
}

/// Its next sessions, each by its own page, and the way to change what follows one.
fn sessions(screen: &SeriesScreen, series: &Series, clock: Clock) -> AnyView {
    let rows = screen.sessions.iter().map(|one| row(one, clock)).collect_view();
    let list = if screen.sessions.is_empty() {
        view! { <p class="muted">"No session is to come."</p> }.into_any()
    } else {
        view! { <ol class="rows inset">{rows}</ol> }.into_any()
    };
    let gone = "Its sessions go with it, but for those edited by hand. Where others know of one already, give it a last day instead.";
    let delete =
        screen.may_plan.then(|| delete_fold("Delete the series", gone, format!("/plan/series/{}/delete", series.id)));
    view! {
        <section class="panel" aria-labelledby="sessions-head">
            <h2 id="sessions-head">"Sessions to come"</h2>
            {list}
        </section>
        {delete}
    }
    .into_any()
}

fn row(row: &SeriesRow, clock: Clock) -> AnyView {
    let by_hand = row.by_hand.then(|| view! { <span class="faint tiny">"Edited by hand"</span> });
    let when = row.starts.map(|at| moment(at, clock)).unwrap_or_default();
    view! {
        <li class="plan-row">
            <div class="main">
                <a class="cover" href=format!("/plan/sessions/{}", row.id) dir="auto">{row.title.clone()}</a>
                <p class="faint tiny num">{when}</p>
            </div>
            <div class="end">{by_hand}{state::session(Texts::default(), row.state)}</div>
        </li>
    }
    .into_any()
}
