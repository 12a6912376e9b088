//! The form by which strangers search, wherever it stands.

use super::{Icon, icon};
use leptos::prelude::*;
use texts::Texts;

/// The form, with what was looked for.
pub fn search(t: Texts, q: &str) -> impl IntoView + use<> {
    view! {
        <form class="row search-form" method="get" action=t.at("/search") role="search">
            <div class="search">
                {icon(Icon::Search)}
                <input class="input" type="search" name="q" dir="auto" maxlength="200" autocomplete="off" value=q.to_owned() placeholder=t.search_field() aria-label=t.search_field()/>
            </div>
            <button class="button">{t.search_button()}</button>
        </form>
    }
}
