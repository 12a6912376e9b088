//! Newer zone data: sessions to come keep their local time, so their instants may move.

use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::Session;
use domain::{Instant, time::MINUTE, zone};

use super::{save_and_tell, tzdata};
use crate::actor::Timer;
use crate::storage::sessions as rows;
use crate::{Activity, Error, Wellspring, Work, slots};

/// So many are placed in one transaction.
const SLICE: usize = 1_000;

/// At start: places every session to come anew that older zone data placed.
/// What moved is in the log and in each session's history.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn rederive(app: &Wellspring) -> Result<(), Error> {
    let stale = rows::derived_before(&app.storage, tzdata()).await?;
    for slice in stale.chunks(SLICE) {
        let mut work = app.begin(&Timer).await?;
        for session in slice {
            place(&mut work, &session.id).await?;
        }
        work.upkeep().await?;
    }
    Ok(())
}

async fn place(work: &mut Work, id: &SessionId) -> Result<(), Error> {
    let now = work.now();
    let before = rows::lock(&mut *work, id).await?;
    let after = placed(&before, now);
    if after.starts_at == before.starts_at {
        return rows::save(work, &after, tzdata()).await;
    }
    slots::follow(work, &after).await?;
    save_and_tell(work, &after).await?;
    tracing::warn!(session = %after.id, zone = %after.zone, "new zone data moved a session");
    work.record(Activity::session(&after.id, Verb::MovedByZoneData).detail(tzdata()));
    Ok(())
}

fn placed(session: &Session, now: Instant) -> Session {
    let start =
        session.starts.and_then(|local| zone::resolve(local, &session.zone).ok()).map(|resolved| resolved.instant);
    let Some(start) = start.filter(|start| Some(*start) != session.starts_at) else { return session.clone() };
    let end = start.plus(session.minutes * MINUTE);
    Session {
        starts_at: Some(start),
        ends_at: Some(end),
        sequence: session.sequence + 1,
        updated_at: now,
        ..session.clone()
    }
}
