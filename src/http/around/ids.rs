//! A name for each request, in the log and in its answer.

use std::sync::atomic::{AtomicU64, Ordering};

use wellspring_core::outside::Outside;

/// Request ids: 16 hexadecimal digits, none twice, from a random beginning.
pub struct Ids {
    first: u64,
    count: AtomicU64,
}

impl Default for Ids {
    /// A new sequence. It takes from the machine's own chance: ids of requests are nothing that a test would want to foresee.
    fn default() -> Self {
        Self { first: u64::from_be_bytes(Outside::alone().bytes()), count: AtomicU64::new(0) }
    }
}

impl Ids {
    /// The next one.
    pub fn next(&self) -> String {
        /// An odd number spreads the count over all 64 bits (Knuth, TAOCP 3, §6.4).
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        format!("{:016x}", self.first.wrapping_add(count.wrapping_mul(SPREAD)))
    }
}
