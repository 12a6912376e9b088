//! What everybody may find: the words of what is public now, kept apart from the desk's. Each is brought up to date in the
//! transaction that writes its row, and what is not public any more is not in it.

use domain::Instant;
use domain::post::Post;
use domain::question::Question;
use domain::session::Session;

use super::{Wanted, in_time, mark, postgres, sqlite, undone, words};
use crate::Error;
use crate::storage::{Connection, Executor, Reads, Storage, Writes, facts, posts, questions, sessions};

/// What strangers look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Public {
    /// Published answers, with their questions.
    Answer,
    /// Posts.
    Post,
    /// Sessions.
    Session,
}

impl Public {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Post => "post",
            Self::Session => "session",
        }
    }
}

/// One thing, with the moment by which it is sorted; its text while everybody reads it.
struct Told<'a> {
    what: Public,
    id: &'a str,
    at: Instant,
    text: Option<String>,
}

/// A question's published answer.
pub(crate) async fn answer(db: impl Writes, question: &Question) -> Result<(), Error> {
    let text = question.cleared().zip(question.cleared_answer()).map(|(asked, answer)| format!("{asked}\n{answer}"));
    let at = question.answered_at.unwrap_or(question.created_at);
    tell(db, Told { what: Public::Answer, id: question.id.as_str(), at, text }).await
}

/// A post.
pub(crate) async fn post(db: impl Writes, post: &Post) -> Result<(), Error> {
    let text = post.is_public().then(|| format!("{}\n{}", post.title.as_str(), post.body.as_str()));
    let at = post.published_at.unwrap_or(post.created_at);
    tell(db, Told { what: Public::Post, id: post.id.as_str(), at, text }).await
}

/// A session.
pub(crate) async fn session(db: impl Writes, session: &Session) -> Result<(), Error> {
    let text = session.is_public().then(|| format!("{}\n{}", session.title.as_str(), session.summary.as_str()));
    let at = session.starts_at.unwrap_or(session.created_at);
    tell(db, Told { what: Public::Session, id: session.id.as_str(), at, text }).await
}

async fn tell(mut db: impl Writes, told: Told<'_>) -> Result<(), Error> {
    let Told { what, id, at, text } = told;
    let words = text.map(|text| {
        let mut words = words::all_words(&text);
        words.sort();
        words.dedup();
        words
    });
    match (db.connection(), words) {
        (Connection::Sqlite(to), Some(words)) => {
            let words = [words, vec![mark("kind", what.word())]].concat().join(" ");
            sqlite::show(to, what, id, at, &words).await?;
        }
        (Connection::Sqlite(to), None) => sqlite::hide(to, what, id).await?,
        (Connection::Postgres(to), Some(words)) => in_time(postgres::show(to, what, id, at, words)).await?,
        (Connection::Postgres(to), None) => in_time(postgres::hide(to, what, id)).await?,
        (Connection::Undone, _) => Err(undone())?,
    }
    Ok(())
}

/// Ids of what is public and has every word that is wanted, the newest first.
pub(crate) async fn find(mut db: impl Reads, what: Public, wanted: &Wanted, most: i64) -> Result<Vec<String>, Error> {
    if !wanted.has_words() {
        return Ok(Vec::new());
    }
    Ok(match db.executor() {
        Executor::Sqlite(to) => sqlite::found(&mut *to.acquire().await?, what, wanted, most).await?,
        Executor::Change(Connection::Sqlite(to)) => sqlite::found(to, what, wanted, most).await?,
        Executor::Postgres(to) => in_time(postgres::found(&mut *to.acquire().await?, what, wanted, most)).await?,
        Executor::Change(Connection::Postgres(to)) => in_time(postgres::found(to, what, wanted, most)).await?,
        Executor::Change(Connection::Undone) => Err(undone())?,
    })
}

const FACT: &str = "what is public is found";
/// By words as they are folded today.
const FOLDED: &str = "1";

/// Takes in what was public before there was this index; a database that was done once is passed over.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn fill(storage: &Storage) -> Result<(), Error> {
    if facts::get(storage, FACT).await?.as_deref() == Some(FOLDED) {
        return Ok(());
    }
    let mut change = storage.begin().await?;
    for question in questions::with_answers(&mut change).await? {
        answer(&mut change, &question).await?;
    }
    for one in posts::published(&mut change).await? {
        post(&mut change, &one).await?;
    }
    for one in sessions::published(&mut change).await? {
        session(&mut change, &one).await?;
    }
    facts::settle(&mut change, FACT, FOLDED, true).await?;
    change.commit().await
}
