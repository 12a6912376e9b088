//! Rows of retention: the times, what has none left, and the record of what went.
//!
//! What has no time left is from before `before`; what a legal hold or an alarm keeps at `at` stays.

use domain::id::QuestionId;
use domain::retention::{Ahead, Kind, Retention, Times, Went};
use domain::{Instant, LocalDate, Version};

use super::{Reads, Storage, Writes, all, as_list, maybe, one, run, run_all};
use crate::Error;

/// The one row.
const HOUSE: &str = "house";

/// The row is there from the first start on.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn begin(storage: &Storage, now: Instant) -> Result<(), Error> {
    if maybe!(&mut &*storage, (String,), "SELECT id FROM retention")?.is_some() {
        return Ok(());
    }
    let mut change = storage.begin().await?;
    insert(&mut change, &Retention::new(now)).await?;
    change.commit().await
}

async fn insert(mut db: impl Writes, new: &Retention) -> Result<(), Error> {
    let sql = "INSERT INTO retention (id, goes_from, version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    run!(db, sql, HOUSE, new.goes_from, new.version)?;
    Ok(())
}

/// The times as they are set.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn get(mut db: impl Reads) -> Result<Retention, Error> {
    let (goes_from, version) =
        one!(db, (Instant, Version), "SELECT goes_from, version FROM retention WHERE id = $1", HOUSE)?;
    let set = all!(db, (Kind, i64), "SELECT kind, days FROM retention_times")?;
    let days = |kind: Kind| set.iter().find(|(one, _)| *one == kind).map_or(kind.usual(), |(_, days)| *days);
    Ok(Retention { times: Times::of(days), goes_from, version })
}

/// The same, locked for the rest of the work.
pub(crate) async fn lock(mut db: impl Writes) -> Result<Retention, Error> {
    run!(db, "UPDATE retention SET version = version WHERE id = $1", HOUSE)?;
    get(db).await
}

/// Saves what is locked as its next version.
pub(crate) async fn save(mut db: impl Writes, after: &Retention) -> Result<(), Error> {
    run!(db, "UPDATE retention SET goes_from = $2, version = version + 1 WHERE id = $1", HOUSE, after.goes_from)?;
    let set = Kind::ALL.iter().filter(|kind| after.times.days(**kind) != kind.usual());
    let times = as_list(set.map(|kind| (kind, after.times.days(*kind))))?;
    run!(db, "DELETE FROM retention_times")?;
    run!(
        db,
        "INSERT INTO retention_times (kind, days)
         SELECT json_extract(value, '$[0]'), CAST(json_extract(value, '$[1]') AS BIGINT) FROM json_each($1)",
        times
    )?;
    Ok(())
}

/// So many of a kind went on this day.
pub(crate) async fn note(mut db: impl Writes, on_day: LocalDate, kind: Kind, many: i64) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO retention_record (on_day, kind, many) VALUES ($1, $2, $3)
         ON CONFLICT (on_day, kind) DO UPDATE SET many = retention_record.many + excluded.many",
        on_day,
        kind,
        many
    )?;
    Ok(())
}

/// What went, the newest day first.
pub(crate) async fn went(mut db: impl Reads, most: i64) -> Result<Vec<Went>, Error> {
    let sql = "SELECT on_day, kind, many FROM retention_record ORDER BY on_day DESC, kind LIMIT $1";
    all!(db, Went, sql, most)
}

/// Whether a legal hold or an alarm keeps a question's row at `$2`.
macro_rules! held {
    () => {
        "(EXISTS (SELECT 1 FROM holds WHERE holds.until_at > $2
                   AND (holds.question_id = questions.id OR holds.session_id = questions.session_id))
          OR EXISTS (SELECT 1 FROM alarms WHERE alarms.question_id = questions.id AND alarms.over_at IS NULL))"
    };
}

/// Whether a question has rested since before `$1`, with an end and all its words. One that nobody gave an end never does.
macro_rules! rests {
    () => {
        "questions.erased_at IS NULL AND questions.erasing IS NULL
         AND questions.state NOT IN ('received', 'acknowledged') AND questions.handoff_due_at IS NULL AND questions.updated_at < $1"
    };
}

/// Whether there is anybody whom we could write to, or name.
macro_rules! has_asker {
    () => {
        "(questions.source_url IS NOT NULL OR EXISTS (SELECT 1 FROM question_contacts WHERE question_contacts.question_id = questions.id
                    AND (question_contacts.name IS NOT NULL OR question_contacts.email IS NOT NULL))
            OR EXISTS (SELECT 1 FROM handoffs WHERE handoffs.question_id = questions.id AND handoffs.contact IS NOT NULL))"
    };
}

/// A question with followers from before `$1`; its own words may be gone.
macro_rules! was_followed {
    () => {
        "question_followers.at < $1 AND questions.updated_at < $1 AND (questions.erasing IS NULL OR questions.erased_at IS NOT NULL)
         AND questions.state NOT IN ('received', 'acknowledged')"
    };
}

/// What letters are about, where that is a question or somebody who follows one.
macro_rules! letters {
    () => {
        "letters LEFT JOIN question_followers ON question_followers.id = letters.about
           LEFT JOIN questions ON questions.id = COALESCE(question_followers.question_id, letters.about)
          WHERE letters.created_at < $1 AND (letters.text <> '' OR letters.dialogue <> '') AND letters.state <> 'sending'"
    };
}

/// Of some questions the ids; of all how many go, and how many are held.
macro_rules! questions_of {
    ($which:literal) => {
        (
            concat!(
                "SELECT questions.id FROM questions WHERE ", rests!(), " AND ", $which, " AND NOT ", held!(),
                " ORDER BY questions.updated_at LIMIT $3"
            ),
            concat!(
                "SELECT COUNT(CASE WHEN held = 0 THEN 1 END), COUNT(CASE WHEN held = 1 THEN 1 END) FROM (SELECT CASE WHEN ",
                held!(), " THEN 1 ELSE 0 END AS held FROM questions WHERE ", rests!(), " AND ", $which, ") AS resting"
            ),
        )
    };
}

/// Statements about one kind of question: which go, and how many.
fn statements(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::PrivateThreads => questions_of!("questions.visibility = 'private' AND questions.urgency = 'routine'"),
        Kind::UrgentRecords => questions_of!("questions.urgency = 'urgent'"),
        _ => questions_of!("questions.visibility <> 'private' AND questions.urgency = 'routine'"),
    }
}

/// Questions of this kind whose words have no time left, those that rest longest first.
pub(crate) async fn questions(
    mut db: impl Reads,
    kind: Kind,
    before: Instant,
    at: Instant,
    most: i64,
) -> Result<Vec<QuestionId>, Error> {
    let rows = all!(db, (QuestionId,), statements(kind).0, before, at, most)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Questions of which names and addresses have no time left.
pub(crate) async fn contacts(
    mut db: impl Reads,
    before: Instant,
    at: Instant,
    most: i64,
) -> Result<Vec<QuestionId>, Error> {
    let rows = all!(
        db,
        (QuestionId,),
        concat!(
            "SELECT id FROM (SELECT questions.id FROM questions WHERE ", rests!(), " AND ", has_asker!(), " AND NOT ", held!(),
            " ORDER BY questions.updated_at LIMIT $3) AS asked
             UNION SELECT id FROM (SELECT questions.id FROM question_followers JOIN questions ON questions.id = question_followers.question_id
             WHERE ", was_followed!(), " AND NOT ", held!(), " ORDER BY question_followers.at LIMIT $3) AS followed"
        ),
        before,
        at,
        most
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many of a kind have no time left before `before`, and how many of them are held at `at`. `idle_before`: sign-ins that
/// nobody has used since are over, too.
pub(crate) async fn ahead(
    mut db: impl Reads,
    kind: Kind,
    before: Instant,
    at: Instant,
    idle_before: Instant,
) -> Result<Ahead, Error> {
    let alone = |(goes,): (i64,)| (goes, 0);
    let (goes, held) = match kind {
        Kind::Originals | Kind::PrivateThreads | Kind::UrgentRecords => {
            one!(db, (i64, i64), statements(kind).1, before, at)?
        }
        Kind::Contacts => one!(
            db,
            (i64, i64),
            concat!(
                "SELECT COUNT(CASE WHEN held = 0 THEN 1 END), COUNT(CASE WHEN held = 1 THEN 1 END) FROM (
                 SELECT questions.id, CASE WHEN ",
                held!(),
                " THEN 1 ELSE 0 END AS held FROM questions
                  WHERE ",
                rests!(),
                " AND ",
                has_asker!(),
                "
                 UNION SELECT questions.id, CASE WHEN ",
                held!(),
                " THEN 1 ELSE 0 END
                  FROM question_followers JOIN questions ON questions.id = question_followers.question_id
                 WHERE ",
                was_followed!(),
                ") AS known"
            ),
            before,
            at
        )?,
        Kind::Letters => one!(
            db,
            (i64, i64),
            concat!(
                "SELECT COUNT(CASE WHEN held = 0 THEN 1 END), COUNT(CASE WHEN held = 1 THEN 1 END) FROM (SELECT CASE WHEN ",
                held!(),
                " THEN 1 ELSE 0 END AS held FROM ",
                letters!(),
                ") AS written"
            ),
            before,
            at
        )?,
        Kind::Events => alone(one!(db, (i64,), "SELECT COUNT(*) FROM events WHERE at < $1", before)?),
        Kind::Keys => alone(one!(db, (i64,), "SELECT COUNT(*) FROM repeats WHERE at < $1", before)?),
        Kind::SignIns => alone(one!(
            db,
            (i64,),
            "SELECT COUNT(*) FROM sign_ins WHERE ends_at < $1 OR seen_at < $2",
            before,
            idle_before
        )?),
    };
    Ok(Ahead { goes, held })
}

/// Name and address of who asked are gone, and those of followers from before `before`, with every letter to them. Links that
/// were mailed open nothing that is left at another address.
pub(crate) async fn forget_contacts(mut db: impl Writes, id: &QuestionId, before: Instant) -> Result<(), Error> {
    run!(db, "UPDATE questions SET source_url = NULL WHERE id = $1", id)?;
    super::handoffs::forget(&mut db, id).await?;
    run!(
        db,
        "UPDATE question_contacts SET name = NULL, email = NULL, language = 'en', confirmed_at = NULL, address_version = address_version + 1
          WHERE question_id = $1",
        id
    )?;
    run!(
        db,
        "DELETE FROM letters WHERE about = $1 OR about IN (SELECT id FROM question_followers WHERE question_id = $1 AND at < $2)",
        id,
        before
    )?;
    run!(db, "DELETE FROM question_followers WHERE question_id = $1 AND at < $2", id, before)?;
    Ok(())
}

/// Some letters say nothing any more; how many. One that still waited never left.
pub(crate) async fn empty_letters(mut db: impl Writes, before: Instant, at: Instant, most: i64) -> Result<u64, Error> {
    let emptied = run_all!(
        db,
        (String,),
        concat!(
            "UPDATE letters SET text = '', html = '', calendar = NULL, dialogue = '',
                    state = CASE WHEN state = 'waiting' THEN 'failed' ELSE state END
              WHERE state <> 'sending' AND id IN (SELECT letters.id FROM ",
            letters!(),
            " AND NOT ",
            held!(),
            " ORDER BY letters.created_at LIMIT $3) RETURNING id"
        ),
        before,
        at,
        most
    )?;
    Ok(emptied.len() as u64)
}

/// Forgets some events from before `before`; who resumes from further back is told to read anew.
pub(crate) async fn forget_events(mut db: impl Writes, before: Instant, most: i64) -> Result<u64, Error> {
    run!(
        db,
        "DELETE FROM events WHERE (topic, seq) IN (SELECT topic, seq FROM events WHERE at < $1 ORDER BY at LIMIT $2)",
        before,
        most
    )
}

/// Forgets some keys of repeated requests.
pub(crate) async fn forget_keys(mut db: impl Writes, before: Instant, most: i64) -> Result<u64, Error> {
    run!(
        db,
        "DELETE FROM repeats WHERE (scope, key) IN (SELECT scope, key FROM repeats WHERE at < $1 ORDER BY at LIMIT $2)",
        before,
        most
    )
}

/// Forgets some sign-ins that ended before `before`, or that nobody has used since `idle_before`.
pub(crate) async fn forget_sign_ins(
    mut db: impl Writes,
    before: Instant,
    idle_before: Instant,
    most: i64,
) -> Result<u64, Error> {
    run!(
        db,
        "DELETE FROM sign_ins WHERE token_hash IN
            (SELECT token_hash FROM sign_ins WHERE ends_at < $1 OR seen_at < $2 ORDER BY ends_at LIMIT $3)",
        before,
        idle_before,
        most
    )
}
