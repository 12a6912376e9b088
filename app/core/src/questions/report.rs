//! The audience says that a public question should not stand there.

use domain::activity::Verb;
use domain::question::{Question, REPORTS_HOLD, State};

use super::announce;
use crate::actor::Asker;
use crate::live::{EventKind, Topic};
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring, Work};

/// Notes a voter's report. Three of different voters take the question out of sight until the desk has looked; once it
/// has decided, further ones are only counted. A second one by the same voter changes nothing.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public.
pub async fn report(app: &Wellspring, handle: &str, voter: &str) -> Result<(), Error> {
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = rows::lock_handle(&mut work, handle).await?.filter(|question| question.cleared().is_some());
    let question = question.ok_or(Error::NotFound)?;
    if !rows::report(&mut work, &question.id, voter, now).await? {
        return Ok(());
    }
    work.announce(Topic::Desk(question.session_id.clone()), EventKind::Report, &question.id);
    let (all, settled) = rows::reports(&mut work, &question.id).await?;
    if all >= REPORTS_HOLD && settled == 0 && question.state != State::Answered {
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
