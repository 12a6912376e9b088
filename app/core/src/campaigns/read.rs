//! What doors read of campaigns.

use domain::campaign::Campaign;
use domain::id::{AudienceId, CampaignId};

use crate::actor::Reader;
use crate::storage::campaigns as rows;
use crate::{Error, Wellspring};

/// A campaign by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &CampaignId) -> Result<Campaign, Error> {
    rows::get(&app.storage, id).await
}

/// A page of campaigns by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, cursor: &str, most: i64) -> Result<Vec<Campaign>, Error> {
    rows::page(&app.storage, cursor, most).await
}

/// For whom campaigns are written.
///
/// # Errors
/// [`Error::Storage`].
pub async fn audiences(
    app: &Wellspring,
    _: &Reader,
    ids: &[CampaignId],
) -> Result<Vec<(CampaignId, AudienceId)>, Error> {
    rows::audiences_of(&app.storage, ids).await
}
