//! `/answer/{token}`: a question for a clinician, with room to write. No sign-in, no script needed.

use crate::parts::field::Field;
use crate::parts::{Icon, icon};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::clinician::AnswerScreen;
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// The question, and a form for the answer; once sent, what was written and a way to write it anew.
pub fn answer(frame: &Frame, screen: &AnswerScreen) -> String {
    let sent = screen.sent.then(|| {
        view! {
            <div class="notice calm" role="status">
                {icon(Icon::Check)}
                <p><strong>"Thank you, the team has it. "</strong>"They read it, and send it on. Until then you can still change it here."</p>
            </div>
        }
    });
    let kept = (!screen.sent && !screen.draft.is_empty() && screen.problems.0.is_empty()).then(|| {
        view! {
            <div class="notice calm" role="status">
                {icon(Icon::Edit)}
                <p><strong>"Kept, and not sent yet. "</strong>"Nobody else reads it before you send it."</p>
            </div>
        }
    });
    let later = (!screen.sent).then(|| {
        view! { <button class="button wide" name="step" value="keep" formnovalidate>"Keep for later"</button> }
    });
    let field = Field::new("text", "Your answer").required().problem(&screen.problems).longest(8000);
    let field = field.hint("Write as you would speak. Our team reads it first, and may shorten it for others to read.");
    let label = if screen.sent { "Send again" } else { "Send to the team" };
    let body = view! {
        <div class="wrap own slot-page">
            <header class="stack-sm">
                <p class="eyebrow">{format!("A question for {}", isolated(&screen.clinician))}</p>
                <h1 dir="auto">{screen.session.clone().unwrap_or_else(|| Texts::default().ask_our_experts().to_owned())}</h1>
            </header>
            {sent}{kept}
            <section class="card stack-sm" aria-label="The question">
                <p class="said" dir="auto">{screen.text.clone()}</p>
                <p class="small muted">"Who asked is known to our team alone."</p>
            </section>
            <form class="form" method="post" action=screen.path.clone() data-draft>
                {field.area(screen.draft.clone())}
                <button class="button primary wide tall" name="step" value="send">{label}</button>
                {later}
            </form>
            <p class="small muted">"Not yours to answer? Reply to the letter, and the team asks somebody else."</p>
        </div>
    };
    public(frame, &Head::new("A question for you").private(), "", body.into_any())
}
