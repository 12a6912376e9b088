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

/// Whether a change is kept or only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nothing is kept; everything in the way is named.
    Look,
    /// All of it, or nothing.
    Keep,
}
