//! The audience says that a public question should not stand there.

use domain::activity::Verb;
use domain::question::{Question, REPORT_SLIP, REPORTS_HOLD};

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
    if question.was_never_looked_at() && rows::reporting(&mut work, &question.id).await? >= REPORTS_HOLD {
        hold(&mut work, &question).await?;
    }
    work.commit(Activity::question(&question.id, Verb::Reported)).await
}

/// A report was a slip: within ten seconds its voter takes it back, and a question that it took out of sight stands there again.
///
/// # Errors
/// [`Error::NotFound`] where there is no such question; [`Error::State`] where there is no report of theirs, or it is too late.
pub async fn take_report_back(app: &Wellspring, handle: &str, voter: &Voter) -> Result<(), Error> {
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = rows::lock_handle(&mut work, handle).await?.ok_or(Error::NotFound)?;
    let enough = rows::reporting(&mut work, &question.id).await? >= REPORTS_HOLD;
    if !rows::take_report_back(&mut work, &question.id, &voter.word, now.plus(-REPORT_SLIP)).await? {
        return Err(Error::State("It is too late to take this report back.".to_owned()));
    }
    let short = rows::reporting(&mut work, &question.id).await? < REPORTS_HOLD;
    if let Some(after) = question.unreported(now).filter(|_| enough && short) {
        rows::save(&mut work, &after).await?;
        announce(&mut work, &after, true);
    }
    work.announce(desk_of(&question), EventKind::Report, &question.id);
    work.commit(Activity::question(&question.id, Verb::TookAReportBack)).await
}

async fn hold(work: &mut Work, question: &Question) -> Result<(), Error> {
    let after = question.reported(work.now());
    rows::save(&mut *work, &after).await?;
    announce(work, &after, true);
    work.record(Activity::question(&question.id, Verb::Held).detail(format!("after {REPORTS_HOLD} reports")));
    Ok(())
}
