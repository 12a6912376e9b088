//! Newer zone data: posts to come keep their local time, so their minutes may move.

use domain::activity::Verb;
use domain::post::Post;
use domain::zone;

use super::{keep, tzdata};
use crate::actor::Timer;
use crate::storage::posts as rows;
use crate::{Activity, Error, Wellspring};

/// At start: places every post to come anew that older zone data placed.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn rederive(app: &Wellspring) -> Result<(), Error> {
    for post in rows::derived_before(&app.storage, tzdata()).await? {
        let mut work = app.begin(&Timer).await?;
        let before = rows::lock(&mut work, &post.id).await?;
        let placed =
            before.planned.and_then(|local| zone::resolve(local, &before.zone).ok()).map(|found| found.instant);
        let after = Post { planned_at: placed.or(before.planned_at), ..before.clone() };
        keep(&mut work, &after).await?;
        if after.planned_at == before.planned_at {
            work.upkeep().await?;
        } else {
            work.commit(Activity::post(&after.id, Verb::MovedByZoneData).detail(tzdata())).await?;
        }
    }
    Ok(())
}
