//! `/account`: one's own password, and where one is signed in. `/account/password`: the same form alone, where another
//! password has to be chosen before anything else.

use crate::parts::desk_form::{DeskForm, act};
use crate::parts::desk_moments::{ago, stamp};
use crate::parts::desk_words::{count, staff_role};
use crate::parts::field::{Field, hidden};
use crate::parts::keeping::clock_choices;
use crate::parts::notice::{self, problems_in};
use crate::parts::state;
use crate::shell::{Head, Staff, Tab, card_page};
use crate::signin::carried;
use domain::Instant;
use domain::screens::Frame;
use domain::screens::account::{AccountScreen, PasswordScreen, SignInRow};
use domain::staff::PASSWORD_MIN;
use leptos::prelude::*;
use texts::Texts;

/// One's own account.
pub fn account(frame: &Frame, screen: &AccountScreen) -> String {
    let body = view! { <div class="stack-lg wide-column">{about(frame, screen)}{clocks(frame, screen)}{password_form(screen)}{sign_ins(screen)}</div> };
    Staff::new("Your account", Tab::Account).page(frame, body.into_any())
}

fn about(frame: &Frame, screen: &AccountScreen) -> AnyView {
    let (name, email) = frame.staff.as_ref().map(|me| (me.name.clone(), me.email.clone())).unwrap_or_default();
    let (role, may) = staff_role(screen.role);
    view! {
        <section class="panel" aria-labelledby="about-head">
            <h2 id="about-head">"You"</h2>
            <dl class="facts roomy">
                <dt>"Name"</dt><dd><bdi>{name}</bdi></dd>
                <dt>"E-mail"</dt><dd><bdi>{email}</bdi></dd>
                <dt>"Role"</dt><dd>{role}": "{may}". "<a href="/people#who-sees-what">"Who sees what"</a></dd>
            </dl>
            <div class="row below">
                <form method="post" action="/signout"><button class="button">"Sign out"</button></form>
                <button class="button quiet" type="button" data-keys data-script hidden>"Keys"</button>
            </div>
        </section>
    }
    .into_any()
}

/// Native fields for a time know only what the browser is set to.
fn clocks(frame: &Frame, screen: &AccountScreen) -> AnyView {
    let form = DeskForm { name: "clock", problems: &screen.problems, locked: false };
    let hint = "On your pages and in your letters. Fields in which you type a time follow your browser, and public pages are the same for everybody.";
    view! {
        <section class="panel" aria-labelledby="clock-head" id="clock">
            <h2 id="clock-head">"Clock"</h2>
            <form class="form narrow" method="post" action="/account/clock">
                {form.field("clock", "Write times as").hint(hint).select(&clock_choices(Texts::default()), frame.clock.as_str())}
                <div class="form-end"><button class="button">"Save"</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn hint() -> String {
    format!("At least {PASSWORD_MIN} characters. A few words that do not belong together are easy to keep.")
}

fn password_form(screen: &AccountScreen) -> AnyView {
    let form = DeskForm { name: "password", problems: &screen.problems, locked: false };
    let field = |name, label, complete| form.field(name, label).kind("password").complete(complete);
    view! {
        <section class="panel" aria-labelledby="password-head" id="password">
            <h2 id="password-head">"Password"</h2>
            <form class="form narrow" method="post" action="/account/password">
                {problems_in("password", &screen.problems)}
                {field("current", "Your password now", "current-password").input("")}
                {field("password", "Another password", "new-password").hint(hint()).input("")}
                <div class="form-end"><button class="button">"Change it"</button></div>
            </form>
            <p class="faint tiny below">"Everywhere else you are signed out then."</p>
        </section>
    }
    .into_any()
}

fn sign_ins(screen: &AccountScreen) -> AnyView {
    let rows = screen.sign_ins.iter().map(|row| sign_in(row, screen.now)).collect_view();
    let others = (screen.sign_ins.len() > 1)
        .then(|| act("/account/sign-ins/end".to_owned(), None, "button", "Sign out everywhere else"));
    let idle = count(screen.idle_minutes, "minute", "minutes");
    let ends =
        (screen.ends_at > Instant(0)).then(|| view! { " This one ends at the latest "{stamp(screen.ends_at)}"." });
    view! {
        <section class="panel" aria-labelledby="sign-ins-head" id="sign-ins">
            <h2 id="sign-ins-head">"Where you are signed in"</h2>
            <ol class="rows inset">{rows}</ol>
            <div class="below">{others}</div>
            <p class="faint tiny below">"A sign-in ends after "{idle}" without a key or a click; the live desk of a running session keeps it."{ends}</p>
        </section>
    }
    .into_any()
}

fn sign_in(row: &SignInRow, now: Instant) -> AnyView {
    let here = row.is_this.then(|| state::chip("active", "This browser"));
    let label = if row.is_this { "Sign out here" } else { "End" };
    view! {
        <li>
            <div class="main">
                <p class="strong">{row.browser.clone()}</p>
                <p class="faint tiny">"Since "{stamp(row.began_at)}", last used "{ago(row.seen_at, now)}</p>
            </div>
            <div class="end">{here}{act(format!("/account/sign-ins/{}/end", row.id), None, "button quiet", label)}</div>
        </li>
    }
    .into_any()
}

/// Another password, before anything else.
pub fn password(frame: &Frame, screen: &PasswordScreen) -> String {
    let field = |name, label| Field::new(name, label).kind("password").required().problem(&screen.problems);
    let card = view! {
        <div class="stack-sm">
            <h1>"Choose another password"</h1>
            <p class="muted">"The one you have is shorter than we take now, or among those that are guessed first. It takes a minute, once."</p>
        </div>
        {notice::problems(&screen.problems)}
        <form class="form" method="post" action="/account/password">
            {hidden("next", screen.next.clone())}{screen.kept.as_ref().map(carried)}
            <input type="hidden" name="email" autocomplete="username" value=screen.email.clone()/>
            {field("current", "Your password now").complete("current-password").input("")}
            {field("password", "Another password").complete("new-password").hint(hint()).input("")}
            <button class="button primary wide">"Change it and go on"</button>
        </form>
        <form method="post" action="/signout"><button class="button quiet wide">"Sign out"</button></form>
    };
    card_page(frame, &Head::new("Choose another password").private(), card.into_any())
}
