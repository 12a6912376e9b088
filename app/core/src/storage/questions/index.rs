//! What the search index holds of questions that were there before it.

use domain::question::Question;

use super::{columns, select};
use crate::Error;
use crate::storage::{Reads, Storage, all, facts, search};

const FACT: &str = "questions are indexed";
/// By words as they are folded today: whoever folds them otherwise counts on.
const FOLDED: &str = "2";
/// How many questions are indexed in one transaction.
const SLICE: i64 = 1_000;

/// Indexes what an older version left without or folded otherwise, in slices; a database that was done once is passed over.
pub(crate) async fn fill(storage: &Storage) -> Result<(), Error> {
    if facts::get(storage, FACT).await?.as_deref() == Some(FOLDED) {
        return Ok(());
    }
    let mut last = String::new();
    loop {
        let slice = from(storage, &last, SLICE).await?;
        let mut change = storage.begin().await?;
        for question in &slice {
            search::index(&mut change, question).await?;
        }
        change.commit().await?;
        let Some(newest) = slice.last().filter(|_| slice.len() as i64 == SLICE) else { break };
        tracing::info!(questions = slice.len(), "indexed for the search");
        last = newest.id.to_string();
    }
    let mut change = storage.begin().await?;
    facts::settle(&mut change, FACT, FOLDED, true).await?;
    change.commit().await
}

/// Questions by id, from after the one with this id.
async fn from(mut db: impl Reads, id: &str, most: i64) -> Result<Vec<Question>, Error> {
    all!(db, Question, select!("WHERE id > $1 ORDER BY id LIMIT $2"), id, most)
}
