//! Teams: who takes up what the desk hands over.

use domain::Version;
use domain::activity::Verb;
use domain::id::TeamId;
use domain::team::{Team, TeamDraft, TeamFacts};

use crate::actor::{Operator, Reader};
use crate::held::{Held, Hold};
use crate::live::{self, EventKind};
use crate::storage::{staff, teams as rows};
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work, questions};

impl Hold for Team {
    type Id = TeamId;

    async fn lock(work: &mut Work, id: &TeamId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        let now = work.now();
        rows::save(&mut *work, after, now).await?;
        work.announce(live::Topic::Plan, EventKind::Team, &after.id);
        rows::get(work, &after.id).await
    }
}

/// Creates a team.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, who: &Operator, draft: &TeamDraft) -> Result<Team, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(who).await?;
    let now = work.now();
    let id: TeamId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    led(&mut work, &facts).await?;
    rows::insert(&mut work, &id, &facts, now).await?;
    work.announce(live::Topic::Plan, EventKind::Team, &id);
    let created = rows::get(&mut work, &id).await?;
    work.commit(Activity::team(&id, Verb::Created).detail(&facts.name)).await?;
    Ok(created)
}

/// Changes a team.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`].
pub async fn edit(
    app: &Wellspring,
    who: &Operator,
    id: &TeamId,
    seen: Version,
    draft: &TeamDraft,
) -> Result<Team, Error> {
    let facts = draft.check()?;
    let mut held = Held::<Team>::seen(app, who, id, seen).await?;
    led(&mut held.work, &facts).await?;
    let after = held.before.edited(facts);
    if after.email != held.before.email {
        questions::move_links(&mut held.work, &after).await?;
    }
    let record = Activity::team(id, Verb::Edited).detail(&after.name);
    held.keep(Ok(after), record).await
}

/// Whoever hears of what rests is somebody of ours who may sign in.
async fn led(work: &mut Work, facts: &TeamFacts) -> Result<(), Error> {
    let Some(id) = &facts.lead_id else { return Ok(()) };
    let known = staff::get(work, id).await.ok().filter(domain::staff::Member::answers);
    known.map(drop).ok_or_else(|| Error::field("lead_id", "Choose somebody of the desk who may sign in."))
}

/// Deletes a team that nothing was ever handed over to.
///
/// # Errors
/// [`Error::State`] where something was; [`Error::NotFound`].
pub async fn delete(app: &Wellspring, who: &Operator, id: &TeamId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    let team = rows::lock(&mut work, id).await?;
    if rows::handoffs_of(&mut work, id).await? > 0 {
        return Err(Error::State(
            "People were handed over to this team, so it stays for the record. Give it another address instead."
                .to_owned(),
        ));
    }
    rows::delete(&mut work, id).await?;
    work.announce(live::Topic::Plan, EventKind::Team, id);
    work.commit(Activity::team(id, Verb::Deleted).detail(&team.name)).await
}

/// A team by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &TeamId) -> Result<Team, Error> {
    rows::get(&app.storage, id).await
}

/// A page of teams by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, cursor: &str, most: i64) -> Result<Vec<Team>, Error> {
    rows::page(&app.storage, cursor, most).await
}
