//! Review: what was said, and the form for whoever may say it.

use crate::parts::desk_form::DeskForm;
use crate::parts::desk_moments::ago;
use crate::parts::field::hidden;
use crate::parts::{Icon, icon};
use domain::Instant;
use domain::post::{Post, Review, State, Verdict};
use domain::screens::post::PostScreen;
use leptos::prelude::*;

/// The panel.
pub fn review(screen: &PostScreen, post: &Post) -> Option<AnyView> {
    let form = (screen.may_review && post.state == State::InReview).then(|| form(screen, post));
    let waits = (post.state == State::InReview && form.is_none()).then(|| {
        view! { <p class="muted small">"Somebody else than its author, who may review, has to read it."</p> }
    });
    if form.is_none() && waits.is_none() && screen.reviews.is_empty() {
        return None;
    }
    let said = screen.reviews.iter().map(|review| said(review, post, screen.now)).collect_view();
    let panel = view! {
        <section class="panel" aria-labelledby="review-head" id="review">
            <h2 id="review-head">"Review"</h2>
            {waits}
            {form}
            <ol class="thread">{said}</ol>
        </section>
    };
    Some(panel.into_any())
}

/// Both buttons carry the text that was read: another one meanwhile is refused.
fn form(screen: &PostScreen, post: &Post) -> AnyView {
    let desk = DeskForm { name: "review", problems: &screen.problems, locked: false };
    let note = desk.maybe("note", "Note (required to ask for changes)").longest(2_000).hint("The author reads it.");
    view! {
        <form class="form" method="post" action=format!("/plan/posts/{}/approve", post.id) data-draft>
            {hidden("hash", post.hash.clone())}
            {note.area(screen.note.clone())}
            <div class="form-end">
                <button class="button primary">"Approve this text"</button>
                <button class="button" formaction=format!("/plan/posts/{}/request_changes", post.id)>"Ask for changes"</button>
            </div>
        </form>
    }
    .into_any()
}

fn said(review: &Review, post: &Post, now: Instant) -> AnyView {
    let (picture, words) = match review.verdict {
        Verdict::Approved => (Icon::Check, "approved"),
        Verdict::Changes => (Icon::Edit, "asked for changes"),
    };
    let older = (review.hash != post.hash).then(|| view! { <span class="faint">"an earlier text"</span> });
    let note = (!review.note.is_empty()).then(|| view! { <p class="said" dir="auto">{review.note.clone()}</p> });
    view! {
        <li class="entry-card">
            <header>{icon(picture)}<strong><bdi>{review.reviewer.clone()}</bdi>" "{words}</strong>{older}{ago(review.at, now)}</header>
            {note}
        </li>
    }
    .into_any()
}
