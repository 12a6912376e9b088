//! Who sees what, by role: a table that everybody on the staff may read.

use crate::parts::desk_words::staff_role;
use crate::parts::{Icon, icon};
use domain::permission::{Permission, SIGHTS};
use domain::staff::Role;
use leptos::prelude::*;

/// The table.
pub fn table() -> AnyView {
    let heads = Role::ALL.iter().map(|role| view! { <th scope="col">{staff_role(*role).0}</th> }).collect_view();
    let rows = SIGHTS.iter().map(|(what, needs)| row(what, *needs)).collect_view();
    view! {
        <section id="who-sees-what">
            <header class="group-head"><h2>"Who sees what"</h2></header>
            <div class="pad stack">
                <div class="scroll-x" tabindex="0" role="region" aria-label="Table of who sees what">
                    <table class="table sights">
                        <thead><tr><th scope="col">"What"</th>{heads}<th scope="col">"Tokens with"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="muted small">"Clinicians see their own parts and what they are asked to answer, by their links. Whoever asked sees their own question and its answer."</p>
            </div>
        </section>
    }
    .into_any()
}

fn row(what: &'static str, needs: Permission) -> AnyView {
    let cells = Role::ALL.iter().map(|role| cell(role.permissions().allow(needs))).collect_view();
    view! { <tr><th scope="row">{what}</th>{cells}<td><span class="tag">{needs.as_str()}</span></td></tr> }.into_any()
}

fn cell(may: bool) -> AnyView {
    match may {
        true => view! { <td>{icon(Icon::Check)}<span class="visually-hidden">"Yes"</span></td> }.into_any(),
        false => view! { <td class="faint">"–"<span class="visually-hidden">"No"</span></td> }.into_any(),
    }
}
