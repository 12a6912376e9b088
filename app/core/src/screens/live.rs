//! A session while it runs: the desk's lines, and the wall.

use domain::id::SessionId;
use domain::screens::live::{Lines, LiveScreen, WallScreen};
use domain::session::{Session, State};

use super::attendee;
use crate::actor::Reader;
use crate::live::Topic;
use crate::storage::{activities, questions as rows, sessions};
use crate::{Error, Wellspring};

/// Questions on a wall: more cannot be read from the back row.
const SHOWN: usize = 5;

/// The desk's and the experts' lines.
///
/// # Errors
/// [`Error::NotFound`] while it was never public.
pub async fn live(app: &Wellspring, _: &Reader, id: &SessionId) -> Result<LiveScreen, Error> {
    let session = sessions::get(&app.storage, id).await?;
    if !session.is_public() {
        return Err(Error::NotFound);
    }
    let since = match session.state {
        State::Live => activities::last(&app.storage, "session", id.as_str(), "went live").await?,
        _ => None,
    };
    Ok(LiveScreen {
        lines: Lines::of(rows::live_of(&app.storage, id).await?),
        since,
        listeners: app.live.listeners(&Topic::Session(id.clone())),
        session,
        may_act: false,
        refused: None,
        now: app.now(),
    })
}

/// The wall.
///
/// # Errors
/// [`Error::Storage`].
pub async fn wall(app: &Wellspring, session: &Session) -> Result<WallScreen, Error> {
    let event = attendee::event(app, session, Default::default()).await?;
    let (now, open): (Vec<_>, Vec<_>) =
        event.questions.into_iter().filter(|question| !question.answered).partition(|question| question.now);
    let more = open.len().saturating_sub(SHOWN);
    Ok(WallScreen {
        session: event.session,
        now: now.into_iter().next(),
        wanted: open.into_iter().take(SHOWN).collect(),
        more,
        seq: event.seq,
    })
}
