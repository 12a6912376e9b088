//! The outside world that commands depend on, each with a real one and one for tests.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use domain::Instant;
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};

/// Clock and chance.
#[derive(Clone)]
pub struct Outside {
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids, tokens and codes come from.
    pub chance: Arc<dyn Chance>,
    /// Milliseconds and counter of the newest id.
    newest_id: Arc<AtomicU64>,
}

impl Outside {
    /// This clock and this chance.
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance, newest_id: Arc::default() }
    }

    /// The machine's clock and its random numbers.
    pub fn real() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemChance))
    }
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Instant {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Instant(since.map_or(0, |since| since.as_millis() as i64))
    }
}

/// A clock that stands still until somebody moves it.
pub struct FrozenClock(AtomicI64);

impl FrozenClock {
    /// Stopped at `now`.
    pub fn at(now: Instant) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(now.0)))
    }

    /// Moves on by `millis`.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// The machine's clock, which the demo holds at moments of its past while it fills itself.
#[derive(Default)]
pub struct HeldClock(AtomicI64);

impl HeldClock {
    /// Stands still at `moment`.
    pub fn hold(&self, moment: Instant) {
        self.0.store(moment.0, Ordering::SeqCst);
    }

    /// Runs with the machine again.
    pub fn release(&self) {
        self.0.store(0, Ordering::SeqCst);
    }
}

impl Clock for HeldClock {
    fn now(&self) -> Instant {
        match self.0.load(Ordering::SeqCst) {
            0 => SystemClock.now(),
            held => Instant(held),
        }
    }
}

/// Gives random bytes.
pub trait Chance: Send + Sync {
    /// Fills `bytes`; fit for tokens.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's random numbers.
pub struct SystemChance;

impl Chance for SystemChance {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the machine's random numbers")]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}

/// Random numbers that are the same in every run.
pub struct SeededChance(Mutex<StdRng>);

impl SeededChance {
    /// A sequence of its own for each `seed`.
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(StdRng::seed_from_u64(seed))))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).fill_bytes(bytes);
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
    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_as_they_were_made() {
        let clock = FrozenClock::at(Instant(1_795_000_000_000));
        let outside = Outside::new(clock.clone(), SeededChance::new(1));
        let mut ids: Vec<_> = (0..1_000).map(|_| outside.uuid()).collect();
        clock.advance(1);
        ids.push(outside.uuid());
        assert!(ids.is_sorted());
    }
}
