//! The index on PostgreSQL: a tsvector beside each question.

use domain::id::QuestionId;
use domain::question::{Question, State};
use sqlx::{PgConnection, Postgres};

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
