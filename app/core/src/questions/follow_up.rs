//! The asker writes once more, and says whether the answer helped. What they write is looked through like any question.

use domain::activity::Verb;
use domain::alarm::Alarm;
use domain::gate::Signs;
use domain::id::QuestionId;
use domain::question::{Question, Urgency};
use domain::screens::attendee::Said;
use domain::screens::desk::Entry;
use domain::text::QuestionText;
use domain::time::MINUTE;

use super::link::open;
use super::urgent::raise;
use crate::actor::Asker;
use crate::held::Held;
use crate::storage::{alarms, questions as rows};
use crate::{Activity, Error, Wellspring, Work, notices};

/// The same words within this time are the same ones: a second tap.
const SAME: i64 = 10 * MINUTE;

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
    let after = held.before.followed_up(now).map_err(Error::State)?.after_looking(&looked);
    let after = if held.before.state.is_open() { after } else { after.timed_anew(house.desk(), now) };
    let entry = held.work.app().outside.uuid().to_string();
    let signs = Signs(looked.signs().to_vec());
    rows::insert_follow_up(&mut held.work, &entry, &id, &text, &signs, now).await?;
    if looked.is_from_a_child() {
        rows::set_address(&mut held.work, &id, None).await?;
    }
    if after.urgency == Urgency::Urgent {
        call_again(&mut held.work, &after, entry, &signs).await?;
    }
    notices::owner::wrote_again(&mut held.work, &after).await?;
    held.keep(Ok(after), Activity::question(&id, Verb::FollowedUp)).await.map(drop)
}

/// Whoever may be in danger has written once more: whoever is on duty is called, unless they are being called already.
async fn call_again(work: &mut Work, question: &Question, entry: String, signs: &Signs) -> Result<(), Error> {
    if alarms::of_question(&mut *work, &question.id).await?.is_some_and(|alarm| alarm.calls_on()) {
        return Ok(());
    }
    let known = question.signs.iter().chain([signs]).flat_map(|signs| signs.0.iter().cloned());
    let alarm = Alarm::raised(&question.id, &known.collect::<Vec<_>>(), None, work.now());
    raise(work, &Alarm { entry_id: Some(entry), ..alarm }).await
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

/// The asker says whether the answer helped.
///
/// # Errors
/// As for [`follow_up`].
pub async fn rate(app: &Wellspring, asker: &Asker, token: &str, helped: bool) -> Result<(), Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let held = begin(app, asker, &id).await?;
    let after = held.before.rated(helped, held.work.now());
    let verb = if helped { Verb::SaidItHelped } else { Verb::SaidItDidNotHelp };
    held.keep(after, Activity::question(&id, verb)).await.map(drop)
}

async fn begin(app: &Wellspring, asker: &Asker, id: &QuestionId) -> Result<Held<Question>, Error> {
    let mut work = app.begin(asker).await?;
    super::join::lock_above(&mut work, id).await?;
    Held::within(work, id, None).await
}
