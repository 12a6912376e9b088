//! Newer zone data: posts to come keep their local time, so their minutes may move.

use domain::activity::Verb;
use domain::id::PostId;
use domain::post::Post;
use domain::zone;

use super::{save_and_tell, tzdata};
use crate::actor::Timer;
use crate::storage::posts as rows;
use crate::{Activity, Error, Wellspring, Work};

/// So many are placed in one transaction.
const SLICE: usize = 1_000;

/// At start: places every post to come anew that older zone data placed.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn rederive(app: &Wellspring) -> Result<(), Error> {
    let stale = rows::derived_before(&app.storage, tzdata()).await?;
    for slice in stale.chunks(SLICE) {
        let mut work = app.begin(&Timer).await?;
        for post in slice {
            place(&mut work, &post.id).await?;
        }
        work.upkeep().await?;
    }
    Ok(())
}

async fn place(work: &mut Work, id: &PostId) -> Result<(), Error> {
    let before = rows::lock(&mut *work, id).await?;
    let placed = before.planned.and_then(|local| zone::resolve(local, &before.zone).ok()).map(|found| found.instant);
    let after = Post { planned_at: placed.or(before.planned_at), ..before.clone() };
    save_and_tell(work, &after).await?;
    if after.planned_at != before.planned_at {
        work.record(Activity::post(&after.id, Verb::MovedByZoneData).detail(tzdata()));
    }
    Ok(())
}
