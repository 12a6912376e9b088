//! The index on PostgreSQL: a tsvector beside each question.

use domain::Instant;
use domain::id::QuestionId;
use domain::question::{Question, State};
use sqlx::{PgConnection, Postgres};

use super::public::Public;
use super::{Found, Wanted};

const WORDS: &str =
    "INSERT INTO question_words (question_id, created_at, state, words) VALUES ($1, $2, $3, array_to_tsvector($4))
        ON CONFLICT (question_id) DO UPDATE SET state = excluded.state, words = excluded.words";
/// What is in every second question is found among the next few thousand.
const NEAR: &str = "SELECT created_at, question_id FROM (
         SELECT created_at, question_id, words FROM question_words
          WHERE state = $1 AND (created_at, question_id) > (COALESCE((SELECT created_at FROM question_words WHERE question_id = $3), 0), COALESCE($3, ''))
          ORDER BY created_at, question_id LIMIT 3000) AS near
      WHERE words @@ CAST($2 AS tsquery) ORDER BY created_at, question_id LIMIT $4";
/// What is rare is found by its words, before anything else is looked at.
const RARE: &str = "WITH found AS MATERIALIZED (
         SELECT state, created_at, question_id FROM question_words WHERE words @@ CAST($2 AS tsquery))
     SELECT created_at, question_id FROM found
      WHERE state = $1 AND (created_at, question_id) > (COALESCE((SELECT created_at FROM question_words WHERE question_id = $3), 0), COALESCE($3, ''))
      ORDER BY created_at, question_id LIMIT $4";
const SHOWN: &str = "INSERT INTO public_words (kind, thing_id, at, words) VALUES ($1, $2, $3, array_to_tsvector($4))
        ON CONFLICT (kind, thing_id) DO UPDATE SET at = excluded.at, words = excluded.words";
const PUBLIC: &str = "SELECT thing_id FROM public_words WHERE kind = $1 AND words @@ CAST($2 AS tsquery)
      ORDER BY at DESC, thing_id LIMIT $3";
const GONE: &str = "DELETE FROM public_words WHERE kind = $1 AND thing_id = $2";

pub(super) async fn index(to: &mut PgConnection, question: &Question, words: Vec<String>) -> Result<(), sqlx::Error> {
    let query = sqlx::query(WORDS).bind(&question.id).bind(question.created_at).bind(question.state).bind(words);
    query.execute(to).await?;
    Ok(())
}

pub(super) async fn find(
    to: &mut PgConnection,
    wanted: &Wanted,
    state: State,
    after: Option<&QuestionId>,
    most: i64,
) -> Result<Vec<Found>, sqlx::Error> {
    let words = wanted.words.iter().map(|word| format!("'{word}':*"));
    let marks = wanted.marks.iter().map(|mark| format!("'{mark}'"));
    let all: Vec<String> = marks.chain(words).collect();
    let all = all.join(" & ");
    for (sql, is_last) in [(NEAR, false), (RARE, true)] {
        let query = sqlx::query_as::<Postgres, Found>(sql).bind(state).bind(&all).bind(after).bind(most);
        let found = query.fetch_all(&mut *to).await?;
        if is_last || i64::try_from(found.len()) == Ok(most) {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// What everybody reads, in these words.
pub(super) async fn show(
    to: &mut PgConnection,
    what: Public,
    id: &str,
    at: Instant,
    words: Vec<String>,
) -> Result<(), sqlx::Error> {
    sqlx::query(SHOWN).bind(what.word()).bind(id).bind(at).bind(words).execute(to).await?;
    Ok(())
}

/// What nobody is to find any more.
pub(super) async fn hide(to: &mut PgConnection, what: Public, id: &str) -> Result<(), sqlx::Error> {
    sqlx::query(GONE).bind(what.word()).bind(id).execute(to).await?;
    Ok(())
}

pub(super) async fn found(
    to: &mut PgConnection,
    what: Public,
    wanted: &Wanted,
    most: i64,
) -> Result<Vec<String>, sqlx::Error> {
    let words: Vec<String> = wanted.words.iter().map(|word| format!("'{word}':*")).collect();
    sqlx::query_scalar(PUBLIC).bind(what.word()).bind(words.join(" & ")).bind(most).fetch_all(to).await
}
