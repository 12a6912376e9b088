//! One's own words: a question is erased for its asker, by the desk on request, and anew after a backup was put back.

use std::collections::HashMap;
use std::time::Duration;

use domain::Instant;
use domain::activity::Verb;
use domain::alarm::UNDO;
use domain::id::QuestionId;
use domain::question::{Left, Question};
use domain::screens::desk::DeedForm;
use domain::text::{Reason, as_compared};
use domain::time::MINUTE;

use super::deeds::begin;
use super::{announce, desk_of, join, open};
use crate::actor::{Asker, Responder, Timer};
use crate::held::Held;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::live::EventKind;
use crate::storage::{Reads, TO_REWRITE, alarms, facts, holds, questions as rows, retention};
use crate::work::ledger::{self, Fate};
use crate::{Activity, Error, Wellspring, Work};

/// How often what waits is looked at again, in seconds.
const AGAIN: u64 = 3600;
/// Questions of a restored backup that are looked for at once.
const SLICE: usize = 500;

/// The asker wants all of it erased, or all but what was cleared for everybody.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good; [`Error::State`] when it was erased.
pub async fn erase(app: &Wellspring, asker: &Asker, token: &str, left: Left) -> Result<Question, Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let mut work = app.begin(asker).await?;
    let before = rows::lock(&mut work, &id).await?;
    let (after, verb) = step(&mut work, &before, left).await?;
    work.commit(Activity::question(&id, verb)).await?;
    Ok(after)
}

/// The desk erases it on request of who asked, for a `reason` that the record keeps.
///
/// # Errors
/// [`Error::Invalid`] beside `reason`; [`Error::State`] when it was erased; [`Error::Conflict`].
pub async fn erase_for(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let reason: Reason = form.reason.parse().map_err(|why| Error::field("reason", why))?;
    let Held { mut work, before, done } = begin(app, who, id, form).await?;
    if done {
        return Ok(before);
    }
    let left = if form.keep { Left::Wording } else { Left::Nothing };
    let (_, verb) = step(&mut work, &before, left).await?;
    let after = rows::get(&mut work, id).await?;
    work.commit(Activity::question(id, verb).detail(reason)).await?;
    Ok(after)
}

/// A step: it is erased, or as soon as nothing stands against it; gives how the record says that.
///
/// # Errors
/// [`Error::State`] when it was erased.
pub(super) async fn step(work: &mut Work, before: &Question, left: Left) -> Result<(Question, Verb), Error> {
    let now = work.now();
    let app = work.app().clone();
    if waits(&app, &mut *work, before).await? {
        let after = before.to_be_erased(left, now).map_err(Error::State)?;
        save(work, before, &after).await?;
        jobs::enqueue::<EraseOnce>(work, &after.id, now.plus(UNDO)).await?;
        work.note_erased(&after.id, Fate::Waits);
        return Ok((after, Verb::ToBeErased));
    }
    Ok((gone(work, before, left, Why::Wished).await?, Verb::Erased))
}

/// Why words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Somebody wanted that: they leave the files at once.
    Wished,
    /// Their time was over, with that of many others: they leave the files soon.
    Lapsed,
}

/// A step: the time of its words is over. What was cleared for everybody stays; `false` where something was done with it
/// since `before`, or something stands against it.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn lapse(work: &mut Work, id: &QuestionId, before: Instant) -> Result<bool, Error> {
    let Some(question) = resting(work, id, before).await?.filter(|question| question.rests_since(before)) else {
        return Ok(false);
    };
    gone(work, &question, Left::Wording, Why::Lapsed).await?;
    Ok(true)
}

/// A step: the time of names and addresses is over, of who asked and of who has followed it since before `before`; `false` as
/// for [`lapse`].
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn forget_contacts(work: &mut Work, id: &QuestionId, before: Instant) -> Result<bool, Error> {
    let Some(question) = resting(work, id, before).await? else { return Ok(false) };
    retention::forget_contacts(&mut *work, id, before).await?;
    work.announce(desk_of(&question), EventKind::Question, id);
    Ok(true)
}

/// The question, locked; None where it has no end, something was done with it since `before`, or something stands against
/// losing anything of it.
async fn resting(work: &mut Work, id: &QuestionId, before: Instant) -> Result<Option<Question>, Error> {
    let question = match rows::lock(&mut *work, id).await {
        Err(Error::NotFound) => return Ok(None),
        question => question?,
    };
    let app = work.app().clone();
    let busy = !question.is_over() || question.updated_at >= before || question.waits_for_erasure();
    Ok(if busy || waits(&app, &mut *work, &question).await? { None } else { Some(question) })
}

/// Whether an alarm or a legal hold stands against it. That it was no emergency can be taken back for a while.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn waits(app: &Wellspring, mut db: impl Reads, question: &Question) -> Result<bool, Error> {
    let now = app.now();
    let alarm = alarms::of_question(&mut db, &question.id).await?;
    let looked_after = alarm.is_some_and(|alarm| alarm.is_open() || alarm.can_reopen(now));
    Ok(looked_after || holds::any(db, question, now).await?)
}

async fn gone(work: &mut Work, before: &Question, left: Left, why: Why) -> Result<Question, Error> {
    let now = work.now();
    let after = before.erased(left, now).map_err(Error::State)?;
    let trace = trace(work.app(), before, before.text.as_str());
    rows::erase(&mut *work, &after, &trace).await?;
    save(work, before, &after).await?;
    let left = after.erasing.unwrap_or(Left::Nothing);
    let (fate, clean) = match why {
        Why::Wished => (Fate::Gone(left), now),
        Why::Lapsed => (Fate::Lapsed(left), now.plus(CLEANED)),
    };
    scrub_at(work, clean).await?;
    work.note_erased(&after.id, fate);
    Ok(after)
}

/// While many go by time, the files are cleaned only after so many milliseconds: each time costs more than a slice.
pub(crate) const CLEANED: i64 = 10 * MINUTE;

/// A step: what was deleted leaves the files at `due`, or before.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn scrub_at(work: &mut Work, due: Instant) -> Result<(), Error> {
    let anew = work.app().outside.uuid().to_string();
    facts::settle(&mut *work, TO_REWRITE, &anew, true).await?;
    jobs::enqueue::<Scrub>(work, &DATABASE.to_owned(), due).await
}

/// A word for a text among those of its question's session, that only our key makes.
fn trace(app: &Wellspring, question: &Question, text: &str) -> String {
    let place = question.session_id.as_ref().map_or("ask", |session| session.as_str());
    app.key.pseudonym(place, as_compared(text).as_bytes())
}

async fn save(work: &mut Work, before: &Question, after: &Question) -> Result<(), Error> {
    rows::save(&mut *work, after).await?;
    announce(work, after, before.cleared().is_some());
    super::offline::follow(work, before, after).await?;
    join::carry(work, before, after).await
}

/// Whether the erased-file can be added to: whoever starts hears it before somebody wants something erased.
///
/// # Errors
/// [`Error::Internal`], with what to do.
pub(crate) async fn can_note_erasures(app: &Wellspring) -> Result<(), Error> {
    match app.settings.erased_file.clone() {
        Some(file) => ledger::probe(file).await,
        None => Ok(()),
    }
}

/// What the erased-file lists and the database still holds is erased anew: a backup was put back.
///
/// # Errors
/// [`Error::Storage`]; [`Error::Internal`] where the file cannot be read.
pub(crate) async fn erase_again(app: &Wellspring) -> Result<(), Error> {
    let Some(file) = &app.settings.erased_file else { return Ok(()) };
    let read =
        ledger::read(file).map_err(|error| Error::Internal(format!("{} cannot be read: {error}", file.display())))?;
    let listed: HashMap<QuestionId, Fate> = read.into_iter().collect();
    let ids: Vec<&str> = listed.keys().map(QuestionId::as_str).collect();
    for slice in ids.chunks(SLICE) {
        for question in rows::whole(&app.storage, slice).await? {
            let Some(fate) = listed.get(&question.id).filter(|fate| is_missed(&question, **fate)) else { continue };
            again(app, &question.id, *fate).await?;
        }
    }
    Ok(())
}

/// Whether the database holds more of a question than the file says.
fn is_missed(question: &Question, fate: Fate) -> bool {
    match fate {
        // A wording that was left may be what is to go, too.
        Fate::Waits => !question.waits_for_erasure() && question.erasing != Some(Left::Nothing),
        Fate::Lapsed(_) if !question.is_over() => false,
        Fate::Gone(_) | Fate::Lapsed(_) if question.waits_for_erasure() => false,
        Fate::Gone(left) | Fate::Lapsed(left) => {
            let is_more = question.erasing == Some(Left::Wording) && left == Left::Nothing;
            question.erased_at.is_none() || is_more
        }
    }
}

/// Of two nodes that start at once, the second finds it done.
async fn again(app: &Wellspring, id: &QuestionId, fate: Fate) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let before = rows::lock(&mut work, id).await?;
    if !is_missed(&before, fate) {
        return Ok(());
    }
    let verb = match fate {
        Fate::Gone(left) => step(&mut work, &before, left).await?.1,
        Fate::Waits => step(&mut work, &before, Left::Nothing).await?.1,
        // What stands against it now keeps it until its next round.
        Fate::Lapsed(_) if waits(app, &mut work, &before).await? => return Ok(()),
        Fate::Lapsed(left) => {
            gone(&mut work, &before, left, Why::Lapsed).await?;
            Verb::Lapsed
        }
    };
    work.commit(Activity::question(id, verb)).await
}

/// The job: what waits for an alarm or a hold is erased once both are over.
pub(crate) struct EraseOnce;

impl Job for EraseOnce {
    const KIND: &'static str = "erase";
    const LANE: Lane = Lane::Rounds;
    type Subject = QuestionId;

    async fn run(app: &Wellspring, id: &QuestionId) -> Result<Outcome, Error> {
        let mut work = app.begin(&Timer).await?;
        let before = match rows::lock(&mut work, id).await {
            Err(Error::NotFound) => return Ok(Outcome::Done),
            before => before?,
        };
        if !before.waits_for_erasure() {
            return Ok(Outcome::Done);
        }
        if waits(app, &mut work, &before).await? {
            return Ok(Outcome::Again(Duration::from_secs(AGAIN)));
        }
        gone(&mut work, &before, Left::Nothing, Why::Wished).await?;
        work.commit(Activity::question(id, Verb::Erased)).await?;
        Ok(Outcome::Done)
    }
}

/// What is scrubbed.
const DATABASE: &str = "database";

/// The job: what was deleted leaves the search index and the log, too.
pub(crate) struct Scrub;

impl Job for Scrub {
    const KIND: &'static str = "scrub";
    const LANE: Lane = Lane::Rounds;
    const IS_PULLED_ONLY: bool = true;
    type Subject = String;

    async fn run(app: &Wellspring, _: &String) -> Result<Outcome, Error> {
        let again = app.storage.scrub(app.now()).await?;
        Ok(again.map_or(Outcome::Done, Outcome::Again))
    }
}

/// Whether a text was erased in this session: it does not come back.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn erased_in(
    work: &mut Work,
    session: &domain::id::SessionId,
) -> Result<impl Fn(&str) -> bool + use<>, Error> {
    let (traces, app) = (rows::traces_of(&mut *work, session).await?, work.app().clone());
    let traces: std::collections::HashSet<String> = traces.into_iter().collect();
    let place = session.to_string();
    Ok(move |text: &str| {
        !traces.is_empty() && traces.contains(&app.key.pseudonym(&place, as_compared(text).as_bytes()))
    })
}
