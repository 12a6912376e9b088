//! `/plan/posts/new` and `/plan/posts/{id}`: a post's text, its time, its review and its life.

mod deeds;
mod review;

use crate::parts::both::both;
use crate::parts::desk_form::{DeskForm, choice, delete_fold, languages, marks_stand, meant, once, version};
use crate::parts::desk_history::history;
use crate::parts::field::suggestions;
use crate::parts::notice::{notice, problems_in};
use crate::parts::{Icon, icon};
use crate::shell::{Staff, Tab};
use domain::post::{Kind, Post, State};
use domain::screens::post::PostScreen;
use domain::screens::{Choice, Frame};
use leptos::prelude::*;
use texts::Texts;

/// A new post, or one to work on.
pub fn post(frame: &Frame, screen: &PostScreen) -> String {
    let title = screen.post.as_ref().map_or("New post".to_owned(), |post| post.title.to_string());
    let body = view! {
        <div class="split">
            <div class="stack-lg">
                {screen.post.as_ref().map(deeds::steps)}
                {screen.post.as_ref().and_then(asks)}
                {form(frame, screen)}
                {screen.post.as_ref().filter(|post| screen.may_plan && post.published_at.is_none()).map(delete)}
            </div>
            <aside class="stack-lg">
                {preview(screen)}
                {screen.post.as_ref().map(|post| review::review(screen, post))}
                {history(&screen.history)}
            </aside>
        </div>
        {suggestions("zones", &screen.zones)}
    };
    let page = Staff::new(title, Tab::Plan).crumb("/plan", "Plan").crumb("/plan/posts", "Posts");
    page.actions(screen.post.as_ref().map(|post| deeds::deeds(screen, post))).page(frame, body.into_any())
}

/// What a person has to decide.
fn asks(post: &Post) -> Option<AnyView> {
    let words = post.asks.clone();
    (!words.is_empty()).then(|| notice("notice warm", Icon::Warn, words).into_any())
}

fn delete(post: &Post) -> AnyView {
    delete_fold(
        "Delete this post",
        "It never went out, so nothing keeps it.",
        format!("/plan/posts/{}/delete", post.id),
    )
}

fn form(frame: &Frame, screen: &PostScreen) -> AnyView {
    let post = screen.post.as_ref();
    let over = post.is_some_and(|post| !post.state.is_ahead());
    let locked = !screen.may_plan || over;
    let form = DeskForm { name: "post", problems: &screen.problems, locked };
    let action = post.map_or("/plan/posts".to_owned(), |post| format!("/plan/posts/{}", post.id));
    view! {
            <section class="panel" aria-label="Text and time">
                <form class="form" method="post" action=action id="post-form" data-draft data-guard>
                    {problems_in("post", &screen.problems)}
    {both(&screen.both, &[&screen.campaigns, &screen.sessions, &screen.topics])}
                    {once(frame)}
                    {post.map(|post| version(post.version))}
                    {text(form, screen)}
                    {when(form, screen)}
                    {place(form, screen)}
                    {post.and_then(voids)}
                    {(!locked).then(|| end(post))}
                </form>
            </section>
        }
    .into_any()
}

fn text(form: DeskForm, screen: &PostScreen) -> AnyView {
    let draft = &screen.draft;
    let kinds: Vec<Choice> =
        Kind::ALL.iter().map(|kind| choice(kind.as_str(), Texts::default().post_kind(*kind))).collect();
    let body = form.maybe("body", "Text").longest(40_000);
    let body =
        body.hint("Markdown: **bold**, *italic*, # heading, [link](https://…), lists with -. Pictures are left out.");
    view! {
        {form.field("title", "Title").longest(160).input(draft.title.clone())}
        <div class="fields">
            {form.maybe("kind", "Kind").select(&kinds, if draft.kind.is_empty() { "article" } else { &draft.kind })}
            {form.maybe("language", "Language").select(&languages(), &draft.language)}
        </div>
        <div class="post-text">{body.area(draft.body.clone())}</div>
    }
    .into_any()
}

fn when(form: DeskForm, screen: &PostScreen) -> AnyView {
    let draft = &screen.draft;
    let at = form.maybe("planned_at", "Publish on").kind("datetime-local").optional();
    let at = at.hint("Goes out only if approved by then.");
    let zone = form.zone(screen.post.is_none(), &screen.house, &screen.campaign_zones);
    view! {
        <div class="fields">
            {at.input(draft.planned_at.clone().unwrap_or_default())}
            {zone.input(draft.zone.clone())}
        </div>
        {meant("post", form.problems)}
        {marks_stand("post", form.problems)}
    }
    .into_any()
}

fn place(form: DeskForm, screen: &PostScreen) -> AnyView {
    let with = |first: &str, rest: &[Choice]| -> Vec<Choice> {
        std::iter::once(choice("", first)).chain(rest.iter().cloned()).collect()
    };
    let (campaigns, sessions) = (with("No campaign", &screen.campaigns), with("No session", &screen.sessions));
    let topics = with("No topic", &screen.topics);
    let draft = &screen.draft;
    view! {
        <div class="fields">
            {form.maybe("campaign_id", "Campaign").select(&campaigns, draft.campaign_id.as_deref().unwrap_or_default())}
            {form.maybe("topic_id", "Topic").select(&topics, draft.topic_id.as_deref().unwrap_or_default())}
            {form.maybe("session_id", "About a session").select(&sessions, draft.session_id.as_deref().unwrap_or_default())}
        </div>
    }
    .into_any()
}

/// Said before, not after.
fn voids(post: &Post) -> Option<AnyView> {
    let words = match post.state {
        State::Approved | State::Scheduled => {
            "Another title, kind or text needs approval again. Another time does not."
        }
        State::InReview => "Reviewers read what you save here.",
        _ => return None,
    };
    Some(view! { <p class="hint-line">{icon(Icon::Info)}{words}</p> }.into_any())
}

fn end(post: Option<&Post>) -> AnyView {
    let save = if post.is_some() { "Save" } else { "Create post" };
    let preview = post.map_or("/plan/posts/preview".to_owned(), |post| format!("/plan/posts/{}/preview", post.id));
    view! {
        <div class="form-end">
            <button class="button primary">{save}</button>
            <button class="button" formaction=format!("{preview}#preview")>"Preview"</button>
            <a class="button quiet" href="/plan/posts">"Back"</a>
        </div>
    }
    .into_any()
}

/// As its reader will see it; the HTML was cleaned.
fn preview(screen: &PostScreen) -> AnyView {
    let title = if screen.draft.title.is_empty() { "Untitled".to_owned() } else { screen.draft.title.clone() };
    let kind = screen.draft.kind.parse().unwrap_or(Kind::Article);
    let text = if screen.preview.is_empty() {
        view! { <p class="muted">"Nothing to read yet. Write, then press Preview."</p> }.into_any()
    } else {
        view! { <div class="prose" dir="auto" inner_html=screen.preview.clone()></div> }.into_any()
    };
    view! {
        <section class="panel post-preview" id="preview" aria-labelledby="preview-head">
            <h2 id="preview-head">"As its reader will see it"</h2>
            <article class="paper">
                <p class="eyebrow">{Texts::default().post_kind(kind)}</p>
                <p class="post-title" dir="auto">{title}</p>
                {text}
            </article>
        </section>
    }
    .into_any()
}
