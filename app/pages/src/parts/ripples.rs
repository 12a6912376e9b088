//! The house's one picture: ripples around a drop, in the colour of what it stands for.

use leptos::prelude::*;

/// Radius, stroke and opacity of each ring, from the drop outwards.
const RINGS: [(u16, &str, &str); 7] = [
    (28, "5", "1"),
    (66, "4", ".85"),
    (112, "3.4", ".7"),
    (166, "2.8", ".55"),
    (228, "2.2", ".42"),
    (300, "1.8", ".3"),
    (384, "1.4", ".22"),
];

/// Decoration, in `currentColor`.
pub fn ripples() -> impl IntoView {
    let rings = RINGS.map(|(radius, stroke, opacity)| {
        let flat = radius * 62 / 100;
        view! { <ellipse cx="230" cy="215" rx=radius.to_string() ry=flat.to_string() stroke-width=stroke opacity=opacity></ellipse> }
    });
    view! {
        <svg class="ripples" viewBox="0 0 400 400" aria-hidden="true" fill="none" stroke="currentColor" preserveAspectRatio="xMidYMid slice">
            {rings.into_iter().collect_view()}
            <path d="M230 120c20 25 30 42 30 56a30 30 0 0 1-60 0c0-14 10-31 30-56z" fill="currentColor" stroke="none"></path>
        </svg>
    }
}
