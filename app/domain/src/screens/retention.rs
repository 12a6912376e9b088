//! `/settings/retention`: how long things are kept, what goes next week, and what went.

use crate::retention::{Ahead, Kind, RetentionDraft, Went};
use crate::screens::Both;
use crate::{Instant, Problems, Version, ZoneName};

/// The times with their form, which posts to the same address.
#[derive(Clone, Debug)]
pub struct RetentionScreen {
    /// What is typed: days for each kind.
    pub draft: RetentionDraft,
    /// The version that it was filled from.
    pub version: Version,
    /// What was wrong.
    pub problems: Problems,
    /// Both versions, where somebody was faster.
    pub both: Option<Both>,
    /// Before this, nothing goes that people wrote; None once it has passed.
    pub goes_from: Option<Instant>,
    /// Of each kind: for how many days it is kept, what goes in the next seven days, and what is held.
    pub kinds: Vec<(Kind, i64, Ahead)>,
    /// What went, the newest first.
    pub went: Vec<Went>,
    /// The house's zone.
    pub zone: ZoneName,
}
