//! Strangers, by the cookie that their first POST set.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::headers::{HeaderMapExt, UserAgent};
use wellspring_core::actor::Asker;
use wellspring_core::key;

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
        // Only words of our own making are voters; anything else starts anew.
        let voter = cookie(&parts.headers, voter_cookie(site)).filter(|voter| voter.len() == 22 && voter.is_ascii());
        let origin = key::digest(&[address.to_string().as_bytes(), agent.as_bytes()]);
        let asker = Asker { voter, becomes: None, key, origin };
        Ok(Self { asker, address, json: wants_json("", &parts.headers) })
    }
}

impl Stranger {
    /// The voter's word, and the cookie to set where they had none.
    pub fn voter(&self, site: &Site) -> (String, Option<HeaderValue>) {
        match &self.asker.voter {
            Some(voter) => (voter.clone(), None),
            None => {
                let voter = site.app.outside.handle();
                let cookie = set_cookie(site.is_https(), voter_cookie(site), &voter, VOTER_FOR);
                (voter, Some(cookie))
            }
        }
    }
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
