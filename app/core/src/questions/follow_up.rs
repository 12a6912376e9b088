//! The asker writes once more, and says whether the answer helped. What they write is looked through like any question.

use domain::activity::Verb;
use domain::alarm::Alarm;
use domain::gate::{Looked, Signs};
use domain::id::QuestionId;
use domain::question::{Question, State, Urgency};
use domain::screens::attendee::Said;
use domain::screens::desk::Entry;
use domain::text::QuestionText;
use domain::time::SECOND;

use super::erase::scrub_at;
use super::link::open;
use super::route::keep_proposal;
use super::urgent::raise;
use crate::actor::Asker;
use crate::held::Held;
use crate::storage::{alarms, handoffs, questions as rows};
use crate::{Activity, Error, Wellspring, Work, notices};

/// The same words within this time are the same ones: a second tap. What somebody says again later, they mean again.
const SAME: i64 = 10 * SECOND;

/// The asker writes once more: after an end it is open again, and its clocks begin anew.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good; [`Error::Invalid`] beside `text`; [`Error::State`] once it was taken back
/// or erased.
pub async fn follow_up(app: &Wellspring, asker: &Asker, token: &str, typed: &str) -> Result<(), Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let text: QuestionText = typed.parse().map_err(|why| Error::field("text", why))?;
    let (looked, house) = (app.look(text.as_str()).await?, app.house().await?);
    let mut held = begin(app, asker, &id).await?;
    let now = held.work.now();
    if rows::said_since(&mut held.work, &id, &text, now.plus(-SAME)).await? {
        return Ok(());
    }
    let before = if is_the_desks(&looked) { held.before.back_at_the_desk() } else { held.before.clone() };
    let after = before.followed_up(now).map_err(Error::State)?.after_looking(&looked);
    let after = match before.state {
        _ if before.is_over() => after.timed_anew(house.desk(), now),
        state if state != after.state => after.untouched_anew(house.desk(), now),
        _ => after,
    };
    if before.is_over() {
        keep_what_ends(&mut held.work, &held.before).await?;
    }
    let entry = held.work.app().outside.uuid().to_string();
    let signs = Signs(looked.signs().to_vec());
    rows::insert_follow_up(&mut held.work, &entry, &id, &text, &signs, now).await?;
    if looked.is_from_a_child() {
        forget_ways(&mut held.work, &id).await?;
    }
    if after.urgency == Urgency::Urgent {
        call_again(&mut held.work, &after, Some(entry), &looked).await?;
    }
    notices::owner::wrote_again(&mut held.work, &after).await?;
    if after.is_with_a_team() {
        super::offline::wrote_again(&mut held.work, &after).await?;
    }
    held.keep(Ok(after), Activity::question(&id, Verb::FollowedUp)).await.map(drop)
}

/// Whether no team goes on with what somebody wrote like this.
pub(super) fn is_the_desks(looked: &Looked) -> bool {
    looked.is_urgent() || looked.is_from_a_child()
}

/// A step: no way to reach a child is kept, in the files neither.
pub(super) async fn forget_ways(work: &mut Work, id: &QuestionId) -> Result<(), Error> {
    rows::set_address(&mut *work, id, None).await?;
    handoffs::forget(&mut *work, id).await?;
    let now = work.now();
    scrub_at(work, now).await
}

/// What a clinician had written, and why it was dismissed, stays as notes.
async fn keep_what_ends(work: &mut Work, before: &Question) -> Result<(), Error> {
    keep_proposal(work, before).await?;
    let Some(Ok(reason)) = before.reason.as_ref().map(|reason| format!("They were told: {reason}").parse()) else {
        return Ok(());
    };
    let (note, now) = (work.app().outside.uuid().to_string(), work.now());
    rows::insert_note(&mut *work, &note, &before.id, "Wellspring", &reason, now).await
}

/// Whoever may be in danger has written once more: whoever is on duty is called, unless they are being called already. The
/// newest words that say so stand with the alarm, and nothing that was grave is less so by them.
pub(super) async fn call_again(
    work: &mut Work,
    question: &Question,
    entry: Option<String>,
    looked: &Looked,
) -> Result<(), Error> {
    let known = alarms::of_question(&mut *work, &question.id).await?;
    let of = known.as_ref().and_then(|alarm| alarm.entry_id.clone());
    let entry_id = entry.filter(|_| looked.is_urgent()).or(of);
    let signs: Vec<_> =
        question.signs.iter().flat_map(|signs| signs.0.clone()).chain(looked.signs().to_vec()).collect();
    let raised = Alarm { entry_id, ..Alarm::raised(&question.id, &signs, None, work.now()) };
    let Some(known) = known else { return raise(work, &raised).await };
    let grave = known.grave.is_set() || raised.grave.is_set();
    let raised = Alarm { grave: grave.into(), raised_by: known.raised_by.clone(), ..raised };
    match known.calls_on() {
        true => alarms::point(work, &Alarm { entry_id: raised.entry_id, grave: raised.grave, ..known }).await,
        false => raise(work, &raised).await,
    }
}

/// What was found in all that its asker wrote: at first, and since.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn signs(app: &Wellspring, question: &Question) -> Result<Signs, Error> {
    let said = rows::signs_said(&app.storage, &question.id).await?;
    Ok(Signs(question.signs.iter().chain(&said).flat_map(|signs| signs.0.iter().cloned()).collect()))
}

/// What was said since it was asked, in order: what its asker wrote once more, and what they were answered.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn said(app: &Wellspring, id: &QuestionId) -> Result<Vec<Said>, Error> {
    let said = |entry: Entry| Said { by_them: entry.kind == "follow_up", text: entry.text, at: entry.at };
    Ok(rows::replies(&app.storage, id).await?.into_iter().map(said).collect())
}

/// The asker says whether the answer helped; where they were reached in person and it was not solved, it is untouched again.
///
/// # Errors
/// As for [`follow_up`].
pub async fn rate(app: &Wellspring, asker: &Asker, token: &str, helped: bool) -> Result<(), Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let (mut held, house) = (begin(app, asker, &id).await?, app.house().await?);
    let now = held.work.now();
    // A second tap, once that opened it again.
    if !helped && held.before.asks_back() && held.before.helped == Some(false.into()) {
        return Ok(());
    }
    if !helped && held.before.state == State::TakenOffline {
        let after = held.before.unsolved(now).map_err(Error::State)?.timed_anew(house.desk(), now);
        notices::owner::unsolved(&mut held.work, &after).await?;
        return held.keep(Ok(after), Activity::question(&id, Verb::SaidItDidNotHelp)).await.map(drop);
    }
    let after = held.before.rated(helped, now);
    let verb = if helped { Verb::SaidItHelped } else { Verb::SaidItDidNotHelp };
    held.keep(after, Activity::question(&id, verb)).await.map(drop)
}

async fn begin(app: &Wellspring, asker: &Asker, id: &QuestionId) -> Result<Held<Question>, Error> {
    let mut work = app.begin(asker).await?;
    super::join::lock_above(&mut work, id).await?;
    Held::within(work, id, None).await
}
