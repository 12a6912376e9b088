//! Rows of published answers. Their words stand with their questions.

use domain::Instant;
use domain::answer::Answer;
use domain::id::{QuestionId, TopicId};
use domain::question::{Left, Question};

use super::{Reads, Writes, all, as_list, maybe, one, run};
use crate::Error;
use crate::storage::questions;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT question_id, slug, published_at, reviewed_at, review_by, author_id, shown FROM answers ", $rest)
    };
}

/// Where a list goes on: after an answer of this moment with this id.
pub(crate) type Place = (Instant, String);

/// Before the newest.
pub(crate) fn first() -> Place {
    (Instant(i64::MAX), String::new())
}

/// The answer to a question, if one was ever published.
pub(crate) async fn get(mut db: impl Reads, question: &QuestionId) -> Result<Option<Answer>, Error> {
    maybe!(db, Answer, select!("WHERE question_id = $1"), question)
}

/// The answer at this address, whether everybody reads it or not.
pub(crate) async fn by_slug(mut db: impl Reads, slug: &str) -> Result<Option<Answer>, Error> {
    maybe!(db, Answer, select!("WHERE slug = $1"), slug)
}

/// The answers to several questions, in any order.
pub(crate) async fn several(
    mut db: impl Reads,
    questions: impl IntoIterator<Item = &QuestionId>,
) -> Result<Vec<Answer>, Error> {
    let list = as_list(questions)?;
    all!(db, Answer, select!("WHERE question_id IN (SELECT value FROM json_each($1))"), list)
}

/// What everybody reads, the newest first, from after `place` on.
pub(crate) async fn newest(mut db: impl Reads, place: &Place, most: i64) -> Result<Vec<Answer>, Error> {
    all!(
        db,
        Answer,
        select!(
            "WHERE shown = 1 AND (published_at, question_id) < ($1, $2) ORDER BY published_at DESC, question_id DESC LIMIT $3"
        ),
        place.0,
        &place.1,
        most
    )
}

/// The same about one topic.
pub(crate) async fn of_topic(
    mut db: impl Reads,
    topic: &TopicId,
    place: &Place,
    most: i64,
) -> Result<Vec<Answer>, Error> {
    all!(
        db,
        Answer,
        select!(
            "WHERE shown = 1 AND (published_at, question_id) < ($1, $2)
               AND question_id IN (SELECT id FROM questions WHERE topic_id = $3 AND public_answer IS NOT NULL)
             ORDER BY published_at DESC, question_id DESC LIMIT $4"
        ),
        place.0,
        &place.1,
        topic,
        most
    )
}

pub(crate) async fn with_slug(mut db: impl Reads, slug: &str) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM answers WHERE slug = $1", slug)?;
    Ok(count)
}

/// Inserts an answer; false where its slug is another's.
pub(crate) async fn insert(mut db: impl Writes, answer: &Answer) -> Result<bool, Error> {
    let made = run!(
        db,
        "INSERT INTO answers (question_id, slug, published_at, reviewed_at, review_by, author_id, shown)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        &answer.question_id,
        &answer.slug,
        answer.published_at,
        answer.reviewed_at,
        answer.review_by,
        &answer.author_id,
        answer.shown
    )?;
    Ok(made > 0)
}

/// Saves what was said of an answer of a locked question.
pub(crate) async fn save(mut db: impl Writes, answer: &Answer) -> Result<(), Error> {
    run!(
        db,
        "UPDATE answers SET reviewed_at = $2, review_by = $3, author_id = $4, shown = $5 WHERE question_id = $1",
        &answer.question_id,
        answer.reviewed_at,
        answer.review_by,
        &answer.author_id,
        answer.shown
    )?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, question: &QuestionId) -> Result<(), Error> {
    run!(db, "DELETE FROM answers WHERE question_id = $1", question)?;
    Ok(())
}

/// Brings it up to its question's row, in the transaction that writes that. What was erased is no word of an address either.
pub(crate) async fn follow(mut db: impl Writes, question: &Question) -> Result<(), Error> {
    let goes = question.erasing == Some(Left::Nothing);
    if goes || question.erased_at.is_some() && question.public_text.is_none() {
        return delete(db, &question.id).await;
    }
    let shown = domain::Flag::from(question.cleared_answer().is_some());
    run!(db, "UPDATE answers SET shown = $2 WHERE question_id = $1 AND shown <> $2", &question.id, shown)?;
    Ok(())
}

/// Questions with a public answer that an older version left without a page; at most `most`.
pub(crate) async fn without(mut db: impl Reads, most: i64) -> Result<Vec<Question>, Error> {
    const SQL: &str = concat!(
        "SELECT ",
        questions::columns!(),
        " FROM questions WHERE public_answer IS NOT NULL AND public_text IS NOT NULL
           AND id NOT IN (SELECT question_id FROM answers) ORDER BY answered_at, id LIMIT $1"
    );
    all!(db, Question, SQL, most)
}
