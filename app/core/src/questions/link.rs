//! The asker's own page: whoever holds its link is the asker.

use domain::activity::Verb;
use domain::id::QuestionId;
use domain::question::Question;

use super::announce;
use crate::actor::Asker;
use crate::key::Purpose;
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring};

/// The version of askers' links.
const VERSION: u32 = 1;

/// The path of the asker's own page.
pub fn path(app: &Wellspring, id: &QuestionId) -> String {
    let subject = uuid::Uuid::try_parse(id.as_str()).unwrap_or_default();
    format!("/questions/{}", app.key.sign(Purpose::Question, subject, VERSION))
}

/// The question that this link's bearer asked.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good.
pub async fn by_token(app: &Wellspring, token: &str) -> Result<Question, Error> {
    let linked = app.key.verify(Purpose::Question, token).filter(|linked| linked.version == VERSION);
    rows::get(&app.storage, &linked.ok_or(Error::NotFound)?.subject.into()).await
}

/// The asker takes the question back: no longer shown, no longer answered.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] when it was taken back before.
pub async fn withdraw(app: &Wellspring, token: &str) -> Result<Question, Error> {
    let id = by_token(app, token).await?.id;
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let before = rows::lock(&mut work, &id).await?;
    let after = before.withdrawn(now).map_err(Error::State)?;
    rows::save(&mut work, &after).await?;
    announce(&mut work, &after, before.cleared().is_some());
    super::join::carry(&mut work, &before, &after).await?;
    work.commit(Activity::question(&id, Verb::Withdrawn)).await?;
    Ok(after)
}
