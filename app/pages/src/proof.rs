//! Asked before an administrator's deed: the password, with everything that was sent kept beside it.

use crate::parts::field::Field;
use crate::parts::notice;
use crate::shell::{Staff, Tab};
use domain::screens::Frame;
use domain::screens::account::ProofScreen;
use leptos::prelude::*;

/// The page that asks.
pub fn proof(frame: &Frame, screen: &ProofScreen) -> String {
    let fields = screen.fields.iter().map(|(name, value)| {
        view! { <input type="hidden" name=name.clone() value=value.clone()/> }
    });
    let password = Field::new("confirm_password", "Your password")
        .kind("password")
        .complete("current-password")
        .required()
        .problem(&screen.problems);
    let body = view! {
        <div class="card stack narrow">
            <h2>"Is it you?"</h2>
            <p class="muted">"You are about to change who may do what here. Give your password to go on; it counts for ten minutes."</p>
            {notice::problems(&screen.problems)}
            <form class="form" method="post" action=screen.action.clone()>
                {fields.collect_view()}
                {password.input("")}
                <div class="form-end">
                    <a class="button quiet" href=screen.back.clone()>"Leave it"</a>
                    <button class="button primary">"Go on"</button>
                </div>
            </form>
        </div>
    };
    let tab = if screen.back == "/settings" { Tab::Settings } else { Tab::People };
    Staff::new("Your password, please", tab).page(frame, body.into_any())
}
