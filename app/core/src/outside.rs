//! The outside world that commands depend on, each part with a real one and one in memory for stories.

mod chance;
mod clock;
mod mail;
mod smtp;
mod web;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use chance::{Chance, SeededChance, SystemChance};
pub(crate) use clock::Patience;
pub use clock::{Clock, FrozenClock, HeldClock, SystemClock};
pub use mail::{Mail, Mailbox, Message, NoMail, Posted, Sent};
pub use smtp::{Smtp, SmtpAddress, Tls};
pub use web::{Fetched, GuardedWeb, PaperWeb, Posting, Web};

/// Clock, chance, mail and the outgoing web.
#[derive(Clone)]
pub struct Outside {
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids, tokens and codes come from.
    pub chance: Arc<dyn Chance>,
    /// Where letters leave.
    pub mail: Arc<dyn Mail>,
    /// How calendars of others are read, and a webhook is called.
    pub web: Arc<dyn Web>,
    /// Milliseconds and counter of the newest id.
    newest_id: Arc<AtomicU64>,
}

impl Outside {
    /// This clock, this chance, this mail and this web.
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>, mail: Arc<dyn Mail>, web: Arc<dyn Web>) -> Self {
        Self { clock, chance, mail, web, newest_id: Arc::default() }
    }

    /// The machine's clock and random numbers alone: no letter leaves, and no address is read.
    pub fn alone() -> Self {
        Self::real(SystemClock::default(), Arc::new(NoMail), PaperWeb::new())
    }

    /// A clock that stands at 1970 and this chance, alone.
    #[cfg(test)]
    pub(crate) fn still(chance: Arc<dyn Chance>) -> Self {
        Self::new(FrozenClock::at(domain::Instant(0)), chance, Arc::new(NoMail), PaperWeb::new())
    }

    /// The machine's random numbers, with this clock, this mail and this web.
    pub fn real(clock: SystemClock, mail: Arc<dyn Mail>, web: Arc<dyn Web>) -> Self {
        Self::new(Arc::new(clock), Arc::new(SystemChance), mail, web)
    }
}

impl Outside {
    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// A new UUIDv7: the clock's milliseconds, then a counter of 12 bits, so that ids of the same
    /// millisecond sort as they were made (RFC 9562 §5.7 and §6.2, method 1).
    pub fn uuid(&self) -> uuid::Uuid {
        let earliest = u64::try_from(self.clock.now().0).unwrap_or_default() << 12;
        let step = |newest: u64| Some(if newest >> 12 == earliest >> 12 { newest + 1 } else { earliest });
        let before = self.newest_id.fetch_update(Ordering::SeqCst, Ordering::SeqCst, step).unwrap_or_default();
        let id = step(before).unwrap_or(earliest);
        let mut bytes = self.bytes::<10>();
        bytes[..2].copy_from_slice(&((id & 0xfff) as u16).to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(id >> 12, &bytes).into_uuid()
    }

    /// An unguessable word of 128 bits in base64url, 22 characters.
    pub fn handle(&self) -> String {
        crate::key::text(&self.bytes::<16>())
    }

    /// A short code that reads well aloud: `letters` of them, without 0, 1, i, l and o.
    pub fn code(&self, letters: usize) -> String {
        const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
        let mut code = String::new();
        while code.len() < letters {
            let [byte] = self.bytes::<1>();
            // 31 × 8 = 248: bytes above are left out, so that every letter is as likely.
            if byte < 248 {
                code.push(char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
            }
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use domain::Instant;

    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_as_they_were_made() {
        let clock = FrozenClock::at(Instant(1_795_000_000_000));
        let outside = Outside::new(clock.clone(), SeededChance::new(1), Arc::new(NoMail), PaperWeb::new());
        let mut ids: Vec<_> = (0..1_000).map(|_| outside.uuid()).collect();
        clock.advance(1);
        ids.push(outside.uuid());
        assert!(ids.is_sorted());
    }
}
