//! The record of deeds.

use domain::Instant;
use domain::activity::{Activity, Noun, Verb, Who};
use domain::screens::desk::HistoryLine;

use super::{Reads, Writes, all, as_list, run};
use crate::Error;

/// An activity on its way into the table.
pub(crate) struct Recorded {
    pub(crate) id: String,
    pub(crate) who: Who,
    pub(crate) activity: Activity,
}

/// Notes activities, in one statement however many.
pub(crate) async fn insert(mut db: impl Writes, at: Instant, recorded: &[Recorded]) -> Result<(), Error> {
    if recorded.is_empty() {
        return Ok(());
    }
    let list = as_list(recorded.iter().map(|Recorded { id, who, activity }| {
        (id, who.kind, &who.id, &who.name, activity.verb, activity.noun, &activity.subject, &activity.detail)
    }))?;
    run!(
        db,
        "INSERT INTO activities (at, id, actor_kind, actor_id, actor, verb, noun, subject, detail)
         SELECT $2, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
                json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
                json_extract(value, '$[6]'), json_extract(value, '$[7]')
           FROM json_each($1)",
        list,
        at
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct HistoryRow {
    at: Instant,
    actor: String,
    verb: Verb,
    detail: String,
}

/// Everything that was done to one thing, the earliest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn history(mut db: impl Reads, noun: Noun, subject: &str) -> Result<Vec<HistoryLine>, Error> {
    let rows = all!(
        db,
        HistoryRow,
        "SELECT at, actor, verb, detail FROM activities WHERE noun = $1 AND subject = $2 ORDER BY at, id LIMIT 500",
        noun,
        subject
    )?;
    let line = |HistoryRow { at, actor, verb, detail }| HistoryLine { at, actor, verb, detail };
    Ok(rows.into_iter().map(line).collect())
}
