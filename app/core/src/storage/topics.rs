//! Rows of topics.

use domain::Instant;
use domain::id::{QuestionId, TopicId};
use domain::topic::{Topic, TopicFacts};

use super::{Reads, Writes, all, maybe, one, run};
use crate::Error;

/// A topic by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &TopicId) -> Result<Topic, Error> {
    maybe!(db, Topic, "SELECT id, slug, name, name_es, version FROM care_topics WHERE id = $1", id)?
        .ok_or(Error::NotFound)
}

/// A topic by its address part.
pub(crate) async fn by_slug(mut db: impl Reads, slug: &str) -> Result<Option<Topic>, Error> {
    maybe!(db, Topic, "SELECT id, slug, name, name_es, version FROM care_topics WHERE slug = $1", slug)
}

/// All topics by name; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Topic>, Error> {
    all!(db, Topic, "SELECT id, slug, name, name_es, version FROM care_topics ORDER BY lower(name), id LIMIT 500")
}

/// A page of topics by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Topic>, Error> {
    all!(
        db,
        Topic,
        "SELECT id, slug, name, name_es, version FROM care_topics WHERE id > $1 ORDER BY id LIMIT $2",
        cursor,
        most
    )
}

/// How many questions were asked about each topic; those without any are left out.
///
/// # Errors
/// [`Error::Storage`].
pub async fn question_counts(mut db: impl Reads) -> Result<Vec<(TopicId, i64)>, Error> {
    let sql = "SELECT topic_id, COUNT(*) FROM questions WHERE topic_id IS NOT NULL GROUP BY topic_id";
    all!(db, (TopicId, i64), sql)
}

/// The name of what a question is about.
///
/// # Errors
/// [`Error::Storage`].
pub async fn name_of(mut db: impl Reads, question: &QuestionId) -> Result<Option<String>, Error> {
    let found = maybe!(
        db,
        (String,),
        "SELECT name FROM care_topics JOIN questions ON questions.topic_id = care_topics.id WHERE questions.id = $1",
        question
    )?;
    Ok(found.map(|(name,)| name))
}

pub(crate) async fn with_slug(mut db: impl Reads, slug: &str) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM care_topics WHERE slug = $1", slug)?;
    Ok(count)
}

/// Inserts a topic; false where its slug is another's.
pub(crate) async fn insert(
    mut db: impl Writes,
    id: &TopicId,
    slug: &str,
    facts: &TopicFacts,
    now: Instant,
) -> Result<bool, Error> {
    let made = run!(
        db,
        "INSERT INTO care_topics (id, slug, name, name_es, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $5, 1) ON CONFLICT DO NOTHING",
        id,
        slug,
        &facts.name,
        &facts.name_es,
        now
    )?;
    Ok(made > 0)
}

/// Locks a topic for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &TopicId) -> Result<Topic, Error> {
    run!(db, "UPDATE care_topics SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Saves a locked topic as its next version.
pub(crate) async fn save(mut db: impl Writes, topic: &Topic, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE care_topics SET name = $2, name_es = $3, updated_at = $4, version = version + 1 WHERE id = $1",
        &topic.id,
        &topic.name,
        &topic.name_es,
        now
    )?;
    Ok(())
}

/// Deletes a topic; questions about it are about none.
pub(crate) async fn delete(mut db: impl Writes, id: &TopicId) -> Result<(), Error> {
    run!(db, "DELETE FROM care_topics WHERE id = $1", id)?;
    Ok(())
}
