//! Marks.
use super::{Known, Mark};

/// Marks.
#[must_use]
pub fn marks(_text: &str, _known: &Known) -> Vec<Mark> {
    Vec::new()
}
