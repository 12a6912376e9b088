//! Things that a page says once: that something was saved, that something is wrong.

use super::{Icon, icon};
use domain::Problems;
use leptos::prelude::*;
use texts::Texts;

/// "Saved." and the like, after the redirect that follows a deed.
pub fn said(text: String, flush: bool) -> impl IntoView {
    let class = if flush { "said flush" } else { "said" };
    view! { <div class=class><div class="notice good" role="status">{icon(Icon::Check)}<div>{text}</div></div></div> }
}

/// A notice with an icon; `class` is `notice` with `good`, `bad`, `warm` or `calm`.
pub fn notice<V: IntoView + 'static>(class: &'static str, picture: Icon, body: V) -> impl IntoView {
    view! { <div class=class>{icon(picture)}<div>{body}</div></div> }
}

/// Told to whoever is not at the desk, above questions.
pub fn published_only(at_desk: bool) -> Option<impl IntoView + use<>> {
    let words = "You read what is published. Held and private questions, and who asked, are for the desk alone.";
    (!at_desk).then(|| notice("notice calm", Icon::Lock, words))
}

/// Every problem of a form at its head, each a link to its field. Nothing while nothing is wrong.
pub fn problems(wrong: &Problems) -> Option<impl IntoView + use<>> {
    problems_in("", wrong)
}

/// The same where a page has several forms: `form` begins the ids of this one's fields.
pub fn problems_in(form: &'static str, wrong: &Problems) -> Option<impl IntoView + use<>> {
    problems_told(Texts::default(), form, wrong)
}

/// The same for whoever reads this language.
pub fn problems_told(t: Texts, form: &'static str, wrong: &Problems) -> Option<impl IntoView + use<>> {
    let many = i64::try_from(wrong.0.len()).unwrap_or(i64::MAX);
    if many == 0 {
        return None;
    }
    let title = t.please_fix(many);
    let lines = wrong.0.iter().map(|problem| line(form, &problem.field, problem.message.clone())).collect_view();
    Some(view! {
        <div class="notice bad errors" role="alert">
            {icon(Icon::Warn)}
            <div><strong>{title}</strong><ul>{lines}</ul></div>
        </div>
    })
}

fn line(form: &str, field: &str, message: String) -> impl IntoView + use<> {
    match (form, field) {
        (_, "") => view! { <li>{message}</li> }.into_any(),
        ("", field) => view! { <li><a href=format!("#{field}")>{message}</a></li> }.into_any(),
        (form, field) => view! { <li><a href=format!("#{form}-{field}")>{message}</a></li> }.into_any(),
    }
}
