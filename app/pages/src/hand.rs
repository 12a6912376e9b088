//! `/inbox/new`: the desk brings in what somebody said to us elsewhere.

use crate::parts::desk_form::{DeskForm, choice, once};
use crate::parts::desk_words::question_kind;
use crate::parts::field::tick;
use crate::parts::notice::problems_in;
use crate::shell::{Staff, Tab};
use domain::question::Kind;
use domain::screens::desk::HandScreen;
use domain::screens::{Choice, Frame};
use leptos::prelude::*;

/// The form: the words first, all else if it is known.
pub fn hand(frame: &Frame, screen: &HandScreen) -> String {
    let form = DeskForm { name: "hand", problems: &screen.problems, locked: false };
    let draft = &screen.draft;
    let kinds: Vec<Choice> = Kind::ALL.iter().map(|kind| choice(kind.as_str(), question_kind(*kind))).collect();
    let body = view! {
        <form class="form wide-column" method="post" action="/inbox/new" data-draft>
            <p class="muted small">"What somebody wrote on a network, or said by phone or in a letter. It is read for signs of danger like all that people write, and its response target runs. Nobody gets a letter by this."</p>
            {problems_in("hand", &screen.problems)}
            {once(frame)}
            {form.field("text", "What they said").longest(1_000).area(draft.text.clone())}
            <div class="fields wide">
                {form.field("kind", "What it is").select(&kinds, &draft.kind)}
                {form.maybe("source_url", "Where they said it").optional().kind("url").hint("The page’s address.").input(draft.source_url.clone())}
                {form.maybe("name", "Who said it").optional().longest(80).input(draft.name.clone())}
                {form.maybe("email", "Their mail address").optional().kind("email").hint("The answer’s link goes there.").input(draft.email.clone())}
            </div>
            {tick("may_be_public", "on", draft.may_be_public, "The desk may publish it, in its own wording", "")}
            <div class="form-end"><button class="button primary">"Bring it in"</button></div>
        </form>
    };
    Staff::new("Bring in", Tab::Inbox).crumb("/inbox", "Inbox").page(frame, body.into_any())
}
