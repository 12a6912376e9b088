//! `/people`: clinicians for planners, members of staff for operators.

mod sights;

use crate::parts::desk_form::{DeskForm, act, choice, copy};
use crate::parts::desk_words::{count, staff_role};
use crate::parts::keeping::feed;
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, avatar, icon, icon_class, state};
use crate::shell::{Staff, Tab};
use domain::screens::people::{ClinicianRow, PeopleScreen, StaffRow};
use domain::screens::{Choice, Frame};
use domain::staff::Role;
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// The lists of people.
pub fn people(frame: &Frame, screen: &PeopleScreen) -> String {
    let own = frame.staff.as_ref().map(|badge| badge.email.as_str()).unwrap_or_default();
    let link = screen.one_time_link.as_ref().map(|link| once(link));
    let body = view! {
        {link}
        {clinicians(screen)}
        {screen.may_operate.then(|| staff(screen, own))}
        {sights::table()}
        {own_feed(screen)}
    };
    let add = screen.may_plan.then(|| add("primary"));
    Staff::new("People", Tab::People).flush().actions(add).page(frame, body.into_any())
}

/// One's own feed of the whole calendar.
fn own_feed(screen: &PeopleScreen) -> AnyView {
    view! {
        <section id="own-feed">
            <header class="group-head"><h2>"The plan in your own calendar"</h2></header>
            <div class="pad stack narrow">
                <p class="muted">"Sessions, slots and what else is planned, as a calendar to subscribe to. It is yours alone and ends with your account. Calendar apps may lag by up to a day."</p>
                {feed::links(Texts::default(), &screen.own_feed)}
                <details class="fold">
                    <summary>{icon_class(Icon::Down, "icon chevron")}"It fell into wrong hands"</summary>
                    <form class="stack-sm" method="post" action="/people/feed">
                        <p class="muted tiny">"A new address replaces this one; the old one stops working at once, also in your calendar app."</p>
                        <div><button class="button">"Make a new address"</button></div>
                    </form>
                </details>
            </div>
        </section>
    }
    .into_any()
}

fn add(class: &'static str) -> AnyView {
    let class = format!("button {class}");
    view! { <a class=class href="/people/clinicians/new" data-key="n">{icon(Icon::Plus)}"Add a clinician"</a> }
        .into_any()
}

fn once(link: &str) -> AnyView {
    let body = view! {
        <strong>"Hand over this link now"</strong>
        "It sets the password, works once and for three days, and is not shown again."
        {copy("one-time-link", "One-time link", link)}
    };
    view! { <div class="pad">{notice("notice good", Icon::Check, body)}</div> }.into_any()
}

fn clinicians(screen: &PeopleScreen) -> AnyView {
    let rows = screen.clinicians.iter().map(|row| clinician(row, screen.may_plan)).collect_view();
    let list = if screen.clinicians.is_empty() {
        let add = screen.may_plan.then(|| add(""));
        view! {
            <div class="pad">
                <div class="empty">
                    {icon(Icon::People)}
                    <h3>"No clinicians yet"</h3>
                    <p>"Add those who speak in your sessions. Each gets a calendar of their own slots; nobody needs an account."</p>
                    {add}
                </div>
            </div>
        }
        .into_any()
    } else {
        view! { <ol class="rows" data-list>{rows}</ol> }.into_any()
    };
    let n = screen.clinicians.len();
    view! { <section><header class="group-head"><h2>"Clinicians"</h2><span>{n}</span></header>{list}</section> }
        .into_any()
}

/// Their page holds the private calendar's address, so that only planners open it.
fn clinician(row: &ClinicianRow, may_plan: bool) -> AnyView {
    let name = if may_plan {
        let href = format!("/people/clinicians/{}", row.id);
        view! { <a class="cover" href=href dir="auto">{row.name.clone()}</a> }.into_any()
    } else {
        view! { <span class="strong" dir="auto">{row.name.clone()}</span> }.into_any()
    };
    let about = [isolated(&row.position), isolated(&row.topics)];
    let about = about.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    let upcoming = if row.upcoming == 0 {
        "nothing planned".to_owned()
    } else {
        count(row.upcoming, "slot to come", "slots to come")
    };
    view! {
        <li>
            {avatar(&row.name)}
            <div class="main">
                {name}
                <p class="faint tiny">{about}</p>
            </div>
            <div class="end"><span dir="auto">{row.email.clone()}</span><span>{upcoming}</span></div>
        </li>
    }
    .into_any()
}

fn staff(screen: &PeopleScreen, own: &str) -> AnyView {
    let rows = screen.staff.iter().map(|row| member(row, own)).collect_view();
    let n = screen.staff.len();
    view! {
        <section id="staff">
            <header class="group-head"><h2>"Staff"</h2><span>{n}</span><a class="small" href="/people/record">"The record"</a></header>
            <ol class="rows">{rows}</ol>
            {invite(screen)}
        </section>
    }
    .into_any()
}

fn member(row: &StaffRow, own: &str) -> AnyView {
    let (word, _) = staff_role(row.role);
    let (deed, label) = if row.disabled { ("enable", "Enable") } else { ("disable", "Disable") };
    let step = |step, label| act(format!("/people/staff/{}/{step}", row.id), None, "button quiet", label);
    let acts = (row.email != own).then(|| {
        let link = (!row.disabled).then(|| step("link", "New one-time link"));
        view! { <div class="acts">{role_form(row)}{link}{step(deed, label)}</div> }
    });
    let you = (row.email == own).then(|| view! { <span class="faint tiny">"you"</span> });
    let state = match (row.disabled, row.active) {
        (true, _) => state::chip("disabled", "Disabled").into_any(),
        (false, true) => state::chip("active", "Active").into_any(),
        (false, false) => state::chip("proposed", "No password yet").into_any(),
    };
    view! {
        <li>
            {avatar(&row.name)}
            <div class="main"><p><span class="strong" dir="auto">{row.name.clone()}</span>" "{you}</p><p class="faint tiny" dir="auto">{row.email.clone()}</p></div>
            <div class="end"><span>{word}</span>{state}{acts}</div>
        </li>
    }
    .into_any()
}

/// Another role, folded away.
fn role_form(row: &StaffRow) -> AnyView {
    let id = format!("role-{}", row.id);
    let options = roles().into_iter().map(|role| {
        view! { <option value=role.value.clone() selected=role.value == row.role.as_str()>{role.label}</option> }
    });
    view! {
        <details class="menu end">
            <summary class="button quiet">"Change role"</summary>
            <form class="menu-items role-menu stack-sm" method="post" action=format!("/people/staff/{}/role", row.id)>
                <label for=id.clone()>"Role of "<bdi>{row.name.clone()}</bdi></label>
                <select class="input" id=id name="role">{options.collect_view()}</select>
                <button class="button">"Change"</button>
            </form>
        </details>
    }
    .into_any()
}

fn invite(screen: &PeopleScreen) -> AnyView {
    let typed = &screen.staff_form;
    let form = DeskForm { name: "staff", problems: &typed.problems, locked: false };
    let role = if typed.role.is_empty() { Role::Editor.as_str() } else { &typed.role };
    view! {
        <form class="form pad narrow" method="post" action="/people/staff">
            <h3>"Add a member of staff"</h3>
            {problems_in("staff", &typed.problems)}
            <div class="fields">
                {form.field("name", "Name").longest(80).input(typed.name.clone())}
                {form.field("email", "E-mail").kind("email").longest(254).input(typed.email.clone())}
            </div>
            {form.field("role", "Role").select(&roles(), role)}
            <div class="form-end"><button class="button">"Add and make a one-time link"</button></div>
        </form>
    }
    .into_any()
}

fn roles() -> Vec<Choice> {
    let role = |role: &Role| {
        let (word, may) = staff_role(*role);
        choice(role.as_str(), &format!("{word}: {may}"))
    };
    Role::ALL.iter().map(role).collect()
}
