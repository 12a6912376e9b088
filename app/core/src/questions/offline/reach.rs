//! The asker says how they can be reached, in a form of their own. What they write there is looked through like any question.

use domain::activity::Verb;
use domain::gate::{Looked, Signs};
use domain::handoff::{Handoff, ReachDraft};
use domain::question::{Question, Urgency};
use domain::safety::{Sign, Span};

use super::{due, open_of, tell};
use crate::actor::Asker;
use crate::held::Held;
use crate::questions::follow_up::{call_again, forget_ways, is_the_desks};
use crate::questions::link::open;
use crate::storage::{handoffs as rows, questions};
use crate::{Activity, Error, Wellspring, Work, notices};

/// What stands in the thread where a child wrote nothing but a way to reach them.
const NOT_KEPT: &str = "(In the form for how they can be reached they wrote something that was not kept.)";

/// The asker says how they can be reached, or says it anew: whoever reaches them is told. Where somebody may be in danger, or a child
/// wrote it, it is the desk's again, with these words in the thread; of a child no way to reach them is kept.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good; [`Error::Invalid`] beside the fields; [`Error::State`] where nobody means to
/// reach them any more.
pub async fn say_how(app: &Wellspring, asker: &Asker, token: &str, draft: &ReachDraft) -> Result<(), Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let reach = draft.check()?;
    let words = [draft.contact.trim(), draft.best_time.trim(), draft.details.trim()].join("\n");
    let (looked, house) = (app.look(&words).await?, app.house().await?);
    let mut held = Held::<Question>::take(app, asker, &id).await?;
    let handoff = open_of(&mut held.work, &id).await?.ok_or_else(over)?;
    let (now, by) = (held.work.now(), due(house.desk(), &held.before, held.work.now()));
    let known = handoff.reachable(reach, by, now).map_err(Error::State)?;
    if is_same(&handoff, &known) {
        return Ok(());
    }
    rows::save(&mut held.work, &known).await?;
    let record = Activity::question(&id, Verb::SaidHowToReachThem);
    if is_the_desks(&looked) {
        // Of a child everything but where it would be reached.
        let rest = [draft.best_time.trim(), draft.details.trim()].join("\n");
        let words = if looked.is_from_a_child() { rest.as_str() } else { words.as_str() };
        let after = held.before.back_at_the_desk().followed_up(now).map_err(Error::State)?;
        let after = after.after_looking(&looked).timed_anew(house.desk(), now);
        at_the_desk(&mut held.work, &after, words, &looked).await?;
        return held.keep(Ok(after), record).await.map(drop);
    }
    let after = held.before.offline_until(Some(known.due_at), now);
    tell(&mut held.work, &after, &known).await?;
    held.keep(Ok(after), record).await.map(drop)
}

/// A step: the desk reads what they wrote, where it reads what they write.
async fn at_the_desk(work: &mut Work, question: &Question, words: &str, looked: &Looked) -> Result<(), Error> {
    let (entry, now) = (work.app().outside.uuid().to_string(), work.now());
    let words = if words.trim().is_empty() { NOT_KEPT } else { words };
    let text = words.chars().take(1_000).collect::<String>().parse().map_err(Error::Internal)?;
    // Of a child these are not all the words that were looked at: where a sign stood there says nothing here.
    let stands = |sign: &Sign| if looked.is_from_a_child() { Span { start: 0, end: 0 } } else { sign.span };
    let signs = Signs(looked.signs().iter().map(|sign| Sign { span: stands(sign), ..sign.clone() }).collect());
    questions::insert_follow_up(&mut *work, &entry, &question.id, &text, &signs, now).await?;
    if looked.is_from_a_child() {
        forget_ways(&mut *work, &question.id).await?;
    }
    if question.urgency == Urgency::Urgent {
        call_again(&mut *work, question, Some(entry), looked).await?;
    }
    notices::owner::wrote_again(work, question).await
}

fn over() -> Error {
    Error::State("Nobody waits for this any more.".to_owned())
}

/// A second tap.
fn is_same(before: &Handoff, after: &Handoff) -> bool {
    let said = |handoff: &Handoff| (handoff.contact.clone(), handoff.best_time.clone(), handoff.details.clone());
    before.agreed_at.is_some() && said(before) == said(after)
}
