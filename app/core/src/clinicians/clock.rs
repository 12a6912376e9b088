//! How a clinician reads clocks.

use domain::activity::Verb;
use domain::time::ClockDraft;

use super::link;
use crate::actor::Keeper;
use crate::live::{EventKind, Topic};
use crate::storage::clinicians as rows;
use crate::{Activity, Error, Wellspring};

/// Chooses whether their page, their letters and their feed write clocks with 12 or 24 hours.
///
/// # Errors
/// [`Error::Invalid`] beside `clock`; [`Error::NotFound`].
pub async fn choose(app: &Wellspring, keeper: &Keeper, draft: &ClockDraft) -> Result<(), Error> {
    let clock = draft.check()?;
    let mut work = app.begin(keeper).await?;
    let now = work.now();
    rows::lock(&mut work, keeper.clinician()).await?;
    rows::set_clock(&mut work, keeper.clinician(), clock, now).await?;
    link::used(&mut work, keeper).await?;
    // The feed's bytes depend on it.
    work.announce(Topic::Plan, EventKind::Clinician, keeper.clinician());
    work.commit(Activity::clinician(keeper.clinician(), Verb::ClockChosen).detail(clock)).await
}
