//! Scripted responses: written at the desk, approved by whoever reviews, and looked at again by their day.

mod ready;

use domain::activity::Verb;
use domain::id::{ScriptId, StaffId};
use domain::script::{Script, ScriptDraft, ScriptFacts};
use domain::{LocalDate, Version, zone};

pub(crate) use ready::ready;

use crate::actor::{Behalf, Reader, Responder, Reviewer};
use crate::held::{Held, Hold};
use crate::storage::{scripts as rows, staff};
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work};

impl Hold for Script {
    type Id = ScriptId;

    async fn lock(work: &mut Work, id: &ScriptId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        let now = work.now();
        rows::save(&mut *work, after, now).await?;
        rows::get(work, &after.id).await
    }
}

impl Wellspring {
    /// The day it is in the house, by which scripts are looked at again.
    #[must_use]
    pub fn today(&self) -> LocalDate {
        zone::date(self.now(), &self.settings.house_zone())
    }
}

/// Writes a script. Nobody says it before it is approved.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, who: &Responder, draft: &ScriptDraft) -> Result<Script, Error> {
    let facts = draft.check()?;
    let mut work = app.begin(who).await?;
    let id: ScriptId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    known(&mut work, &facts).await?;
    let facts = ScriptFacts { owner_id: facts.owner_id.or_else(|| work.who().member()), ..facts };
    let script = Script::drafted(id, facts, &work.who().id, work.now());
    rows::insert(&mut work, &script).await?;
    work.commit(Activity::script(&script.id, Verb::Created).detail(&script.title)).await?;
    Ok(script)
}

/// The owner has to be one of ours.
async fn known(work: &mut Work, facts: &ScriptFacts) -> Result<(), Error> {
    let Some(id) = &facts.owner_id else { return Ok(()) };
    let all: Vec<StaffId> = staff::all(&mut *work).await?.into_iter().map(|member| member.id).collect();
    all.contains(id).then_some(()).ok_or_else(|| Error::field("owner_id", "Choose somebody of the team."))
}

/// Changes a script. Another text, language or use needs approval again.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`].
pub async fn edit(
    app: &Wellspring,
    who: &Responder,
    id: &ScriptId,
    seen: Version,
    draft: &ScriptDraft,
) -> Result<Script, Error> {
    let facts = draft.check()?;
    let mut held = Held::<Script>::seen(app, who, id, seen).await?;
    if held.done {
        return Ok(held.before);
    }
    known(&mut held.work, &facts).await?;
    let after = held.before.edited(facts, &held.work.who().id, held.work.now());
    let falls = held.before.approved_at.is_some() && after.approved_at.is_none();
    let verb = if falls { Verb::NeedsApprovalAgain } else { Verb::Edited };
    held.keep(Ok(after.clone()), Activity::script(id, verb).detail(&after.title)).await
}

/// Just the text that was seen may be said.
///
/// # Errors
/// [`Error::State`] to its author, and for one that is retired; [`Error::Conflict`] when it is another one by now.
pub async fn approve(app: &Wellspring, who: &Reviewer, id: &ScriptId, seen: Option<Version>) -> Result<Script, Error> {
    let held = held(app, who, id, seen).await?;
    let me = held.work.who().clone();
    let after = held.before.approved((&me.id, &me.name), held.work.now());
    let record = Activity::script(id, Verb::Approved).detail(&held.before.title);
    held.keep(after, record).await
}

/// It is offered no more; what was said with it stays.
///
/// # Errors
/// [`Error::Conflict`]; [`Error::NotFound`].
pub async fn retire(app: &Wellspring, who: &Responder, id: &ScriptId, seen: Option<Version>) -> Result<Script, Error> {
    let held = held(app, who, id, seen).await?;
    let after = held.before.retired(held.work.now());
    let record = Activity::script(id, Verb::Retired).detail(&after.title);
    held.keep(Ok(after), record).await
}

/// It is offered again, if it is still approved.
///
/// # Errors
/// As for [`retire`].
pub async fn bring_back(
    app: &Wellspring,
    who: &Responder,
    id: &ScriptId,
    seen: Option<Version>,
) -> Result<Script, Error> {
    let held = held(app, who, id, seen).await?;
    let after = held.before.brought_back(held.work.now());
    let record = Activity::script(id, Verb::BroughtBack).detail(&after.title);
    held.keep(Ok(after), record).await
}

async fn held(
    app: &Wellspring,
    who: impl Into<Behalf>,
    id: &ScriptId,
    seen: Option<Version>,
) -> Result<Held<Script>, Error> {
    Held::within(app.begin(who).await?, id, seen).await
}

/// Deletes a script that is not approved.
///
/// # Errors
/// [`Error::State`] for one that is: it may have been said, and is retired instead.
pub async fn delete(app: &Wellspring, who: &Responder, id: &ScriptId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    let script = rows::lock(&mut work, id).await?;
    if script.approved_at.is_some() {
        return Err(Error::State("This script is approved, so it may have been said: retire it instead.".to_owned()));
    }
    rows::delete(&mut work, id).await?;
    work.commit(Activity::script(id, Verb::Deleted).detail(&script.title)).await
}

/// A script by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &ScriptId) -> Result<Script, Error> {
    rows::get(&app.storage, id).await
}

/// All scripts by title.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(app: &Wellspring, _: &Reader) -> Result<Vec<Script>, Error> {
    rows::all(&app.storage).await
}

/// A page of scripts by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reader, cursor: &str, most: i64) -> Result<Vec<Script>, Error> {
    rows::page(&app.storage, cursor, most).await
}
