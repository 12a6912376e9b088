//! Live sessions: planned, moved, and led through their life.

mod hall;
mod life;
mod plan;
mod read;
mod rederive;
mod reschedule;
mod tell;
#[cfg(test)]
pub(crate) mod tests;

pub use hall::set_hall;
pub(crate) use life::way_back;
pub use life::{cancel, end, go_live, not_live_yet, restore, resume, schedule};
pub(crate) use plan::{add, add_of, change, edited};
pub use plan::{create, delete, edit, schedule_as};
pub use read::{SessionFilter, get, of_series, page, public};
pub(crate) use rederive::rederive;
pub use reschedule::reschedule;
pub use tell::tell_now;

use domain::Version;
use domain::deeds::SessionStep;
use domain::id::SessionId;
use domain::session::Session;

use crate::actor::Planner;
use crate::held::Hold;
use crate::live::{EventKind, Topic};
use crate::storage::sessions as rows;
use crate::{Error, Wellspring, Work};

/// A step of its life. Whoever is `sure` is not asked whether they mean it.
///
/// # Errors
/// [`Error::State`] where it is not its turn; [`Error::NotFound`].
pub async fn step(
    app: &Wellspring,
    planner: &Planner,
    id: &SessionId,
    step: SessionStep,
    sure: bool,
) -> Result<Session, Error> {
    match step {
        SessionStep::Schedule => schedule(app, planner, id).await,
        SessionStep::GoLive => go_live(app, planner, id, sure).await,
        SessionStep::NotYet => not_live_yet(app, planner, id).await,
        SessionStep::End => end(app, planner, id).await,
        SessionStep::Resume => resume(app, planner, id).await,
        SessionStep::Cancel => cancel(app, planner, id).await,
        SessionStep::Restore => restore(app, planner, id, sure).await,
    }
}

impl Hold for Session {
    type Id = SessionId;

    async fn lock(work: &mut Work, id: &SessionId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        save_and_tell(work, after).await?;
        rows::get(work, &after.id).await
    }
}

/// Saves a changed session and tells everybody who may see it.
pub(crate) async fn save_and_tell(work: &mut Work, session: &Session) -> Result<(), Error> {
    rows::save(&mut *work, session, tzdata()).await?;
    work.announce(Topic::Plan, EventKind::Session, &session.id);
    if session.is_public() {
        work.announce(Topic::Session(session.id.clone()), EventKind::State, &session.id);
    }
    Ok(())
}

/// The version of the zone data that places sessions in time.
fn tzdata() -> &'static str {
    &domain::zone::tzdata().version
}
