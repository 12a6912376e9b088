//! What a clinician's private feed shows, and how.

use domain::activity::Verb;
use domain::clinician::{FeedChoice, FeedDraft};

use super::link;
use crate::actor::Keeper;
use crate::live::{EventKind, Topic};
use crate::storage::clinicians as rows;
use crate::{Activity, Error, Wellspring};

/// Chooses reminders, titles and how far the feed reaches back.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::NotFound`].
pub async fn choose(app: &Wellspring, keeper: &Keeper, draft: &FeedDraft) -> Result<FeedChoice, Error> {
    let choice = draft.check()?;
    let mut work = app.begin(keeper).await?;
    let now = work.now();
    rows::lock(&mut work, keeper.clinician()).await?;
    rows::save_feed(&mut work, keeper.clinician(), &choice, now).await?;
    link::used(&mut work, keeper).await?;
    // The feed's bytes depend on it.
    work.announce(Topic::Plan, EventKind::Clinician, keeper.clinician());
    work.commit(Activity::clinician(keeper.clinician(), Verb::FeedChanged)).await?;
    Ok(choice)
}
