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
pub mod duty;
pub mod imports;
mod list;
pub mod mail;
pub mod posts;
pub mod public;
mod query;
pub mod questions;
pub mod safety;
pub mod scripts;
pub mod series;
pub mod sessions;
pub mod slots;
pub mod teams;
pub mod topics;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wellspring_core::actor::{Caller, Repeat};
use wellspring_core::{Error, key};

use self::body::{Changes, Sent};
use self::list::{Listed, Page, after_id};
use super::answer::Reply;
use super::answer::json::{self, ok};
use super::ground::acts::Acts;
use super::ground::body::bytes;
use super::ground::problem::{Both, More};
use super::ground::{Path, Refusal, Refused};
use super::site::Site;
use super::who::program::bearer;
use super::who::{Allowed, Token};

/// A program that sends something: like [`Token`], with what its address names (`P`) and a JSON body `B`; its actor
/// repeats by `Idempotency-Key`.
#[derive(Clone, Debug)]
pub struct Call<A, B = (), P = ()> {
    /// What the command takes.
    pub actor: A,
    /// Whose token it is.
    pub caller: Caller,
    /// What the address names.
    pub at: P,
    /// What was sent.
    pub sent: Sent<B>,
}

impl<A: Allowed, B, P: DeserializeOwned + Send> FromRequest<Site> for Call<A, B, P> {
    type Rejection = Refused;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Refused> {
        let (mut parts, body) = request.into_parts();
        let caller = bearer(site, &parts.headers).await?;
        Acts::by(&parts, caller.who());
        A::from_caller(&caller)?;
        let key = idempotency_key(&parts.headers)?.filter(|_| parts.method == Method::POST);
        let Path(at) = Path::from_request_parts(&mut parts, site).await?;
        let bytes = bytes(Request::from_parts(parts.clone(), body), site).await?;
        let sent = Sent::parse(&parts.headers, &bytes)?;
        let caller = repeating(caller, key, &[parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), &bytes]);
        Ok(Self { actor: A::from_caller(&caller)?, caller, at, sent })
    }
}

/// The `Idempotency-Key`, where there is one.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Error> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().ok().map(str::trim).filter(|key| (1..=200).contains(&key.len()));
    let wrong = || Error::field("", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
    key.map(|key| Some(key.to_owned())).ok_or_else(wrong)
}

/// A caller whose command is done once for a key; with it nothing else but `sent` may come.
fn repeating(caller: Caller, key: Option<String>, sent: &[&[u8]]) -> Caller {
    caller.repeating(key.map(|key| Repeat { key, fingerprint: key::digest(sent) }))
}

/// A body that is no JSON, up to `most` bytes; else `refused` stands beside `field`.
async fn whole(request: Request, most: usize, field: &str, refused: &str) -> Result<Bytes, Error> {
    to_bytes(request.into_body(), most).await.map_err(|_| Error::field(field, refused))
}

/// 201 with what was made, and where it is.
fn created(path: &str, shown: &impl Serialize) -> Response {
    let mut response = json::created(shown);
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

/// The answer to a change; where somebody was faster, 409 with both: what is stored now, and what was sent.
async fn changed<B, T: Serialize>(
    done: Result<Response, Error>,
    sent: &Sent<B>,
    newest: impl Future<Output = Result<T, Error>>,
) -> Reply {
    let Err(Error::Conflict { .. }) = done else { return Ok(done?) };
    let (current, sent) = (serde_json::json!(newest.await?), serde_json::json!(sent));
    let current_version = current["version"].as_i64().unwrap_or_default();
    let more = Some(More::Conflict { current_version, both: Some(Both { current, sent }) });
    Ok(Refusal { more, ..Refusal::from(&Error::Conflict { current: current_version }) }.into_response())
}
