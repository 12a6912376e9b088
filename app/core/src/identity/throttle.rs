//! Guessing passwords is slow from wherever it is done, and nobody can lock somebody else out.
//!
//! Failures are counted by address and account together, and by address alone. There is no count by account: with
//! one, a stranger who fails often enough would keep its owner out. So the right password from an address that has
//! not failed always gets in. An attempt counts as a failure from its start, or a hundred at once would all pass.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use domain::Instant;
use domain::time::{MINUTE, SECOND};

use crate::Error;

/// For how long a failure counts, in milliseconds.
const WINDOW: i64 = 15 * MINUTE;
/// How many failures one address may have with one account.
const PER_ACCOUNT: u32 = 8;
/// How many addresses and accounts are remembered; beyond it the oldest are forgotten.
const REMEMBERED: usize = 20_000;

/// Counts failed sign-ins in memory: each node its own.
#[derive(Debug)]
pub struct Throttle {
    per_address: u32,
    failures: Mutex<Failures>,
}

#[derive(Debug, Default)]
struct Failures {
    of_pairs: HashMap<(IpAddr, String), Count>,
    of_addresses: HashMap<IpAddr, Count>,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    failed: u32,
    since: Instant,
}

/// An attempt under way. It is a failure unless it is told otherwise.
#[derive(Debug)]
pub(crate) struct Counted<'a> {
    throttle: &'a Throttle,
    pair: (IpAddr, String),
}

impl Throttle {
    /// A throttle that lets one address fail `per_address` times in a quarter of an hour.
    pub fn new(per_address: u32) -> Self {
        Self { per_address, failures: Mutex::default() }
    }

    /// Counts an attempt from `address` (an IPv6 one by its /64) on the account `email`.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds after which it is let in again.
    pub(crate) fn attempt(&self, address: IpAddr, email: &str, now: Instant) -> Result<Counted<'_>, Error> {
        let pair = (network(address), crate::key::digest(&[email.as_bytes()]));
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = [
            full(failures.of_pairs.get(&pair), PER_ACCOUNT, now),
            full(failures.of_addresses.get(&pair.0), self.per_address, now),
        ];
        if let Some(ends) = ends.into_iter().flatten().max() {
            return Err(Error::TooMany(seconds_until(ends, now)));
        }
        count(&mut failures.of_pairs, pair.clone(), now);
        count(&mut failures.of_addresses, pair.0, now);
        Ok(Counted { throttle: self, pair })
    }
}

impl Counted<'_> {
    /// The password was right: earlier failures with this account were typing errors.
    pub(crate) fn succeeded(self) {
        let mut failures = self.failures();
        failures.of_pairs.remove(&self.pair);
        take_back(&mut failures.of_addresses, &self.pair.0);
    }

    /// The password was not looked at.
    pub(crate) fn forgiven(self) {
        let mut failures = self.failures();
        take_back(&mut failures.of_pairs, &self.pair);
        take_back(&mut failures.of_addresses, &self.pair.0);
    }

    fn failures(&self) -> std::sync::MutexGuard<'_, Failures> {
        self.throttle.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is counted as one place: whoever has one IPv6 address has its /64.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        v4 => v4,
    }
}

/// Until when there are too many failures.
fn full(count: Option<&Count>, most: u32, now: Instant) -> Option<Instant> {
    let ends = count.filter(|count| count.failed >= most)?.since.plus(WINDOW);
    (ends > now).then_some(ends)
}

fn seconds_until(ends: Instant, now: Instant) -> u64 {
    u64::try_from(ends.since(now) / SECOND).unwrap_or(0) + 1
}

fn count<K: Hash + Eq + Clone>(counts: &mut HashMap<K, Count>, key: K, now: Instant) {
    if counts.len() >= REMEMBERED {
        forget(counts, now);
    }
    let count = counts.entry(key).or_insert(Count { failed: 0, since: now });
    if count.since.plus(WINDOW) <= now {
        *count = Count { failed: 0, since: now };
    }
    count.failed = count.failed.saturating_add(1);
}

/// Drops what is over; if everything still counts, the older half.
fn forget<K: Hash + Eq + Clone>(counts: &mut HashMap<K, Count>, now: Instant) {
    counts.retain(|_, count| count.since.plus(WINDOW) > now);
    if counts.len() >= REMEMBERED {
        let mut since: Vec<Instant> = counts.values().map(|count| count.since).collect();
        let (_, middle, _) = since.select_nth_unstable(REMEMBERED / 2);
        let middle = *middle;
        let mut spare = counts.len() - REMEMBERED / 2;
        counts.retain(|_, count| {
            let goes = spare > 0 && count.since <= middle;
            spare -= usize::from(goes);
            !goes
        });
    }
}

fn take_back<K: Hash + Eq>(counts: &mut HashMap<K, Count>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        count.failed = count.failed.saturating_sub(1);
        if count.failed == 0 {
            counts.remove(key);
        }
    }
}
