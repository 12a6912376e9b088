//! The record of deeds.

use domain::Instant;
use domain::activity::{Activity, Noun, Verb, Who};
use domain::id::{QuestionId, SessionId, SlotId};
use domain::screens::desk::HistoryLine;
use domain::screens::people::RecordLine;

use super::{Reads, Writes, all, as_list, composed, maybe, run};
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
struct Line {
    id: String,
    at: Instant,
    actor: String,
    verb: Verb,
    noun: Noun,
    subject: String,
    detail: String,
}

/// The record before a line of it (`at`, `id`), the newest first; with `access`, only who came, who may do what, and who saw
/// what is not everybody's.
pub(crate) async fn record(
    mut db: impl Reads,
    access: bool,
    before: (Instant, &str),
    most: i64,
) -> Result<Vec<RecordLine>, Error> {
    let sql = composed!(
        ["SELECT id, at, actor, verb, noun, subject, detail FROM activities WHERE (at, id) < ($1, $2)"]
        [" ORDER BY at DESC, id DESC LIMIT $3"]
        access => " AND (noun IN ('staff', 'token', 'installation') OR verb IN ('read', 'read questions', 'exported'))"
    );
    let rows = all!(db, Line, sql, before.0, before.1, most)?;
    let line = |Line { id, at, actor, verb, noun, subject, detail }| {
        let whose = String::new();
        RecordLine { id, at, actor, verb, noun, subject, whose, detail }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The id of the member of staff who asked for this slot last, else who began its session.
pub(crate) async fn asked_by(mut db: impl Reads, slot: &SlotId, session: &SessionId) -> Result<Option<String>, Error> {
    let found = maybe!(
        db,
        (String,),
        "SELECT actor_id FROM activities WHERE actor_kind = 'staff'
            AND ((noun = 'slot' AND subject = $1 AND verb = 'proposed') OR (noun = 'session' AND subject = $2 AND verb = 'created'))
          ORDER BY noun DESC, at DESC, id DESC LIMIT 1",
        slot,
        session
    )?;
    Ok(found.map(|(id,)| id))
}

#[derive(sqlx::FromRow)]
struct HistoryRow {
    at: Instant,
    actor: String,
    verb: Verb,
    detail: String,
}

/// Everything that was done to one thing, the earliest first; at most 500. Who only looked at it stands in the record alone.
///
/// # Errors
/// [`Error::Storage`].
pub async fn history(mut db: impl Reads, noun: Noun, subject: &str) -> Result<Vec<HistoryLine>, Error> {
    let rows = all!(
        db,
        HistoryRow,
        "SELECT at, actor, verb, detail FROM activities WHERE noun = $1 AND subject = $2
            AND verb NOT IN ('read', 'read questions') ORDER BY at, id LIMIT 500",
        noun,
        subject
    )?;
    let line = |HistoryRow { at, actor, verb, detail }| HistoryLine { at, actor, verb, detail };
    Ok(rows.into_iter().map(line).collect())
}

/// Whether a question was erased since its time was over, and not because anybody wanted it.
pub(crate) async fn has_lapsed(mut db: impl Reads, id: &QuestionId) -> Result<bool, Error> {
    let last = maybe!(
        db,
        (Verb,),
        "SELECT verb FROM activities WHERE noun = 'question' AND subject = $1
            AND verb IN ('erased', 'erased when its time was over') ORDER BY at DESC, id DESC LIMIT 1",
        id
    )?;
    Ok(last.is_some_and(|(verb,)| verb == Verb::Lapsed))
}
