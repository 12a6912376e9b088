//! Rows of live sessions.

mod around;

pub use around::{around, called_off, live, past, public_from, upcoming};

use domain::ZoneName;
use domain::id::{CampaignId, SeriesId, SessionId};
use domain::session::{Hall, Session};

use super::{Reads, Writes, all, as_list, composed, maybe, one, run, search};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign_id, title, summary, language, slug, code, state, starts, zone, minutes, starts_at, ends_at, join_url, recording_url, \
             moderation, sequence, series_id, original_starts, detached, published_at, live_at, closed_at, \
             paused, questions_until, slow_seconds, votes_hidden, stage_line, created_at, updated_at, version FROM sessions ",
            $rest
        )
    };
}

use select;

/// The zone of a question's session; the house's for one that was asked outside any.
pub(crate) async fn zone_of(db: impl Reads, session: Option<&SessionId>, house: ZoneName) -> Result<ZoneName, Error> {
    match session {
        Some(session) => Ok(get(db, session).await?.zone),
        None => Ok(house),
    }
}

/// A session by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &SessionId) -> Result<Session, Error> {
    maybe!(db, Session, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A session by its public address part or its short code, if its page stands.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn public(mut db: impl Reads, slug_or_code: &str) -> Result<Session, Error> {
    maybe!(db, Session, select!("WHERE (slug = $1 OR code = $1) AND published_at IS NOT NULL"), slug_or_code)?
        .ok_or(Error::NotFound)
}

/// Every session whose page stands.
pub(crate) async fn published(mut db: impl Reads) -> Result<Vec<Session>, Error> {
    all!(db, Session, select!("WHERE published_at IS NOT NULL ORDER BY id"))
}

/// A campaign's sessions, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_campaign(mut db: impl Reads, campaign: &CampaignId) -> Result<Vec<Session>, Error> {
    all!(db, Session, select!("WHERE campaign_id = $1 ORDER BY starts_at, id"), campaign)
}

/// A series' sessions, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_series(mut db: impl Reads, series: &SeriesId) -> Result<Vec<Session>, Error> {
    all!(db, Session, select!("WHERE series_id = $1 ORDER BY starts_at, id"), series)
}

/// What the API lists sessions by; empty texts do not filter.
#[derive(Clone, Debug, Default)]
pub struct SessionFilter {
    /// A campaign's id.
    pub campaign: String,
    /// A state.
    pub state: String,
    /// The id of the last row seen.
    pub cursor: String,
}

/// A page of sessions by id, from after the filter's cursor.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, filter: &SessionFilter, most: i64) -> Result<Vec<Session>, Error> {
    let sql = composed!(
        [select!("WHERE id > $1")] [" ORDER BY id LIMIT $4"]
        !filter.campaign.is_empty() => " AND campaign_id = $2",
        !filter.state.is_empty() => " AND state = $3"
    );
    all!(db, Session, sql, &filter.cursor, &filter.campaign, &filter.state, most)
}

/// Dated sessions that are not over and were placed with older zone data than `tzdata`.
pub(crate) async fn derived_before(mut db: impl Reads, tzdata: &str) -> Result<Vec<Session>, Error> {
    all!(
        db,
        Session,
        select!("WHERE tzdata < $1 AND starts IS NOT NULL AND state IN ('draft', 'scheduled') ORDER BY id"),
        tzdata
    )
}

/// The session, locked for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &SessionId) -> Result<Session, Error> {
    run!(db, "UPDATE sessions SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Inserts a session; false where its slug or code is another's.
pub(crate) async fn insert(mut db: impl Writes, session: &Session, tzdata: &str) -> Result<bool, Error> {
    let made = run!(
        db,
        "INSERT INTO sessions (id, campaign_id, title, summary, slug, code, state, starts, zone, tzdata, minutes, starts_at, ends_at,
            join_url, moderation, sequence, published_at, closed_at, created_at, updated_at, version, series_id, original_starts, detached, language, recording_url)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
         ON CONFLICT DO NOTHING",
        &session.id,
        &session.campaign_id,
        &session.title,
        &session.summary,
        &session.slug,
        &session.code,
        session.state,
        session.starts,
        &session.zone,
        tzdata,
        session.minutes,
        session.starts_at,
        session.ends_at,
        &session.join_url,
        session.moderation,
        session.sequence,
        session.published_at,
        session.closed_at,
        session.created_at,
        session.updated_at,
        session.version,
        &session.series_id,
        session.original_starts,
        session.detached,
        session.language,
        &session.recording_url
    )?;
    if made > 0 && session.is_public() {
        search::public::session(db, session).await?;
    }
    Ok(made > 0)
}

/// Another address part.
pub(crate) async fn set_slug(mut db: impl Writes, id: &str, slug: &str) -> Result<(), Error> {
    run!(db, "UPDATE sessions SET slug = $2 WHERE id = $1", id, slug)?;
    Ok(())
}

/// Saves a locked session; its version rises.
pub(crate) async fn save(mut db: impl Writes, session: &Session, tzdata: &str) -> Result<(), Error> {
    run!(
        db,
        "UPDATE sessions SET campaign_id = $2, title = $3, summary = $4, slug = $5, state = $6, starts = $7, zone = $8, tzdata = $9,
            minutes = $10, starts_at = $11, ends_at = $12, join_url = $13, moderation = $14, sequence = $15, published_at = $16,
            closed_at = $17, updated_at = $18, series_id = $19, original_starts = $20, detached = $21, live_at = $22, language = $23, recording_url = $24, version = version + 1 WHERE id = $1",
        &session.id,
        &session.campaign_id,
        &session.title,
        &session.summary,
        &session.slug,
        session.state,
        session.starts,
        &session.zone,
        tzdata,
        session.minutes,
        session.starts_at,
        session.ends_at,
        &session.join_url,
        session.moderation,
        session.sequence,
        session.published_at,
        session.closed_at,
        session.updated_at,
        &session.series_id,
        session.original_starts,
        session.detached,
        session.live_at,
        session.language,
        &session.recording_url
    )?;
    search::public::session(db, session).await
}

/// Saves the desk's settings of a locked session. Its version stays: the plan is as it was.
pub(crate) async fn save_hall(mut db: impl Writes, id: &SessionId, hall: &Hall) -> Result<(), Error> {
    run!(
        db,
        "UPDATE sessions SET paused = $2, questions_until = $3, slow_seconds = $4, votes_hidden = $5, stage_line = $6 WHERE id = $1",
        id,
        hall.paused,
        hall.questions_until,
        hall.slow_seconds,
        hall.votes_hidden,
        &hall.stage_line
    )?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, id: &SessionId) -> Result<(), Error> {
    run!(db, "DELETE FROM slots WHERE session_id = $1", id)?;
    run!(db, "DELETE FROM sessions WHERE id = $1", id)?;
    Ok(())
}

/// How many sessions have this address part.
pub(crate) async fn with_slug(mut db: impl Reads, slug: &str) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM sessions WHERE slug = $1", slug)?;
    Ok(count)
}

/// Several sessions at once, in any order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn several(mut db: impl Reads, ids: &[SessionId]) -> Result<Vec<Session>, Error> {
    let list = as_list(ids)?;
    all!(db, Session, select!("WHERE id IN (SELECT value FROM json_each($1))"), list)
}

/// Titles of several sessions.
///
/// # Errors
/// [`Error::Storage`].
pub async fn titles(mut db: impl Reads, ids: &[SessionId]) -> Result<Vec<(SessionId, String)>, Error> {
    let list = as_list(ids)?;
    all!(db, (SessionId, String), "SELECT id, title FROM sessions WHERE id IN (SELECT value FROM json_each($1))", list)
}
