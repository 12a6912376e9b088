//! Strangers, by the cookie that their first POST set.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::headers::{HeaderMapExt, UserAgent};
use domain::question::NEW_VOTER;
use domain::time::MINUTE;
use wellspring_core::actor::{Asker, Voter};
use wellspring_core::key::{self, Purpose};

use crate::http::ground::cookie::{cookie, set_cookie};
use crate::http::ground::wants_json;
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
        let address = address(parts, site);
        let agent = parts.headers.typed_get::<UserAgent>();
        let agent = agent.as_ref().map(UserAgent::as_str).unwrap_or_default();
        let key = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (voter, is_new) = known(site, &cookie(&parts.headers, voter_cookie(site)).unwrap_or_default());
        let origin = key::digest(&[address.to_string().as_bytes(), agent.as_bytes()]);
        let asker = Asker { voter, becomes: None, key, origin };
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

/// The peer's address; behind a trusted proxy the last address that it did not vouch for.
fn address(parts: &Parts, site: &Site) -> IpAddr {
    let peer =
        parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    if !site.config.trusts(peer) {
        return peer;
    }
    forwarded(&parts.headers, |hop| site.config.trusts(hop)).unwrap_or(peer)
}

/// The last address that no trusted proxy has. What stands before something unreadable was written by anybody.
fn forwarded(headers: &HeaderMap, trusts: impl Fn(IpAddr) -> bool) -> Option<IpAddr> {
    let lines = headers.get_all("x-forwarded-for").into_iter().map(|value| value.to_str().unwrap_or_default());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
    hops.into_iter().rev().map_while(hop).find(|hop| !trusts(*hop))
}

/// An address, with a port behind it as some proxies write it.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_trusted_proxies_wrote_is_believed() {
        let last = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            forwarded(&headers, |hop| hop == IpAddr::from([10, 0, 0, 1])).map(|address| address.to_string())
        };
        assert_eq!(last(&["6.6.6.6, 203.0.113.9"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(last(&["6.6.6.6", "203.0.113.9, 10.0.0.1"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(last(&["6.6.6.6, 203.0.113.9:4711"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(last(&["6.6.6.6, [2001:db8::1]:4711"]).as_deref(), Some("2001:db8::1"));
        for unreadable in ["6.6.6.6, unknown", "6.6.6.6,", "10.0.0.1", ""] {
            assert_eq!(last(&[unreadable]), None, "{unreadable}");
        }
    }
}
