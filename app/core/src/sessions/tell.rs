//! What waits to be told about a session is told now, rather than with its bundle.

use domain::activity::Verb;
use domain::id::SessionId;

use crate::actor::Planner;
use crate::storage::{calendar, sessions as rows};
use crate::{Activity, Error, Wellspring, slots};

/// Makes every waiting notice of a session due; gives their number.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] when nothing waits.
pub async fn tell_now(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<usize, Error> {
    let mut work = app.begin(planner).await?;
    let session = rows::get(&mut work, id).await?;
    let waiting = calendar::waiting(&mut work, id).await?;
    if waiting.is_empty() {
        return Err(Error::State("Nothing waits any more: everybody has been told.".to_owned()));
    }
    for (slot, _) in &waiting {
        slots::tell_now(&mut work, slot).await?;
    }
    work.commit(Activity::session(&session.id, Verb::HadEverybodyTold)).await?;
    Ok(waiting.len())
}
