//! The index on SQLite: FTS5, contentless, in order of arrival.

use domain::id::QuestionId;
use domain::question::Question;
use sqlx::{Sqlite, SqliteConnection};

use super::{Found, Wanted};

/// A row's number in order of arrival: the millisecond, and whose turn it was in it. Twenty bits are for the turn.
const NUMBER: &str = "INSERT INTO question_rows (number, question_id)
    SELECT COALESCE(MAX(number) + 1, $1 << 20), $2 FROM question_rows WHERE number >= $1 << 20 AND number < ($1 + 1) << 20
        ON CONFLICT (question_id) DO NOTHING";
const WORDS: &str = "INSERT OR REPLACE INTO question_words (rowid, words)
    SELECT number, $2 FROM question_rows WHERE question_id = $1";
const FIND: &str = "SELECT question_rows.number, question_rows.question_id
       FROM question_words JOIN question_rows ON question_rows.number = question_words.rowid
      WHERE question_words MATCH $1
        AND question_words.rowid > COALESCE((SELECT number FROM question_rows WHERE question_id = $2), 0)
      ORDER BY question_words.rowid LIMIT $3";

pub(super) async fn index(to: &mut SqliteConnection, question: &Question, words: &str) -> Result<(), sqlx::Error> {
    sqlx::query(NUMBER).bind(question.created_at).bind(&question.id).execute(&mut *to).await?;
    sqlx::query(WORDS).bind(&question.id).bind(words).execute(to).await?;
    Ok(())
}

pub(super) async fn find(
    to: &mut SqliteConnection,
    wanted: &Wanted,
    after: Option<&QuestionId>,
    most: i64,
) -> Result<Vec<Found>, sqlx::Error> {
    let words = wanted.words.iter().map(|word| format!("\"{word}\"*"));
    let marks = wanted.marks.iter().map(|mark| format!("\"{mark}\""));
    let all: Vec<String> = marks.chain(words).collect();
    sqlx::query_as::<Sqlite, Found>(FIND).bind(all.join(" AND ")).bind(after).bind(most).fetch_all(to).await
}
