//! What is told by mail: to clinicians, to askers, to whoever wrote a post or asked a clinician. Each says what its letter holds; whether there
//! is anything to tell is decided by the noun that changed, and how a letter leaves is the matter of `letters`.

pub(crate) mod asker;
pub(crate) mod declined;
pub(crate) mod duty;
pub(crate) mod handoff;
pub(crate) mod owner;
pub(crate) mod pending;
pub(crate) mod post;
pub(crate) mod reminder;
pub(crate) mod routed;
pub(crate) mod slot;

use crate::Wellspring;
use crate::calendar::Person;

/// Whom letters come from, in two parts.
pub(crate) fn organizer(app: &Wellspring) -> Person {
    let from = app.settings.mail_from.as_str();
    let (name, rest) = from.rsplit_once('<').unwrap_or(("", from));
    let name = name.trim().trim_matches('"');
    let name = if name.is_empty() { "Wellspring" } else { name };
    Person { name: name.to_owned(), email: rest.trim().trim_end_matches('>').to_owned() }
}
