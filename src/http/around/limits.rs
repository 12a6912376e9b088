//! Rate limits of strangers' posts. A hall of people may share one address, so the voter's cookie and
//! the session are limited first, and the address only by a high ceiling.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use wellspring_core::Error;
use wellspring_core::identity::network;

use crate::config::Config;

/// The limiters, each with its own keys. What is too many is [`Error::TooMany`], with the seconds to wait.
pub struct Limits {
    asks_by_voter: DefaultKeyedRateLimiter<String>,
    asks_by_session: DefaultKeyedRateLimiter<String>,
    asks_by_address: DefaultKeyedRateLimiter<IpAddr>,
    votes_by_voter: DefaultKeyedRateLimiter<String>,
    votes_by_address: DefaultKeyedRateLimiter<IpAddr>,
    reports_by_address: DefaultKeyedRateLimiter<IpAddr>,
    codes_by_address: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    checks: AtomicU32,
}

/// A hall votes so many times as often as it asks.
const VOTES_PER_ASK: u32 = 10;

/// An address reports so many times as often as one person may ask: a hall reports a bad question, but nobody who makes up
/// cookies empties the list.
const REPORTS_PER_ASK: u32 = 2;

/// After so many checks the limiter at hand is cleaned: a prime, so that each has its turn.
const CLEAN_EVERY: u32 = 4_093;

/// A limiter that lets `per_minute` through at once and refills evenly.
fn limiter<K: Clone + Eq + std::hash::Hash>(per_minute: u32) -> DefaultKeyedRateLimiter<K> {
    RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN)))
}

/// Ten short codes at once, and then one a minute: of the 2⁴⁹ that there are, nobody guesses one.
fn codes() -> Quota {
    const TRIES: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
    const MINUTE: NonZeroU32 = NonZeroU32::MIN;
    Quota::per_minute(MINUTE).allow_burst(TRIES)
}

impl Limits {
    /// As the operator set them.
    pub fn new(config: &Config) -> Self {
        Self {
            asks_by_voter: limiter(config.asks_per_voter),
            asks_by_session: limiter(config.asks_per_session),
            asks_by_address: limiter(config.asks_per_address),
            votes_by_voter: limiter(config.votes_per_voter),
            votes_by_address: limiter(config.asks_per_address.saturating_mul(VOTES_PER_ASK)),
            reports_by_address: limiter(config.asks_per_voter.saturating_mul(REPORTS_PER_ASK)),
            codes_by_address: RateLimiter::keyed(codes()),
            clock: DefaultClock::default(),
            checks: AtomicU32::new(0),
        }
    }

    /// Counts a question.
    pub fn ask(&self, voter: Option<&str>, session: &str, address: IpAddr) -> Result<(), Error> {
        if let Some(voter) = voter {
            self.check(&self.asks_by_voter, &voter.to_owned())?;
        }
        self.check(&self.asks_by_address, &network(address))?;
        self.check(&self.asks_by_session, &session.to_owned())
    }

    /// Counts a vote. Anybody can make up a cookie, so the address counts beside it.
    pub fn vote(&self, voter: Option<&str>, address: IpAddr) -> Result<(), Error> {
        if let Some(voter) = voter {
            self.check(&self.votes_by_voter, &voter.to_owned())?;
        }
        self.check(&self.votes_by_address, &network(address))
    }

    /// Counts a report.
    pub fn report(&self, address: IpAddr) -> Result<(), Error> {
        self.check(&self.reports_by_address, &network(address))
    }

    /// Counts a short code that somebody tries.
    pub fn code(&self, address: IpAddr) -> Result<(), Error> {
        self.check(&self.codes_by_address, &network(address))
    }

    fn check<K: Clone + Eq + std::hash::Hash>(
        &self,
        limiter: &DefaultKeyedRateLimiter<K>,
        key: &K,
    ) -> Result<(), Error> {
        // Keys that have been quiet are let go, now and then: it looks at every one of them.
        if self.checks.fetch_add(1, Ordering::Relaxed).is_multiple_of(CLEAN_EVERY) {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|early| Error::TooMany(early.wait_time_from(self.clock.now()).as_secs().max(1)))
    }
}
