//! Rows of campaigns.

use domain::Instant;
use domain::campaign::{Campaign, CampaignFacts};
use domain::id::{AudienceId, CampaignId};

use super::{Reads, Writes, all, as_list, maybe, one, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, slug, name, objective, main_message, starts_on, ends_on, zone, color, published_at, version FROM campaigns ", $rest)
    };
}

/// A campaign by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &CampaignId) -> Result<Campaign, Error> {
    maybe!(db, Campaign, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A campaign by its public address part, once it is public.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn public(mut db: impl Reads, slug: &str) -> Result<Campaign, Error> {
    maybe!(db, Campaign, select!("WHERE slug = $1 AND published_at IS NOT NULL"), slug)?.ok_or(Error::NotFound)
}

/// All campaigns, the latest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Campaign>, Error> {
    all!(db, Campaign, select!("ORDER BY starts_on DESC, id LIMIT 500"))
}

/// Several campaigns at once, in any order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn several(mut db: impl Reads, ids: &[CampaignId]) -> Result<Vec<Campaign>, Error> {
    let list = as_list(ids)?;
    all!(db, Campaign, select!("WHERE id IN (SELECT value FROM json_each($1))"), list)
}

/// A page of campaigns by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(mut db: impl Reads, cursor: &str, most: i64) -> Result<Vec<Campaign>, Error> {
    all!(db, Campaign, select!("WHERE id > $1 ORDER BY id LIMIT $2"), cursor, most)
}

/// Each campaign's audiences.
///
/// # Errors
/// [`Error::Storage`].
pub async fn audiences(mut db: impl Reads, campaign: &CampaignId) -> Result<Vec<AudienceId>, Error> {
    let rows = all!(
        db,
        (AudienceId,),
        "SELECT audience_id FROM campaign_audiences WHERE campaign_id = $1 ORDER BY audience_id",
        campaign
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The audiences of several campaigns: one query for any number.
///
/// # Errors
/// [`Error::Storage`].
pub async fn audiences_of(
    mut db: impl Reads,
    campaigns: &[CampaignId],
) -> Result<Vec<(CampaignId, AudienceId)>, Error> {
    let list = as_list(campaigns)?;
    all!(
        db,
        (CampaignId, AudienceId),
        "SELECT campaign_id, audience_id FROM campaign_audiences
          WHERE campaign_id IN (SELECT value FROM json_each($1)) ORDER BY campaign_id, audience_id",
        list
    )
}

/// How many sessions each campaign holds.
///
/// # Errors
/// [`Error::Storage`].
pub async fn session_counts(mut db: impl Reads) -> Result<Vec<(CampaignId, i64)>, Error> {
    all!(
        db,
        (CampaignId, i64),
        "SELECT campaign_id, COUNT(*) FROM sessions WHERE campaign_id IS NOT NULL GROUP BY campaign_id"
    )
}

pub(crate) async fn with_slug(mut db: impl Reads, slug: &str) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM campaigns WHERE slug = $1", slug)?;
    Ok(count)
}

/// Inserts a campaign; false where its slug is another's.
pub(crate) async fn insert(
    mut db: impl Writes,
    id: &CampaignId,
    slug: &str,
    facts: &CampaignFacts,
    now: Instant,
) -> Result<bool, Error> {
    let made = run!(
        db,
        "INSERT INTO campaigns (id, slug, name, objective, main_message, starts_on, ends_on, zone, color, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 1)
         ON CONFLICT DO NOTHING",
        id,
        slug,
        &facts.name,
        &facts.objective,
        &facts.main_message,
        facts.starts_on,
        facts.ends_on,
        &facts.zone,
        facts.color,
        now
    )?;
    Ok(made > 0)
}

/// Locks a campaign for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &CampaignId) -> Result<Campaign, Error> {
    run!(db, "UPDATE campaigns SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// Saves a locked campaign as its next version.
pub(crate) async fn save(mut db: impl Writes, campaign: &Campaign, now: Instant) -> Result<(), Error> {
    run!(
        db,
        "UPDATE campaigns SET name = $2, objective = $3, main_message = $4, starts_on = $5, ends_on = $6, zone = $7, color = $8,
            updated_at = $9, version = version + 1 WHERE id = $1",
        &campaign.id,
        &campaign.name,
        &campaign.objective,
        &campaign.main_message,
        campaign.starts_on,
        campaign.ends_on,
        &campaign.zone,
        campaign.color,
        now
    )?;
    Ok(())
}

pub(crate) async fn set_audiences(mut db: impl Writes, id: &CampaignId, audiences: &[AudienceId]) -> Result<(), Error> {
    run!(db, "DELETE FROM campaign_audiences WHERE campaign_id = $1", id)?;
    for audience in audiences {
        run!(
            db,
            "INSERT INTO campaign_audiences (campaign_id, audience_id) VALUES ($1, $2) ON CONFLICT (campaign_id, audience_id) DO NOTHING",
            id,
            audience
        )?;
    }
    Ok(())
}

/// Its public page stands from now on.
pub(crate) async fn publish(mut db: impl Writes, id: &CampaignId, now: Instant) -> Result<(), Error> {
    run!(db, "UPDATE campaigns SET published_at = $2 WHERE id = $1 AND published_at IS NULL", id, now)?;
    Ok(())
}

pub(crate) async fn delete(mut db: impl Writes, id: &CampaignId) -> Result<(), Error> {
    run!(db, "DELETE FROM campaigns WHERE id = $1", id)?;
    Ok(())
}
