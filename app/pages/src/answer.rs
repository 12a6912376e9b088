//! `/answer/{token}`: a question for a clinician, with room to write. No sign-in, no script needed.

use crate::asker::said_to_them;
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
    let t = Texts::of(frame.language);
    let sent = screen.sent.then(|| {
        view! {
            <div class="notice calm" role="status">
                {icon(Icon::Check)}
                <p><strong>{t.routed_sent()}</strong>" "{t.routed_sent_means()}</p>
            </div>
        }
    });
    let kept = (!screen.sent && !screen.draft.is_empty() && screen.problems.0.is_empty()).then(|| {
        view! {
            <div class="notice calm" role="status">
                {icon(Icon::Edit)}
                <p><strong>{t.routed_kept()}</strong>" "{t.routed_kept_means()}</p>
            </div>
        }
    });
    let later = (!screen.sent).then(|| {
        view! { <button class="button wide" name="step" value="keep" formnovalidate>{t.routed_keep()}</button> }
    });
    let field = Field::new("text", t.routed_answer()).required().problem(&screen.problems).longest(8000);
    let field = field.hint(t.routed_hint());
    let said = screen.said.iter().map(|said| match said.by_them {
        true => view! { <p class="said" dir="auto">{said.text.clone()}</p> }.into_any(),
        false => said_to_them(t, true, said.text.clone()),
    });
    let said = said.collect_view();
    let label = if screen.sent { t.routed_again() } else { t.routed_send() };
    let body = view! {
        <div class="wrap own slot-page">
            <header class="stack-sm">
                <p class="eyebrow">{t.routed_for(&isolated(&screen.clinician))}</p>
                <h1 dir="auto">{screen.session.clone().unwrap_or_else(|| t.ask_our_experts().to_owned())}</h1>
            </header>
            {sent}{kept}
            <section class="card stack-sm" aria-label=t.routed_question()>
                <p class="said" dir="auto">{screen.text.clone()}</p>
                {said}
                <p class="small muted">{t.routed_who()}</p>
            </section>
            <form class="form" method="post" action=t.at(&screen.path) data-draft>
                {field.area(screen.draft.clone())}
                <button class="button primary wide tall" name="step" value="send">{label}</button>
                {later}
            </form>
            <p class="small muted">{t.routed_other()}</p>
        </div>
    };
    public(frame, &Head::new(t.routed_title()).private().at(&screen.path), "", body.into_any())
}
