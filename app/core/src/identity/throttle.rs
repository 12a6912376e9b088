//! Guessing passwords is slow from wherever it is done, and nobody can lock somebody else out.
//!
//! Strangers' failures are counted by address and account together, by address alone, and by account from wherever they
//! come. Whoever has signed in to an account from this browser before is no stranger to it: their failures are counted by
//! the browser alone, so that neither a stranger who fails at their account nor a neighbour behind the same address keeps
//! them out (OWASP, device cookies). An attempt counts as a failure from its start, or a hundred at once would all pass.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Instant;
use domain::time::{HOUR, MINUTE, SECOND};

use crate::Error;

/// How often strangers may fail with an account from one address.
const PER_PAIR: Most = Most { failures: 8, within: 15 * MINUTE };
/// How often they may fail with an account from everywhere together (NIST SP 800-63B-4 §3.2.2 allows 100 in a row).
const PER_ACCOUNT: Most = Most { failures: 30, within: HOUR };
/// How often a browser that is known may fail before it is a stranger's.
const PER_BROWSER: Most = Most { failures: 8, within: 15 * MINUTE };
/// For how long an address's failures count, in milliseconds.
const PER_ADDRESS: i64 = 15 * MINUTE;
/// How many addresses, accounts and browsers are remembered; beyond it those with the fewest failures are forgotten.
const REMEMBERED: usize = 20_000;

/// So many failures in so many milliseconds.
#[derive(Clone, Copy, Debug)]
struct Most {
    failures: u32,
    within: i64,
}

/// A browser that has signed in to the account before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Browser(String);

impl Browser {
    /// By what only this browser has.
    pub(super) fn of(secret: &str) -> Self {
        Self(crate::key::digest(&[b"browser", secret.as_bytes()]))
    }
}

/// Where an attempt comes from.
#[derive(Clone, Debug)]
pub(super) struct From {
    /// The address.
    pub(super) address: IpAddr,
    /// The browser, where it has signed in to this account before.
    pub(super) browser: Option<Browser>,
}

/// Counts failed sign-ins in memory: each node its own.
#[derive(Debug)]
pub struct Throttle {
    per_address: Most,
    failures: Mutex<Failures>,
}

#[derive(Debug, Default)]
struct Failures {
    of_pairs: HashMap<(IpAddr, String), Count>,
    of_addresses: HashMap<IpAddr, Count>,
    of_accounts: HashMap<String, Count>,
    of_browsers: HashMap<String, Count>,
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
    as_whose: Whose,
}

/// As whose failure it counts.
#[derive(Debug)]
enum Whose {
    /// A browser's that is known.
    Browser(String),
    /// A stranger's: from where, at which account.
    Stranger(IpAddr, String),
}

impl Throttle {
    /// A throttle that lets one address fail `per_address` times in a quarter of an hour.
    pub fn new(per_address: u32) -> Self {
        let per_address = Most { failures: per_address, within: PER_ADDRESS };
        Self { per_address, failures: Mutex::default() }
    }

    /// Counts an attempt on the account `email`; of IPv6 addresses, a /64 is one.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds after which it is let in again.
    pub(super) fn attempt(&self, from: &From, email: &str, now: Instant) -> Result<Counted<'_>, Error> {
        let mut failures = self.failures();
        let known =
            from.browser.as_ref().filter(|one| full(failures.of_browsers.get(&one.0), PER_BROWSER, now).is_none());
        if let Some(Browser(browser)) = known {
            count(&mut failures.of_browsers, browser.clone(), PER_BROWSER.within, now);
            return Ok(Counted { throttle: self, as_whose: Whose::Browser(browser.clone()) });
        }
        let (address, account) = (network(from.address), crate::key::digest(&[email.as_bytes()]));
        let pair = (address, account.clone());
        let ends = [
            full(failures.of_pairs.get(&pair), PER_PAIR, now),
            full(failures.of_addresses.get(&address), self.per_address, now),
            full(failures.of_accounts.get(&account), PER_ACCOUNT, now),
        ];
        if let Some(ends) = ends.into_iter().flatten().max() {
            return Err(Error::TooMany(seconds_until(ends, now)));
        }
        count(&mut failures.of_pairs, pair, PER_PAIR.within, now);
        count(&mut failures.of_addresses, address, self.per_address.within, now);
        count(&mut failures.of_accounts, account.clone(), PER_ACCOUNT.within, now);
        Ok(Counted { throttle: self, as_whose: Whose::Stranger(address, account) })
    }

    fn failures(&self) -> MutexGuard<'_, Failures> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counted<'_> {
    /// The password was right: earlier failures from there with this account were typing errors. Those of others count on.
    pub(crate) fn succeeded(self) {
        let mut failures = self.throttle.failures();
        match self.as_whose {
            Whose::Browser(browser) => drop(failures.of_browsers.remove(&browser)),
            Whose::Stranger(address, account) => {
                take_back(&mut failures.of_addresses, &address);
                take_back(&mut failures.of_accounts, &account);
                failures.of_pairs.remove(&(address, account));
            }
        }
    }

    /// The password was not looked at.
    pub(crate) fn forgiven(self) {
        let mut failures = self.throttle.failures();
        match self.as_whose {
            Whose::Browser(browser) => take_back(&mut failures.of_browsers, &browser),
            Whose::Stranger(address, account) => {
                take_back(&mut failures.of_addresses, &address);
                take_back(&mut failures.of_accounts, &account);
                take_back(&mut failures.of_pairs, &(address, account));
            }
        }
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
fn full(count: Option<&Count>, most: Most, now: Instant) -> Option<Instant> {
    let ends = count.filter(|count| count.failed >= most.failures)?.since.plus(most.within);
    (ends > now).then_some(ends)
}

fn seconds_until(ends: Instant, now: Instant) -> u64 {
    u64::try_from(ends.since(now) / SECOND).unwrap_or(0) + 1
}

fn count<K: Hash + Eq + Clone>(counts: &mut HashMap<K, Count>, key: K, within: i64, now: Instant) {
    if counts.len() >= REMEMBERED {
        forget(counts, within, now);
    }
    let count = counts.entry(key).or_insert(Count { failed: 0, since: now });
    if count.since.plus(within) <= now {
        *count = Count { failed: 0, since: now };
    }
    count.failed = count.failed.saturating_add(1);
}

/// Drops what is over; if everything still counts, the half with the fewest failures, of these the oldest: whoever tries
/// thousands of names cannot make us forget how often they tried one.
fn forget<K: Hash + Eq + Clone>(counts: &mut HashMap<K, Count>, within: i64, now: Instant) {
    counts.retain(|_, count| count.since.plus(within) > now);
    if counts.len() >= REMEMBERED {
        let weight = |count: &Count| (count.failed, count.since);
        let mut all: Vec<_> = counts.values().map(weight).collect();
        let (_, middle, _) = all.select_nth_unstable(REMEMBERED / 2);
        let middle = *middle;
        let mut spare = counts.len() - REMEMBERED / 2;
        counts.retain(|_, count| {
            let goes = spare > 0 && weight(count) <= middle;
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
