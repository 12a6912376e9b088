//! What time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::Instant;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// The machine's clock, or one that runs so many milliseconds ahead of it: for seeing other days.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock {
    /// How far ahead, in milliseconds; 0 is the machine's own time.
    pub ahead: i64,
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Instant {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Instant(since.map_or(0, |since| since.as_millis() as i64)).plus(self.ahead)
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
pub struct HeldClock {
    /// The moment at which it is held; 0 while it runs.
    held: AtomicI64,
    running: SystemClock,
}

impl HeldClock {
    /// Runs as `clock` does while it is not held.
    pub fn new(running: SystemClock) -> Self {
        Self { held: AtomicI64::default(), running }
    }

    /// Stands still at `moment`.
    pub fn hold(&self, moment: Instant) {
        self.held.store(moment.0, Ordering::SeqCst);
    }

    /// Runs with the machine again.
    pub fn release(&self) {
        self.held.store(0, Ordering::SeqCst);
    }
}

impl Clock for HeldClock {
    fn now(&self) -> Instant {
        match self.held.load(Ordering::SeqCst) {
            0 => self.running.now(),
            held => Instant(held),
        }
    }
}

/// How much longer something may take: for work that others give us and of which nobody knows beforehand how long it is.
pub(crate) struct Patience(tokio::time::Instant);

impl Patience {
    /// Begins now.
    pub(crate) fn new(length: std::time::Duration) -> Self {
        Self(tokio::time::Instant::now() + length)
    }

    /// Whether it has taken too long.
    pub(crate) fn is_over(&self) -> bool {
        tokio::time::Instant::now() > self.0
    }
}
