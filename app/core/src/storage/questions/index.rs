//! What the search index holds of questions that were there before it.

use domain::question::Question;

use super::{columns, select};
use crate::Error;
use crate::storage::{Reads, Storage, all, facts, search};

/// How many questions are indexed in one transaction.
const SLICE: i64 = 1_000;

/// Indexes what an older version left without, in slices; a database that was done once is passed over.
pub(crate) async fn fill(storage: &Storage) -> Result<(), Error> {
    const FACT: &str = "questions are indexed";
    if facts::get(storage, FACT).await?.is_some() {
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
    facts::settle(&mut change, FACT, "yes", false).await?;
    change.commit().await
}

/// Questions by id, from after the one with this id.
async fn from(mut db: impl Reads, id: &str, most: i64) -> Result<Vec<Question>, Error> {
    all!(db, Question, select!("WHERE id > $1 ORDER BY id LIMIT $2"), id, most)
}
