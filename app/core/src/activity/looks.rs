//! Who looked at what: one visit is one line of the record.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::Instant;
use domain::activity::{Activity, Noun, Verb, Who};
use domain::time::MINUTE;

/// For how long a further look by the same person at the same thing is part of the first, in milliseconds.
const ONE_LOOK: i64 = 15 * MINUTE;
/// How many looks are remembered. Beyond it all are forgotten, and the record says some of them twice.
const REMEMBERED: usize = 20_000;

/// Who looked at what, and when: of one visit the record says one line.
#[derive(Debug, Default)]
pub(crate) struct Looks(Mutex<HashMap<Look, Instant>>);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Look {
    who: String,
    verb: Verb,
    noun: Noun,
    subject: String,
}

impl Looks {
    /// Whether this is a look of its own, which is remembered then.
    pub(super) fn is_new(&self, who: &Who, what: &Activity, now: Instant) -> bool {
        let who = format!("{}:{}", who.kind, who.id);
        let look = Look { who, verb: what.verb, noun: what.noun, subject: what.subject.clone() };
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if looks.get(&look).is_some_and(|at| now.since(*at) < ONE_LOOK) {
            return false;
        }
        if looks.len() >= REMEMBERED {
            looks.clear();
        }
        looks.insert(look, now);
        true
    }
}
