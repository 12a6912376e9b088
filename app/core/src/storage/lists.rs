//! Rows of changes of the lists of signs.

use domain::id::ListChangeId;
use domain::safety::{ChangeState, ListChange, SignKind};
use domain::{Flag, Instant, Language};

use super::{Reads, Writes, all, maybe, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, language, text, why, state, is_shipped, proposed_by, proposed_name, proposed_at, decided_name, \
             decided_at FROM list_changes ",
            $rest
        )
    };
}

/// A change by id.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn get(mut db: impl Reads, id: &ListChangeId) -> Result<ListChange, Error> {
    maybe!(db, ListChange, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// Those that are in this state, by list.
pub(crate) async fn in_state(mut db: impl Reads, state: ChangeState) -> Result<Vec<ListChange>, Error> {
    all!(db, ListChange, select!("WHERE state = $1 ORDER BY language, kind, id"), state)
}

/// Which are in force: another answer says that lists have to be read anew.
pub(crate) async fn ids_in_force(mut db: impl Reads) -> Result<Vec<ListChangeId>, Error> {
    let sql = "SELECT id FROM list_changes WHERE state = $1 ORDER BY id";
    let found = all!(db, (ListChangeId,), sql, ChangeState::InForce)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// A page of all, the newest first, from before `cursor`.
pub(crate) async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<ListChange>, Error> {
    all!(db, ListChange, select!("WHERE $1 = '' OR id < $1 ORDER BY id DESC LIMIT $2"), cursor, most)
}

/// Inserts one that is proposed; false where another one of the same list waits.
pub(crate) async fn insert(mut db: impl Writes, change: &ListChange) -> Result<bool, Error> {
    let made = run!(
        db,
        "INSERT INTO list_changes (id, kind, language, text, why, state, is_shipped, proposed_by, proposed_name, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        &change.id,
        change.kind,
        change.language,
        &change.text,
        &change.why,
        change.state,
        change.is_shipped,
        &change.proposed_by,
        &change.proposed_name,
        change.proposed_at
    )?;
    Ok(made > 0)
}

/// Locks every change that waits or is in force for the rest of the work, and reads one: lists are measured together, so two are
/// decided on one behind the other.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &ListChangeId) -> Result<ListChange, Error> {
    let all = "UPDATE list_changes SET state = state WHERE state = $1 OR state = $2";
    run!(db, all, ChangeState::Proposed, ChangeState::InForce)?;
    get(db, id).await
}

/// A person stands for what a program proposed.
pub(crate) async fn stand_for(mut db: impl Writes, id: &ListChangeId, person: &str, name: &str) -> Result<(), Error> {
    run!(db, "UPDATE list_changes SET proposed_by = $2, proposed_name = $3 WHERE id = $1", id, person, name)?;
    Ok(())
}

/// What is in force for this list is so no more.
pub(crate) async fn replace(mut db: impl Writes, kind: SignKind, language: Language) -> Result<(), Error> {
    let sql = "UPDATE list_changes SET state = $3 WHERE kind = $1 AND language = $2 AND state = $4";
    run!(db, sql, kind, language, ChangeState::Replaced, ChangeState::InForce)?;
    Ok(())
}

/// Whether what is in force is the program's own text.
pub(crate) async fn set_shipped(mut db: impl Writes, id: &ListChangeId, is_shipped: bool) -> Result<(), Error> {
    run!(db, "UPDATE list_changes SET is_shipped = $2 WHERE id = $1", id, Flag::from(is_shipped))?;
    Ok(())
}

/// Somebody decided.
pub(crate) async fn decide(
    mut db: impl Writes,
    id: &ListChangeId,
    state: ChangeState,
    name: &str,
    now: Instant,
) -> Result<(), Error> {
    let sql = "UPDATE list_changes SET state = $2, decided_name = $3, decided_at = $4 WHERE id = $1";
    run!(db, sql, id, state, name, now)?;
    Ok(())
}
