//! The record of deeds.

use domain::Instant;
use domain::screens::desk::HistoryLine;

use super::{Reads, all, run};
use crate::actor::Who;
use crate::{Activity, Error};

pub(crate) async fn insert(
    mut db: impl Reads,
    id: &str,
    at: Instant,
    who: &Who,
    activity: &Activity,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO activities (id, at, actor_kind, actor_id, actor, verb, noun, subject, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        at,
        who.kind,
        &who.id,
        &who.name,
        activity.verb,
        activity.noun,
        &activity.subject,
        &activity.detail
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    at: Instant,
    actor: String,
    verb: String,
    detail: String,
}

/// When something was last done to one thing.
pub(crate) async fn last(mut db: impl Reads, noun: &str, subject: &str, verb: &str) -> Result<Option<Instant>, Error> {
    let found = all!(
        db,
        (Instant,),
        "SELECT at FROM activities WHERE noun = $1 AND subject = $2 AND verb = $3 ORDER BY at DESC, id DESC LIMIT 1",
        noun,
        subject,
        verb
    )?;
    Ok(found.into_iter().next().map(|(at,)| at))
}

/// Everything that was done to one thing, the earliest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of(mut db: impl Reads, noun: &str, subject: &str) -> Result<Vec<HistoryLine>, Error> {
    let rows = all!(
        db,
        Row,
        "SELECT at, actor, verb, detail FROM activities WHERE noun = $1 AND subject = $2 ORDER BY at, id LIMIT 500",
        noun,
        subject
    )?;
    let line = |Row { at, actor, verb, detail }| HistoryLine { at, actor, verb, detail };
    Ok(rows.into_iter().map(line).collect())
}
