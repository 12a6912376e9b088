//! Passwords: argon2id, two at a time, so that a flood of sign-ins cannot stall everyone else.

use std::sync::Arc;

use argon2::password_hash::SaltString;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::Error;
use crate::outside::Outside;

/// How many hashes run at once: each takes about 25 ms of a core and 19 MiB.
const AT_ONCE: usize = 2;
/// How many may wait or run before the rest is asked to come back: about a second's work.
const WAITING: usize = 64;
/// When to come back, in seconds.
const COME_BACK: u64 = 2;
/// What an unknown user's password is hashed with.
const NOBODY: &[u8] = b"nobody's salt...";

/// Hashes and checks passwords with argon2id at 19 MiB, 2 passes and 1 lane (OWASP's Password Storage Cheat Sheet).
#[derive(Clone, Debug)]
pub struct Hasher {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

impl Hasher {
    /// A hasher with its own queue; an installation has one.
    #[allow(clippy::new_without_default, reason = "two of them would run twice as many hashes")]
    pub fn new() -> Self {
        Self { places: Arc::new(Semaphore::new(WAITING)), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The hash of a new password, in PHC form.
    ///
    /// # Errors
    /// [`Error::Busy`] when the queue is full.
    pub async fn hash(&self, password: &str, outside: &Outside) -> Result<String, Error> {
        let password = password.to_owned();
        let salt = outside.bytes::<16>();
        self.work(move || {
            let salt = SaltString::encode_b64(&salt).map_err(internal)?;
            Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(internal)?.to_string())
        })
        .await?
    }

    /// Whether `password` is the one behind `hash`. Without a hash the same work is done, and the answer is no: how
    /// long it took tells nobody who has an account.
    ///
    /// # Errors
    /// [`Error::Busy`] when the queue is full.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, Error> {
        let password = password.to_owned();
        let hash = hash.map(str::to_owned);
        self.work(move || match hash {
            Some(hash) => is_behind(&password, &hash),
            None => spend(&password).map(|()| false),
        })
        .await?
    }

    async fn work<T: Send + 'static>(&self, hash: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| Error::Busy(COME_BACK))?;
        let turn = self.turns.clone().acquire_owned().await.map_err(internal)?;
        // Both are given back when the work is over, even if nobody waits for it any more.
        let working = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            hash()
        });
        working.await.map_err(internal)
    }
}

fn is_behind(password: &str, hash: &str) -> Result<bool, Error> {
    let hash = PasswordHash::new(hash).map_err(internal)?;
    match Argon2::default().verify_password(password.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(other) => Err(internal(other)),
    }
}

/// As much work as checking a password, for nothing.
fn spend(password: &str) -> Result<(), Error> {
    let mut unused = [0; 32];
    Argon2::default().hash_password_into(password.as_bytes(), NOBODY, &mut unused).map_err(internal)?;
    std::hint::black_box(unused);
    Ok(())
}

fn internal(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("hashing a password: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::{FrozenClock, SeededChance};

    fn outside() -> Outside {
        Outside::new(FrozenClock::at(domain::Instant(0)), SeededChance::new(1))
    }

    #[tokio::test]
    async fn a_password_opens_its_own_hash_only() {
        let hasher = Hasher::new();
        let hash = hasher.hash("correct horse battery", &outside()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.verify("correct horse battery", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("correct horse batterz", Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!Hasher::new().verify("", None).await.unwrap());
        assert!(!Hasher::new().verify("correct horse battery", None).await.unwrap());
    }

    #[tokio::test]
    async fn a_full_queue_says_so() {
        let hasher = Hasher::new();
        let places = hasher.places.clone().acquire_many_owned(WAITING as u32).await.unwrap();
        assert!(matches!(hasher.verify("anything", None).await, Err(Error::Busy(_))));
        drop(places);
        assert!(hasher.verify("anything", None).await.is_ok());
    }

    #[tokio::test]
    async fn who_gives_up_waiting_leaves_the_queue() {
        let hasher = Hasher::new();
        let turns = hasher.turns.clone().acquire_many_owned(AT_ONCE as u32).await.unwrap();
        let mut waiting = Box::pin(hasher.verify("anything", None));
        assert!(futures::poll!(waiting.as_mut()).is_pending());
        drop(waiting);
        assert_eq!(hasher.places.available_permits(), WAITING);
        drop(turns);
    }
}
