//! `/plan/campaigns/{id}/shift`: another first day for a campaign, and all that moves with it.

use crate::parts::desk_form::{DeskForm, version};
use crate::parts::notice::problems_in;
use crate::parts::outcome::outcome;
use crate::shell::{Staff, Tab};
use domain::screens::Frame;
use domain::screens::series::ShiftScreen;
use domain::zone;
use leptos::prelude::*;

/// The form, and above it what would happen.
pub fn shift(frame: &Frame, screen: &ShiftScreen) -> String {
    let keep = || view! { <button class="button primary" form="shift-form" name="step" value="keep">"Shift campaign dates"</button> };
    let preview = screen.outcome.as_ref().map(|found| {
        view! {
            <section class="panel stack" aria-labelledby="preview-head" id="preview">
                <h2 id="preview-head">"What would move"</h2>
                {outcome(found, frame.clock, keep().into_any())}
            </section>
        }
    });
    let look = if preview.is_some() { "button" } else { "button primary" };
    let form = DeskForm { name: "shift", problems: &screen.problems, locked: false };
    let page = format!("/plan/campaigns/{}", screen.id);
    let begins =
        format!("It begins on {}. Every hour stays, each in its own zone.", zone::day_heading(screen.starts_on));
    let body = view! {
        <div class="stack-lg narrow">
            {preview}
            <section class="panel" aria-label="Another first day">
                <form class="form" id="shift-form" method="post" action=format!("{page}/shift")>
                    {problems_in("shift", &screen.problems)}
                    {version(screen.version)}
                    {form.field("starts_on", "New first day").kind("date").hint(begins).input(screen.typed.clone())}
                    <div class="form-end">
                        <button class=look name="step" value="look">"Look at what moves"</button>
                        <a class="button quiet" href=page.clone()>"Back"</a>
                        <span class="faint tiny">"Nothing is moved yet."</span>
                    </div>
                </form>
            </section>
        </div>
    };
    Staff::new("Shift campaign dates", Tab::Plan)
        .crumb("/plan", "Plan")
        .crumb(page, screen.name.clone())
        .page(frame, body.into_any())
}
