//! Programs, by their bearer token.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum_extra::headers::HeaderMapExt;
use axum_extra::headers::authorization::{Authorization, Bearer};
use wellspring_core::actor::Caller;
use wellspring_core::{Error, identity};

use super::Allowed;
use crate::http::ground::acts::Acts;
use crate::http::ground::error::Refused;
use crate::http::site::Site;

/// A program that reads or deletes: a valid token with the permission that `A` stands for.
#[derive(Clone, Debug)]
pub struct Token<A> {
    /// What the command takes.
    pub actor: A,
    /// Whose token it is.
    pub caller: Caller,
}

impl<A: Allowed> FromRequestParts<Site> for Token<A> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let caller = bearer(site, &parts.headers).await?;
        Acts::by(parts, caller.who());
        Ok(Self { actor: A::from_caller(&caller)?, caller })
    }
}

/// A program's bearer token as a caller.
///
/// # Errors
/// [`Error::NotSignedIn`] for any token that is not good.
pub async fn bearer(site: &Site, headers: &HeaderMap) -> Result<Caller, Error> {
    let Authorization(bearer) = headers.typed_get::<Authorization<Bearer>>().ok_or(Error::NotSignedIn)?;
    identity::by_bearer(&site.app, bearer.token()).await
}
