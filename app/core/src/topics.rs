//! Topics: create, edit, delete.

use domain::Version;
use domain::activity::Verb;
use domain::id::TopicId;
use domain::topic::{Topic, TopicDraft};

use crate::actor::{Planner, Reader};
use crate::held::{Held, Hold};
use crate::live::{self, EventKind};
use crate::slug::{self, Noun};
use crate::storage::topics as rows;
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work};

impl Hold for Topic {
    type Id = TopicId;

    async fn lock(work: &mut Work, id: &TopicId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        let now = work.now();
        rows::save(&mut *work, after, now).await?;
        work.announce(live::Topic::Plan, EventKind::Topic, &after.id);
        rows::get(work, &after.id).await
    }
}

/// Creates a topic.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, planner: &Planner, draft: &TopicDraft) -> Result<Topic, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let id: TopicId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    let mut tries = slug::Tries::default();
    loop {
        let slug = slug::free(&mut work, Noun::Topic, facts.name.as_str()).await?;
        if rows::insert(&mut work, &id, &slug, &facts, now).await? {
            break;
        }
        tries.again()?;
    }
    work.announce(live::Topic::Plan, EventKind::Topic, &id);
    let created = rows::get(&mut work, &id).await?;
    work.commit(Activity::topic(&id, Verb::Created).detail(&facts.name)).await?;
    Ok(created)
}

/// Changes a topic's names.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`].
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &TopicId,
    seen: Version,
    draft: &TopicDraft,
) -> Result<Topic, Error> {
    let facts = draft.check()?;
    let held = Held::<Topic>::seen(app, planner, id, seen).await?;
    let after = held.before.edited(facts);
    let record = Activity::topic(id, Verb::Edited).detail(&after.name);
    held.keep(Ok(after), record).await
}

/// Deletes a topic. Questions that were about it are kept, and are about none.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn delete(app: &Wellspring, planner: &Planner, id: &TopicId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let topic = rows::get(&mut work, id).await?;
    rows::delete(&mut work, id).await?;
    work.announce(live::Topic::Plan, EventKind::Topic, id);
    work.commit(Activity::topic(id, Verb::Deleted).detail(&topic.name)).await
}

/// A topic by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &TopicId) -> Result<Topic, Error> {
    rows::get(&app.storage, id).await
}

/// A page of topics by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, cursor: &str, most: i64) -> Result<Vec<Topic>, Error> {
    rows::page(&app.storage, cursor, most).await
}
