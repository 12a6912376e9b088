//! `/signin`: one card. In the demo it offers its accounts, a button each.

use crate::parts::field::{Field, hidden};
use crate::parts::notice;
use crate::shell::{Head, card_page};
use domain::screens::Frame;
use domain::screens::settings::SignInScreen;
use leptos::prelude::*;

/// The sign-in page.
pub fn signin(frame: &Frame, screen: &SignInScreen) -> String {
    let email = Field::new("email", "E-mail").kind("email").complete("username").required().problem(&screen.problems);
    let password = Field::new("password", "Password")
        .kind("password")
        .complete("current-password")
        .required()
        .problem(&screen.problems);
    let card = view! {
        <h1>"Sign in"</h1>
        {notice::problems(&screen.problems)}
        {demo(screen)}
        <form class="form" method="post" action="/signin">
            {hidden("next", screen.next.clone())}
            {email.input(screen.email.clone())}
            {password.input("")}
            <button class="button primary wide">"Sign in"</button>
        </form>
        <p class="small muted">"Locked out? An administrator can make you a new one-time link."</p>
    };
    card_page(frame, &Head::new("Sign in").private(), card.into_any())
}

fn demo(screen: &SignInScreen) -> Option<impl IntoView + use<>> {
    let next = &screen.next;
    let accounts = screen.demo_accounts.iter().map(|(email, password, role)| {
        view! {
            <form method="post" action="/signin">
                {hidden("next", next.clone())}{hidden("email", email.clone())}{hidden("password", password.clone())}
                <button class="button wide">"Continue as "{role.clone()}</button>
            </form>
        }
    });
    (!screen.demo_accounts.is_empty())
        .then(|| view! { <div class="stack-sm">{accounts.collect_view()}</div><p class="or">"or"</p> })
}
