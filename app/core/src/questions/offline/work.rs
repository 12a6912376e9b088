//! What whoever reaches somebody does: reached, tried in vain, closed.

use domain::activity::Verb;
use domain::handoff::{Handoff, Outcome, Step};
use domain::id::QuestionId;
use domain::question::Question;
use domain::screens::desk::DeedForm;

use super::link::{Handed, OVER, handed};
use super::{due, open_of};
use crate::actor::{Behalf, Responder};
use crate::held::Held;
use crate::questions::later;
use crate::questions::link::mailed_path;
use crate::storage::{handoffs as rows, questions};
use crate::{Activity, Error, Wellspring, Work, notices};

/// The desk does a step: its own, or for a team that said so.
///
/// # Errors
/// [`Error::State`] where nobody was taken offline, or the step is not the next; [`Error::Invalid`] beside the fields;
/// [`Error::Conflict`].
pub async fn work(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    step: Step,
    form: &DeedForm,
) -> Result<Question, Error> {
    done(app, who.into(), id, (step, form), None).await
}

/// The team does it, by its link.
///
/// # Errors
/// As for [`handed`] and [`work`].
pub async fn by_team(app: &Wellspring, token: &str, step: Step, form: &DeedForm) -> Result<(), Error> {
    let Handed { who, handoff, .. } = handed(app, token).await?;
    done(app, (&who).into(), &handoff.question_id, (step, form), Some(&handoff)).await.map(drop)
}

async fn done(
    app: &Wellspring,
    who: Behalf,
    id: &QuestionId,
    (step, form): (Step, &DeedForm),
    seen: Option<&Handoff>,
) -> Result<Question, Error> {
    let house = app.house().await?;
    let mut held = Held::<Question>::within(app.begin(who).await?, id, form.seen()).await?;
    let open = open_of(&mut held.work, id).await?;
    // Whoever comes by a link that ended meanwhile does nothing.
    if seen.is_some() && open.as_ref().map(link) != seen.map(link) {
        return Err(Error::LinkEnded(OVER));
    }
    if held.done {
        return Ok(held.before);
    }
    let open = open.ok_or_else(|| Error::State("Nobody is being reached about this.".to_owned()))?;
    let now = held.work.now();
    let (next, verb) = match step {
        Step::Reached => (open.reached(due(house.desk(), &held.before, now), now), Verb::ReachedThem),
        Step::Tried => {
            (open.tried(later::due(&mut held.work, &held.before, &form.due_at).await?, now), Verb::TriedThem)
        }
        Step::Settle => (open.closed(outcome(form)?, now), Verb::Settled),
    };
    let next = next.map_err(Error::State)?;
    rows::save(&mut held.work, &next).await?;
    note(&mut held.work, id, &form.text).await?;
    tell_asker(&mut held.work, &held.before, &next).await?;
    let after = held.before.offline_until(next.is_open().then_some(next.due_at), now);
    let detail = next.outcome.map(|outcome| outcome.as_str().replace('_', " ")).unwrap_or_default();
    held.done(Ok(after), Activity::question(id, verb).detail(detail)).await
}

/// What a link opens.
fn link(handoff: &Handoff) -> (&str, i64) {
    (handoff.id.as_str(), handoff.link_version)
}

fn outcome(form: &DeedForm) -> Result<Outcome, Error> {
    let chosen: Option<Outcome> = form.outcome.parse().ok();
    let wrong = || Error::field("outcome", "Say how it ended.");
    chosen.filter(|outcome| Outcome::CHOICES.contains(outcome)).ok_or_else(wrong)
}

/// A few words for colleagues.
async fn note(work: &mut Work, id: &QuestionId, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let text = text.parse().map_err(|why| Error::field("text", why))?;
    let (note, author, now) = (work.app().outside.uuid().to_string(), work.who().name.clone(), work.now());
    questions::insert_note(work, &note, id, &author, &text, now).await
}

/// Whoever was reached, or could not be, reads on their own page how it ended, and says whether it was solved.
async fn tell_asker(work: &mut Work, question: &Question, handoff: &Handoff) -> Result<(), Error> {
    if !matches!(handoff.outcome, Some(Outcome::Settled | Outcome::PassedOn | Outcome::NotReached)) {
        return Ok(());
    }
    let page = mailed_path(work, question).await?;
    notices::asker::settled(work, question, &page).await
}
