//! Where ids, tokens and codes come from.

use std::sync::{Arc, Mutex};

use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};

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
