//! Passwords: argon2id, two at a time, so that a flood of sign-ins cannot stall everyone else.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::{Output, ParamsString, SaltString};
use argon2::{ARGON2ID_IDENT, Argon2, Block, Params, PasswordHash, Version};
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
///
/// The memory for it is kept and used again. Given back, it would stay with whichever thread had it: nine sign-ins in a
/// row left the process with 158 MB.
#[derive(Clone)]
pub struct Hasher {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
    memory: Arc<Mutex<Vec<Memory>>>,
}

/// What one hash fills.
type Memory = Vec<Block>;

impl Hasher {
    /// A hasher with its own queue; an installation has one.
    #[allow(clippy::new_without_default, reason = "two of them would run twice as many hashes")]
    pub fn new() -> Self {
        let (places, turns) = (Semaphore::new(WAITING), Semaphore::new(AT_ONCE));
        Self { places: Arc::new(places), turns: Arc::new(turns), memory: Arc::default() }
    }

    /// The hash of a new password, in PHC form.
    ///
    /// # Errors
    /// [`Error::Busy`] when the queue is full.
    pub async fn hash(&self, password: &str, outside: &Outside) -> Result<String, Error> {
        let password = password.to_owned();
        let salt = outside.bytes::<16>();
        self.work(move |memory| phc(&password, &salt, memory).map_err(internal)).await?
    }

    /// Whether `password` is the one behind `hash`. Without a hash the same work is done, and the answer is no: how
    /// long it took tells nobody who has an account.
    ///
    /// # Errors
    /// [`Error::Busy`] when the queue is full.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, Error> {
        let password = password.to_owned();
        let hash = hash.map(str::to_owned);
        self.work(move |memory| match hash {
            Some(hash) => is_behind(&password, &hash, memory).map_err(internal),
            None => spend(&password, memory).map(|()| false).map_err(internal),
        })
        .await?
    }

    async fn work<T: Send + 'static>(&self, hash: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T, Error> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| Error::Busy(COME_BACK))?;
        let turn = self.turns.clone().acquire_owned().await.map_err(internal)?;
        let free = self.memory.clone();
        // Both are given back when the work is over, even if nobody waits for it any more.
        let working = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            let lent = free.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut memory = lent.unwrap_or_default();
            let done = hash(&mut memory);
            free.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
            done
        });
        working.await.map_err(internal)
    }
}

type Hashed<T> = Result<T, argon2::password_hash::Error>;

/// One run of the algorithm.
fn fill(argon: &Argon2, password: &str, salt: &[u8], memory: &mut Memory) -> Hashed<Output> {
    memory.resize(argon.params().block_count(), Block::default());
    Output::init_with(argon.params().output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN), |out| {
        Ok(argon.hash_password_into_with_memory(password.as_bytes(), salt, out, memory.as_mut_slice())?)
    })
}

/// A new hash in PHC form.
fn phc(password: &str, salt: &[u8], memory: &mut Memory) -> Hashed<String> {
    let argon = Argon2::default();
    let output = fill(&argon, password, salt, memory)?;
    let salt = SaltString::encode_b64(salt)?;
    let hash = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::default().into()),
        params: ParamsString::try_from(argon.params())?,
        salt: Some(salt.as_salt()),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

/// Whether it is this password's hash, by the parameters that stand in it. Outputs are compared in constant time.
fn is_behind(password: &str, hash: &str, memory: &mut Memory) -> Hashed<bool> {
    let hash = PasswordHash::new(hash)?;
    let (Some(salt), Some(output)) = (hash.salt, hash.hash) else { return Ok(false) };
    let version = hash.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let argon = Argon2::new(hash.algorithm.try_into()?, version, Params::try_from(&hash)?);
    let mut bytes = [0; 64];
    Ok(fill(&argon, password, salt.decode_b64(&mut bytes)?, memory)? == output)
}

/// As much work as checking a password, for nothing.
fn spend(password: &str, memory: &mut Memory) -> Hashed<()> {
    std::hint::black_box(fill(&Argon2::default(), password, NOBODY, memory)?);
    Ok(())
}

fn internal(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("hashing a password: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::SeededChance;

    fn outside() -> Outside {
        Outside::still(SeededChance::new(1))
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
    async fn a_hash_that_the_library_wrote_is_known() {
        use argon2::PasswordHasher;
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        let hash = Argon2::default().hash_password(b"correct horse battery", &salt).unwrap().to_string();
        let hasher = Hasher::new();
        assert!(hasher.verify("correct horse battery", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("correct horse batterz", Some(&hash)).await.unwrap());
        assert_eq!(hasher.memory.lock().unwrap().len(), 1, "used again");
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
