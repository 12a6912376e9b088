//! Retention: how long things are kept, and what goes once that is over.

mod go;
mod set;

pub(crate) use go::LetGo;
pub use go::{daily, round};
pub use set::set;

use domain::Instant;
use domain::retention::{Kind, Retention};

use crate::Wellspring;

/// Before when something of a kind was that has no time left at `at`; for sign-ins, since when nobody may have used one.
pub(crate) fn limits(app: &Wellspring, retention: &Retention, kind: Kind, at: Instant) -> (Instant, Instant) {
    let before = retention.times.before(kind, at);
    (before, before.plus(-app.settings.sign_in_idle))
}
