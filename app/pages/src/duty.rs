//! `/settings/duty`: who is called when somebody may be in danger, by the week.

use crate::parts::desk_form::{DeskForm, act};
use crate::parts::notice::problems_in;
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::Problems;
use domain::duty::{AwayDraft, ShiftDraft, WEEK};
use domain::screens::duty::{DutyScreen, ShiftRow};
use domain::screens::{Choice, Frame};
use leptos::prelude::*;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The rota with its forms.
pub fn duty(frame: &Frame, screen: &DutyScreen) -> String {
    let body = view! {
        <div class="stack-lg wide-column">
            {problems_in("duty", &screen.problems)}
            {ladder(screen)}
            {week(screen)}
            {away(screen)}
        </div>
    };
    Staff::new("On duty", Tab::Settings).crumb("/settings", "Settings").page(frame, body.into_any())
}

/// "Mon 08:00".
fn moment(minute: i64) -> String {
    let day = DAYS[usize::try_from(minute / 1440 % 7).unwrap_or_default()];
    format!("{day} {:02}:{:02}", minute / 60 % 24, minute % 60)
}

fn ladder(screen: &DutyScreen) -> AnyView {
    let [next, lead] = screen.after;
    let names = ["At once".to_owned(), format!("After {next} minutes"), format!("After {lead} minutes")];
    let rungs = names.into_iter().zip(&screen.ladder).map(|(when, who)| {
        let who = who.clone().unwrap_or_else(|| "Nobody".to_owned());
        view! { <dt>{when}</dt><dd><bdi>{who}</bdi></dd> }
    });
    let nobody = screen.ladder.iter().all(Option::is_none);
    let nobody = nobody.then(|| view! { <p class="notice warm">{icon(Icon::Warn)}"Nobody is on duty now, and nobody leads: whoever runs the installation is called."</p> });
    view! {
        <section class="panel" aria-labelledby="now-head">
            <h2 id="now-head">"Who would be called now"</h2>
            {nobody}
            <dl class="facts roomy">{rungs.collect_view()}</dl>
            <p class="faint tiny below">"Each by mail, day and night, until somebody presses “I am on it”. The letter holds no word of what was written."</p>
            <form class="row below" method="post" action="/settings/duty/lead">
                <label for="lead">"The lead, who is called last"</label>
                <select class="input" id="lead" name="lead">{options("Nobody", &screen.members, &screen.lead)}</select>
                <button class="button">"Set"</button>
            </form>
        </section>
    }
    .into_any()
}

fn options(none: &'static str, all: &[Choice], chosen: &str) -> AnyView {
    let option = |choice: &Choice| {
        view! { <option value=choice.value.clone() selected=choice.value == chosen dir="auto">{choice.label.clone()}</option> }
    };
    view! { <option value="">{none}</option>{all.iter().map(option).collect_view()} }.into_any()
}

fn week(screen: &DutyScreen) -> AnyView {
    let rows = screen.shifts.iter().map(shift).collect_view();
    let gaps = screen.gaps.iter().map(|(from, to)| format!("{} to {}", moment(*from), moment(*to % WEEK)));
    let gaps = gaps.collect::<Vec<_>>().join(", ");
    let gaps = (!gaps.is_empty()).then(|| view! { <p class="small below">{icon(Icon::Info)}{format!("Nobody: {gaps}. Then the lead is called at once.")}</p> });
    let none = Problems::default();
    let problems = if screen.shift == ShiftDraft::default() { &none } else { &screen.problems };
    let form = DeskForm { name: "shift", problems, locked: false };
    let days = DAYS.iter().enumerate().map(|(n, day)| {
        let ticked = screen.shift.day_ids.iter().any(|id| *id == n.to_string());
        view! { <label class="check"><input type="checkbox" name="day_ids" value=n.to_string() checked=ticked/><span>{*day}</span></label> }
    });
    let members: Vec<Choice> = std::iter::once(Choice { value: String::new(), label: "Choose".into() })
        .chain(screen.members.iter().cloned())
        .collect();
    view! {
        <section class="panel" aria-labelledby="week-head">
            <h2 id="week-head">"The week"</h2>
            <p class="faint tiny">{format!("Times in {}.", screen.zone)}</p>
            <ul class="rows" role="list">{rows}</ul>
            {gaps}
            <form class="form below" method="post" action="/settings/duty/shifts">
                {form.field("staff_id", "Who").select(&members, &screen.shift.staff_id)}
                <fieldset class="row"><legend>"Days"</legend>{days.collect_view()}</fieldset>
                <div class="fields wide">
                    {form.field("from", "From").kind("time").input(screen.shift.from.clone())}
                    {form.field("to", "Hands over at").kind("time").hint("Earlier than it begins: the next day.").input(screen.shift.to.clone())}
                </div>
                <div class="form-end"><button class="button primary">"Add"</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn shift(row: &ShiftRow) -> AnyView {
    view! {
        <li>
            <div class="main"><bdi class="strong">{row.name.clone()}</bdi></div>
            <div class="end"><span class="num">{format!("{} to {}", moment(row.starts), moment(row.ends))}</span>{remove(&row.id)}</div>
        </li>
    }
    .into_any()
}

fn remove(id: &str) -> AnyView {
    act(format!("/settings/duty/{id}/remove"), None, "button quiet", "Remove")
}

fn away(screen: &DutyScreen) -> AnyView {
    let rows = screen.away.iter().map(|row| {
        view! {
            <li>
                <div class="main"><bdi class="strong">{row.name.clone()}</bdi></div>
                <div class="end"><span class="num">{format!("{} to {}", row.first_day, row.last_day)}</span>{remove(&row.id)}</div>
            </li>
        }
    });
    let none = Problems::default();
    let problems = if screen.leave == AwayDraft::default() { &none } else { &screen.problems };
    let form = DeskForm { name: "away", problems, locked: false };
    let members: Vec<Choice> = std::iter::once(Choice { value: String::new(), label: "Choose".into() })
        .chain(screen.members.iter().cloned())
        .collect();
    view! {
        <section class="panel" aria-labelledby="away-head">
            <h2 id="away-head">"Days away"</h2>
            <ul class="rows" role="list">{rows.collect_view()}</ul>
            <form class="form below" method="post" action="/settings/duty/away">
                {form.field("staff_id", "Who").select(&members, &screen.leave.staff_id)}
                <div class="fields wide">
                    {form.field("first_day", "From").kind("date").input(screen.leave.first_day.clone())}
                    {form.maybe("last_day", "Until").kind("date").hint("Empty: one day.").input(screen.leave.last_day.clone())}
                </div>
                <div class="form-end"><button class="button primary">"Add"</button></div>
            </form>
        </section>
    }
    .into_any()
}
