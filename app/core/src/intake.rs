//! The queue for many small writes: questions and votes of a whole hall in the same minute.
//!
//! Up to 250 commands that came while the last ones were written, or within 5 ms, share one transaction, so that one disk
//! flush acknowledges them all, and what they have in common is one statement. Who comes alone does not wait. Callers see
//! an ordinary function; when the queue is full they get [`crate::Error::Busy`] at once, and the doors answer 503 with
//! `Retry-After`.

mod batch;
mod queue;

pub(crate) use batch::work;
pub use queue::Voted;
pub(crate) use queue::{Asking, Intake, Voting};
