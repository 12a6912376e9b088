//! The index on SQLite: FTS5, contentless, in order of arrival.

use domain::Instant;
use domain::id::QuestionId;
use domain::question::Question;
use sqlx::{Sqlite, SqliteConnection, SqlitePool};

use super::public::Public;
use super::{Found, Wanted, mark};

/// A row's number in order of arrival: the millisecond, and whose turn it was in it. Twenty bits are for the turn.
const NUMBER: &str = "INSERT INTO question_rows (number, question_id)
    SELECT COALESCE(MAX(number) + 1, $1 << 20), $2 FROM question_rows WHERE number >= $1 << 20 AND number < ($1 + 1) << 20
        ON CONFLICT (question_id) DO NOTHING";
const WORDS: &str = "INSERT OR REPLACE INTO question_words (rowid, words)
    SELECT number, $2 FROM question_rows WHERE question_id = $1";
/// Words that begin so, one look at the index each: a list of all would read where each of them stands, too.
const BEGINNING: &str = "WITH RECURSIVE beginning (word) AS (
         SELECT (SELECT term FROM question_vocabulary WHERE term >= $1 LIMIT 1)
          UNION ALL
         SELECT (SELECT term FROM question_vocabulary WHERE term >= word || char(1) LIMIT 1) FROM beginning
          WHERE word < $1 || char(1114111))
     SELECT word FROM beginning WHERE word < $1 || char(1114111) LIMIT $2";
/// So many letters and fewer have an index of their own (`prefix` of the table).
const INDEXED: usize = 4;
/// Words of one beginning that are looked for one by one.
const BESIDE: usize = 100;
const FIND: &str = "SELECT question_rows.number, question_rows.question_id
       FROM question_words JOIN question_rows ON question_rows.number = question_words.rowid
      WHERE question_words MATCH $1
        AND question_words.rowid > COALESCE((SELECT number FROM question_rows WHERE question_id = $2), 0)
      ORDER BY question_words.rowid LIMIT $3";

const ROW: &str = "INSERT INTO public_rows (kind, thing_id, at) VALUES ($1, $2, $3)
        ON CONFLICT (kind, thing_id) DO UPDATE SET at = excluded.at";
const SHOWN: &str = "INSERT OR REPLACE INTO public_words (rowid, words)
    SELECT number, $3 FROM public_rows WHERE kind = $1 AND thing_id = $2";
const UNSAID: &str =
    "DELETE FROM public_words WHERE rowid = (SELECT number FROM public_rows WHERE kind = $1 AND thing_id = $2)";
const GONE: &str = "DELETE FROM public_rows WHERE kind = $1 AND thing_id = $2";
const PUBLIC: &str = "SELECT public_rows.thing_id
       FROM public_words JOIN public_rows ON public_rows.number = public_words.rowid
      WHERE public_words MATCH $1 ORDER BY public_rows.at DESC, public_rows.thing_id LIMIT $2";

/// Two segments and more are worth a merge: what was deleted leaves a segment only when that is written anew.
const ANY: [&str; 2] = [
    "INSERT INTO question_words (question_words, rank) VALUES ('usermerge', 2)",
    "INSERT INTO public_words (public_words, rank) VALUES ('usermerge', 2)",
];
/// Writes so many pages of segments anew; with a negative number, of all segments that there are.
const MERGE: [&str; 2] = [
    "INSERT INTO question_words (question_words, rank) VALUES ('merge', $1)",
    "INSERT INTO public_words (public_words, rank) VALUES ('merge', $1)",
];
const CHANGES: &str = "SELECT total_changes()";

/// FTS5 keeps the words of a row that was replaced until their segment is merged with another. Every turn is a transaction
/// of its own; the writer is anybody's between two.
pub(super) async fn forget(writer: &SqlitePool, pages: i64) -> Result<(), sqlx::Error> {
    for (any, merge) in ANY.into_iter().zip(MERGE) {
        sqlx::query(any).execute(writer).await?;
        merged(writer, merge, pages).await?;
    }
    Ok(())
}

async fn merged(writer: &SqlitePool, merge: &'static str, pages: i64) -> Result<(), sqlx::Error> {
    let mut next = -pages;
    loop {
        let mut to = writer.acquire().await?;
        let before: i64 = sqlx::query_scalar(CHANGES).fetch_one(&mut *to).await?;
        sqlx::query(merge).bind(next).execute(&mut *to).await?;
        let after: i64 = sqlx::query_scalar(CHANGES).fetch_one(&mut *to).await?;
        // As SQLite's documentation says: a merge that changed less than two rows had nothing to do.
        if after - before < 2 {
            return Ok(());
        }
        next = pages;
    }
}

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
    let mut all: Vec<String> = wanted.marks.iter().map(|mark| format!("\"{mark}\"")).collect();
    for word in &wanted.words {
        all.push(beginning(to, word).await?);
    }
    sqlx::query_as::<Sqlite, Found>(FIND).bind(all.join(" AND ")).bind(after).bind(most).fetch_all(to).await
}

/// What finds words that begin so. FTS5 gathers every row of a long beginning before it gives the first; whole words it
/// reads as it goes.
async fn beginning(to: &mut SqliteConnection, word: &str) -> Result<String, sqlx::Error> {
    if word.chars().count() <= INDEXED {
        return Ok(format!("\"{word}\"*"));
    }
    let most = i64::try_from(BESIDE + 1).unwrap_or(i64::MAX);
    let words: Vec<String> = sqlx::query_scalar(BEGINNING).bind(word).bind(most).fetch_all(to).await?;
    if words.is_empty() || words.len() > BESIDE {
        return Ok(format!("\"{word}\"*"));
    }
    let whole: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    Ok(format!("({})", whole.join(" OR ")))
}

/// What everybody reads, in these words.
pub(super) async fn show(
    to: &mut SqliteConnection,
    what: Public,
    id: &str,
    at: Instant,
    words: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(ROW).bind(what.word()).bind(id).bind(at).execute(&mut *to).await?;
    sqlx::query(SHOWN).bind(what.word()).bind(id).bind(words).execute(to).await?;
    Ok(())
}

/// What nobody is to find any more.
pub(super) async fn hide(to: &mut SqliteConnection, what: Public, id: &str) -> Result<(), sqlx::Error> {
    sqlx::query(UNSAID).bind(what.word()).bind(id).execute(&mut *to).await?;
    sqlx::query(GONE).bind(what.word()).bind(id).execute(to).await?;
    Ok(())
}

/// Whole beginnings: what is public is little beside what is asked.
pub(super) async fn found(
    to: &mut SqliteConnection,
    what: Public,
    wanted: &Wanted,
    most: i64,
) -> Result<Vec<String>, sqlx::Error> {
    let words = wanted.words.iter().map(|word| format!("\"{word}\"*"));
    let all: Vec<String> = words.chain([format!("\"{}\"", mark("kind", what.word()))]).collect();
    sqlx::query_scalar(PUBLIC).bind(all.join(" AND ")).bind(most).fetch_all(to).await
}
