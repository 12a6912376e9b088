//! The rota: the week, who is away, and the lead.

use domain::activity::Verb;
use domain::alarm::Alarm;
use domain::duty::{Away, AwayDraft, Moment, Rota, Shift, ShiftDraft};
use domain::id::StaffId;
use domain::{Instant, ZoneName};
use serde::Serialize;

use crate::actor::{Operator, Reader, Responder};
use crate::storage::{Storage, alarms, duty as rows, staff};
use crate::{Activity, Error, Wellspring, Work};

/// A moment as the rota reads it: in the house's zone.
pub(crate) fn moment(app: &Wellspring, now: Instant) -> Moment {
    Moment::at(now, &app.settings.house_zone())
}

/// The rota as it stands.
///
/// # Errors
/// [`Error::Storage`].
pub async fn rota(app: &Wellspring, _: &Reader) -> Result<Rota, Error> {
    rows::rota(&app.storage).await
}

/// The rota of those who can be called.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn callable(storage: &Storage) -> Result<Rota, Error> {
    Ok(rows::rota(storage).await?.of(&staff::all(storage).await?))
}

/// Whether somebody is on duty at this moment.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn standing(app: &Wellspring) -> Result<bool, Error> {
    Ok(callable(&app.storage).await?.is_held(moment(app, app.now())))
}

/// What is set of the rota.
#[derive(Clone, Debug)]
pub enum Set {
    /// Somebody is on duty then.
    Shift(ShiftDraft),
    /// Somebody is away then.
    Away(AwayDraft),
    /// A shift, or days away, are taken out, by their id.
    Without(String),
    /// Who leads; empty for nobody.
    Lead(String),
}

/// Sets a part of the rota.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::NotFound`] for what is not there.
pub async fn set(app: &Wellspring, who: &Operator, what: &Set) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    match what {
        Set::Shift(draft) => {
            let (staff_id, spans) = draft.check()?;
            on_the_desk(&mut work, &staff_id).await?;
            for (starts, ends) in spans {
                let (id, staff_id) = (work.app().outside.uuid().to_string(), staff_id.clone());
                rows::insert_shift(&mut work, &Shift { id, staff_id, starts, ends }).await?;
            }
        }
        Set::Away(draft) => {
            let (staff_id, first_day, last_day) = draft.check()?;
            on_the_desk(&mut work, &staff_id).await?;
            let id = work.app().outside.uuid().to_string();
            rows::insert_away(&mut work, &Away { id, staff_id, first_day, last_day }).await?;
        }
        Set::Without(id) if !rows::remove(&mut work, id).await? => return Err(Error::NotFound),
        Set::Without(_) => {}
        Set::Lead(id) if id.trim().is_empty() => rows::set_lead(&mut work, None).await?,
        Set::Lead(id) => {
            let id: StaffId = id.parse().map_err(|_| Error::field("lead", "Choose who leads."))?;
            on_the_desk(&mut work, &id).await?;
            rows::set_lead(&mut work, Some(&id)).await?;
        }
    }
    work.commit(Activity::installation(&app.installation, Verb::SetTheRota)).await
}

/// Whoever is called has to be able to read what was written.
async fn on_the_desk(work: &mut Work, id: &StaffId) -> Result<(), Error> {
    let known = staff::get(work, id).await.is_ok_and(|member| member.answers());
    known.then_some(()).ok_or_else(|| Error::field("staff_id", "Choose somebody of the desk who may sign in."))
}

/// Somebody of ours, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = OnDuty))]
pub struct Person {
    /// Their id.
    pub id: StaffId,
    /// Their name.
    pub name: String,
}

/// Who would be called at this moment, as programs read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Duty, examples(json!({ "hands_over_at": "2027-03-01T17:00:00Z" }))))]
pub struct Now {
    /// Whether anybody is on duty.
    pub is_held: bool,
    /// Who is.
    pub on_duty: Option<Person>,
    /// Who would be called after them.
    pub next: Option<Person>,
    /// Who leads, and is called last; null on days on which they are away.
    pub lead: Option<Person>,
    /// When somebody else, or nobody, is on duty; null where the next five weeks change nothing.
    pub hands_over_at: Option<Instant>,
    /// In which the week is kept.
    pub zone: ZoneName,
}

/// Who would be called at this moment.
///
/// # Errors
/// [`Error::Storage`].
pub async fn now(app: &Wellspring, _: &Reader) -> Result<Now, Error> {
    let members = staff::all(&app.storage).await?;
    let rota = rows::rota(&app.storage).await?.of(&members);
    let (now, zone) = (app.now(), app.settings.house_zone());
    let at = moment(app, now);
    let person = |id: StaffId| {
        let member = members.iter().find(|member| member.id == id)?;
        Some(Person { id, name: member.name.clone() })
    };
    let [on_duty, next, _] = rota.ladder(at).map(|id| id.and_then(person));
    let lead = rota.lead.clone().filter(|lead| !rota.is_away(lead, at.date)).and_then(person);
    Ok(Now { is_held: on_duty.is_some(), on_duty, next, lead, hands_over_at: rota.hands_over(now, &zone), zone })
}

/// A page of the alarms that are open, the oldest first, from after that of the question `cursor`: nothing of what was written.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_alarms(app: &Wellspring, _: &Responder, cursor: &str, most: i64) -> Result<Vec<Alarm>, Error> {
    alarms::page_of_open(&app.storage, cursor, most).await
}
