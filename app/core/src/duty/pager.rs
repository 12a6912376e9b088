//! Where pages go, signed as Standard Webhooks has it (<https://www.standardwebhooks.com>).

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Instant;
use domain::time::SECOND;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::outside::Posting;

/// Where pages go, and what signs them.
#[derive(Clone)]
pub struct Pager {
    url: String,
    secret: Vec<u8>,
}

/// Neither is for a log: addresses of such hooks are often secret, too.
impl fmt::Debug for Pager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager").finish_non_exhaustive()
    }
}

impl Pager {
    /// To this address, signed with a secret such as `whsec_…`: 24 to 64 bytes in base64.
    ///
    /// # Errors
    /// A sentence for any other secret.
    pub fn new(url: &str, secret: &str) -> Result<Self, String> {
        let bytes = secret.trim().strip_prefix("whsec_").and_then(|text| STANDARD.decode(text).ok());
        let secret = bytes.filter(|bytes| (24..=64).contains(&bytes.len()));
        let wrong = || "use a secret that begins with whsec_, and then has 24 to 64 bytes in base64.".to_owned();
        Ok(Self { url: url.to_owned(), secret: secret.ok_or_else(wrong)? })
    }

    /// A body as it is sent at `now`; whoever receives it again knows it by its id.
    pub(super) fn signed(&self, id: &str, body: String, now: Instant) -> Posting {
        let seconds = (now.0 / SECOND).to_string();
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes keys of any length");
        mac.update(format!("{id}.{seconds}.{body}").as_bytes());
        let signature = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        let headers =
            vec![("webhook-id", id.to_string()), ("webhook-timestamp", seconds), ("webhook-signature", signature)];
        Posting { url: self.url.clone(), headers, body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's libraries.
    #[test]
    fn a_page_is_signed_as_the_specification_has_it() {
        let pager = Pager::new("https://pager.example/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = "{\"test\": 2432232314}".to_owned();
        let posting = pager.signed("msg_p5jXN8AQM9LWM0D4loKWxJek", body, Instant(1_614_265_330_999));
        let headers = posting.headers.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
        assert_eq!(
            headers,
            [
                ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                ("webhook-timestamp", "1614265330"),
                ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            ]
        );
        assert_eq!(format!("{pager:?}"), "Pager { .. }");
    }

    #[test]
    fn a_secret_is_whsec_and_24_to_64_bytes() {
        let secret = |bytes: usize| format!("whsec_{}", STANDARD.encode(vec![7; bytes]));
        for good in [24, 32, 64] {
            assert!(Pager::new("https://pager.example/", &secret(good)).is_ok(), "{good}");
        }
        let bare = STANDARD.encode([7; 32]);
        for bad in [secret(23), secret(65), bare, "whsec_".to_owned(), "whsec_not base64 at all, is it".to_owned()] {
            assert!(Pager::new("https://pager.example/", &bad).is_err(), "{bad}");
        }
    }
}
