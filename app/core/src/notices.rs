//! What is told to whom by mail, and when: changes wait in a bundle, so that five of them make one letter.

pub(crate) mod asker;
pub mod inbound;
pub mod letters;
pub(crate) mod pending;
pub(crate) mod sheet;
pub(crate) mod slot;

use domain::slot::Slot;

use crate::calendar::Person;
use crate::jobs::{self, Job};
use crate::{Error, Wellspring, Work};

/// A step of every change to a slot: its clinician will be told once the bundle's time has passed.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn slot_changed(work: &mut Work, slot: &Slot) -> Result<(), Error> {
    let due = work.now().plus(work.app().settings.notice_delay);
    jobs::enqueue(work, &Job::Notice(slot.id.clone()), due).await
}

/// A step of whoever declines: they know that it does not take place for them, so nobody tells them.
pub(crate) fn said_no(slot: Slot) -> Slot {
    Slot { told: Some(slot::CANCELLED.to_owned()), ..slot }
}

/// Whom letters come from, in two parts.
pub(crate) fn organizer(app: &Wellspring) -> Person {
    let from = app.settings.mail_from.as_str();
    let (name, rest) = from.rsplit_once('<').unwrap_or(("", from));
    let name = name.trim().trim_matches('"');
    let name = if name.is_empty() { "Wellspring" } else { name };
    Person { name: name.to_owned(), email: rest.trim().trim_end_matches('>').to_owned() }
}

/// "Hello Dr. Mei Lin,"
pub(crate) fn greeting(name: &str) -> String {
    format!("Hello {name},")
}
