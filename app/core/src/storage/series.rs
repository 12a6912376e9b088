//! Rows of series, and their sessions.

use domain::id::{CampaignId, SeriesId, SessionId};
use domain::series::Series;
use domain::session::Session;
use domain::{LocalDate, LocalTime};

use super::{Reads, Writes, all, composed, maybe, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign_id, title, summary, language, rule, starts, zone, minutes, join_url, moderation, skipped, created_at, \
             updated_at, version FROM series ",
            $rest
        )
    };
}

/// A series by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &SeriesId) -> Result<Series, Error> {
    maybe!(db, Series, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A page of series by id, from after `cursor`; an empty `campaign` does not filter.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, campaign: &str, cursor: &str, most: i64) -> Result<Vec<Series>, Error> {
    let sql = composed!(
        [select!("WHERE id > $1")] [" ORDER BY id LIMIT $3"]
        !campaign.is_empty() => " AND campaign_id = $2"
    );
    all!(db, Series, sql, cursor, campaign, most)
}

/// A campaign's series.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_campaign(mut db: impl Reads, campaign: &CampaignId) -> Result<Vec<Series>, Error> {
    all!(db, Series, select!("WHERE campaign_id = $1 ORDER BY starts, id"), campaign)
}

/// The series, locked for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &SeriesId) -> Result<Series, Error> {
    run!(db, "UPDATE series SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

pub(crate) async fn insert(mut db: impl Writes, series: &Series) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO series (id, campaign_id, title, summary, rule, starts, zone, minutes, join_url, moderation, skipped,
            created_at, updated_at, version, language) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &series.id,
        &series.campaign_id,
        &series.title,
        &series.summary,
        &series.rule,
        series.starts,
        &series.zone,
        series.minutes,
        &series.join_url,
        series.moderation,
        &series.skipped,
        series.created_at,
        series.updated_at,
        series.version,
        series.language
    )?;
    Ok(())
}

/// Saves a locked series; its version rises.
pub(crate) async fn save(mut db: impl Writes, series: &Series) -> Result<(), Error> {
    run!(
        db,
        "UPDATE series SET campaign_id = $2, title = $3, summary = $4, rule = $5, starts = $6, zone = $7, minutes = $8,
            join_url = $9, moderation = $10, skipped = $11, updated_at = $12, language = $13, version = version + 1 WHERE id = $1",
        &series.id,
        &series.campaign_id,
        &series.title,
        &series.summary,
        &series.rule,
        series.starts,
        &series.zone,
        series.minutes,
        &series.join_url,
        series.moderation,
        &series.skipped,
        series.updated_at,
        series.language
    )?;
    Ok(())
}

/// A session of it was deleted by hand: its day is not filled again.
pub(crate) async fn skip(mut db: impl Writes, id: &SeriesId, day: LocalDate) -> Result<(), Error> {
    run!(db, "UPDATE series SET skipped = skipped || ' ' || $2, version = version + 1 WHERE id = $1", id, day)?;
    Ok(())
}

/// Deletes the series; its sessions stand alone from now on.
pub(crate) async fn delete(mut db: impl Writes, id: &SeriesId) -> Result<(), Error> {
    run!(db, "UPDATE sessions SET series_id = NULL, original_starts = NULL, detached = 0 WHERE series_id = $1", id)?;
    run!(db, "DELETE FROM series WHERE id = $1", id)?;
    Ok(())
}

/// Sessions from `day` on belong to another series.
pub(crate) async fn hand_over(
    mut db: impl Writes,
    from: &SeriesId,
    to: &SeriesId,
    day: LocalDate,
) -> Result<(), Error> {
    let sql =
        "UPDATE sessions SET series_id = $2, version = version + 1 WHERE series_id = $1 AND original_starts >= $3";
    run!(db, sql, from, to, day)?;
    Ok(())
}

/// Forgets which date of the rule a session is, before it becomes another's.
pub(crate) async fn forget_date(mut db: impl Writes, session: &SessionId) -> Result<(), Error> {
    run!(db, "UPDATE sessions SET original_starts = NULL WHERE id = $1", session)?;
    Ok(())
}

/// Keeps which date of the rule a session is.
pub(crate) async fn keep_date(mut db: impl Writes, session: &Session, date: Option<LocalTime>) -> Result<(), Error> {
    run!(db, "UPDATE sessions SET original_starts = $2 WHERE id = $1", &session.id, date)?;
    Ok(())
}

/// Sessions of a series that are never deleted by a change of it: public or no draft any more, asked about, with
/// clinicians in it or told of it, or with a post that speaks of it.
pub(crate) async fn bound(mut db: impl Reads, id: &SeriesId) -> Result<Vec<SessionId>, Error> {
    let rows = all!(
        db,
        (SessionId,),
        "SELECT id FROM sessions WHERE series_id = $1 AND (published_at IS NOT NULL OR state <> 'draft'
            OR EXISTS (SELECT 1 FROM questions WHERE questions.session_id = sessions.id)
            OR EXISTS (SELECT 1 FROM posts WHERE posts.session_id = sessions.id)
            OR EXISTS (SELECT 1 FROM slots WHERE slots.session_id = sessions.id
                AND (slots.told_at IS NOT NULL OR slots.state IN ('proposed', 'confirmed'))))",
        id
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
