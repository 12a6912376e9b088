//! What a reply by mail counts for: it speaks of a letter, and may arrive behind a newer one (RFC 5546 §2.1.5).

use super::{Slot, State};
use crate::Instant;
use crate::session::{self, Session};
use crate::time::SECOND;

/// What decides whether a reply counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// SEQUENCE of the letter that it answers.
    pub sequence: i64,
    /// DTSTAMP: when it was said, by its author's clock.
    pub at: Instant,
}

/// How a reply stands to the slot as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Counts,
    /// They have said something else since.
    Older,
    /// It speaks of another time, place or part than now.
    Moved,
    /// The team has taken the request back.
    TakenBack,
    /// The session was called off.
    CalledOff,
    /// The session is over.
    Over,
}

impl Slot {
    /// How a reply stands to this slot, of which a letter now would say `digest`. What counts is what was last *sent*: a slot
    /// that was moved and moved back before any letter went is still the one that they were asked for.
    pub fn hears(&self, session: &Session, spoken: Spoken, digest: &str, now: Instant) -> Standing {
        let same = match (&self.told, self.told_since) {
            (Some(told), Some(since)) => told == digest && spoken.sequence >= since,
            _ => spoken.sequence >= self.sequence,
        };
        match session.state {
            session::State::Cancelled => Standing::CalledOff,
            session::State::Ended => Standing::Over,
            _ if self.ends_at <= now => Standing::Over,
            _ if self.state == State::Withdrawn => Standing::TakenBack,
            _ if !same => Standing::Moved,
            _ if self.answered_at.is_some_and(|last| spoken.at < whole_second(last)) => Standing::Older,
            _ => Standing::Counts,
        }
    }
}

/// DTSTAMP knows seconds only: of one second, whatever comes later counts.
fn whole_second(at: Instant) -> Instant {
    Instant(at.0 - at.0.rem_euclid(SECOND))
}
