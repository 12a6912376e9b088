//! Staff, by the cookie of their sign-in.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use wellspring_core::actor::Caller;
use wellspring_core::{Error, identity};

use super::Allowed;
use crate::http::answer::notice::see_other;
use crate::http::ground::cookie::cookie;
use crate::http::ground::error::Refused;
use crate::http::site::Site;

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

impl<T: Allowed> FromRequestParts<Site> for As<T> {
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

/// The sign-in cookie's name; behind https only this very host can set it.
pub fn sign_in_cookie(site: &Site) -> &'static str {
    if site.is_https() { "__Host-ws_signin" } else { "ws_signin" }
}
