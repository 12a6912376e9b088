//! Who comes: from a cookie, a bearer token or a voter cookie to the actors that commands take.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use wellspring_core::actor::{Asker, Caller, Operator, Planner, Reader, Responder, Reviewer};
use wellspring_core::{Error, identity, key};

use super::Site;
use super::error::Refused;
use super::reply::see_other;

/// An actor that a permission makes of a caller.
pub trait Door: Sized + Send {
    /// The caller as this actor.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the permission.
    fn of(caller: &Caller) -> Result<Self, Error>;
}

macro_rules! doors {
    ($($actor:ty = $make:ident),+) => { $(
        impl Door for $actor {
            fn of(caller: &Caller) -> Result<Self, Error> { caller.$make() }
        }
    )+ };
}

doors!(Reader = reader, Planner = planner, Responder = responder, Reviewer = reviewer, Operator = operator);

/// A member of staff who signed in, as the actor that a handler needs.
#[derive(Clone, Debug)]
pub struct As<T> {
    /// What the command takes.
    pub actor: T,
    /// Who it is.
    pub caller: Caller,
}

/// Nobody is signed in (303 to the sign-in page, which leads back), or they may not.
#[derive(Debug)]
pub enum Stopped {
    /// To the sign-in page.
    SignIn(String),
    /// An error page.
    Refused(Error),
}

impl IntoResponse for Stopped {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(path) => see_other(&path, ""),
            Self::Refused(error) => Refused(error).into_response(),
        }
    }
}

impl<T: Door> FromRequestParts<Site> for As<T> {
    type Rejection = Stopped;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Stopped> {
        let token = cookie(&parts.headers, sign_in_cookie(site)).unwrap_or_default();
        let caller = match identity::by_cookie(&site.app, &token).await {
            Ok(caller) => caller,
            Err(Error::NotSignedIn) => return Err(Stopped::SignIn(sign_in_path(parts))),
            Err(error) => return Err(Stopped::Refused(error)),
        };
        let actor = T::of(&caller).map_err(Stopped::Refused)?;
        Ok(Self { actor, caller })
    }
}

/// The sign-in page that leads back; a refused POST leads to the page that held the form's parent.
fn sign_in_path(parts: &Parts) -> String {
    let next = if parts.method == axum::http::Method::GET { parts.uri.to_string() } else { "/plan".to_owned() };
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("/signin?next={next}")
}

/// A program's bearer token as a caller.
///
/// # Errors
/// [`Error::NotSignedIn`] for any token that is not good.
pub async fn bearer(site: &Site, headers: &HeaderMap) -> Result<Caller, Error> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Error::NotSignedIn)?;
    identity::by_bearer(&site.app, token.trim()).await
}

/// A cookie by name.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

/// The sign-in cookie's name; behind https only this very host can set it.
pub fn sign_in_cookie(site: &Site) -> &'static str {
    if site.is_https() { "__Host-ws_signin" } else { "ws_signin" }
}

fn voter_cookie(site: &Site) -> &'static str {
    if site.is_https() { "__Host-ws_voter" } else { "ws_voter" }
}

/// A `Set-Cookie` value that scripts cannot read and other sites do not send.
pub fn set_cookie(site: &Site, name: &str, value: &str, seconds: i64) -> HeaderValue {
    let secure = if site.is_https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}

/// A stranger: who they are to votes and limits, from the cookie that their first POST set.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// What the commands take.
    pub asker: Asker,
    /// Where they come from, as far as proxies are trusted.
    pub address: IpAddr,
}

/// How long a voter is known, in seconds: half a year.
const VOTER_FOR: i64 = 182 * 86_400;

impl FromRequestParts<Site> for Stranger {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let address = address(parts, site);
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let agent = text(USER_AGENT.as_str()).unwrap_or_default();
        // Only words of our own making are voters; anything else starts anew.
        let voter = cookie(&parts.headers, voter_cookie(site)).filter(|voter| voter.len() == 22 && voter.is_ascii());
        let origin = key::digest(&[address.to_string().as_bytes(), agent.as_bytes()]);
        let asker = Asker { voter, becomes: None, key: text("idempotency-key"), origin };
        Ok(Self { asker, address })
    }
}

impl Stranger {
    /// The voter's word, and the cookie to set where they had none.
    pub fn voter(&self, site: &Site) -> (String, Option<HeaderValue>) {
        match &self.asker.voter {
            Some(voter) => (voter.clone(), None),
            None => {
                let voter = site.app.outside.handle();
                let cookie = set_cookie(site, voter_cookie(site), &voter, VOTER_FOR);
                (voter, Some(cookie))
            }
        }
    }
}

/// The peer's address; behind a trusted proxy the last address that it did not vouch for.
pub fn address(parts: &Parts, site: &Site) -> IpAddr {
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
