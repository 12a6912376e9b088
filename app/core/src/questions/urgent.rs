//! Somebody may be in danger: the alarm of a question, from the sign or a person's mark to its end.

use domain::Instant;
use domain::activity::{Verb, Who};
use domain::alarm::{Alarm, Outcome, Standing, UNDO};
use domain::id::QuestionId;
use domain::question::Question;
use domain::screens::desk::DeedForm;
use domain::time::MINUTE;

use super::erase::EraseOnce;
use super::join::begin_below;
use crate::actor::Responder;
use crate::held::Held;
use crate::jobs;
use crate::storage::{alarms as rows, questions};
use crate::{Activity, Error, Wellspring, Work, duty};

/// A step of whatever brings a question in, and of marking one: the alarm begins, and whoever is on duty is called.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn alarm(work: &mut Work, question: &Question, by: Option<&Who>) -> Result<(), Error> {
    alarm_without_call(work, question, by).await?;
    duty::call(work, &question.id).await
}

/// The same where nobody has to be called at this hour: it was said a while ago, elsewhere.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn alarm_without_call(work: &mut Work, question: &Question, by: Option<&Who>) -> Result<(), Error> {
    let said = questions::signs_said(&mut *work, &question.id).await?;
    let signs: Vec<_> = question.signs.iter().chain(&said).flat_map(|signs| signs.0.iter().cloned()).collect();
    // Whoever marks it by hand has read its newest words.
    let entry_id = questions::newest_follow_up(&mut *work, &question.id).await?;
    let raised = Alarm { entry_id, ..Alarm::raised(&question.id, &signs, by, work.now()) };
    begin(work, &raised).await
}

/// A step: this alarm begins, and whoever is on duty is called.
///
/// # Errors
/// [`Error::Storage`].
pub(super) async fn raise(work: &mut Work, alarm: &Alarm) -> Result<(), Error> {
    begin(work, alarm).await?;
    duty::call(work, &alarm.question_id).await
}

async fn begin(work: &mut Work, alarm: &Alarm) -> Result<(), Error> {
    rows::insert(&mut *work, alarm).await?;
    if alarm.raised_by.is_none() {
        work.record(Activity::question(&alarm.question_id, Verb::RaisedAnAlarm));
    }
    Ok(())
}

/// A person marks it as urgent.
///
/// # Errors
/// [`Error::State`] when it is already, or was taken back; [`Error::Conflict`].
pub async fn mark(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let mut held = begin_below(app, who, id, form).await?;
    let after = held.before.alarmed(held.work.now());
    if let (Ok(after), false) = (&after, held.done) {
        let by = held.work.who().clone();
        alarm(&mut held.work, after, Some(&by)).await?;
    }
    held.done_as(after, Verb::MarkedUrgent).await
}

/// `who` is on it: nobody else is called.
///
/// # Errors
/// [`Error::State`] unless an alarm is open; [`Error::Conflict`].
pub async fn see(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let see = |alarm: Alarm, who: &Who, now| {
        alarm.is_open().then(|| alarm.seen(who, now)).ok_or_else(|| "This alarm is over.".to_owned())
    };
    change(app, who, id, form, Verb::SawTheAlarm, see).await
}

/// It is no emergency. Of self-harm and abuse a second person has to agree; anybody takes it back for ten minutes.
///
/// # Errors
/// [`Error::State`] unless an alarm is open; [`Error::Conflict`].
pub async fn call_off(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let end = |alarm: Alarm, who: &Who, now| alarm.ended(Outcome::NoEmergency, who, now);
    change(app, who, id, form, Verb::SaidNoEmergency, end).await
}

/// It was one, and ended as `outcome` says; a second person has to agree.
///
/// # Errors
/// [`Error::Invalid`] beside `outcome`; as for [`call_off`].
pub async fn close(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let outcome: Outcome = form.outcome.parse().map_err(|_| Error::field("outcome", "Say how it ended."))?;
    let end = |alarm: Alarm, who: &Who, now| alarm.ended(outcome, who, now);
    change(app, who, id, form, Verb::ClosedTheAlarm, end).await
}

/// A second person agrees with how it ended.
///
/// # Errors
/// [`Error::State`] unless somebody else has said how; [`Error::Conflict`].
pub async fn agree(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    change(app, who, id, form, Verb::AgreedOnTheEnd, Alarm::seconded).await
}

/// It has not ended after all.
///
/// # Errors
/// [`Error::State`] once that is too late; [`Error::Conflict`].
pub async fn take_back_end(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    change(app, who, id, form, Verb::ReopenedTheAlarm, Alarm::reopened).await
}

/// What its asker wanted erased meanwhile goes once the end cannot be taken back.
async fn erase_after(held: &mut Held<Question>) -> Result<(), Error> {
    if !held.before.waits_for_erasure() {
        return Ok(());
    }
    let due = held.work.now().plus(UNDO + MINUTE);
    jobs::enqueue::<EraseOnce>(&mut held.work, &held.before.id, due).await
}

/// What becomes of an alarm, and of its question with it.
async fn change(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
    verb: Verb,
    deed: impl FnOnce(Alarm, &Who, Instant) -> Result<Alarm, String>,
) -> Result<Question, Error> {
    let mut held = begin_below(app, who, id, form).await?;
    if held.done {
        return Ok(held.before);
    }
    let alarm = rows::of_question(&mut held.work, id).await?;
    let alarm = alarm.ok_or_else(|| Error::State("Nobody has marked this as urgent.".to_owned()))?;
    let (who, now) = (held.work.who().clone(), held.work.now());
    let alarm = deed(alarm, &who, now).map_err(Error::State)?;
    rows::save(&mut held.work, &alarm).await?;
    if !alarm.calls_on() {
        duty::call_nobody_else(&mut held.work, id).await?;
    }
    if let Standing::Over(_) = alarm.standing() {
        erase_after(&mut held).await?;
        held.work.record(Activity::question(id, Verb::AlarmOver));
    }
    let after = held.before.with_alarm(&alarm, now);
    held.done_as(Ok(after), verb).await
}
