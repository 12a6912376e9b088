//! `/blog` and `/blog/{slug}`: what the team wrote, as readers meet it.

use crate::parts::ripples::ripples;
use crate::parts::{Icon, icon, sessions, times};
use crate::shell::{Head, public};
use crate::texts;
use domain::screens::Frame;
use domain::screens::post::{BlogPostScreen, BlogScreen, PostCard};
use domain::zone;
use leptos::prelude::*;

/// All public posts, the newest in front.
pub fn blog(frame: &Frame, screen: &BlogScreen) -> String {
    let about = Head::new(texts::BLOG_TITLE).about(texts::BLOG_ABOUT).atom("/blog/feed.atom");
    let body = view! {
        <div class="wrap stack-lg">
            <header class="stack-sm blog-head">
                <h1>{texts::BLOG_TITLE}</h1>
                <p class="standfirst">{texts::BLOG_ABOUT}</p>
            </header>
            {screen.posts.is_empty().then(nothing)}
            {(!screen.posts.is_empty()).then(|| view! { <h2 class="visually-hidden">{texts::ALL_POSTS}</h2> })}
            {list(&screen.posts)}
            <p><a href="/blog/feed.atom">{texts::BLOG_FEED}</a></p>
        </div>
    };
    public(frame, &about, "/blog", body.into_any())
}

fn nothing() -> impl IntoView {
    view! { <div class="empty">{icon(Icon::Edit)}<h2>{texts::NO_POSTS}</h2><p>{texts::NO_POSTS_MORE}</p></div> }
}

/// Posts as cards.
pub fn list(posts: &[PostCard]) -> impl IntoView + use<> {
    view! { <ul class="posts" role="list">{posts.iter().map(card).collect_view()}</ul> }
}

/// The newest posts under a heading; nothing when there are none.
pub fn section(posts: &[PostCard]) -> Option<impl IntoView + use<>> {
    (!posts.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby="posts">
                <div class="section-head"><h2 id="posts">{texts::FROM_THE_BLOG}</h2><a href="/blog">{texts::ALL_POSTS}</a></div>
                {list(posts)}
            </section>
        }
    })
}

fn card(post: &PostCard) -> impl IntoView + use<> {
    let campaign = post.campaign.as_ref();
    view! {
        <li class="post-card" data-color=sessions::color(campaign.map(|campaign| campaign.color))>
            <p class="eyebrow">{texts::post_kind(post.kind)}</p>
            <h3><a href=format!("/blog/{}", post.slug) dir="auto">{post.title.clone()}</a></h3>
            <p class="muted" dir="auto">{post.lead.clone()}</p>
            <p class="meta small">
                {times::day(post.published_at, &post.zone)}
                {campaign.map(|campaign| view! { <span dir="auto">{campaign.name.clone()}</span> })}
            </p>
        </li>
    }
}

/// One post. Its text was cleaned when it was saved.
pub fn blog_post(frame: &Frame, screen: &BlogPostScreen) -> String {
    let card = &screen.card;
    let about = Head::new(card.title.clone()).about(card.lead.clone()).atom("/blog/feed.atom");
    let campaign = card.campaign.as_ref().map(|campaign| {
        view! { <a href=format!("/campaigns/{}", campaign.slug) dir="auto">{campaign.name.clone()}</a>" · " }
    });
    let color = sessions::color(card.campaign.as_ref().map(|campaign| campaign.color));
    let body = view! {
        <article>
            <div class="event-head" data-color=color>
                {ripples()}
                <div class="wrap">
                    <p class="eyebrow">{campaign}{texts::post_kind(card.kind)}</p>
                    <h1 dir="auto">{card.title.clone()}</h1>
                    <p class="muted">{times::day(card.published_at, &card.zone)}</p>
                </div>
            </div>
            <div class="wrap">
                <div class="prose" dir="auto" inner_html=screen.html.clone()></div>
                {about_session(screen)}
                <p><a class="button" href=format!("/ask?post={}#ask", screen.card.slug)>{texts::ASK_ABOUT_POST}</a></p>
                <p class="more-posts"><a href="/blog">{texts::ALL_POSTS}</a></p>
            </div>
        </article>
    };
    public(frame, &about, "/blog", body.into_any())
}

fn about_session(screen: &BlogPostScreen) -> Option<AnyView> {
    let (title, slug, starts) = screen.session.clone()?;
    let when = starts
        .map(|starts| view! { <span class="muted">{zone::day_heading(starts.date)}", "{zone::time(starts)}</span> });
    let aside = view! {
        <aside class="card row post-session">
            {icon(Icon::Calendar)}
            <p class="stack-sm"><a class="strong" href=format!("/events/{slug}") dir="auto">{title}</a>{when}</p>
        </aside>
    };
    Some(aside.into_any())
}
