//! How a clinician reads: their language, and their clock.

use domain::activity::Verb;
use domain::clinician::ReadingDraft;

use super::link;
use crate::actor::Keeper;
use crate::live::{EventKind, Topic};
use crate::storage::clinicians as rows;
use crate::{Activity, Error, Wellspring};

/// Chooses what their pages, their letters and their feed are written in, and whether clocks have 12 or 24 hours there.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::NotFound`].
pub async fn choose(app: &Wellspring, keeper: &Keeper, draft: &ReadingDraft) -> Result<(), Error> {
    let (language, clock) = draft.check()?;
    let mut work = app.begin(keeper).await?;
    let now = work.now();
    let before = rows::lock(&mut work, keeper.clinician()).await?;
    rows::set_reading(&mut work, &before.id, (language, clock), now).await?;
    link::used(&mut work, keeper).await?;
    // The feed's bytes depend on it.
    work.announce(Topic::Plan, EventKind::Clinician, &before.id);
    if language != before.language {
        work.record(Activity::clinician(&before.id, Verb::LanguageChosen).detail(language));
    }
    work.commit(Activity::clinician(&before.id, Verb::ClockChosen).detail(clock)).await
}
