//! The JSON API under `/api/v1`, by noun. Programs come with a bearer token; the public part without one.
//!
//! Whoever has no valid token gets 401 and whoever lacks the permission 403, before an id or a body is looked at.
//! A POST takes an `Idempotency-Key`: a replay finds what the first one did. A PATCH takes the `version` it saw.

pub mod audiences;
pub mod away;
mod body;
pub mod calendar;
pub mod campaigns;
pub mod clinicians;
pub mod imports;
mod list;
pub mod mail;
pub mod posts;
pub mod public;
mod query;
pub mod questions;
pub mod series;
pub mod sessions;
pub mod slots;

use axum::extract::{FromRequest, Request};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use wellspring_core::actor::{Caller, Repeat};
use wellspring_core::{Error, key};

use self::body::Sent;
use super::answer::{Reply, json};
use super::ground::body::{Unreadable, bytes};
use super::ground::error::{Refusal, Refused};
use super::ground::problem::{Both, More};
use super::site::Site;
use super::who::Allowed;
use super::who::program::{Token, bearer};

/// A program that sends something: like [`Token`], with a JSON body `B`; its actor repeats by `Idempotency-Key`.
#[derive(Clone, Debug)]
pub struct Call<A, B = ()> {
    /// What the command takes.
    pub actor: A,
    /// Whose token it is.
    pub caller: Caller,
    /// What was sent.
    pub sent: Sent<B>,
}

/// Why a call does not reach its handler.
#[derive(Debug)]
pub enum Unheard {
    /// No token, no permission, no valid key.
    Refused(Error),
    /// A body that is not JSON, or too large.
    Unreadable(Unreadable),
}

impl From<Error> for Unheard {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<Unreadable> for Unheard {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl IntoResponse for Unheard {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(error) => Refused(error).into_response(),
            Self::Unreadable(unreadable) => unreadable.into_response(),
        }
    }
}

impl<A: Allowed, B> FromRequest<Site> for Call<A, B> {
    type Rejection = Unheard;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Unheard> {
        let caller = bearer(site, request.headers()).await?;
        A::from_caller(&caller)?;
        let key = idempotency_key(request.headers())?.filter(|_| request.method() == Method::POST);
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let headers = request.headers().clone();
        let bytes = bytes(request, site).await?;
        let sent = Sent::parse(&headers, &bytes)?;
        let fingerprint = || key::digest(&[method.as_str().as_bytes(), path.as_bytes(), &bytes]);
        let repeat = key.map(|key| Repeat { key, fingerprint: fingerprint() });
        let caller = caller.repeating(repeat);
        Ok(Self { actor: A::from_caller(&caller)?, caller, sent })
    }
}

/// The `Idempotency-Key`, where there is one.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Error> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().ok().map(str::trim).filter(|key| (1..=200).contains(&key.len()));
    let wrong = || Error::field("", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
    key.map(|key| Some(key.to_owned())).ok_or_else(wrong)
}

/// 200 with what there is now.
fn ok(shown: &impl Serialize) -> Response {
    json::with(StatusCode::OK, shown)
}

/// 201 with what was made, and where it is.
fn created(path: &str, shown: &impl Serialize) -> Response {
    let mut response = json::with(StatusCode::CREATED, shown);
    if let Ok(path) = HeaderValue::try_from(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

/// 204.
fn deleted() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

/// What may be in the way of a PATCH.
const CHANGED: &str = "Changed meanwhile (`conflict`), or not to be changed now (`wrong-state`).";

/// 200 with what a change made; where somebody was faster, 409 with both: what is stored now, and what was sent.
async fn changed<B, T: Serialize>(
    done: Result<T, Error>,
    sent: &Sent<B>,
    newest: impl Future<Output = Result<T, Error>>,
) -> Reply {
    let Err(Error::Conflict { .. }) = done else { return Ok(ok(&done?)) };
    let (current, sent) = (serde_json::json!(newest.await?), serde_json::json!(sent));
    let current_version = current["version"].as_i64().unwrap_or_default();
    let mut refusal = Refusal::from(&Error::Conflict { current: current_version });
    refusal.more = Some(More::Conflict { current_version, both: Some(Both { current, sent }) });
    let mut response = refusal.status.into_response();
    response.extensions_mut().insert(refusal);
    Ok(response)
}
