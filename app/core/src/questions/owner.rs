//! Who of ours sees a question to its end: given to somebody, taken, given back; and the team's again once they are away.

use domain::activity::Verb;
use domain::duty::Rota;
use domain::id::{QuestionId, StaffId};
use domain::question::Question;
use domain::screens::desk::DeedForm;
use domain::staff::Member;

use super::deeds::begin;
use crate::actor::{Responder, Timer};
use crate::held::Held;
use crate::storage::{duty as rota, questions as rows, staff};
use crate::{Activity, Error, Wellspring, Work, duty, notices};

/// What a form says in `owner_id` for the team.
const NOBODY: &str = "nobody";

/// Questions of one member that a round gives back at most; the next one goes on.
const MOST: i64 = 1_000;

/// Gives it to the member `owner_id`, or back to the team; without any, whoever asks takes it, and has it in hand by that.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Invalid`] beside `owner_id`; [`Error::Conflict`].
pub async fn assign(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let mut held = begin(app, who, id, form).await?;
    let me = held.work.who().member();
    let owner = match form.owner_id.trim() {
        NOBODY => None,
        "" => Some(me.clone().ok_or_else(|| Error::field("owner_id", "Say who looks after it."))?),
        id => Some(id.parse().map_err(|_| Error::field("owner_id", "Choose somebody of the desk."))?),
    };
    if owner == held.before.owner_id {
        return Ok(held.before);
    }
    let after = held.before.assigned(owner.as_ref(), owner == me, held.work.now());
    let Some(owner) = owner else { return held.done_as(after, Verb::Unassigned).await };
    let member = here(&mut held.work, &owner).await?;
    if let (Ok(after), false) = (&after, held.done || Some(&owner) == me.as_ref()) {
        notices::owner::given(&mut held.work, &member, after).await?;
    }
    let record = Activity::question(id, Verb::Assigned).detail(&member.name);
    held.done(after, record).await
}

/// Somebody of the desk who is there to look after it.
async fn here(work: &mut Work, id: &StaffId) -> Result<Member, Error> {
    let known = staff::get(&mut *work, id).await.ok().filter(Member::answers);
    let member = known.ok_or_else(|| Error::field("owner_id", "Choose somebody of the desk who may sign in."))?;
    let today = duty::moment(work.app(), work.now()).date;
    match rota::rota(&mut *work).await?.away_until(&member.id, today) {
        Some(last) => Err(Error::field("owner_id", format!("{} is away until {last}.", member.name))),
        None => Ok(member),
    }
}

/// A round of the timer: what those look after who are away, or may not sign in any more, is the team's again.
///
/// # Errors
/// [`Error::Storage`].
pub async fn give_back(app: &Wellspring) -> Result<(), Error> {
    let (rota, today): (Rota, _) = (rota::rota(&app.storage).await?, duty::moment(app, app.now()).date);
    let is_gone = |member: &Member| !member.answers() || rota.is_away(&member.id, today);
    for member in staff::all(&app.storage).await?.into_iter().filter(is_gone) {
        for id in rows::open_of_owner(&app.storage, &member.id, MOST).await? {
            let held = Held::<Question>::take(app, &Timer, &id).await?;
            if held.before.owner_id.as_ref() != Some(&member.id) || held.before.is_over() {
                continue;
            }
            let after = held.before.assigned(None, false, held.work.now());
            held.done(after, Activity::question(&id, Verb::CameBack).detail(&member.name)).await?;
        }
    }
    Ok(())
}
