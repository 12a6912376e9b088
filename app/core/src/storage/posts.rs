//! Rows of posts and of what reviewers said.

use domain::id::{CampaignId, PostId, TopicId};
use domain::post::{Post, Review, Verdict};
use domain::{Instant, Span};

use super::{Reads, Writes, all, as_list, composed, maybe, one, run, search};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign_id, session_id, topic_id, kind, title, language, slug, body, html, hash, state, planned, zone, planned_at, author_id, author, \
             edited_by, asks, submitted_at, returned_at, was, published_at, withdrawn_at, created_at, updated_at, version FROM posts ",
            $rest
        )
    };
}

/// A post by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &PostId) -> Result<Post, Error> {
    maybe!(db, Post, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// Every public post.
pub(crate) async fn published(mut db: impl Reads) -> Result<Vec<Post>, Error> {
    all!(db, Post, select!("WHERE state = 'published' ORDER BY id"))
}

/// Several public posts at once, in any order.
pub(crate) async fn several(mut db: impl Reads, ids: &[String]) -> Result<Vec<Post>, Error> {
    let list = as_list(ids)?;
    all!(db, Post, select!("WHERE id IN (SELECT value FROM json_each($1)) AND state = 'published'"), list)
}

/// A topic's public posts, the newest first.
pub(crate) async fn newest_about(mut db: impl Reads, topic: &TopicId, most: i64) -> Result<Vec<Post>, Error> {
    all!(
        db,
        Post,
        select!("WHERE state = 'published' AND topic_id = $1 ORDER BY published_at DESC, id DESC LIMIT $2"),
        topic,
        most
    )
}

/// A post that is or was public, by its address part.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Gone`] once it was withdrawn.
pub async fn public(mut db: impl Reads, slug: &str) -> Result<Post, Error> {
    let post =
        maybe!(db, Post, select!("WHERE slug = $1 AND published_at IS NOT NULL"), slug)?.ok_or(Error::NotFound)?;
    if post.is_public() { Ok(post) } else { Err(Error::Gone) }
}

/// Public posts, the newest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn newest(mut db: impl Reads, most: i64) -> Result<Vec<Post>, Error> {
    all!(db, Post, select!("WHERE state = 'published' ORDER BY published_at DESC, id DESC LIMIT $1"), most)
}

/// A campaign's public posts, the newest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn newest_of(mut db: impl Reads, campaign: &CampaignId, most: i64) -> Result<Vec<Post>, Error> {
    all!(
        db,
        Post,
        select!("WHERE state = 'published' AND campaign_id = $1 ORDER BY published_at DESC, id DESC LIMIT $2"),
        campaign,
        most
    )
}

/// Posts that have not come to an end, by the time for which they are planned; at most 5,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn unfinished(mut db: impl Reads) -> Result<Vec<Post>, Error> {
    all!(
        db,
        Post,
        select!("WHERE state NOT IN ('published', 'withdrawn', 'cancelled') ORDER BY planned_at, id LIMIT 5000")
    )
}

/// Posts that are out, or never will be: the `most` that changed last, the latest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn finished(mut db: impl Reads, most: i64) -> Result<Vec<Post>, Error> {
    all!(
        db,
        Post,
        select!("WHERE state IN ('published', 'withdrawn', 'cancelled') ORDER BY updated_at DESC, id DESC LIMIT $1"),
        most
    )
}

/// Posts planned in `span`, in order: the `most` latest of those before `now`, and the `most` next ones.
///
/// # Errors
/// [`Error::Storage`].
pub async fn around(mut db: impl Reads, span: Span, now: Instant, most: i64) -> Result<Vec<Post>, Error> {
    let mut found = all!(
        db,
        Post,
        select!("WHERE planned_at >= $1 AND planned_at < $2 ORDER BY planned_at DESC, id DESC LIMIT $3"),
        span.start,
        now,
        most
    )?;
    found.reverse();
    found.extend(all!(
        db,
        Post,
        select!("WHERE planned_at >= $1 AND planned_at < $2 ORDER BY planned_at, id LIMIT $3"),
        now,
        span.end,
        most
    )?);
    Ok(found)
}

/// A campaign's posts, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_campaign(mut db: impl Reads, campaign: &CampaignId) -> Result<Vec<Post>, Error> {
    all!(db, Post, select!("WHERE campaign_id = $1 ORDER BY planned_at, id"), campaign)
}

/// What the API lists posts by; empty texts do not filter.
#[derive(Clone, Debug, Default)]
pub struct PostFilter {
    /// A campaign's id.
    pub campaign: String,
    /// A state.
    pub state: String,
    /// The id of the last row seen.
    pub cursor: String,
}

/// A page of posts by id, from after the filter's cursor.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, filter: &PostFilter, most: i64) -> Result<Vec<Post>, Error> {
    let sql = composed!(
        [select!("WHERE id > $1")] [" ORDER BY id LIMIT $4"]
        !filter.campaign.is_empty() => " AND campaign_id = $2",
        !filter.state.is_empty() => " AND state = $3"
    );
    all!(db, Post, sql, &filter.cursor, &filter.campaign, &filter.state, most)
}

/// Dated posts that have not gone out and were placed with older zone data than `tzdata`.
pub(crate) async fn derived_before(mut db: impl Reads, tzdata: &str) -> Result<Vec<Post>, Error> {
    all!(
        db,
        Post,
        select!(
            "WHERE tzdata < $1 AND planned IS NOT NULL AND state IN ('draft', 'in_review', 'approved', 'scheduled') ORDER BY id"
        ),
        tzdata
    )
}

/// The post, locked for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &PostId) -> Result<Post, Error> {
    run!(db, "UPDATE posts SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Inserts a post; false where its slug is another's.
pub(crate) async fn insert(mut db: impl Writes, post: &Post, tzdata: &str) -> Result<bool, Error> {
    let made = run!(
        db,
        "INSERT INTO posts (id, campaign_id, session_id, kind, title, slug, body, html, hash, state, planned, zone, tzdata, planned_at,
            author_id, author, edited_by, asks, published_at, withdrawn_at, created_at, updated_at, version, submitted_at, returned_at, topic_id, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
         ON CONFLICT DO NOTHING",
        &post.id,
        &post.campaign_id,
        &post.session_id,
        post.kind,
        &post.title,
        &post.slug,
        &post.body,
        &post.html,
        &post.hash,
        post.state,
        post.planned,
        &post.zone,
        tzdata,
        post.planned_at,
        &post.author_id,
        &post.author,
        &post.edited_by,
        &post.asks,
        post.published_at,
        post.withdrawn_at,
        post.created_at,
        post.updated_at,
        post.version,
        post.submitted_at,
        post.returned_at,
        &post.topic_id,
        post.language
    )?;
    Ok(made > 0)
}

/// Another address part.
pub(crate) async fn set_slug(mut db: impl Writes, id: &str, slug: &str) -> Result<(), Error> {
    run!(db, "UPDATE posts SET slug = $2 WHERE id = $1", id, slug)?;
    Ok(())
}

/// Saves a locked post; its version rises.
pub(crate) async fn save(mut db: impl Writes, post: &Post, tzdata: &str) -> Result<(), Error> {
    run!(
        db,
        "UPDATE posts SET campaign_id = $2, session_id = $3, kind = $4, title = $5, slug = $6, body = $7, html = $8, hash = $9, state = $10,
            planned = $11, zone = $12, tzdata = $13, planned_at = $14, edited_by = $15, asks = $16, published_at = $17, withdrawn_at = $18,
            updated_at = $19, submitted_at = $20, returned_at = $21, was = $22, topic_id = $23, language = $24, version = version + 1 WHERE id = $1",
        &post.id,
        &post.campaign_id,
        &post.session_id,
        post.kind,
        &post.title,
        &post.slug,
        &post.body,
        &post.html,
        &post.hash,
        post.state,
        post.planned,
        &post.zone,
        tzdata,
        post.planned_at,
        &post.edited_by,
        &post.asks,
        post.published_at,
        post.withdrawn_at,
        post.updated_at,
        post.submitted_at,
        post.returned_at,
        post.was,
        &post.topic_id,
        post.language
    )?;
    search::public::post(db, post).await
}

pub(crate) async fn delete(mut db: impl Writes, id: &PostId) -> Result<(), Error> {
    run!(db, "DELETE FROM post_reviews WHERE post_id = $1", id)?;
    run!(db, "DELETE FROM posts WHERE id = $1", id)?;
    Ok(())
}

/// How many posts have this address part.
pub(crate) async fn with_slug(mut db: impl Reads, slug: &str) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM posts WHERE slug = $1", slug)?;
    Ok(count)
}

pub(crate) async fn insert_review(
    mut db: impl Writes,
    id: &str,
    post: &PostId,
    reviewer: &str,
    review: &Review,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO post_reviews (id, post_id, gate, verdict, hash, note, reviewer_id, reviewer, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        post,
        review.gate,
        review.verdict,
        &review.hash,
        &review.note,
        reviewer,
        &review.reviewer,
        review.at
    )?;
    Ok(())
}

/// What reviewers said, the newest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn reviews(mut db: impl Reads, post: &PostId) -> Result<Vec<Review>, Error> {
    all!(
        db,
        Review,
        "SELECT gate, verdict, hash, note, reviewer, at FROM post_reviews WHERE post_id = $1 ORDER BY at DESC, id DESC LIMIT 200",
        post
    )
}

/// Whether an approval of just this text stands: the newest word about it is one.
pub(crate) async fn is_approved(db: impl Reads, post: &Post) -> Result<bool, Error> {
    let newest = reviews(db, &post.id).await?.into_iter().find(|review| review.hash == post.hash);
    Ok(newest.is_some_and(|review| review.verdict == Verdict::Approved))
}
