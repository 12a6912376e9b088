//! `/search`: answers, posts and sessions that have every word. A plain form, whose words are kept nowhere.

use crate::parts::search::search as form;
use crate::parts::{Icon, icon, sessions};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::attendee::SearchScreen;
use leptos::prelude::*;
use texts::Texts;

/// The form, and what was found.
pub fn search(frame: &Frame, screen: &SearchScreen) -> String {
    let t = Texts::of(frame.language);
    let body = view! {
        <div class="wrap stack-lg search-page">
            <header class="stack-sm blog-head">
                <h1>{t.search_title()}</h1>
                {form(t, &screen.q)}
                <p class="small muted">{t.search_about()}</p>
            </header>
            {(!screen.q.is_empty()).then(|| found(t, screen))}
        </div>
    };
    public(frame, &Head::new(t.search_title()).private().at("/search"), "", body.into_any())
}

fn found(t: Texts, screen: &SearchScreen) -> AnyView {
    if screen.found() == 0 {
        return view! {
            <div class="empty" role="status">
                {icon(Icon::Search)}<h2>{t.search_nothing()}</h2><p>{t.search_nothing_more()}</p>
                <a class="button" href=t.at("/ask")>{t.ask_our_experts()}</a>
            </div>
        }
        .into_any();
    }
    let many = i64::try_from(screen.found()).unwrap_or(i64::MAX);
    let answers = crate::answers::list(t, &screen.answers, &screen.zone).into_any();
    view! {
        <p class="muted" role="status">{t.search_found(many)}</p>
        {part("answers", t.search_answers(), screen.answers.is_empty(), answers)}
        {part("posts", t.search_posts(), screen.posts.is_empty(), crate::blog::list(t, &screen.posts).into_any())}
        {part("sessions", t.search_sessions(), screen.sessions.is_empty(), sessions::list(t, &screen.sessions).into_any())}
    }
    .into_any()
}

fn part(id: &'static str, title: &'static str, empty: bool, list: AnyView) -> Option<impl IntoView> {
    (!empty).then(|| view! { <section class="stack" aria-labelledby=id><h2 id=id>{title}</h2>{list}</section> })
}
