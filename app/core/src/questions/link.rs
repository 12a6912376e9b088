//! The asker's own page: whoever holds its link is the asker.

use domain::activity::Verb;
use domain::question::{Left, Question};

use crate::actor::Asker;
use crate::key::Purpose;
use crate::storage::{Reads, questions as rows};
use crate::{Activity, Error, Wellspring};

/// The path of the asker's own page.
pub fn path(app: &Wellspring, question: &Question) -> String {
    let subject = uuid::Uuid::try_parse(question.id.as_str()).unwrap_or_default();
    format!("/questions/{}", app.key.sign(Purpose::Question, subject, version(question)))
}

fn version(question: &Question) -> u32 {
    u32::try_from(question.link_version).unwrap_or_default()
}

/// The question that this link's bearer asked.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good.
pub async fn by_token(app: &Wellspring, token: &str) -> Result<Question, Error> {
    opened(app, &app.storage, token).await
}

async fn opened(app: &Wellspring, db: impl Reads, token: &str) -> Result<Question, Error> {
    let linked = app.key.verify(Purpose::Question, token).ok_or(Error::NotFound)?;
    let question = rows::get(db, &linked.subject.into()).await?;
    Some(question).filter(|question| version(question) == linked.version).ok_or(Error::NotFound)
}

/// The asker makes another link; the old one stops working.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good.
pub async fn renew_link(app: &Wellspring, token: &str) -> Result<Question, Error> {
    let id = by_token(app, token).await?.id;
    let mut work = app.begin(&Asker::default()).await?;
    rows::lock(&mut work, &id).await?;
    // Once more, locked: of two at once, the second comes with a link that has just stopped working.
    opened(app, &mut work, token).await?;
    rows::renew_link(&mut work, &id).await?;
    let renewed = rows::get(&mut work, &id).await?;
    work.commit(Activity::question(&id, Verb::ReplacedTheirLink)).await?;
    Ok(renewed)
}

/// The asker takes the question back: no longer shown, no longer answered, and erased.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] when it was taken back or erased before.
pub async fn withdraw(app: &Wellspring, token: &str) -> Result<Question, Error> {
    let id = by_token(app, token).await?.id;
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let before = rows::lock(&mut work, &id).await?;
    // Those that were joined with it see it end here; its words go with the same act.
    let after = before.withdrawn(now).map_err(Error::State)?;
    super::join::carry(&mut work, &before, &after).await?;
    work.record(Activity::question(&id, Verb::Withdrawn));
    let was_public = before.cleared().is_some();
    let (after, verb) = super::erase::step(&mut work, &after, Left::Nothing).await?;
    super::announce(&mut work, &after, was_public);
    work.commit(Activity::question(&id, verb)).await?;
    Ok(after)
}
