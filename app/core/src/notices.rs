//! What is told to whom by mail, and when: changes wait in a bundle, so that five of them make one letter.

pub mod letters;

use domain::slot::Slot;

use crate::jobs::{self, Job};
use crate::{Error, Work};

/// A step of every change to a slot: its clinician will be told once the bundle's time has passed.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn slot_changed(work: &mut Work, slot: &Slot) -> Result<(), Error> {
    let due = work.now().plus(work.app().settings.notice_delay);
    jobs::enqueue(work, &Job::Notice(slot.id.clone()), due).await
}
