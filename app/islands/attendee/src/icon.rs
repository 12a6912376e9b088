//! The few icons that islands draw; the shapes are those of `pages`.

use leptos::prelude::*;

pub(crate) const UP: &str = "m6 14 6-6 6 6";
pub(crate) const DOWN: &str = "m7 10 5 5 5-5";
pub(crate) const MAIL: &str = "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5";
pub(crate) const WARN: &str = "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1";
pub(crate) const TALK: &str = "M4 5.5h16v11h-8.5L7 20v-3.5H4z";

/// An icon without a name of its own: words stand beside it.
pub(crate) fn icon(path: &'static str) -> impl IntoView {
    named("icon", path)
}

/// The arrow of a fold, which turns when it opens.
pub(crate) fn chevron() -> impl IntoView {
    named("icon chevron", DOWN)
}

fn named(class: &'static str, path: &'static str) -> impl IntoView {
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}
