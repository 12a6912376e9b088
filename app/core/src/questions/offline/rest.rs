//! What rests comes back to whoever leads.

use domain::activity::Verb;
use domain::handoff::{Handoff, Standing};
use domain::question::Question;
use domain::staff::Member;

use super::{open_of, tell_team};
use crate::actor::Timer;
use crate::duty;
use crate::held::Held;
use crate::storage::{handoffs as rows, staff, teams};
use crate::{Activity, Error, Wellspring, Work, notices, targets};

/// Handoffs that a round looks at; the next one goes on.
const MOST: i64 = 200;

/// A round of the timer: where a next step was due and was not done, the team's lead, or the desk's, is told, and looks after it
/// from now on; the team is reminded. Likewise each day until it is done. Where nobody can be told, it waits until somebody can.
///
/// # Errors
/// [`Error::Storage`].
pub async fn rest(app: &Wellspring) -> Result<(), Error> {
    for seen in rows::resting(&app.storage, app.now(), MOST).await? {
        let mut held = Held::<Question>::take(app, &Timer, &seen.question_id).await?;
        let now = held.work.now();
        let rests = |handoff: &Handoff| handoff.updated_at == seen.updated_at && handoff.due_at <= now;
        let Some(handoff) = open_of(&mut held.work, &seen.question_id).await?.filter(rests) else { continue };
        let Some(lead) = lead(&mut held.work, &handoff).await? else { continue };
        rows::save(&mut held.work, &handoff.told_of(now)).await?;
        let after =
            Question { owner_id: Some(lead.id.clone()), ..held.before.offline_until(Some(handoff.due_at), now) };
        notices::owner::rests(&mut held.work, &lead, &after).await?;
        if handoff.standing != Standing::Waiting {
            tell_team(&mut held.work, &handoff).await?;
        }
        held.done(Ok(after), Activity::question(&seen.question_id, Verb::Rested).detail(&lead.name)).await?;
    }
    Ok(())
}

/// The team's lead where they are there; else whoever leads the desk, or is on duty.
async fn lead(work: &mut Work, handoff: &Handoff) -> Result<Option<Member>, Error> {
    let app = work.app().clone();
    if let Some(team) = &handoff.team_id
        && let Some(id) = teams::get(&mut *work, team).await?.lead_id
    {
        let (rota, today) = (duty::callable(&app.storage).await?, duty::moment(&app, work.now()).date);
        let member = staff::get(work, &id).await?;
        if member.answers() && !rota.is_away(&id, today) {
            return Ok(Some(member));
        }
    }
    Ok(targets::whom(&app).await?.map(|(_, lead)| lead))
}
