//! Published answers: each gets a page under an address that stays, and is looked at again in time.

use domain::activity::Verb;
use domain::answer::{Answer, holds_until};
use domain::id::{ClinicianId, QuestionId};
use domain::question::Question;
use domain::screens::desk::DeedForm;
use domain::{Flag, Instant, LocalDate, zone};

use super::deeds::begin;
use crate::actor::{Responder, Timer};
use crate::live::{EventKind, Topic};
use crate::slug::{self, Noun, Tries};
use crate::storage::{answers as rows, facts};
use crate::{Error, Wellspring, Work};

/// Answers of an older version that get their pages at once.
const SLICE: i64 = 500;
/// The fact that they have.
const DONE: &str = "answers have pages";

/// The day in the house.
pub(crate) fn today(app: &Wellspring, now: Instant) -> LocalDate {
    zone::date(now, &app.settings.house_zone())
}

/// A step of every deed: what was published gets its page; another text of it counts as looked at.
pub(super) async fn stand(work: &mut Work, before: &Question, after: &Question) -> Result<(), Error> {
    if before.cleared_answer() == after.cleared_answer() && before.cleared() == after.cleared() {
        return Ok(());
    }
    work.announce(Topic::Answers, EventKind::Question, &after.handle);
    if after.cleared_answer().is_none() {
        return Ok(());
    }
    match rows::get(&mut *work, &after.id).await? {
        // What was taken out of the wording stays in no address.
        Some(known) if before.public_text != after.public_text && !is_spelled_in(&known.slug, after) => {
            rows::delete(&mut *work, &after.id).await?;
            publish(work, after, (known.published_at, author(after))).await?;
            look_at(work, after).await
        }
        Some(_) if before.public_answer == after.public_answer => Ok(()),
        Some(_) => look_at(work, after).await,
        None => {
            let now = work.now();
            publish(work, after, (now, author(after))).await
        }
    }
}

/// Whether the wording has every word of this address.
fn is_spelled_in(slug: &str, question: &Question) -> bool {
    let wording = question.public_text.as_ref().map(ToString::to_string).unwrap_or_default();
    let spelled = slug::spelled(&wording).unwrap_or_default();
    slug.split('-').all(|word| spelled.split('-').any(|other| other == word))
}

/// A step: whoever published it in these words has looked at it.
async fn look_at(work: &mut Work, question: &Question) -> Result<(), Error> {
    let Some(known) = rows::get(&mut *work, &question.id).await? else { return Ok(()) };
    let now = work.now();
    let answer = known.reviewed(now, holds_until(today(work.app(), now)));
    rows::save(work, &Answer { author_id: author(question), ..answer }).await
}

/// Somebody looked at the published answer, and it holds until `review_by`.
///
/// # Errors
/// [`Error::State`] while nobody but the desk reads it; [`Error::Invalid`] beside `review_by`; [`Error::Conflict`].
pub async fn review_answer(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    let mut held = begin(app, who, id, form).await?;
    let now = held.work.now();
    let until = until(&form.review_by, today(app, now)).map_err(|why| Error::field("review_by", why))?;
    let after = held.before.answer_reviewed(now);
    if let (Ok(_), false) = (&after, held.done) {
        let known = rows::get(&mut held.work, id).await?.ok_or(Error::NotFound)?;
        rows::save(&mut held.work, &known.reviewed(now, until)).await?;
        held.work.announce(Topic::Answers, EventKind::Question, &held.before.handle);
    }
    held.done_as(after, Verb::AnswerReviewed).await
}

/// Until when, as it was typed; without a day, a year from today.
fn until(typed: &str, today: LocalDate) -> Result<LocalDate, String> {
    if typed.trim().is_empty() {
        return Ok(holds_until(today));
    }
    let until: LocalDate = typed.trim().parse()?;
    if until > today { Ok(until) } else { Err("That day is already over.".to_owned()) }
}

/// Its page, under an address that is spelled like the public wording.
async fn publish(
    work: &mut Work,
    question: &Question,
    (at, author_id): (Instant, Option<ClinicianId>),
) -> Result<(), Error> {
    let wording = question.public_text.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut answer = Answer {
        question_id: question.id.clone(),
        slug: String::new(),
        published_at: at,
        reviewed_at: at,
        review_by: holds_until(today(work.app(), at)),
        author_id,
        shown: Flag::from(question.cleared_answer().is_some()),
    };
    let mut tries = Tries::default();
    loop {
        answer.slug = slug::free(work, Noun::Answer, &wording).await?;
        // Another node that starts at once may have given it one.
        if rows::insert(&mut *work, &answer).await? || rows::get(&mut *work, &question.id).await?.is_some() {
            return Ok(());
        }
        tries.again()?;
    }
}

/// Whose words everybody reads: the clinician's, where the desk published them as they were.
fn author(question: &Question) -> Option<ClinicianId> {
    let sent = question.public_answer.as_ref().map(ToString::to_string).unwrap_or_default();
    let theirs = question.proposal().is_some_and(|words| words.split_whitespace().eq(sent.split_whitespace()));
    question.clinician_id.clone().filter(|_| theirs)
}

/// Gives a page to what an older version published; a database that was done once is passed over.
pub(crate) async fn give_pages(app: &Wellspring) -> Result<(), Error> {
    if facts::get(&app.storage, DONE).await?.is_some() {
        return Ok(());
    }
    loop {
        let mut work = app.begin(&Timer).await?;
        let slice = rows::without(&mut work, SLICE).await?;
        for question in &slice {
            // Nobody agreed to be named then.
            let at = question.answered_at.unwrap_or(question.updated_at);
            publish(&mut work, question, (at, None)).await?;
        }
        if slice.is_empty() {
            facts::settle(&mut work, DONE, "1", true).await?;
            return work.upkeep().await;
        }
        work.upkeep().await?;
    }
}
