//! Whoever is on duty is told once half of a time is over, the lead once all of it is: one letter for all that is due, with no
//! word of what was written.

use domain::activity::Verb;
use domain::question::Warning;
use domain::staff::Member;

use crate::actor::Timer;
use crate::storage::{questions, staff, targets as rows};
use crate::{Activity, Error, Wellspring, Work, duty, notices};

/// Questions of which a round tells at most; the next one goes on.
const MOST: i64 = 1_000;

/// A round of the timer. Where nobody can be told, what is due waits until somebody can.
///
/// # Errors
/// [`Error::Storage`].
pub async fn remind(app: &Wellspring) -> Result<(), Error> {
    let members = staff::all(&app.storage).await?;
    let [first, _, lead] = duty::callable(&app.storage).await?.ladder(duty::moment(app, app.now()));
    let member = |id| members.iter().find(|member| Some(&member.id) == id).cloned();
    let (first, lead) = (member(first.as_ref()), member(lead.as_ref()));
    let (Some(on_duty), Some(lead)) = (first.clone().or(lead.clone()), lead.or(first)) else { return Ok(()) };
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let mut told = Vec::new();
    for id in rows::to_warn(&mut work, now, MOST).await? {
        let (after, warning) = questions::lock(&mut work, &id).await?.told(now);
        rows::wind(&mut work, &after).await?;
        if let Some(warning) = warning {
            let whom = if warning.is_late() { &lead } else { &on_duty };
            work.record(Activity::question(&id, Verb::Reminded).detail(&whom.name));
            told.push(warning);
        }
    }
    letter(&mut work, &on_duty, told.iter().copied().filter(|warning| !warning.is_late())).await?;
    letter(&mut work, &lead, told.iter().copied().filter(|warning| warning.is_late())).await?;
    work.upkeep().await
}

async fn letter(work: &mut Work, whom: &Member, of: impl Iterator<Item = Warning>) -> Result<(), Error> {
    let of: Vec<Warning> = of.collect();
    if of.is_empty() { Ok(()) } else { notices::reminder::to_member(work, whom, &of).await }
}
