//! Days away. Whoever plans is warned; what is planned already stays.

use domain::activity::Verb;
use domain::clinician::{Leave, LeaveDraft};
use domain::id::LeaveId;

use super::link;
use crate::actor::Keeper;
use crate::live::{EventKind, Topic};
use crate::storage::clinicians::{self, away};
use crate::work::Once;
use crate::{Activity, Error, Wellspring};

/// Adds days away.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::NotFound`].
pub async fn add(app: &Wellspring, keeper: &Keeper, draft: &LeaveDraft) -> Result<Leave, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(keeper).await?;
    let now = work.now();
    let id: LeaveId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return away::leave(&mut work, &id).await,
    };
    let clinician = clinicians::lock(&mut work, keeper.clinician()).await?;
    away::insert_leave(&mut work, &id, &clinician.id, &facts, now).await?;
    link::used(&mut work, keeper).await?;
    work.announce(Topic::Plan, EventKind::Clinician, &clinician.id);
    let leave = away::leave(&mut work, &id).await?;
    let days = format!("{} to {}", facts.starts_on, facts.ends_on);
    work.commit(Activity::clinician(&clinician.id, Verb::LeaveAdded).detail(days)).await?;
    Ok(leave)
}

/// Takes days away back.
///
/// # Errors
/// [`Error::NotFound`], also for somebody else's.
pub async fn remove(app: &Wellspring, keeper: &Keeper, id: &LeaveId) -> Result<(), Error> {
    let mut work = app.begin(keeper).await?;
    let leave = away::leave(&mut work, id).await?;
    if leave.clinician_id != *keeper.clinician() {
        return Err(Error::NotFound);
    }
    away::delete_leave(&mut work, id).await?;
    link::used(&mut work, keeper).await?;
    work.announce(Topic::Plan, EventKind::Clinician, keeper.clinician());
    let days = format!("{} to {}", leave.starts_on, leave.ends_on);
    work.commit(Activity::clinician(keeper.clinician(), Verb::LeaveRemoved).detail(days)).await
}
