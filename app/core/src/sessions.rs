//! Live sessions: planned, moved, and led through their life.

mod hall;
mod life;
mod plan;
mod read;
mod rederive;
mod tell;
#[cfg(test)]
pub(crate) mod tests;

pub use hall::set_hall;
pub use life::{cancel, end, go_live, schedule};
pub(crate) use plan::{add, add_of, change, edited};
pub use plan::{create, delete, edit};
pub use read::{Filter, get, of_series, page, public};
pub(crate) use rederive::rederive;
pub use tell::tell_now;

use domain::session::Session;

use crate::live::{EventKind, Topic};
use crate::{Error, Work, storage};

/// Saves a changed session and tells everybody who may see it.
pub(crate) async fn keep(work: &mut Work, session: &Session) -> Result<(), Error> {
    storage::sessions::save(&mut *work, session, tzdata()).await?;
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
