//! The ladder: who is on duty at once, then the next, then the lead, each unless somebody has seen the alarm meanwhile. Each
//! rung is one transaction: whom it calls, the letter, the record.

use std::time::Duration;

use domain::activity::Verb;
use domain::alarm::Alarm;
use domain::duty::{Moment, Rota};
use domain::id::{QuestionId, StaffId};
use domain::permission::Permission;
use domain::staff::Member;

use super::page;
use super::rota::moment;
use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::storage::{alarms, duty as rows, questions, staff};
use crate::{Activity, Error, Wellspring, Work, notices};

/// Rungs of the ladder.
const RUNGS: i64 = 3;

/// A step of raising an alarm: the ladder begins as soon as the work is kept.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn call(work: &mut Work, question: &QuestionId) -> Result<(), Error> {
    let now = work.now();
    jobs::enqueue::<CallDuty>(work, question, now).await
}

/// The job: the rungs that are due by now.
pub(crate) struct CallDuty;

impl Job for CallDuty {
    const KIND: &'static str = "call duty";
    const LANE: Lane = Lane::Help;
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
        while alarm.called < RUNGS && ladder.due(alarm.raised_at, alarm.called) <= work.now() {
            rung(&mut work, &alarm).await?;
            alarm.called += 1;
        }
        alarms::set_called(&mut work, id, alarm.called).await?;
        let now = work.now();
        work.upkeep().await?;
        if alarm.called == RUNGS {
            return Ok(Outcome::Done);
        }
        let wait = ladder.due(alarm.raised_at, alarm.called).since(now).max(0);
        Ok(Outcome::Again(Duration::from_millis(wait.unsigned_abs())))
    }
}

/// Calls whoever comes next, as the rota stands at this moment; the lead at the last rung. Nobody twice; where that leaves
/// nobody to call, whoever runs the installation is called.
async fn rung(work: &mut Work, alarm: &Alarm) -> Result<(), Error> {
    let called = alarms::called(&mut *work, &alarm.question_id).await?;
    let members = staff::all(&mut *work).await?;
    let rota = rows::rota(&mut *work).await?.of(&members);
    let at = moment(work.app(), work.now());
    let free: Vec<&Member> = members.iter().filter(|member| member.answers() && !called.contains(&member.id)).collect();
    let [first, next, lead] = rota.ladder(at);
    let order = if alarm.called + 1 == RUNGS { [lead, first, next] } else { [first, next, lead] };
    let one = order.into_iter().flatten().find(|id| free.iter().any(|member| member.id == *id));
    let who = one.map_or_else(|| operators(&free, &rota, at), |id| vec![id]);
    page::call(work, alarm).await?;
    if who.is_empty() {
        work.record(Activity::question(&alarm.question_id, Verb::FoundNobody));
    }
    for id in who {
        let member = staff::get(&mut *work, &id).await?;
        let (call, now) = (work.app().outside.uuid().to_string(), work.now());
        alarms::insert_call(&mut *work, &call, &alarm.question_id, &id, alarm.called, now).await?;
        notices::duty::called(work, &alarm.question_id, &member).await?;
        work.record(Activity::question(&alarm.question_id, Verb::CalledForHelp).detail(&member.name));
    }
    Ok(())
}

/// Of these, whoever runs the installation and is not away; where all of them are away, all of them: better than nobody.
fn operators(free: &[&Member], rota: &Rota, at: Moment) -> Vec<StaffId> {
    let run: Vec<StaffId> = free.iter().filter(|member| runs(member)).map(|member| member.id.clone()).collect();
    let here: Vec<StaffId> = run.iter().filter(|id| !rota.is_away(id, at.date)).cloned().collect();
    if here.is_empty() { run } else { here }
}

fn runs(member: &Member) -> bool {
    member.role.permissions().allow(Permission::Operate)
}
