//! What waits in a session's bundle: who will hear what, and when. What is no news any more does not count, so that a
//! move back leaves nothing.

use domain::screens::plan::Waiting;
use domain::session::Session;

use super::slot::{News, digest, news};
use crate::storage::{calendar, slots};
use crate::{Error, Wellspring};

/// What the clinicians of a session will be told.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn of_session(app: &Wellspring, session: &Session) -> Result<Waiting, Error> {
    let mut waiting = Waiting::default();
    let due = calendar::waiting(&app.storage, &session.id).await?;
    if due.is_empty() {
        return Ok(waiting);
    }
    for slot in slots::of_session(&app.storage, &session.id).await? {
        let Some((_, at)) = due.iter().find(|(id, _)| *id == slot.id) else { continue };
        let Some(news) = news(&slot, session, &digest(&slot, session), app.now()) else { continue };
        let asked = slot.state == domain::slot::State::Proposed;
        match news {
            // They said so themselves: their calendar alone is told.
            News::Agreed | News::Released | News::Elsewhere => continue,
            News::Cancelled => waiting.cancelled += 1,
            News::Changed if !asked => waiting.told += 1,
            News::Asked | News::Changed => waiting.asked += 1,
        }
        waiting.again += i64::from(asked && news == News::Changed);
        waiting.due_at = Some(waiting.due_at.map_or(*at, |first| first.min(*at)));
    }
    Ok(waiting)
}
