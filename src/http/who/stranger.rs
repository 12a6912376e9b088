//! Strangers, by the cookie that their first POST set.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::request::Parts;
use axum_extra::headers::{HeaderMapExt, UserAgent};
use domain::question::NEW_VOTER;
use domain::time::MINUTE;
use wellspring_core::actor::{Asker, Voter};
use wellspring_core::key::{self, Purpose};

use crate::http::around::networks::peer;
use crate::http::ground::cookie::{cookie, set_cookie};
use crate::http::ground::{language, wants_json};
use crate::http::site::Site;

fn voter_cookie(site: &Site) -> &'static str {
    if site.is_https() { "__Host-ws_voter" } else { "ws_voter" }
}

/// A stranger: who they are to votes and limits, from the cookie that their first POST set.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// What the commands take.
    pub asker: Asker,
    /// Where they come from, as far as proxies are trusted.
    pub address: IpAddr,
    /// Whether their cookie is new, or made up.
    pub is_new: bool,
    /// Whether JSON is asked for, as the islands do.
    pub json: bool,
}

/// How long a voter is known, in seconds: half a year.
const VOTER_FOR: i64 = 182 * 86_400;

impl FromRequestParts<Site> for Stranger {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let address = site.networks.address(peer(&parts.extensions), &parts.headers);
        let agent = parts.headers.typed_get::<UserAgent>();
        let agent = agent.as_ref().map(UserAgent::as_str).unwrap_or_default();
        let key = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (voter, is_new) = known(site, &cookie(&parts.headers, voter_cookie(site)).unwrap_or_default());
        let origin = key::digest(&[address.to_string().as_bytes(), agent.as_bytes()]);
        // A program says by a header what an address says to people.
        let language = match parts.uri.path().starts_with("/api/") {
            true => language::preferred(&parts.headers).unwrap_or_default(),
            false => language::of(parts),
        };
        let asker = Asker { voter, becomes: None, key, origin, language };
        Ok(Self { asker, address, is_new, json: wants_json("", &parts.headers) })
    }
}

impl Stranger {
    /// The voter, and the cookie to set where they had none.
    pub fn voter(&self, site: &Site) -> (Voter, Option<HeaderValue>) {
        let (address, is_new) = (self.address, self.is_new);
        if let Some(word) = self.asker.voter.clone() {
            return (Voter { word, is_new, address }, None);
        }
        let person = site.app.outside.uuid();
        let value = site.app.key.sign(Purpose::Voter, person, minute(site));
        let cookie = set_cookie(site.is_https(), voter_cookie(site), &value, VOTER_FOR);
        (Voter { word: key::text(person.as_bytes()), is_new, address }, Some(cookie))
    }
}

/// The minute since 1970.
fn minute(site: &Site) -> u32 {
    u32::try_from(site.app.now().0 / MINUTE).unwrap_or(u32::MAX)
}

/// The voter whose cookie this is, and whether they are new. A word that we did not sign, as cookies once were, is as good
/// as none: whoever makes up many is seen like those who come without.
fn known(site: &Site, cookie: &str) -> (Option<String>, bool) {
    if let Some(linked) = site.app.key.verify(Purpose::Voter, cookie) {
        let age = i64::from(minute(site)) - i64::from(linked.version);
        return (Some(key::text(linked.subject.as_bytes())), age * MINUTE < NEW_VOTER);
    }
    (Some(cookie.to_owned()).filter(|word| word.len() == 22 && word.is_ascii()), true)
}
