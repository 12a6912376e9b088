//! What the calendar's shapes mean: by word, since colour and shape alone tell nobody.

use super::item::picture;
use domain::plan::{Kind, Look};
use leptos::prelude::*;

const LOOKS: [(Look, &str); 9] = [
    (Look::Hollow, "Draft or asked for"),
    (Look::Review, "In review"),
    (Look::Returned, "Asked for changes"),
    (Look::Ready, "Approved"),
    (Look::Solid, "Scheduled or confirmed"),
    (Look::Live, "Live now"),
    (Look::Done, "Over or published"),
    (Look::Struck, "Cancelled"),
    (Look::Trouble, "Missed or failed"),
];

const KINDS: [(Kind, &str); 3] = [(Kind::Session, "Session"), (Kind::Post, "Post"), (Kind::Slot, "A clinician's slot")];

/// One line below the calendar.
pub fn legend() -> impl IntoView {
    let look = |(look, word): (Look, &'static str)| view! { <li><span class="swatch" data-look=look.as_str()></span>{word}</li> };
    let kind = |(kind, word): (Kind, &'static str)| view! { <li>{picture(kind)}{word}</li> };
    view! {
        <ul class="legend" role="list" aria-label="What the shapes mean">
            {KINDS.into_iter().map(kind).collect_view()}
            {LOOKS.into_iter().map(look).collect_view()}
        </ul>
    }
}
