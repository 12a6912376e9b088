//! `/signin`: one card, with a form that waits for it, if one does. In the demo it offers its accounts, a button each.

use crate::parts::field::{Field, hidden, hidden_named};
use crate::parts::{Icon, notice};
use crate::shell::{Head, card_page};
use domain::screens::Frame;
use domain::screens::settings::{Kept, KeptScreen, SignInScreen};
use leptos::prelude::*;

const KEPT: &str = "You were signed out before this arrived. What you sent is kept here: sign in, then send it.";

const KEPT_FILE: &str = "You were signed out before this arrived. What you typed is kept here, and the file is not: sign in, choose it again, then send it.";

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
        {screen.kept.as_ref().map(|kept| notice::notice("notice warm", Icon::Lock, if kept.file { KEPT_FILE } else { KEPT }))}
        {demo(screen)}
        <form class="form" method="post" action="/signin">
            {hidden("next", screen.next.clone())}
            {screen.kept.as_ref().map(carried)}
            {email.input(screen.email.clone())}
            {password.input("")}
            <button class="button primary wide">"Sign in"</button>
        </form>
        <p class="small muted">"Locked out? An administrator can make you a new one-time link."</p>
    };
    card_page(frame, &Head::new("Sign in").private(), card.into_any())
}

fn demo(screen: &SignInScreen) -> Option<impl IntoView + use<>> {
    let (next, kept) = (&screen.next, &screen.kept);
    let accounts = screen.demo_accounts.iter().map(|(email, password, role)| {
        view! {
            <form method="post" action="/signin">
                {hidden("next", next.clone())}{kept.as_ref().map(carried)}{hidden("email", email.clone())}{hidden("password", password.clone())}
                <button class="button wide">"Continue as "{role.clone()}</button>
            </form>
        }
    });
    (!screen.demo_accounts.is_empty())
        .then(|| view! { <div class="stack-sm">{accounts.collect_view()}</div><p class="or">"or"</p> })
}

/// A form on its way through the sign-in.
pub(crate) fn carried(kept: &Kept) -> impl IntoView + use<> {
    let fields =
        kept.fields.iter().map(|(name, value)| hidden_named(format!("kept.{name}"), value.clone())).collect_view();
    let file = kept.file.then(|| hidden("kept_file", "on"));
    view! { {hidden("kept_action", kept.action.clone())}{hidden("kept_for", kept.whose.clone())}{file}{fields} }
}

/// After a sign-in that a form had to wait for: one look at it, and it goes where it was sent.
pub fn kept(frame: &Frame, screen: &KeptScreen) -> String {
    let KeptScreen { kept, next } = screen;
    let fields = kept.fields.iter().map(|(name, value)| hidden_named(name.clone(), value.clone())).collect_view();
    let words = kept.fields.iter().filter(|(name, value)| !UNSEEN.contains(&name.as_str()) && !value.trim().is_empty());
    let shown = words.map(|(_, value)| view! { <p class="prewrap" dir="auto">{value.clone()}</p> }).collect_view();
    let card = view! {
        <h1>"You are signed in again"</h1>
        <p>"What you had sent was not taken yet. Here it is:"</p>
        <div class="stack-sm">{shown}</div>
        <form class="form" method="post" action=kept.action.clone() enctype=kept.file.then_some("multipart/form-data")>
            {fields}
            {kept.file.then(|| Field::new("file", "File").kind("file").hint("The file that you had chosen did not come along. Choose it again.").input(""))}
            <button class="button primary wide">"Send it now"</button>
        </form>
        <p class="small"><a href=next.clone()>"Leave it, and go back"</a></p>
    };
    card_page(frame, &Head::new("Signed in again").private(), card.into_any())
}

/// What people never typed.
const UNSEEN: [&str; 5] = ["version", "form_key", "hash", "back", "whole"];
