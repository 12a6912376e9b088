//! Legal holds: until one ends, nothing of a question, or of all of its session, is erased. What was to be erased meanwhile is
//! out of sight, and goes when the hold ends.

use domain::Instant;
use domain::activity::Verb;
use domain::form::moment;
use domain::id::QuestionId;
use domain::question::Question;
use domain::screens::desk::{HoldForm, LegalHold};
use domain::text::Reason;
use domain::zone;

use super::desk_of;
use super::erase::EraseOnce;
use crate::actor::{Operator, Reader};
use crate::jobs;
use crate::live::EventKind;
use crate::storage::{holds as rows, questions, sessions};
use crate::{Activity, Error, Wellspring, Work};

/// Sets a hold on the question, or on everything of its session.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] beside `reason`, `until` or `session`; [`Error::State`] once it was erased.
pub async fn hold_for_law(app: &Wellspring, who: &Operator, id: &QuestionId, form: &HoldForm) -> Result<(), Error> {
    let reason: Reason = form.reason.parse().map_err(|why| Error::field("reason", why))?;
    let mut work = app.begin(who).await?;
    let question = questions::lock(&mut work, id).await?;
    if question.erased_at.is_some() {
        return Err(Error::State("This question was erased; there is nothing to hold.".to_owned()));
    }
    if form.session && question.session_id.is_none() {
        return Err(Error::field("session", "It was not asked in a session."));
    }
    let (hold_id, set_by, at) = (app.outside.uuid().to_string(), work.who().name.clone(), work.now());
    let until_at = until(&mut work, &question, &form.until).await?;
    let hold = LegalHold { reason: reason.to_string(), set_by, at, until_at, whole_session: form.session.into() };
    rows::insert(&mut work, &hold_id, &question, &hold).await?;
    finish(work, &question, Verb::SetAHold).await
}

async fn until(work: &mut Work, question: &Question, text: &str) -> Result<Instant, Error> {
    let now = work.now();
    let house = work.app().settings.house_zone();
    let zone = sessions::zone_of(&mut *work, question.session_id.as_ref(), house).await?;
    match moment(text, |local| zone::existing(local, &zone)).map_err(|why| Error::field("until", why))? {
        None => Err(Error::field("until", "Say until when.")),
        Some(until) if until <= now => Err(Error::field("until", "That time is already over.")),
        Some(until) => Ok(until),
    }
}

/// Every hold on the question ends now, its session's too.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] where there is none.
pub async fn end_holds(app: &Wellspring, who: &Operator, id: &QuestionId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    let (question, now) = (questions::lock(&mut work, id).await?, work.now());
    if rows::end(&mut work, &question, now).await? == 0 {
        return Err(Error::State("No legal hold stands against erasing this.".to_owned()));
    }
    jobs::enqueue::<EraseOnce>(&mut work, id, now).await?;
    finish(work, &question, Verb::EndedAHold).await
}

async fn finish(mut work: Work, question: &Question, verb: Verb) -> Result<(), Error> {
    work.announce(desk_of(question), EventKind::Question, &question.id);
    work.commit(Activity::question(&question.id, verb)).await
}

/// What keeps a question from being erased, for whoever is at the desk or may set it.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn holds(app: &Wellspring, reader: &Reader, question: &Question) -> Result<Vec<LegalHold>, Error> {
    use domain::permission::Permission::{Desk, Operate};
    if reader.may(Desk) || reader.may(Operate) {
        return rows::of_question(&app.storage, question, app.now()).await;
    }
    Ok(Vec::new())
}
