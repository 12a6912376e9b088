//! Rate limits of strangers' posts. A hall of people may share one address, so the voter's cookie and
//! the session are limited first, and the address only by a high ceiling.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use wellspring_core::Error;

use crate::config::Config;

/// The limiters, each with its own keys.
pub struct Limits {
    asks_by_voter: DefaultKeyedRateLimiter<String>,
    asks_by_session: DefaultKeyedRateLimiter<String>,
    asks_by_address: DefaultKeyedRateLimiter<IpAddr>,
    votes_by_voter: DefaultKeyedRateLimiter<String>,
    clock: DefaultClock,
}

/// A limiter that lets `per_minute` through at once and refills evenly.
fn limiter<K: Clone + Eq + std::hash::Hash>(per_minute: u32) -> DefaultKeyedRateLimiter<K> {
    RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN)))
}

impl Limits {
    /// As the operator set them.
    pub fn new(config: &Config) -> Self {
        Self {
            asks_by_voter: limiter(config.asks_per_voter),
            asks_by_session: limiter(config.asks_per_session),
            asks_by_address: limiter(config.asks_per_address),
            votes_by_voter: limiter(config.votes_per_voter),
            clock: DefaultClock::default(),
        }
    }

    /// Counts a question.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds to wait.
    pub fn ask(&self, voter: Option<&str>, session: &str, address: IpAddr) -> Result<(), Error> {
        if let Some(voter) = voter {
            self.check(&self.asks_by_voter, &voter.to_owned())?;
        }
        self.check(&self.asks_by_address, &address)?;
        self.check(&self.asks_by_session, &session.to_owned())
    }

    /// Counts a vote; before there is a cookie, the address stands for the voter.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds to wait.
    pub fn vote(&self, voter: Option<&str>, address: IpAddr) -> Result<(), Error> {
        match voter {
            Some(voter) => self.check(&self.votes_by_voter, &voter.to_owned()),
            None => self.check(&self.asks_by_address, &address),
        }
    }

    fn check<K: Clone + Eq + std::hash::Hash>(&self, limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Error> {
        // Keys that have been quiet are let go once there are many.
        if limiter.len() > 50_000 {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|early| Error::TooMany(early.wait_time_from(self.clock.now()).as_secs().max(1)))
    }
}
