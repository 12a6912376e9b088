//! Series: a rule whose dates become sessions of their own, kept a year ahead.
//!
//! A change of a series is made date by date: each session becomes what its date is now, what was edited by hand stays,
//! and a clinician who would be in two places is named. A preview is the change itself, in a work that is dropped.

mod apply;
mod edit;
mod fill;
mod plan;
mod read;
mod report;

pub(crate) use apply::{Change, apply};
pub use edit::{edit, edit_following};
pub(crate) use fill::keep_ahead;
pub use plan::{create, delete};
pub use read::{get, page};
pub(crate) use report::Report;

use domain::Version;
use domain::id::SeriesId;
use domain::series::Series;

use crate::held::Hold;
use crate::live::{EventKind, Topic};
use crate::storage::series as rows;
use crate::{Error, Work};

/// Whether a change is kept or only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nothing is kept; everything in the way is named.
    Look,
    /// All of it, or nothing.
    Keep,
}

impl Mode {
    /// Whether it is only looked at.
    pub fn dry_run(asked: bool) -> Self {
        if asked { Self::Look } else { Self::Keep }
    }
}

impl Hold for Series {
    type Id = SeriesId;

    async fn lock(work: &mut Work, id: &SeriesId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        rows::save(&mut *work, after).await?;
        work.announce(Topic::Plan, EventKind::Series, &after.id);
        rows::get(work, &after.id).await
    }
}
