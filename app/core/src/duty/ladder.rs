//! The ladder: who is on duty at once, then the next, then the lead, and from then on whoever comes on duty, each unless somebody
//! has seen the alarm meanwhile. Each rung is one transaction: whom it calls, the letter, the record.

use std::time::Duration;

use domain::activity::Verb;
use domain::alarm::Alarm;
use domain::duty::{Moment, Rota};
use domain::id::{QuestionId, StaffId};
use domain::permission::Permission;
use domain::staff::Member;
use domain::time::MINUTE;

use super::page;
use super::rota::moment;
use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::notices::duty::Reason;
use crate::storage::{alarms, duty as rows, questions, staff};
use crate::{Activity, Error, Wellspring, Work, notices};

/// Rungs of the ladder.
const RUNGS: i64 = 3;
/// Once all were called: how often it is looked whether somebody else is on duty now, in milliseconds.
const LOOKS: i64 = 5 * MINUTE;

/// A step of raising an alarm: the ladder begins as soon as the work is kept.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn call(work: &mut Work, question: &QuestionId) -> Result<(), Error> {
    let now = work.now();
    jobs::enqueue::<CallDuty>(work, question, now).await
}

/// A step of what was done about an alarm: nobody else is called.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn call_nobody_else(work: &mut Work, question: &QuestionId) -> Result<(), Error> {
    jobs::cancel::<CallDuty>(work, question).await
}

/// The job: the rungs that are due by now.
pub(crate) struct CallDuty;

impl Job for CallDuty {
    const KIND: &'static str = "call duty";
    const LANE: Lane = Lane::Ladder;
    type Subject = QuestionId;

    async fn run(app: &Wellspring, id: &QuestionId) -> Result<Outcome, Error> {
        let mut work = app.begin(&Timer).await?;
        // The question first, as for every deed on an alarm.
        match questions::lock(&mut work, id).await {
            Err(Error::NotFound) => return Ok(Outcome::Done),
            found => found?,
        };
        let Some(mut alarm) = alarms::of_question(&mut work, id).await?.filter(Alarm::calls_on) else {
            return Ok(Outcome::Done);
        };
        let ladder = app.settings.ladder;
        if alarm.called == RUNGS {
            newcomer(&mut work, &alarm).await?;
        }
        while alarm.called < RUNGS && ladder.due(alarm.raised_at, alarm.called) <= work.now() {
            rung(&mut work, &alarm).await?;
            alarm.called += 1;
        }
        alarms::set_called(&mut work, id, alarm.called).await?;
        let now = work.now();
        work.upkeep().await?;
        if alarm.called == RUNGS {
            return Ok(Outcome::Again(Duration::from_millis(LOOKS.unsigned_abs())));
        }
        let wait = ladder.due(alarm.raised_at, alarm.called).since(now).max(0);
        Ok(Outcome::Again(Duration::from_millis(wait.unsigned_abs())))
    }
}

/// Who can be called, and whom the alarm has not called yet.
struct Desk {
    rota: Rota,
    free: Vec<Member>,
    at: Moment,
}

impl Desk {
    async fn now(work: &mut Work, alarm: &Alarm) -> Result<Self, Error> {
        let called = alarms::called(&mut *work, &alarm.question_id).await?;
        let members = staff::all(&mut *work).await?;
        let rota = rows::rota(&mut *work).await?.of(&members);
        let free = members.into_iter().filter(|member| member.answers() && !called.contains(&member.id)).collect();
        Ok(Self { rota, free, at: moment(work.app(), work.now()) })
    }

    fn is_free(&self, id: &StaffId) -> bool {
        self.free.iter().any(|member| member.id == *id)
    }
}

/// Calls whoever comes next, as the rota stands at this moment; the lead at the last rung. Nobody twice; where that leaves
/// nobody to call, whoever runs the installation is called.
async fn rung(work: &mut Work, alarm: &Alarm) -> Result<(), Error> {
    let desk = Desk::now(work, alarm).await?;
    let [first, next, lead] = desk.rota.ladder(desk.at);
    let is_last = alarm.called + 1 == RUNGS;
    let order = if is_last { [&lead, &first, &next] } else { [&first, &next, &lead] };
    let mut free = order.into_iter().flatten().filter(|id| desk.is_free(id)).cloned();
    let (one, another) = (free.next(), free.next());
    // Where nobody else is left, no letter says that somebody is called next.
    let left = |id: &StaffId| another.is_some() || operators(&desk).iter().any(|other| other != id);
    let others = !is_last && one.as_ref().is_some_and(left);
    let who = one.map_or_else(|| operators(&desk), |id| vec![id]);
    page::call(work, alarm).await?;
    if who.is_empty() {
        work.record(Activity::question(&alarm.question_id, Verb::FoundNobody));
    }
    for id in who {
        let reason = if first.as_ref() == Some(&id) { Reason::OnDuty } else { Reason::NobodySaw };
        call_one(work, alarm, &id, reason, others).await?;
    }
    Ok(())
}

/// All rungs were called, and nobody has seen the alarm: whoever is on duty by now and was not called is.
async fn newcomer(work: &mut Work, alarm: &Alarm) -> Result<(), Error> {
    let desk = Desk::now(work, alarm).await?;
    for id in desk.rota.on_duty(desk.at).into_iter().filter(|id| desk.is_free(id)) {
        call_one(work, alarm, &id, Reason::OnDuty, false).await?;
    }
    Ok(())
}

/// Calls somebody; `others` says whether somebody else is called after them.
async fn call_one(work: &mut Work, alarm: &Alarm, id: &StaffId, reason: Reason, others: bool) -> Result<(), Error> {
    let member = staff::get(&mut *work, id).await?;
    let (call, now) = (work.app().outside.uuid().to_string(), work.now());
    alarms::insert_call(&mut *work, &call, &alarm.question_id, id, alarm.called, now).await?;
    notices::duty::called(work, &alarm.question_id, &member, reason, others).await?;
    work.record(Activity::question(&alarm.question_id, Verb::CalledForHelp).detail(&member.name));
    Ok(())
}

/// Of these, whoever runs the installation and is not away; where all of them are away, all of them: better than nobody.
fn operators(desk: &Desk) -> Vec<StaffId> {
    let run: Vec<StaffId> = desk.free.iter().filter(|member| runs(member)).map(|member| member.id.clone()).collect();
    let here: Vec<StaffId> = run.iter().filter(|id| !desk.rota.is_away(id, desk.at.date)).cloned().collect();
    if here.is_empty() { run } else { here }
}

fn runs(member: &Member) -> bool {
    member.role.permissions().allow(Permission::Operate)
}
