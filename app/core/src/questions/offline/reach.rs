//! The asker says how they can be reached, in a form of their own. What they write there is looked through like any question.

use domain::activity::Verb;
use domain::gate::Looked;
use domain::handoff::{Handoff, ReachDraft};
use domain::question::{Question, Urgency};

use super::{due, open_of, tell_team};
use crate::actor::Asker;
use crate::held::Held;
use crate::questions::follow_up::call_again;
use crate::questions::link::open;
use crate::storage::handoffs as rows;
use crate::{Activity, Error, Wellspring};

/// The asker says how they can be reached, or says it anew. The team is told of it.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good; [`Error::Invalid`] beside the fields; [`Error::State`] where nobody means to
/// reach them any more.
pub async fn say_how(app: &Wellspring, asker: &Asker, token: &str, draft: &ReachDraft) -> Result<(), Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let reach = draft.check()?;
    let looked = app.look(&draft.details).await?;
    let house = app.house().await?;
    let mut held = Held::<Question>::take(app, asker, &id).await?;
    let handoff = open_of(&mut held.work, &id).await?.ok_or_else(over)?;
    let (now, by) = (held.work.now(), due(house.desk(), &held.before, held.work.now()));
    let known = handoff.reachable(reach, by, now).map_err(Error::State)?;
    if is_same(&handoff, &known) {
        return Ok(());
    }
    rows::save(&mut held.work, &known).await?;
    tell_team(&mut held.work, &known).await?;
    let after = looked_through(&held.before, &looked).offline_until(Some(known.due_at), now);
    if after.urgency == Urgency::Urgent {
        call_again(&mut held.work, &after, None, &looked).await?;
    }
    held.keep(Ok(after), Activity::question(&id, Verb::SaidHowToReachThem)).await.map(drop)
}

fn over() -> Error {
    Error::State("Nobody waits for this any more.".to_owned())
}

/// A second tap.
fn is_same(before: &Handoff, after: &Handoff) -> bool {
    let said = |handoff: &Handoff| (handoff.contact.clone(), handoff.best_time.clone(), handoff.details.clone());
    before.agreed_at.is_some() && said(before) == said(after)
}

fn looked_through(before: &Question, looked: &Looked) -> Question {
    before.clone().after_looking(looked)
}
