//! The search index, the named exception to one SQL text: FTS5 on SQLite, tsvector on PostgreSQL, with migrations of
//! their own in `migrations/search`. Both hold the words of [`words`], folded by us, each behind a letter for the state
//! of its question, since one state is searched at a time; and *marks*: whether it is the desk's, its visibility and its
//! kind as words that nobody can type.
//!
//! What is found comes in the order of arrival from any place on. What strangers find is in [`public`], apart.

mod postgres;
pub(crate) mod public;
mod sqlite;
mod words;

use domain::id::QuestionId;
use domain::question::{Question, State};
use domain::text::folded;

use self::words::{signed, words};
use super::{Connection, Executor, Reads, Writes, in_time, undone};
use crate::Error;

/// Begins every mark: no letter or number, so it is in no word of a text; yet FTS5's tokenizer for ASCII takes it as one.
const MARK: char = '\u{e000}';
/// Words to look for that count.
const WANTED: usize = 8;

/// A number that sorts what was found, the same in every answer; and what it was.
pub(crate) type Found = (i64, QuestionId);

/// What to look for: words, each by its beginning; signs as they are written (`50%`, `b_12`), which the index does not
/// hold; and marks.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    words: Vec<String>,
    signed: Vec<String>,
    marks: Vec<String>,
}

impl Wanted {
    /// Texts with a word for each of these, in any order.
    pub(crate) fn new(text: &str) -> Self {
        let mut words = words(text);
        words.truncate(WANTED);
        Self { words, signed: signed(text), marks: Vec::new() }
    }

    /// Whether the index says all of it: nothing in it has a sign.
    pub(crate) fn is_words(&self) -> bool {
        self.signed.is_empty()
    }

    /// Whether the index can begin with it.
    pub(crate) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether a question in these words has each of them.
    pub(crate) fn are_in(&self, text: &str, wording: Option<&str>) -> bool {
        let whole = folded(&format!("{text}\n{}", wording.unwrap_or_default()));
        let has = words(&whole);
        let found = self.words.iter().all(|word| has.iter().any(|other| other.starts_with(word)));
        found && self.signed.iter().all(|sign| whole.contains(sign.as_str()))
    }

    /// The same among questions with this mark; an empty value asks for nothing.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.marks.extend((!value.is_empty()).then(|| mark(name, value)));
        self
    }
}

fn mark(name: &str, value: &str) -> String {
    format!("{MARK}{name}{value}")
}

/// Stands before each word of a question in this state.
fn letter(state: State) -> char {
    match state {
        State::Received => 'r',
        State::Acknowledged => 'a',
        State::Answered => 'n',
        State::TakenOffline => 't',
        State::Dismissed => 'd',
        State::Withdrawn => 'w',
    }
}

/// Every word and mark of a question.
fn all_of(question: &Question) -> Vec<String> {
    // What waits to be erased is found by nobody.
    let question = &question.clone().veiled();
    let wording = question.public_text.as_ref().map(domain::question::PublicText::as_str).unwrap_or_default();
    let words = words(&format!("{}\n{wording}", question.text.as_str()));
    let mut all: Vec<String> = words.iter().map(|word| format!("{}{word}", letter(question.state))).collect();
    all.extend([mark("visibility", question.visibility.as_str()), mark("kind", question.kind.as_str())]);
    all.extend(question.clinician_id.is_none().then(|| mark("owner", "desk")));
    all.sort();
    all.dedup();
    all
}

/// Brings the index up to a question's row, in the transaction that writes it.
pub(crate) async fn index(mut db: impl Writes, question: &Question) -> Result<(), Error> {
    let all = all_of(question);
    match db.connection() {
        Connection::Sqlite(to) => sqlite::index(to, question, &all.join(" ")).await?,
        Connection::Postgres(to) => in_time(postgres::index(to, question, all)).await?,
        Connection::Undone => Err(undone())?,
    }
    Ok(())
}

/// Rewrites what of SQLite's index still holds words of rows that are gone, so many pages in one turn of the writer.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn forget(writer: &sqlx::SqlitePool, pages: i64) -> Result<(), Error> {
    Ok(sqlite::forget(writer, pages).await?)
}

/// Questions in one state that have what is wanted, in order of arrival: the first `most` after one that was found.
pub(crate) async fn questions(
    mut db: impl Reads,
    wanted: &Wanted,
    state: State,
    after: Option<&QuestionId>,
    most: i64,
) -> Result<Vec<Found>, Error> {
    if wanted.words.is_empty() {
        return Ok(Vec::new());
    }
    let words = wanted.words.iter().map(|word| format!("{}{word}", letter(state))).collect();
    let wanted = Wanted { words, ..wanted.clone() };
    Ok(match db.executor() {
        Executor::Sqlite(to) => sqlite::find(&mut *to.acquire().await?, &wanted, after, most).await?,
        Executor::Change(Connection::Sqlite(to)) => sqlite::find(to, &wanted, after, most).await?,
        Executor::Postgres(to) => {
            in_time(postgres::find(&mut *to.acquire().await?, &wanted, state, after, most)).await?
        }
        Executor::Change(Connection::Postgres(to)) => in_time(postgres::find(to, &wanted, state, after, most)).await?,
        Executor::Change(Connection::Undone) => Err(undone())?,
    })
}
