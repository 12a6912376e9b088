//! `/blog` and `/blog/{slug}`: what the team wrote, as readers meet it.

use crate::parts::ripples::ripples;
use crate::parts::{Icon, icon, sessions, times};
use crate::shell::{Head, public};
use domain::screens::Frame;
use domain::screens::post::{BlogPostScreen, BlogScreen, PostCard};
use domain::zone;
use leptos::prelude::*;
use texts::Texts;

/// All public posts, the newest in front.
pub fn blog(frame: &Frame, screen: &BlogScreen) -> String {
    let t = Texts::of(frame.language);
    let about = Head::new(t.blog_title()).about(t.blog_about()).atom("/blog/feed.atom").at("/blog");
    let body = view! {
        <div class="wrap stack-lg">
            <header class="stack-sm blog-head">
                <h1>{t.blog_title()}</h1>
                <p class="standfirst">{t.blog_about()}</p>
            </header>
            {screen.posts.is_empty().then(|| nothing(t))}
            {(!screen.posts.is_empty()).then(|| view! { <h2 class="visually-hidden">{t.all_posts()}</h2> })}
            {list(t, &screen.posts)}
            <p><a href="/blog/feed.atom">{t.blog_feed()}</a></p>
        </div>
    };
    public(frame, &about, "/blog", body.into_any())
}

fn nothing(t: Texts) -> impl IntoView {
    view! { <div class="empty">{icon(Icon::Edit)}<h2>{t.no_posts()}</h2><p>{t.no_posts_more()}</p></div> }
}

/// Posts as cards.
pub fn list(t: Texts, posts: &[PostCard]) -> impl IntoView + use<> {
    view! { <ul class="posts" role="list">{posts.iter().map(|post| card(t, post)).collect_view()}</ul> }
}

/// The newest posts under a heading; nothing when there are none.
pub fn section(t: Texts, posts: &[PostCard]) -> Option<impl IntoView + use<>> {
    (!posts.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby="posts">
                <div class="section-head"><h2 id="posts">{t.from_the_blog()}</h2><a href=t.at("/blog")>{t.all_posts()}</a></div>
                {list(t, posts)}
            </section>
        }
    })
}

fn card(t: Texts, post: &PostCard) -> impl IntoView + use<> {
    let (campaign, lang) = (post.campaign.as_ref(), post.language.within(t.language()));
    view! {
        <li class="post-card" data-color=sessions::color(campaign.map(|campaign| campaign.color))>
            <p class="eyebrow">{t.post_kind(post.kind)}</p>
            <h3><a href=t.at(&format!("/blog/{}", post.slug)) dir="auto" lang=lang>{post.title.clone()}</a></h3>
            <p class="muted" dir="auto" lang=lang>{post.lead.clone()}</p>
            <p class="meta small">
                {times::day(t, post.published_at, &post.zone)}
                {campaign.map(|campaign| view! { <span dir="auto">{campaign.name.clone()}</span> })}
                {t.spoken(post.language).map(|words| view! { <span>{words}</span> })}
            </p>
        </li>
    }
}

/// One post. Its text was cleaned when it was saved.
pub fn blog_post(frame: &Frame, screen: &BlogPostScreen) -> String {
    let t = Texts::of(frame.language);
    let card = &screen.card;
    let about = Head::new(card.title.clone())
        .about(card.lead.clone())
        .atom("/blog/feed.atom")
        .at(format!("/blog/{}", card.slug));
    let campaign = card.campaign.as_ref().map(|campaign| {
        view! { <a href=t.at(&format!("/campaigns/{}", campaign.slug)) dir="auto">{campaign.name.clone()}</a>" · " }
    });
    let color = sessions::color(card.campaign.as_ref().map(|campaign| campaign.color));
    let lang = card.language.within(t.language());
    let body = view! {
        <article>
            <div class="event-head" data-color=color>
                {ripples()}
                <div class="wrap">
                    <p class="eyebrow">{campaign}{t.post_kind(card.kind)}</p>
                    <h1 dir="auto" lang=lang>{card.title.clone()}</h1>
                    <p class="muted">{times::day(t, card.published_at, &card.zone)}</p>
                </div>
            </div>
            <div class="wrap">
                <div class="prose" dir="auto" lang=lang inner_html=screen.html.clone()></div>
                {about_session(t, screen)}
                <p><a class="button" href=t.at(&format!("/ask?post={}#ask", screen.card.slug))>{t.ask_about_post()}</a></p>
                <p class="more-posts"><a href=t.at("/blog")>{t.all_posts()}</a></p>
            </div>
        </article>
    };
    public(frame, &about, "/blog", body.into_any())
}

fn about_session(t: Texts, screen: &BlogPostScreen) -> Option<AnyView> {
    let (title, slug, starts) = screen.session.clone()?;
    let when =
        starts.map(|starts| view! { <span class="muted">{t.day_heading(starts.date)}", "{zone::time(starts)}</span> });
    let aside = view! {
        <aside class="card row post-session">
            {icon(Icon::Calendar)}
            <p class="stack-sm"><a class="strong" href=t.at(&format!("/events/{slug}")) dir="auto">{title}</a>{when}</p>
        </aside>
    };
    Some(aside.into_any())
}
