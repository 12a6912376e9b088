//! `/setup/{token}`: the first administrator, or a new member's first password.

use crate::parts::field::Field;
use crate::parts::notice;
use crate::shell::{Head, card_page};
use domain::screens::Frame;
use domain::screens::settings::SetupScreen;
use domain::staff::PASSWORD_MIN;
use leptos::prelude::*;

/// The set-up page.
pub fn setup(frame: &Frame, screen: &SetupScreen) -> String {
    let (title, more, button) = words(screen.first);
    let field = |name, label| Field::new(name, label).required().problem(&screen.problems);
    let fixed = !screen.first;
    let password = field("password", "Password")
        .kind("password")
        .complete("new-password")
        .hint(format!("At least {PASSWORD_MIN} characters. A few words that do not belong together are easy to keep."));
    let card = view! {
        <div class="stack-sm"><h1>{title}</h1><p class="muted">{more}</p></div>
        {notice::problems(&screen.problems)}
        <form class="form" method="post" action=screen.path.clone()>
            {field("name", "Name").complete("name").locked(fixed).input(screen.name.clone())}
            {field("email", "E-mail").kind("email").complete("username").locked(fixed).input(screen.email.clone())}
            {password.input("")}
            <button class="button primary wide">{button}</button>
        </form>
    };
    card_page(frame, &Head::new(title).private(), card.into_any())
}

fn words(first: bool) -> (&'static str, &'static str, &'static str) {
    match first {
        true => {
            ("Set up Wellspring", "You become its first administrator. This link works once.", "Create the account")
        }
        false => ("Welcome", "Choose a password, and you are in. This link works once.", "Set the password"),
    }
}
