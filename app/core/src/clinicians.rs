//! Clinicians: create, edit, delete; their links, their assistants, when they are away, and their private feed.

pub mod assistants;
pub mod busy;
pub mod feed;
pub mod leave;
mod link;
mod read;
pub mod reading;

pub(crate) use link::{assistant_url, link_url};
pub use link::{by_token, renew_link};
pub use read::{Links, Seen, get, leaves, page, seen};

use domain::Version;
use domain::activity::Verb;
use domain::clinician::{Clinician, ClinicianDraft};
use domain::id::ClinicianId;
use domain::text::isolated;

use crate::actor::Planner;
use crate::held::{Held, Hold};
use crate::key::Purpose;
use crate::live::{EventKind, Topic};
use crate::storage::clinicians as rows;
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work, slots};

impl Hold for Clinician {
    type Id = ClinicianId;

    async fn lock(work: &mut Work, id: &ClinicianId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, before: &Self, after: &Self) -> Result<Self, Error> {
        let now = work.now();
        rows::save(&mut *work, after, now).await?;
        if before.email != after.email {
            slots::readdressed(work, &after.id).await?;
        }
        work.announce(Topic::Plan, EventKind::Clinician, &after.id);
        rows::get(work, &after.id).await
    }
}

/// Creates a clinician.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, planner: &Planner, draft: &ClinicianDraft) -> Result<Clinician, Error> {
    let zone = app.settings.zone_or_house(&draft.zone);
    let facts = ClinicianDraft { zone, ..draft.clone() }.check()?;
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let id: ClinicianId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    rows::insert(&mut work, &id, &facts, now).await?;
    work.announce(Topic::Plan, EventKind::Clinician, &id);
    let created = rows::get(&mut work, &id).await?;
    work.commit(Activity::clinician(&id, Verb::Created).detail(&facts.name)).await?;
    Ok(created)
}

/// Changes a clinician.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`].
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &ClinicianId,
    seen: Version,
    draft: &ClinicianDraft,
) -> Result<Clinician, Error> {
    let facts = draft.check()?;
    let held = Held::<Clinician>::seen(app, planner, id, seen).await?;
    let after = held.before.edited(facts);
    let record = Activity::clinician(id, Verb::Edited).detail(&after.name);
    held.keep(Ok(after), record).await
}

/// Deletes a clinician who never had a slot.
///
/// # Errors
/// [`Error::State`] otherwise.
pub async fn delete(app: &Wellspring, planner: &Planner, id: &ClinicianId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let clinician = rows::lock(&mut work, id).await?;
    if rows::parts(&mut work, id).await? > 0 {
        return Err(Error::State(format!(
            "{} had slots in sessions and stays in the record.",
            isolated(clinician.name.as_str())
        )));
    }
    rows::delete(&mut work, id).await?;
    work.announce(Topic::Plan, EventKind::Clinician, id);
    work.commit(Activity::clinician(id, Verb::Deleted).detail(&clinician.name)).await
}

/// Gives the clinician a new feed address; the old one stops working.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn renew_feed(app: &Wellspring, planner: &Planner, id: &ClinicianId) -> Result<Clinician, Error> {
    let mut work = app.begin(planner).await?;
    rows::renew_feed(&mut work, id).await?;
    let after = rows::get(&mut work, id).await?;
    work.commit(Activity::clinician(id, Verb::FeedRenewed)).await?;
    Ok(after)
}

/// The absolute address of a clinician's private calendar feed.
pub(crate) fn feed_url(app: &Wellspring, clinician: &Clinician) -> String {
    let subject = uuid::Uuid::try_parse(clinician.id.as_str()).unwrap_or_default();
    let token = app.key.sign(Purpose::Feed, subject, u32::try_from(clinician.feed_version).unwrap_or_default());
    format!("{}/feeds/{token}/calendar.ics", app.settings.public_url)
}

/// The clinician whose feed this token opens.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not, or no longer, good.
pub async fn by_feed(app: &Wellspring, token: &str) -> Result<Clinician, Error> {
    let linked = app.key.verify(Purpose::Feed, token).ok_or(Error::NotFound)?;
    let clinician = rows::get(&app.storage, &linked.subject.into()).await?;
    if clinician.feed_version == i64::from(linked.version) { Ok(clinician) } else { Err(Error::NotFound) }
}
