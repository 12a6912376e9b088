//! Rows of clinicians.

pub mod assistants;
pub mod away;

use std::collections::HashMap;

use domain::clinician::{Clinician, ClinicianFacts, FeedChoice};
use domain::id::{ClinicianId, SessionId};
use domain::slot;
use domain::time::MINUTE;
use domain::{Clock, Instant, Language};

use super::{Reads, Writes, all, maybe, one, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, position, email, zone, clock, language, topics, feed_version, feed_alarm, feed_reduced, feed_back, feed_chosen_at, link_version, \
             link_used_at, busy_url, busy_read_at, busy_error, busy_unread, busy_file_unread, version FROM clinicians ",
            $rest
        )
    };
}

/// A clinician by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &ClinicianId) -> Result<Clinician, Error> {
    maybe!(db, Clinician, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// All clinicians by name; at most 1,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Clinician>, Error> {
    all!(db, Clinician, select!("ORDER BY lower(name), id LIMIT 1000"))
}

/// A page of clinicians by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Clinician>, Error> {
    all!(db, Clinician, select!("WHERE id > $1 ORDER BY id LIMIT $2"), cursor, most)
}

/// How many slots each has that end after `from`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn upcoming(mut db: impl Reads, from: Instant) -> Result<Vec<(ClinicianId, i64)>, Error> {
    all!(
        db,
        (ClinicianId, i64),
        // By its text, or SQLite would read everybody's slots of all years in the clinicians' order.
        "SELECT clinician_id || '', COUNT(*) FROM slots WHERE ends_at > $1 AND starts_at >= $2 AND state IN ('proposed', 'confirmed')
          GROUP BY clinician_id || ''",
        from,
        from.plus(-slot::LONGEST * MINUTE)
    )
}

/// The clinician, locked for the rest of the work: nobody else can give them a slot meanwhile.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &ClinicianId) -> Result<Clinician, Error> {
    run!(db, "UPDATE clinicians SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

pub(crate) async fn insert(
    mut db: impl Writes,
    id: &ClinicianId,
    facts: &ClinicianFacts,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO clinicians (id, name, position, email, zone, language, topics, feed_version, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8, 1)",
        id,
        &facts.name,
        &facts.position,
        &facts.email,
        &facts.zone,
        facts.language,
        &facts.topics,
        now
    )?;
    Ok(())
}

/// Saves a locked clinician as their next version.
pub(crate) async fn save(mut db: impl Writes, clinician: &Clinician, now: Instant) -> Result<(), Error> {
    run!(
        db,
        // Their feed is another one in another language.
        "UPDATE clinicians SET name = $2, position = $3, email = $4, zone = $5, topics = $6, updated_at = $7, version = version + 1,
                feed_chosen_at = CASE WHEN language = $8 THEN feed_chosen_at ELSE $7 END, language = $8
         WHERE id = $1",
        &clinician.id,
        &clinician.name,
        &clinician.position,
        &clinician.email,
        &clinician.zone,
        &clinician.topics,
        now,
        clinician.language
    )?;
    Ok(())
}

/// A new feed address; the old one stops working.
pub(crate) async fn renew_feed(mut db: impl Writes, id: &ClinicianId) -> Result<(), Error> {
    run!(db, "UPDATE clinicians SET feed_version = feed_version + 1 WHERE id = $1", id)?;
    Ok(())
}

/// The choices of their feed.
pub(crate) async fn save_feed(
    mut db: impl Writes,
    id: &ClinicianId,
    choice: &FeedChoice,
    now: Instant,
) -> Result<(), Error> {
    run!(
        db,
        "UPDATE clinicians SET feed_alarm = $2, feed_reduced = $3, feed_back = $4, feed_chosen_at = $5 WHERE id = $1",
        id,
        choice.alarm,
        choice.reduced,
        choice.back,
        now
    )?;
    Ok(())
}

/// What their letters, their own pages and their feed are written in, and with which clock.
pub(crate) async fn set_reading(
    mut db: impl Writes,
    id: &ClinicianId,
    (language, clock): (Language, Clock),
    now: Instant,
) -> Result<(), Error> {
    let sql = // Whoever has the form with the language open sees both.
        "UPDATE clinicians SET version = version + CASE WHEN language = $2 THEN 0 ELSE 1 END, language = $2, clock = $3,
                feed_chosen_at = $4 WHERE id = $1";
    run!(db, sql, id, language, clock, now)?;
    Ok(())
}

/// What the clinicians of a session's slots read in.
///
/// # Errors
/// [`Error::Storage`].
pub async fn languages_of(mut db: impl Reads, session: &SessionId) -> Result<HashMap<ClinicianId, Language>, Error> {
    let sql = "SELECT DISTINCT c.id, c.language FROM clinicians c JOIN slots s ON s.clinician_id = c.id WHERE s.session_id = $1";
    Ok(all!(db, (ClinicianId, Language), sql, session)?.into_iter().collect())
}

/// A new address of their own page; the old one stops working.
pub(crate) async fn renew_link(mut db: impl Writes, id: &ClinicianId) -> Result<(), Error> {
    run!(db, "UPDATE clinicians SET link_version = link_version + 1, link_used_at = NULL WHERE id = $1", id)?;
    Ok(())
}

/// Somebody acted by their link.
pub(crate) async fn link_used(mut db: impl Writes, id: &ClinicianId, at: Instant) -> Result<(), Error> {
    run!(db, "UPDATE clinicians SET link_used_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Where their busy times are read from now on.
pub(crate) async fn save_busy_url(mut db: impl Writes, id: &ClinicianId, url: Option<&str>) -> Result<(), Error> {
    let sql =
        "UPDATE clinicians SET busy_url = $2, busy_read_at = NULL, busy_error = NULL, busy_unread = NULL WHERE id = $1";
    run!(db, sql, id, url)?;
    Ok(())
}

/// Whose busy times are read from an address.
pub(crate) async fn with_busy_url(mut db: impl Reads) -> Result<Vec<ClinicianId>, Error> {
    let rows = all!(db, (ClinicianId,), "SELECT id FROM clinicians WHERE busy_url IS NOT NULL ORDER BY id")?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Their busy times were read, but for what is told.
pub(crate) async fn busy_was_read(
    mut db: impl Writes,
    id: &ClinicianId,
    at: Instant,
    unread: Option<&str>,
) -> Result<(), Error> {
    let sql = "UPDATE clinicians SET busy_read_at = $2, busy_error = NULL, busy_unread = $3 WHERE id = $1";
    run!(db, sql, id, at, unread)?;
    Ok(())
}

/// A file with their busy times was read, but for what is told.
pub(crate) async fn busy_file_was_read(
    mut db: impl Writes,
    id: &ClinicianId,
    unread: Option<&str>,
) -> Result<(), Error> {
    run!(db, "UPDATE clinicians SET busy_file_unread = $2 WHERE id = $1", id, unread)?;
    Ok(())
}

/// Their busy times could not be read; those that were read before stay, with what of them is known.
pub(crate) async fn busy_was_not_read(
    mut db: impl Writes,
    id: &ClinicianId,
    at: Instant,
    why: &str,
) -> Result<(), Error> {
    run!(db, "UPDATE clinicians SET busy_read_at = $2, busy_error = $3 WHERE id = $1", id, at, why)?;
    Ok(())
}

/// How many slots they ever had, and questions they were asked to answer.
pub(crate) async fn parts(mut db: impl Reads, id: &ClinicianId) -> Result<i64, Error> {
    let (slots,) = one!(db, (i64,), "SELECT COUNT(*) FROM slots WHERE clinician_id = $1", id)?;
    let (questions,) = one!(db, (i64,), "SELECT COUNT(*) FROM questions WHERE clinician_id = $1", id)?;
    Ok(slots + questions)
}

pub(crate) async fn delete(mut db: impl Writes, id: &ClinicianId) -> Result<(), Error> {
    run!(db, "DELETE FROM clinicians WHERE id = $1", id)?;
    Ok(())
}
