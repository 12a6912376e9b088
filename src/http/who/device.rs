//! The browser that a request comes from, as far as signing in cares.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::headers::{HeaderMapExt, UserAgent};
use wellspring_core::staff::Browser;

use super::staff::{known_cookie, sign_in_cookie};
use crate::http::around::networks::peer;
use crate::http::ground::cookie::cookie;
use crate::http::site::Site;

/// A browser with what it keeps of ours. Not `Debug`: it holds cookies.
#[derive(Clone)]
pub struct Device {
    /// Where it is, as far as proxies are trusted.
    pub address: IpAddr,
    /// The cookie of its sign-in.
    pub token: Option<String>,
    /// The cookie by which it is known again.
    pub known: Option<String>,
    /// What it says that it is.
    pub agent: String,
}

impl Device {
    /// The browser of a request.
    pub fn of(parts: &Parts, site: &Site) -> Self {
        let agent = parts.headers.typed_get::<UserAgent>();
        Self {
            address: site.networks.address(peer(&parts.extensions), &parts.headers),
            token: cookie(&parts.headers, sign_in_cookie(site)),
            known: cookie(&parts.headers, known_cookie(site)),
            agent: agent.as_ref().map(UserAgent::as_str).unwrap_or_default().to_owned(),
        }
    }

    /// What a sign-in remembers of it.
    pub fn browser(&self) -> Browser<'_> {
        Browser { known: self.known.as_deref(), agent: &self.agent }
    }
}

impl FromRequestParts<Site> for Device {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts, site))
    }
}
