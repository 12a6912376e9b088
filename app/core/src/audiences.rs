//! Audiences: create, edit, delete.

use domain::Version;
use domain::activity::Verb;
use domain::audience::{Audience, AudienceDraft};
use domain::id::AudienceId;

use crate::actor::{Planner, Reader};
use crate::held::{Held, Hold};
use crate::live::{EventKind, Topic};
use crate::storage::audiences as rows;
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work};

impl Hold for Audience {
    type Id = AudienceId;

    async fn lock(work: &mut Work, id: &AudienceId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        let now = work.now();
        rows::save(&mut *work, after, now).await?;
        work.announce(Topic::Plan, EventKind::Audience, &after.id);
        rows::get(work, &after.id).await
    }
}

/// Creates an audience.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, planner: &Planner, draft: &AudienceDraft) -> Result<Audience, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let id: AudienceId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    rows::insert(&mut work, &id, &facts, now).await?;
    work.announce(Topic::Plan, EventKind::Audience, &id);
    let created = rows::get(&mut work, &id).await?;
    work.commit(Activity::audience(&id, Verb::Created).detail(&facts.name)).await?;
    Ok(created)
}

/// Changes an audience.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`].
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &AudienceId,
    seen: Version,
    draft: &AudienceDraft,
) -> Result<Audience, Error> {
    let facts = draft.check()?;
    let held = Held::<Audience>::seen(app, planner, id, seen).await?;
    let after = held.before.edited(facts);
    let record = Activity::audience(id, Verb::Edited).detail(&after.name);
    held.keep(Ok(after), record).await
}

/// Deletes an audience that no campaign is written for.
///
/// # Errors
/// [`Error::State`] while a campaign is.
pub async fn delete(app: &Wellspring, planner: &Planner, id: &AudienceId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let audience = rows::get(&mut work, id).await?;
    if rows::campaign_counts(&mut work).await?.iter().any(|(used, _)| used == id) {
        return Err(Error::State("A campaign is written for this audience; take it out there first.".to_owned()));
    }
    rows::delete(&mut work, id).await?;
    work.announce(Topic::Plan, EventKind::Audience, id);
    work.commit(Activity::audience(id, Verb::Deleted).detail(&audience.name)).await
}

/// An audience by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &AudienceId) -> Result<Audience, Error> {
    rows::get(&app.storage, id).await
}

/// A page of audiences by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, cursor: &str, most: i64) -> Result<Vec<Audience>, Error> {
    rows::page(&app.storage, cursor, most).await
}
