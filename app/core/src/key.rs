//! The installation's key and the link tokens that it signs.
//!
//! A link token holds its subject and version, signed by HMAC-SHA256 over purpose, subject and
//! version. It can be made again for a letter; re-issuing is version + 1; nothing is stored.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::question::ShortCode;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// 32 secret bytes. Not `Debug`, so that no log can hold it.
#[derive(Clone)]
pub struct Key([u8; 32]);

/// What a link lets its bearer do; a token for one never opens another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The asker's own page.
    Question,
    /// The same, by a link that was mailed.
    Mailed,
    /// A short code for the same.
    Code,
    /// A clinician's calendar feed.
    Feed,
    /// One slot, to confirm or decline.
    Slot,
    /// All slots of one clinician.
    Clinician,
    /// The same, for whoever may act for them.
    Assistant,
    /// A question that a clinician is asked to answer.
    Answer,
    /// What was handed over to a team.
    Handoff,
    /// A staff member's feed of the whole calendar.
    StaffFeed,
    /// Whether the owner of an address wants a question's answer there.
    Follow,
    /// A voter's cookie; its version is the minute since 1970 in which it was made.
    Voter,
    /// A browser that has signed in to an account before. It opens nothing.
    Browser,
    /// Whose a form is that waits for a sign-in. It opens nothing.
    Kept,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Self::Question => b"question",
            Self::Mailed => b"mailed question",
            Self::Code => b"short code",
            Self::Feed => b"feed",
            Self::Slot => b"slot",
            Self::Clinician => b"clinician",
            Self::Assistant => b"assistant",
            Self::Answer => b"answer",
            Self::Handoff => b"handoff",
            Self::StaffFeed => b"staff feed",
            Self::Follow => b"follow",
            Self::Voter => b"voter",
            Self::Browser => b"browser",
            Self::Kept => b"kept",
        }
    }
}

/// What a valid token names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The subject's id.
    pub subject: uuid::Uuid,
    /// The version at which the token was made.
    pub version: u32,
}

const MAC: usize = 16;

/// base64url without padding.
pub fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// SHA-256 of `parts` with their lengths, as base64url: what is stored of a secret or a body.
pub fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    text(&hash.finalize())
}

impl Key {
    /// A key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the key at `path`, or makes one there that only its owner can read (0600).
    ///
    /// # Errors
    /// A sentence when the file cannot be read or written, or is not a key.
    pub fn at(path: &Path, outside: &crate::outside::Outside) -> Result<Self, String> {
        let trouble = |error: std::io::Error| {
            format!(
                "the key file {} cannot be used: {error}. Set --key-file (WELLSPRING_KEY_FILE) to one that this user may read and write.",
                path.display()
            )
        };
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(text.trim()).ok_or_else(|| format!("{} does not hold a Wellspring key. Restore it from a backup, or set --key-file (WELLSPRING_KEY_FILE).", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let bytes = outside.bytes::<32>();
                write_secret(path, &text(&bytes)).map_err(trouble)?;
                Ok(Self(bytes))
            }
            Err(error) => Err(trouble(error)),
        }
    }

    /// Whether this is the key that the database's links were signed with; its first key always is. With `anew`
    /// it becomes that key, and links that were sent stop working.
    ///
    /// # Errors
    /// [`Error::Storage`](crate::Error::Storage).
    pub async fn belongs(&self, app: &crate::Wellspring, anew: bool) -> Result<bool, crate::Error> {
        let mark = digest(&[b"which key this is", &self.0]);
        let mut change = app.storage.begin().await?;
        let known = crate::storage::facts::settle(&mut change, "key", &mark, anew).await?;
        change.commit().await?;
        Ok(known == mark)
    }

    fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    fn mac(&self, purpose: Purpose, payload: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(purpose.label());
        mac.update(&[0]);
        mac.update(payload);
        mac
    }

    /// The token for `subject` at `version`: 48 characters of base64url.
    pub fn sign(&self, purpose: Purpose, subject: uuid::Uuid, version: u32) -> String {
        let mut bytes = subject.as_bytes().to_vec();
        bytes.extend(version.to_be_bytes());
        let mac = self.mac(purpose, &bytes).finalize().into_bytes();
        bytes.extend(&mac[..MAC]);
        text(&bytes)
    }

    /// The short code for `subject` at `version`.
    pub fn code(&self, subject: uuid::Uuid, version: u32) -> ShortCode {
        let mut payload = subject.as_bytes().to_vec();
        payload.extend(version.to_be_bytes());
        let mac = self.mac(Purpose::Code, &payload).finalize().into_bytes();
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&mac[..8]);
        ShortCode::from_bytes(bytes)
    }

    /// A word for `secret` among what belongs to `place`: the same each time, another elsewhere, and nobody without the
    /// key can tell what it stands for.
    pub fn pseudonym(&self, place: &str, secret: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(b"pseudonym");
        mac.update(&[0]);
        mac.update(place.as_bytes());
        mac.update(&[0]);
        mac.update(secret);
        text(&mac.finalize().into_bytes()[..MAC])
    }

    /// What `token` names, if this installation made it for `purpose`. Takes the same time for every wrong token.
    pub fn verify(&self, purpose: Purpose, token: &str) -> Option<Linked> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok().filter(|bytes| bytes.len() == 20 + MAC)?;
        let (payload, given) = bytes.split_at(20);
        self.mac(purpose, payload).verify_truncated_left(given).ok()?;
        let version = u32::from_be_bytes(payload[16..].try_into().ok()?);
        Some(Linked { subject: uuid::Uuid::from_slice(&payload[..16]).ok()?, version })
    }
}

#[cfg(unix)]
fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(not(unix))]
fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_its_own_door_only() {
        let key = Key::new([7; 32]);
        let subject = uuid::Uuid::from_u128(42);
        let token = key.sign(Purpose::Question, subject, 3);
        assert_eq!(key.verify(Purpose::Question, &token), Some(Linked { subject, version: 3 }));
        assert_eq!(key.verify(Purpose::Feed, &token), None);
        assert_eq!(Key::new([8; 32]).verify(Purpose::Question, &token), None);
    }

    #[test]
    fn a_changed_token_is_refused() {
        let key = Key::new([7; 32]);
        let token = key.sign(Purpose::Question, uuid::Uuid::from_u128(42), 1);
        for at in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(key.verify(Purpose::Question, &String::from_utf8(changed).unwrap()), None);
        }
    }
}
