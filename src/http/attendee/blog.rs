//! The blog: pages and an Atom feed (RFC 4287), kept until the plan has changed.

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::http::HeaderMap;
use domain::Instant;
use domain::post::Post;
use domain::text::is_kept;
use wellspring_core::live::Topic;
use wellspring_core::{Error, screens};

use crate::http::answer::{Reply, public_frame};
use crate::http::around::cache::{ATOM, Stamp};
use crate::http::ground::Path;
use crate::http::site::Site;

/// What the blog depends on: the plan's counter.
async fn stamp(site: &Site) -> Result<Stamp, Error> {
    Ok([site.app.stamp(&Topic::Plan).await?, 0, 0, 0])
}

/// `GET /blog`
pub async fn list(site: Site, headers: HeaderMap) -> Reply {
    let render = || async { Ok(pages::blog(&public_frame(&site), &screens::blog(&site.app).await?)) };
    Ok(site.kept_page("/blog", stamp(&site).await?, &headers, render).await?)
}

/// `GET /blog/{slug}`: 410 once it was withdrawn.
pub async fn post(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let render = || async { Ok(pages::blog_post(&public_frame(&site), &screens::blog_post(&site.app, &slug).await?)) };
    Ok(site.kept_page(&format!("/blog/{slug}"), stamp(&site).await?, &headers, render).await?)
}

/// `GET /blog/feed.atom`
pub async fn feed(site: Site, headers: HeaderMap) -> Reply {
    let render = || async { Ok(atom(&site, &screens::blog_feed(&site.app).await?)) };
    Ok(site.shelf.answer("/blog/feed.atom", stamp(&site).await?, ATOM, &headers, render).await?)
}

fn atom(site: &Site, posts: &[Post]) -> String {
    let home = &site.app.settings.public_url;
    let own = Link { href: format!("{home}/blog/feed.atom"), rel: "self".into(), ..Link::default() };
    let page = Link { href: format!("{home}/blog"), rel: "alternate".into(), ..Link::default() };
    let updated = posts.iter().map(|post| post.updated_at).max().unwrap_or(Instant(0));
    let feed = Feed {
        title: Text::plain("Wellspring: from our clinicians"),
        id: format!("urn:wellspring:{}:blog", site.app.installation),
        updated: moment(updated),
        links: vec![own, page],
        generator: Some(Generator { value: "Wellspring".into(), ..Generator::default() }),
        authors: vec![Person { name: "Wellspring".into(), ..Person::default() }],
        entries: posts.iter().map(|post| entry(site, post)).collect(),
        ..Feed::default()
    };
    feed.to_string().chars().filter(|letter| is_kept(*letter)).collect()
}

fn entry(site: &Site, post: &Post) -> Entry {
    let address = format!("{}/blog/{}", site.app.settings.public_url, post.slug);
    let published = post.published_at.unwrap_or(post.updated_at);
    let lang = Some(post.language.to_string());
    Entry {
        title: Text { lang: lang.clone(), ..Text::plain(post.title.to_string()) },
        // Stays the same whatever the address or the public URL becomes (RFC 4287 §4.2.6).
        id: format!("urn:uuid:{}", post.id),
        updated: moment(post.updated_at),
        published: Some(moment(published)),
        links: vec![Link { href: address, rel: "alternate".into(), ..Link::default() }],
        content: Some(Content {
            value: Some(post.html.clone()),
            content_type: Some("html".into()),
            lang,
            ..Content::default()
        }),
        ..Entry::default()
    }
}

pub(super) fn moment(at: Instant) -> FixedDateTime {
    at.to_string().parse().unwrap_or_default()
}
