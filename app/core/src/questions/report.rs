//! The audience says that a public question should not stand there.

use domain::activity::Verb;
use domain::question::{Question, REPORTS_HOLD, State};

use super::{announce, desk_of};
use crate::actor::{Asker, Voter};
use crate::live::EventKind;
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring, Work};

/// Notes a voter's report, for the desk to see. Reports from three networks take a question out of sight that nobody of ours
/// has looked at; what the desk has cleared stays, and a hall behind one address is one. A second one by the same voter
/// changes nothing.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public.
pub async fn report(app: &Wellspring, handle: &str, voter: &Voter) -> Result<(), Error> {
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = rows::lock_handle(&mut work, handle).await?.filter(|question| question.cleared().is_some());
    let question = question.ok_or(Error::NotFound)?;
    let network = voter.network(&app.key, handle);
    if !rows::report(&mut work, &question.id, &voter.word, &network, now).await? {
        return Ok(());
    }
    work.announce(desk_of(&question), EventKind::Report, &question.id);
    if question.state == State::Received && rows::reporting(&mut work, &question.id).await? >= REPORTS_HOLD {
        hold(&mut work, &question).await?;
    }
    work.commit(Activity::question(&question.id, Verb::Reported)).await
}

async fn hold(work: &mut Work, question: &Question) -> Result<(), Error> {
    let after = question.reported(work.now());
    rows::save(&mut *work, &after).await?;
    announce(work, &after, true);
    work.record(Activity::question(&question.id, Verb::Held).detail(format!("after {REPORTS_HOLD} reports")));
    Ok(())
}
