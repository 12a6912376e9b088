//! What in a question could say who its author is: they are shown it, and decide. Nobody is kept from asking by it.

use domain::activity::Verb;
use domain::deeds::MarksStep;
use domain::gate::Marked;
use domain::question::Question;

use super::join::{carry, lock_above};
use super::{announce, open};
use crate::actor::Asker;
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring};

/// What in the question its author has not decided about yet.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn undecided(app: &Wellspring, question: &Question) -> Result<Option<Marked>, Error> {
    if question.marks_settled.is_set() || !question.state.is_open() {
        return Ok(None);
    }
    let house = app.house().await?;
    Ok(house.known(|known| Marked::of(question.text.as_str(), known)))
}

/// The author decides: it is taken out, the question becomes the team's alone, or it stays.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good; [`Error::State`] once the question has an end.
pub async fn decide_marks(app: &Wellspring, asker: &Asker, token: &str, step: MarksStep) -> Result<Question, Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let mut work = app.begin(asker).await?;
    lock_above(&mut work, &id).await?;
    let before = rows::lock(&mut work, &id).await?;
    let found = undecided(app, &before).await?;
    let without = found.map_or_else(|| before.text.to_string(), |found| found.without());
    let without = without.parse().map_err(|why: String| Error::State(why))?;
    let after = before.marks_decided(step, without, work.now()).map_err(Error::State)?;
    rows::save(&mut work, &after).await?;
    announce(&mut work, &after, before.cleared().is_some());
    carry(&mut work, &before, &after).await?;
    let verb = match step {
        MarksStep::Remove => Verb::TookMarksOut,
        MarksStep::Private => Verb::MadeItPrivate,
        MarksStep::Keep => Verb::KeptMarks,
    };
    work.commit(Activity::question(&id, verb)).await?;
    Ok(after)
}
