//! Published answers: lists, by topic, each on a page of its own, and an Atom feed; kept until an answer or the plan has
//! changed.

use atom_syndication::{Content, Entry, Feed, Generator, Link, Person, Text};
use axum::http::HeaderMap;
use domain::Instant;
use domain::text::is_kept;
use domain::time::MINUTE;
use wellspring_core::live::Topic;
use wellspring_core::screens::FeedAnswer;
use wellspring_core::{Error, screens};

use super::blog::moment;
use crate::http::answer::{Reply, public_frame};
use crate::http::around::cache::{ATOM, Stamp};
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// Days begin on a quarter of an hour, wherever the house is.
const QUARTER: i64 = 15 * MINUTE;

/// What these pages depend on: answers, the plan, and the day on which some are to be looked at again.
async fn stamp(site: &Site) -> Result<Stamp, Error> {
    let (answers, plan) = (site.app.stamp(&Topic::Answers).await?, site.app.stamp(&Topic::Plan).await?);
    Ok([answers, plan, site.app.now().0.div_euclid(QUARTER), 0])
}

/// `GET /answers?after={slug}`
pub async fn list(site: Site, query: Query, headers: HeaderMap) -> Reply {
    let after = query.text("after");
    let render = || async {
        Ok(pages::answers(&public_frame(&site), &screens::answers(&site.app, site.language, &after).await?))
    };
    Ok(site.kept_page(&format!("/answers?{after}"), stamp(&site).await?, &headers, render).await?)
}

/// `GET /answers/{slug}`: 410 once nobody is to read it any more.
pub async fn answer(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let render = || async {
        let screen = screens::answer(&site.app, site.language, &slug).await?;
        Ok(pages::published_answer(&public_frame(&site), &screen))
    };
    Ok(site.kept_page(&format!("/answers/{slug}"), stamp(&site).await?, &headers, render).await?)
}

/// `GET /topics/{slug}?after={slug}`
pub async fn topic(site: Site, Path(slug): Path<String>, query: Query, headers: HeaderMap) -> Reply {
    let after = query.text("after");
    let render = || async {
        Ok(pages::topic(&public_frame(&site), &screens::topic(&site.app, site.language, &slug, &after).await?))
    };
    Ok(site.kept_page(&format!("/topics/{slug}?{after}"), stamp(&site).await?, &headers, render).await?)
}

/// `GET /answers/feed.atom`
pub async fn feed(site: Site, headers: HeaderMap) -> Reply {
    let render = || async { Ok(atom(&site, &screens::answers_feed(&site.app).await?)) };
    Ok(site.shelf.answer("/answers/feed.atom", stamp(&site).await?, ATOM, &headers, render).await?)
}

fn atom(site: &Site, answers: &[FeedAnswer]) -> String {
    let home = &site.app.settings.public_url;
    let own = Link { href: format!("{home}/answers/feed.atom"), rel: "self".into(), ..Link::default() };
    let page = Link { href: format!("{home}/answers"), rel: "alternate".into(), ..Link::default() };
    let updated = answers.iter().map(|one| one.answer.reviewed_at).max().unwrap_or(Instant(0));
    let feed = Feed {
        title: Text::plain("Wellspring: answers"),
        id: format!("urn:wellspring:{}:answers", site.app.installation),
        updated: moment(updated),
        links: vec![own, page],
        generator: Some(Generator { value: "Wellspring".into(), ..Generator::default() }),
        authors: vec![Person { name: "Wellspring".into(), ..Person::default() }],
        entries: answers.iter().map(|one| entry(site, one)).collect(),
        ..Feed::default()
    };
    feed.to_string().chars().filter(|letter| is_kept(*letter)).collect()
}

fn entry(site: &Site, FeedAnswer { answer, text, whole }: &FeedAnswer) -> Entry {
    let address = format!("{}/answers/{}", site.app.settings.public_url, answer.slug);
    Entry {
        title: Text::plain(text.clone()),
        // The address stays, and tells nothing that its page does not; a question's own id is for staff.
        id: format!("urn:wellspring:{}:answers:{}", site.app.installation, answer.slug),
        updated: moment(answer.reviewed_at),
        published: Some(moment(answer.published_at)),
        links: vec![Link { href: address, rel: "alternate".into(), ..Link::default() }],
        content: Some(Content { value: Some(whole.clone()), content_type: Some("text".into()), ..Content::default() }),
        ..Entry::default()
    }
}
