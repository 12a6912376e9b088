//! The public page of an answer: who it says has answered, and until when somebody has looked at it.

use crate::parts::desk_form::{DeskForm, version};
use crate::parts::desk_moments::stamp;
use domain::Problems;
use domain::screens::desk::{DeedForm, FoundAt, QuestionScreen};
use leptos::prelude::*;

/// The panel; nothing where no answer was ever published.
pub fn found(screen: &QuestionScreen) -> Option<AnyView> {
    let found = screen.found.as_ref()?;
    let shown = found.answer.shown.is_set();
    let page = format!("/answers/{}", found.answer.slug);
    let place = match shown {
        true => view! { <a href=page>"Its page"</a> }.into_any(),
        false => "Out of sight: its page says that it is gone.".into_any(),
    };
    let due = found.due.then(
        || view! { <p class="late">"Its date is over: nobody is offered it until somebody has looked at it."</p> },
    );
    let panel = view! {
        <section class="panel" id="found" aria-labelledby="found-head">
            <h2 id="found-head">"Published answer"</h2>
            {due}
            <dl class="facts">
                <dt>"Read at"</dt><dd>{place}</dd>
                <dt>"Says"</dt><dd dir="auto">{found.author.clone().unwrap_or_else(|| "The team has answered".to_owned())}</dd>
                <dt>"Reviewed"</dt><dd>{stamp(found.answer.reviewed_at)}</dd>
                <dt>"Holds until"</dt><dd>{found.answer.review_by.to_string()}</dd>
            </dl>
            {(screen.may_act && shown).then(|| form(screen, found))}
        </section>
    };
    Some(panel.into_any())
}

fn form(screen: &QuestionScreen, found: &FoundAt) -> AnyView {
    let refused = screen.refused.as_ref().filter(|refused| refused.deed == "review_answer");
    let (none, nothing) = (Problems::default(), DeedForm::default());
    let problems = refused.map_or(&none, |refused| &refused.problems);
    let typed = refused.map_or(&nothing, |refused| &refused.typed);
    let until = if refused.is_some() { typed.review_by.clone() } else { found.until.to_string() };
    let form = DeskForm { name: "review_answer", problems, locked: false };
    view! {
        <details class="fold" open=refused.is_some() || found.due>
            <summary>"It still holds"</summary>
            <form class="stack-sm" method="post" action=format!("/inbox/{}/review_answer", screen.question.id)>
                {version(screen.question.version)}
                <p class="small muted">"You have looked at it, and it is right. Its page says when."</p>
                {form.field("review_by", "To be reviewed again by").kind("date").input(until)}
                <p><button class="button">"It holds"</button></p>
            </form>
        </details>
    }
    .into_any()
}
