//! Campaigns: create, edit, delete.

mod read;
mod shift;

pub use read::{audiences, get, page};
pub use shift::shift;

use domain::activity::Verb;
use domain::campaign::{Campaign, CampaignDraft, CampaignFacts};
use domain::id::CampaignId;
use domain::post::Post;
use domain::session::Session;
use domain::{Version, ZoneName};

use crate::actor::Planner;
use crate::held::{Held, Hold};
use crate::live::{EventKind, Topic};
use crate::safety::let_stand;
use crate::slug::{self, Noun};
use crate::storage::campaigns as rows;
use crate::storage::{audiences, posts, series, sessions};
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work};

impl Hold for Campaign {
    type Id = CampaignId;

    async fn lock(work: &mut Work, id: &CampaignId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        let now = work.now();
        rows::save(&mut *work, after, now).await?;
        work.announce(Topic::Plan, EventKind::Campaign, &after.id);
        rows::get(work, &after.id).await
    }
}

/// Creates a campaign. Its page becomes public with its first scheduled session.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, planner: &Planner, draft: &CampaignDraft) -> Result<Campaign, Error> {
    let zone = app.settings.zone_or_house(&draft.zone);
    let facts = CampaignDraft { zone, ..draft.clone() }.check()?;
    let mut work = app.begin(planner).await?;
    let now = work.now();
    let id: CampaignId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    known_audiences(&mut work, &facts).await?;
    let_stand(&mut work, &[facts.name.as_str(), facts.main_message.as_str()], draft.marks_stand).await?;
    let mut tries = slug::Tries::default();
    loop {
        let slug = slug::free(&mut work, Noun::Campaign, facts.name.as_str()).await?;
        if rows::insert(&mut work, &id, &slug, &facts, now).await? {
            break;
        }
        tries.again()?;
    }
    rows::set_audiences(&mut work, &id, &facts.audience_ids).await?;
    work.announce(Topic::Plan, EventKind::Campaign, &id);
    let created = rows::get(&mut work, &id).await?;
    work.commit(Activity::campaign(&id, Verb::Created).detail(&facts.name)).await?;
    Ok(created)
}

/// The zone in which something new of a campaign, or of none, takes place; none where nobody said one.
///
/// # Errors
/// [`Error::Storage`].
pub async fn home(app: &Wellspring, _: &Planner, campaign: Option<&str>) -> Result<Option<ZoneName>, Error> {
    app.home(campaign).await
}

/// Changes a campaign.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`].
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &CampaignId,
    seen: Version,
    draft: &CampaignDraft,
) -> Result<Campaign, Error> {
    let facts = draft.check()?;
    let mut held = Held::<Campaign>::seen(app, planner, id, seen).await?;
    known_audiences(&mut held.work, &facts).await?;
    let changed = (&facts.name, &facts.main_message) != (&held.before.name, &held.before.main_message);
    if changed || held.before.published_at.is_none() {
        let_stand(&mut held.work, &[facts.name.as_str(), facts.main_message.as_str()], draft.marks_stand).await?;
    }
    if held.before.published_at.is_none() && holds_anything_public(&mut held.work, id).await? {
        let now = held.work.now();
        rows::publish(&mut held.work, id, now).await?;
    }
    rows::set_audiences(&mut held.work, id, &facts.audience_ids).await?;
    let after = held.before.edited(&facts);
    held.keep(Ok(after), Activity::campaign(id, Verb::Edited).detail(&facts.name)).await
}

/// Deletes a campaign that was never public and holds nothing.
///
/// # Errors
/// [`Error::State`] otherwise.
pub async fn delete(app: &Wellspring, planner: &Planner, id: &CampaignId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let campaign = rows::get(&mut work, id).await?;
    if campaign.published_at.is_some() {
        return Err(Error::State("This campaign was public, so it stays in the record.".to_owned()));
    }
    if !sessions::of_campaign(&mut work, id).await?.is_empty() {
        return Err(Error::State("This campaign holds sessions; move or delete them first.".to_owned()));
    }
    let series = series::of_campaign(&mut work, id).await?.is_empty();
    if !series || !posts::of_campaign(&mut work, id).await?.is_empty() {
        return Err(Error::State("This campaign holds posts or series; move or delete them first.".to_owned()));
    }
    rows::delete(&mut work, id).await?;
    work.announce(Topic::Plan, EventKind::Campaign, id);
    work.commit(Activity::campaign(id, Verb::Deleted).detail(&campaign.name)).await
}

/// Whether something of it is public, so that its page is, once its texts were let stand.
async fn holds_anything_public(work: &mut Work, id: &CampaignId) -> Result<bool, Error> {
    let sessions = sessions::of_campaign(&mut *work, id).await?.iter().any(Session::is_public);
    Ok(sessions || posts::of_campaign(work, id).await?.iter().any(Post::is_public))
}

async fn known_audiences(work: &mut Work, facts: &CampaignFacts) -> Result<(), Error> {
    let mut ids = facts.audience_ids.clone();
    ids.sort();
    ids.dedup();
    if audiences::count_of(work, &ids).await? == ids.len() {
        return Ok(());
    }
    Err(Error::field("audience_ids", "One of these audiences is not there any more."))
}
