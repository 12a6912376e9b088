//! Rows of alarms, and of whom each has called.

use domain::Instant;
use domain::alarm::{Alarm, FailedPage, Outcome, Page, PageState};
use domain::id::{PageId, QuestionId, StaffId};
use domain::screens::desk::AlarmRow;
use domain::screens::safety::Disagreed;

use super::{Reads, Writes, all, maybe, one, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT question_id, entry_id, raised_at, raised_by, grave, called, seen_by, seen_name, seen_at, outcome, ended_by, ended_name, \
             ended_at, seconded_by, seconded_name, over_at FROM alarms ",
            $rest
        )
    };
}

macro_rules! open {
    ($group:literal) => {
        concat!(
            "SELECT alarms.question_id AS id, COALESCE(said.text, questions.text) AS text,
                    CASE WHEN said.id IS NULL THEN questions.signs ELSE said.signs END AS signs, questions.version AS version,
                    alarms.raised_at AS raised_at, alarms.raised_by AS raised_by, alarms.seen_name AS seen_name,
                    alarms.outcome AS outcome, alarms.ended_name AS ended_name, alarms.ended_by AS ended_by,
                    questions.session_id AS session_id, sessions.title AS session_title
               FROM alarms JOIN questions ON questions.id = alarms.question_id
               LEFT JOIN question_entries AS said ON said.id = alarms.entry_id
               LEFT JOIN sessions ON sessions.id = questions.session_id
              WHERE alarms.over_at IS NULL",
            $group,
            " ORDER BY alarms.raised_at, alarms.question_id LIMIT $1"
        )
    };
}

/// A question's alarm, if it ever raised one.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_question(mut db: impl Reads, id: &QuestionId) -> Result<Option<Alarm>, Error> {
    maybe!(db, Alarm, select!("WHERE question_id = $1"), id)
}

/// Alarms that are listed at once.
const LISTED: i64 = 100;

/// Alarms that are open with what was said: first those that nobody is on, each group the oldest first; at most 100.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open(mut db: impl Reads) -> Result<Vec<AlarmRow>, Error> {
    let mut found = all!(db, AlarmRow, open!(" AND alarms.seen_at IS NULL"), LISTED)?;
    let room = LISTED - i64::try_from(found.len()).unwrap_or(LISTED);
    if room > 0 {
        found.extend(all!(db, AlarmRow, open!(" AND alarms.seen_at IS NOT NULL"), room)?);
    }
    Ok(found)
}

/// A page of those that are open, the oldest first, from after that of the question `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page_of_open(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Alarm>, Error> {
    all!(
        db,
        Alarm,
        select!(
            "WHERE over_at IS NULL AND ($1 = '' OR (raised_at, question_id) >
                    (SELECT before.raised_at, before.question_id FROM alarms AS before WHERE before.question_id = $1))
              ORDER BY raised_at, question_id LIMIT $2"
        ),
        cursor,
        most
    )
}

/// How many are open, and of how many of these nobody has said that they are on it.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_count(mut db: impl Reads) -> Result<(i64, i64), Error> {
    one!(db, (i64, i64), "SELECT COUNT(*), COUNT(*) - COUNT(seen_at) FROM alarms WHERE over_at IS NULL")
}

/// How many texts are shown of which people said otherwise than the lists.
const DISAGREED: i64 = 50;

macro_rules! disagreed {
    ($those:literal) => {
        concat!(
            "SELECT questions.id AS id, COALESCE(said.text, questions.text) AS text,
                    CASE WHEN said.id IS NULL THEN questions.signs ELSE said.signs END AS signs, alarms.raised_at AS raised_at
               FROM alarms JOIN questions ON questions.id = alarms.question_id
               LEFT JOIN question_entries AS said ON said.id = alarms.entry_id
              WHERE questions.erased_at IS NULL AND questions.erasing IS NULL AND ",
            $those,
            " ORDER BY alarms.raised_at DESC, questions.id LIMIT $2"
        )
    };
}

/// What was read as urgent, and was no emergency: the newest first.
pub(crate) async fn taken_for_one(mut db: impl Reads) -> Result<Vec<Disagreed>, Error> {
    let sql = disagreed!("alarms.raised_by IS NULL AND alarms.over_at IS NOT NULL AND alarms.outcome = $1");
    all!(db, Disagreed, sql, Outcome::NoEmergency, DISAGREED)
}

/// What a person marked as urgent, and is not said to be none: the newest first.
pub(crate) async fn marked(mut db: impl Reads) -> Result<Vec<Disagreed>, Error> {
    let sql = disagreed!("alarms.raised_by IS NOT NULL AND COALESCE(alarms.outcome, '') <> $1");
    all!(db, Disagreed, sql, Outcome::NoEmergency, DISAGREED)
}

/// A new alarm; one that is over begins anew.
pub(crate) async fn insert(mut db: impl Writes, alarm: &Alarm) -> Result<(), Error> {
    run!(db, "DELETE FROM alarm_calls WHERE question_id = $1", &alarm.question_id)?;
    run!(db, "DELETE FROM alarm_pages WHERE question_id = $1", &alarm.question_id)?;
    run!(db, "DELETE FROM alarms WHERE question_id = $1", &alarm.question_id)?;
    run!(
        db,
        "INSERT INTO alarms (question_id, entry_id, raised_at, raised_by, grave, called) VALUES ($1, $2, $3, $4, $5, 0)",
        &alarm.question_id,
        &alarm.entry_id,
        alarm.raised_at,
        &alarm.raised_by,
        alarm.grave
    )?;
    Ok(())
}

/// Graver words stand with an alarm that calls on.
pub(crate) async fn point(mut db: impl Writes, alarm: &Alarm) -> Result<(), Error> {
    let sql = "UPDATE alarms SET entry_id = $2, grave = $3 WHERE question_id = $1";
    run!(db, sql, &alarm.question_id, &alarm.entry_id, alarm.grave)?;
    Ok(())
}

pub(crate) async fn save(mut db: impl Writes, alarm: &Alarm) -> Result<(), Error> {
    run!(
        db,
        "UPDATE alarms SET seen_by = $2, seen_name = $3, seen_at = $4, outcome = $5, ended_by = $6, ended_name = $7, ended_at = $8,
            seconded_by = $9, seconded_name = $10, over_at = $11 WHERE question_id = $1",
        &alarm.question_id,
        &alarm.seen_by,
        &alarm.seen_name,
        alarm.seen_at,
        alarm.outcome,
        &alarm.ended_by,
        &alarm.ended_name,
        alarm.ended_at,
        &alarm.seconded_by,
        &alarm.seconded_name,
        alarm.over_at
    )?;
    Ok(())
}

/// How many rungs were called.
pub(crate) async fn set_called(mut db: impl Writes, id: &QuestionId, called: i64) -> Result<(), Error> {
    run!(db, "UPDATE alarms SET called = $2 WHERE question_id = $1", id, called)?;
    Ok(())
}

/// Whom an alarm has called.
///
/// # Errors
/// [`Error::Storage`].
pub async fn called(mut db: impl Reads, id: &QuestionId) -> Result<Vec<StaffId>, Error> {
    let rows = all!(db, (StaffId,), "SELECT staff_id FROM alarm_calls WHERE question_id = $1 ORDER BY at, id", id)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn insert_call(
    mut db: impl Writes,
    call: &str,
    question: &QuestionId,
    staff: &StaffId,
    rung: i64,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO alarm_calls (id, question_id, staff_id, rung, at) VALUES ($1, $2, $3, $4, $5)",
        call,
        question,
        staff,
        rung,
        now
    )?;
    Ok(())
}

/// A page that waits; of one rung there is one.
pub(crate) async fn insert_page(mut db: impl Writes, page: &Page) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO alarm_pages (id, question_id, rung, state, attempts, said, called_at) VALUES ($1, $2, $3, $4, $5, '', $6)",
        &page.id,
        &page.question_id,
        page.rung,
        page.state,
        page.attempts,
        page.called_at
    )?;
    Ok(())
}

/// A page; None once its alarm began anew.
pub(crate) async fn page(mut db: impl Reads, id: &PageId) -> Result<Option<Page>, Error> {
    maybe!(db, Page, "SELECT id, question_id, rung, state, attempts, called_at FROM alarm_pages WHERE id = $1", id)
}

/// What became of a page that waits.
pub(crate) async fn end_page(mut db: impl Writes, id: &PageId, state: PageState) -> Result<(), Error> {
    run!(db, "UPDATE alarm_pages SET state = $2 WHERE id = $1 AND state = 'waiting'", id, state)?;
    Ok(())
}

/// A try; with nothing said, it was taken.
pub(crate) async fn tried_page(mut db: impl Writes, id: &PageId, said: &str, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE alarm_pages SET attempts = attempts + 1, said = $2, tried_at = $3,
                state = CASE WHEN $2 = '' THEN 'taken' ELSE state END WHERE id = $1 AND state <> 'taken'",
        id,
        said,
        now
    )?;
    Ok(())
}

/// The newest try of all, where it came to nothing.
pub(crate) async fn failed_page(mut db: impl Reads) -> Result<Option<FailedPage>, Error> {
    maybe!(
        db,
        FailedPage,
        "SELECT tried_at, said FROM alarm_pages
          WHERE id = (SELECT id FROM alarm_pages WHERE tried_at IS NOT NULL ORDER BY tried_at DESC, id DESC LIMIT 1) AND said <> ''"
    )
}
