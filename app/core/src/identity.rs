//! Who is there: passwords, sign-ins of staff, bearer tokens of programs.
//!
//! Secrets that come back to us (a sign-in's cookie, a bearer token, a set-up link) are 32 random bytes, of which
//! only the SHA-256 is stored. A sign-in ends at a time that an operator sets, or after a while without use; a member who
//! is disabled is refused at their next request. An administrator's deeds ask for the password again, where it was not given
//! lately.

pub mod browsers;
mod callers;
mod hasher;
mod password;
mod prove;
mod sign_in;
#[cfg(test)]
pub(crate) mod tests;
mod throttle;

pub use browsers::browser_name;
pub use callers::{Left, Present, Use, by_bearer, by_cookie, lasts, left, present};
pub use hasher::Hasher;
pub(crate) use password::chosen;
pub(crate) use prove::given;
pub use prove::prove;
pub use sign_in::{Attempt, SignedIn, sign_in, sign_out};
pub(crate) use sign_in::{Begin, caller, start};
pub use throttle::{Throttle, network};

use domain::time::MINUTE;

use crate::outside::Outside;

/// How often a use is noted, in milliseconds.
const NOTED: i64 = MINUTE;
/// For how long a password that was given counts for administrators' deeds, in milliseconds.
pub const PROVEN: i64 = 10 * MINUTE;
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
