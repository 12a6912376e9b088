//! Who is there: passwords, sign-ins of staff, bearer tokens of programs.
//!
//! Secrets that come back to us (a sign-in's cookie, a bearer token, a set-up link) are 32 random bytes, of which
//! only the SHA-256 is stored. A sign-in ends 14 days after it began, or after 12 hours without a request; a member
//! who is disabled is refused at their next request.

mod callers;
mod hasher;
mod sign_in;
#[cfg(test)]
pub(crate) mod tests;
mod throttle;

pub use callers::{by_bearer, by_cookie, lasts};
pub use hasher::Hasher;
pub use sign_in::{Attempt, SignedIn, sign_in, sign_out};
pub(crate) use sign_in::{caller, start};
pub use throttle::{Throttle, network};

use domain::time::{DAY, HOUR, MINUTE};

use crate::outside::Outside;

/// How long a sign-in lasts at most, in milliseconds.
pub const LASTS: i64 = 14 * DAY;
/// How long a sign-in lasts without a request, in milliseconds.
pub const IDLE: i64 = 12 * HOUR;
/// How often a use is noted, in milliseconds.
const NOTED: i64 = MINUTE;
/// What every bearer token begins with, so that leaks can be searched for.
pub const BEARER_PREFIX: &str = "ws_";

/// What a secret opens; the digest of one kind is never another's.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Secret {
    /// A staff member's browser.
    Cookie,
    /// A program.
    Bearer,
    /// A one-time link.
    Setup,
}

impl Secret {
    /// A new secret: what its owner gets, and what is stored.
    pub(crate) fn issue(self, outside: &Outside) -> (String, String) {
        let random = crate::key::text(&outside.bytes::<32>());
        let token = match self {
            Self::Bearer => format!("{BEARER_PREFIX}{random}"),
            Self::Cookie | Self::Setup => random,
        };
        let digest = self.digest(&token);
        (token, digest)
    }

    /// What is stored of `token`.
    pub(crate) fn digest(self, token: &str) -> String {
        let purpose: &[u8] = match self {
            Self::Cookie => b"sign-in",
            Self::Bearer => b"bearer",
            Self::Setup => b"setup",
        };
        crate::key::digest(&[purpose, token.as_bytes()])
    }
}
